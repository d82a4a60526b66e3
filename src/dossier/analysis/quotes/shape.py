"""From the words of a statement to quotes: direct, mixed or indirect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.analysis.quotes.frame import Frame
from dossier.analysis.quotes.marks import Marked
from dossier.analysis.quotes.units import MASK, Page, Unit
from dossier.model import Quote, QuoteKind, Span, Speaker
from dossier.text import trim

STATEMENT = 5
"""Words in marks that are a statement, and not an expression or a title."""


def claimed(frame: Frame, found: Sequence[Frame]) -> tuple[Span, ...]:
    """Return what in a statement somebody else is said to have said."""
    if frame.through is not None:
        return ()
    return tuple(piece for f in found if f.through == frame.speaker for piece in f.content)


def said(
    here: Page, unit: Unit, frame: Frame, said_by: Speaker, claimed: Sequence[Span]
) -> Iterator[Quote]:
    """Yield what is said; words in marks that are claimed are those of somebody within it."""
    if frame.is_noun and here.words.has("pronoun-owner", said_by.text.lower()):
        return  # nobody knows whose claim it is
    for piece in frame.content:
        span, kind, parts = _shape(here, unit, frame, piece)
        own = tuple(p for p in parts if not any(other.meets(p) for other in claimed))
        if len(span) and not (kind == "direct" and any(other.meets(span) for other in claimed)):
            yield Quote(span, kind, said_by, frame.cue, own)


def _shape(
    here: Page, unit: Unit, frame: Frame, piece: Span
) -> tuple[Span, QuoteKind, tuple[Span, ...]]:
    """Return the words of a statement, without its marks when it stands in marks wholly."""
    inside = [m for m in unit.marks if piece.meets(m.outer) and not m.is_plain]
    if not any(_is_speech(here, frame, mark) for mark in inside):
        return trim(here.text, piece), "indirect", ()
    bare = piece.of(here.masked).replace(MASK, "")
    is_bare = sum(map(str.isalnum, bare)) <= _THAT and not here.words.finite.search(bare)
    if len(inside) == 1 and is_bare:
        return inside[0].words, "direct", ()
    if len(inside) == 1 and _is_stranded(here, piece, inside[0]):
        return inside[0].words, "direct", ()
    start = min(piece.start, inside[0].outer.start)
    end = max(piece.end, inside[-1].outer.end)
    return Span(start, end), "mixed", tuple(m.words for m in inside if _is_speech(here, frame, m))


def _is_stranded(here: Page, piece: Span, mark: Marked) -> bool:
    """Say whether words before a quote belong to another line, whose end is lost.

    Nothing joins them to it: no comma, no colon, no small word, and the quote is a sentence.
    """
    words = mark.words.of(here.text)
    lead = here.text[piece.start : mark.outer.start].rstrip()
    is_last = piece.end <= mark.outer.end
    if not (is_last and lead and lead[-1].isalnum() and words[0].isupper()):
        return False
    last = lead.rsplit(maxsplit=1)[-1].lower()
    is_sentence = len(words.split()) >= STATEMENT and words[-1] in ",.?!"
    return (
        is_sentence
        and last not in here.words.joining
        and not any(here.words.ends(ending, last) for ending in _ENDINGS)
    )


_ENDINGS = ("past-ending", "gerund-ending", "plural-ending")
_THAT = 4
"""Letters of "that", which may stand before a quote that is whole."""


def _is_speech(here: Page, frame: Frame, mark: Marked) -> bool:
    """Say whether marks hold what was said, and not a word at a distance: a “sensitive” centre."""
    if not frame.is_speech or not mark.words.of(here.text).isalpha():
        return True
    before = here.masked[max(0, mark.outer.start - 12) : mark.outer.start]
    follows = here.words.rules["runs-on"].match(here.text, mark.outer.end)
    return follows is None or here.words.rules["leads-on"].search(before) is None
