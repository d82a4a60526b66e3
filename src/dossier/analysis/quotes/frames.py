"""Cues with their speaker and what is said: the skeleton of each sentence that reports speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.analysis.quotes import subjects, verbs
from dossier.analysis.quotes.content import END, behind, goes_on, is_rest, next_quote
from dossier.analysis.quotes.lexicon import Lexicon
from dossier.analysis.quotes.line import Line, line, tidy
from dossier.analysis.quotes.passed import passed_on
from dossier.analysis.quotes.units import MASK, Unit, Word
from dossier.model import Span
from dossier.text import trim


class Frame(NamedTuple):
    """One report of speech."""

    cue: Span
    speaker: Span
    content: tuple[Span, ...]
    is_according: bool = False
    is_speech: bool = True
    """Whether the cue is a verb of speech, and not one of thought or praise."""


_TRAIL = re.compile(rf"(?:[,?!{MASK}–—]|\s-)\s?$")
_GOES_ON = re.compile(r",|\s[–—]|[;:.]")
_NEXT_QUOTE = re.compile(rf"[,.]\s{MASK}")


def frames(lexicon: Lexicon, masked: str, unit: Unit) -> tuple[Frame, ...]:
    """Return the reports of speech of a sentence in reading order."""
    if _is_endless(masked, unit):
        return ()
    here = line(lexicon, masked, unit)
    told, passed = tuple(_according(here)), tuple(passed_on(here))
    taken = [*(t.speaker for t in told), *(p.clause for p in passed)]
    found = [
        *_signed(here),
        *told,
        *(Frame(p.cue, p.speaker, (p.content,)) for p in passed),
        *(f for f in _by_verb(here) if not any(span.holds(f.cue) for span in taken)),
    ]
    return tuple(sorted(_outer(found), key=lambda frame: frame.cue))


def _outer(found: Sequence[Frame]) -> list[Frame]:
    """Leave out thoughts and judgements that are told within somebody's statement."""
    told = [frame for frame in found if frame.is_speech and not frame.is_according]
    said = [piece for frame in told for piece in frame.content]
    return [f for f in found if f.is_speech or not any(p.holds(f.cue) for p in said)]


def _is_endless(masked: str, unit: Unit) -> bool:
    """Say whether a stretch is too long for a sentence: a table, a list, a text without stops."""
    return len(unit.span.of(masked).replace(MASK, "")) > _LONGEST_SENTENCE


_LONGEST_SENTENCE = 1_200
"""Characters outside quotation marks."""
_SIGNED = re.compile(rf"{MASK}\s*(?P<dash>[―—–]|--?)\s*(?P<name>[^{MASK}]{{3,60}})$")


def _signed(here: Line) -> Iterator[Frame]:
    """Yield a quote with its speaker behind a dash, as in a pull quote."""
    words = here.masked[here.span.start : here.span.end].rstrip(" .")
    found = _SIGNED.search(words)
    if found and words.startswith(MASK) and not here.lexicon.finite.search(found["name"]):
        first = here.span.start
        name = Span(first + found.start("name"), first + found.end("name"))
        said = Span(first, first + found.start() + 1)
        if here.masked[name.start].isupper():
            yield Frame(Span(first + found.start("dash"), first + found.end("dash")), name, (said,))


def _according(here: Line) -> Iterator[Frame]:
    """Yield what is said by "according to X"."""
    for match in here.lexicon.according.finditer(here.masked, here.span.start, here.span.end):
        cue = trim(here.masked, Span(match.start(), match.end()))
        is_first = here.masked[here.span.start : match.start()].strip() == ""
        comma = here.masked.find(", ", match.end(), here.span.end) if is_first else -1
        speaker = subjects.after(here, match.end(), comma if comma > 0 else here.span.end)
        if speaker is None:
            continue
        content = tidy(here.masked, _beside(here, cue, speaker, is_first=is_first))
        if content:
            yield Frame(cue, subjects.without_paper(here, speaker), (content,), is_according=True)


def _beside(here: Line, cue: Span, speaker: Span, *, is_first: bool) -> Span:
    """Return the side of "according to X" on which the statement stands."""
    before, after = Span(here.span.start, cue.start), Span(speaker.end, here.span.end)
    if is_first:
        return after
    is_set_off = here.masked[cue.start - 2 : cue.start].strip()[-1:] in {",", MASK}
    runs_on = here.masked[speaker.end : speaker.end + 1] == " " and here.has_verb(after)
    return after if runs_on and not is_set_off else before


def _by_verb(here: Line) -> Iterator[Frame]:
    speaker: Span | None = None
    for index in verbs.reporting(here):
        frame = _frame(here, index, speaker)
        if frame:
            speaker = frame.speaker
            yield frame


def _frame(here: Line, index: int, last: Span | None) -> Frame | None:
    """Return what one verb reports.

    Args:
        here: the sentence.
        index: of the verb among its words.
        last: who spoke before in the sentence.
    """
    word = here.words[index]
    verb = here.words[verbs.first_of(here, index)]
    if word.lower.endswith("ing") and verb is word and word.start > here.span.start:
        return _participle(here, word, last)
    if here.cue(word).kind == "speech":
        frame = _opening(here, word) or _inverted(here, word)
        if frame:
            return frame
    speaker = subjects.before(here, verb.start)
    if here.cue(word).kind == "speech":
        frame = _trailing(here, word, _set_off(here, word, verb) or speaker)
        if frame:
            return frame
    if speaker and (
        _names_itself(here, speaker) or here.has("no-speaker", here.head(speaker.start))
    ):
        return None
    content = behind(here, word)
    whom = speaker or last or _shared(here, verb)
    if content is None and whom and _announces(here, word):
        return _framed(here, word, whom, ())
    return _framed(here, word, whom, (content,)) if content and whom else None


def _set_off(here: Line, word: Word, verb: Word) -> Span | None:
    """Return the speaker of a cue that is set off by a comma before it, or by two."""
    return subjects.behind_comma(here, verb.start, is_sure=_is_inserted(here, word))


def _is_inserted(here: Line, word: Word) -> bool:
    """Say whether a statement goes on behind its cue: "the test, Seoul said, was a success"."""
    after = here.past_occasion(here.past_recipient(word))
    rest = here.masked[after : here.span.end]
    return rest.startswith(", ") and rest[2:3] != MASK and END.match(rest) is None


def _shared(here: Line, verb: Word) -> Span | None:
    """Return the subject of the first verb of the sentence, when another is joined to it."""
    if not here.masked.endswith((" and ", " but "), here.span.start, verb.start):
        return None
    first = _main_verb(here, verb.start)
    if here.lexicon.relative.search(here.masked, first, verb.start):
        return None
    return subjects.before(here, first)


def _announces(here: Line, word: Word) -> bool:
    """Say whether a sentence ends with a colon behind its cue, and a quote is to come."""
    after = here.past_occasion(here.past_recipient(word))
    return here.masked[after : here.span.end].strip() == ":"


def _framed(here: Line, word: Word, speaker: Span, pieces: tuple[Span, ...]) -> Frame:
    cue = Span(word.start, word.end)
    is_speech = here.cue(word).kind == "speech"
    return Frame(cue, subjects.without_paper(here, speaker), pieces, is_speech=is_speech)


def _names_itself(here: Line, speaker: Span) -> bool:
    """Say whether the clause stands for a thing: "what he calls"."""
    return here.masked[here.span.start : speaker.start].rstrip().endswith(("what", "What"))


def _participle(here: Line, word: Word, last: Span | None) -> Frame | None:
    """Return ", adding that …": said by whoever spoke before, or by the subject of the sentence."""
    if here.cue(word).kind == "thought":
        return None
    content = behind(here, word)
    is_set_off = here.last(word.start) in {",", MASK, "—", "–"}
    if content is None:
        return None
    if not (is_set_off or here.masked[content.start] == MASK or here.head(content.start) == "that"):
        return None
    first = _main_verb(here, word.start)
    is_clear = here.cue(word).kind == "speech" or not here.lexicon.boundary.search(
        here.masked, first, word.start
    )
    whom = last or (subjects.before(here, first) if is_clear else None)
    return _framed(here, word, whom, (content,)) if whom else None


def _main_verb(here: Line, limit: int) -> int:
    """Return where the first verb of a sentence stands."""
    found = here.lexicon.finite.search(here.masked, here.span.start, limit)
    return found.start() if found else limit


def _opening(here: Line, word: Word) -> Frame | None:
    """Return Said X: "…"."""
    colon = here.masked.find(":", word.end, here.span.end)
    if word.start != here.span.start or colon < 0 or word.lower.endswith("ing"):
        return None
    speaker = subjects.after(here, word.end, colon)
    said = next_quote(here, colon)
    return _framed(here, word, speaker, (said,)) if speaker and said else None


def _inverted(here: Line, word: Word) -> Frame | None:
    """Return "…," said X: the cue stands right behind what is said."""
    before = trim(here.masked, Span(here.span.start, word.start))
    if here.cue(word).lemma == "tell" or not _is_said_before(here, before):
        return None
    follows = here.head(word.end + 1)
    if not follows or here.has("not-a-name", follows) or here.past_occasion(word.end) > word.end:
        return None
    speaker = subjects.after(here, word.end, here.span.end)
    if speaker is None or _goes_on_as_clause(here, before, speaker):
        return None
    said = tidy(here.masked, before)
    more = next_quote(here, speaker.end)
    pieces = tuple(p for p in (said, more) if p)
    return _framed(here, word, speaker, pieces) if pieces else None


def _goes_on_as_clause(here: Line, before: Span, speaker: Span) -> bool:
    """Say whether a verb follows what looks like a speaker: "X, who saw it, said the dam broke"."""
    if here.last_but_comma(before.end) == MASK:
        return False
    return here.lexicon.finite.match(here.masked, speaker.end + 1, here.span.end) is not None


def _is_said_before(here: Line, before: Span) -> bool:
    """Say whether the words before a cue are a statement, and not its speaker."""
    words = before.of(here.masked)
    if len(before) == 0 or not _TRAIL.search(words):
        return False
    if MASK in words:
        return here.last_but_comma(before.end) == MASK
    plain = here.lexicon.relative.sub(" ", words)
    return here.lexicon.finite.search(plain) is not None


def _can_trail(here: Line, speaker: Span, said: Span) -> bool:
    """Say whether words and a speaker behind them can be a statement with its cue to come."""
    is_who = here.has("relative", here.head(speaker.start))
    return len(said) > 0 and not is_who and _TRAIL.search(said.of(here.masked)) is not None


def _trailing(here: Line, word: Word, speaker: Span | None) -> Frame | None:
    """Return "…, X said": the speaker stands between what is said and the cue."""
    if speaker is None:
        return None
    after = here.past_occasion(here.past_recipient(word))
    rest = here.masked[after : here.span.end]
    said = trim(here.masked, Span(here.span.start, speaker.start))
    is_marked = MASK in said.of(here.masked)
    if not _can_trail(here, speaker, said) or (rest[:1] == ":" and not is_marked):
        return None
    is_statement = is_marked or here.has_verb(said)
    runs_on = _GOES_ON.match(rest) is not None and END.match(rest) is None
    front = here.lexicon.fronted.match(here.masked, said.start, speaker.start)
    is_front = front is not None and front.end() == speaker.start
    if is_front and not _is_inserted(here, word):
        return None
    is_after_quote = here.last_but_comma(said.end) == MASK
    if not (runs_on or (is_statement and is_rest(here, after, is_sure=is_after_quote))):
        return None
    more = goes_on(here, after, is_whole=is_statement and not is_front) if runs_on else None
    if is_after_quote and more is None and _NEXT_QUOTE.search(rest):
        more = next_quote(here, after)
    if not is_statement and more is None:
        return None
    pieces = tuple(p for p in (tidy(here.masked, said), more) if p)
    return _framed(here, word, speaker, pieces) if pieces else None


def acting(lexicon: Lexicon, masked: str, unit: Unit) -> Span | None:
    """Return the subject of a sentence that reports no speech."""
    if _is_endless(masked, unit):
        return None
    here = line(lexicon, masked, unit)
    return subjects.before(here, _main_verb(here, unit.span.end))
