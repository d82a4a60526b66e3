"""The headline, and where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.fields.choice import NAVIGATION, SUFFIX, bare, chosen, key, stems
from dossier.loader.fields.dateline import has_lede, read_dateline
from dossier.loader.fields.mastheads import is_house
from dossier.loader.fields.parts import is_house_in_place
from dossier.loader.fields.people import is_person, is_staff
from dossier.loader.fields.sections import summary_heads
from dossier.loader.phrases import phrase_in
from dossier.loader.pieces import Clue, Page, Piece, decided, marked, removed
from dossier.model import Basis
from dossier.outlets import agency, publication

WINDOW = 60
"""Lines above the lede among which the headline of a pasted page is looked for."""
LONGEST = 30
_MASTHEAD = 6
"""Words of a line that begins with an outlet and a bar: "The Herald | Island News"."""


def find_headline(page: Page) -> Page:
    """Mark the headline and take out its repetitions."""
    index = _hinted(page)
    if index is None:
        index = _stated(page)
    if index is None:
        index = _seen(page)
    return page if index is None else _with_headline(page, index)


def _hinted(page: Page) -> int | None:
    stated = {key(g.value) for g in page.given if g.field == "headline"}
    hinted = [i for i, p in enumerate(page.pieces) if p.kind == "headline"]
    fitting = (i for i in hinted if key(page.pieces[i].text) in stated)
    return next(fitting, hinted[0] if hinted else None)


def _stated(page: Page) -> int | None:
    """Find the line that says what the clipping states as its headline."""
    stated = {key(g.value) for g in page.given if g.field == "headline"}
    if not stated:
        return None
    lines = (i for i, p in enumerate(page.pieces) if _may_be_heading(p) and key(p.text) in stated)
    return next(lines, None)


def _may_be_heading(piece: Piece) -> bool:
    return piece.is_open or piece.why == NAVIGATION or piece.kind == "subheading"


def lede_of(page: Page) -> int | None:
    """Return the index of the first line of running text."""
    for index, piece in enumerate(page.pieces):
        if piece.why is not None or piece.kind not in {None, "paragraph"}:
            continue
        if piece.kind == "paragraph" or _opens(page, index, piece):
            return index
    return None


def _opens(page: Page, index: int, piece: Piece) -> bool:
    if has_lede(piece.text):
        return True
    return shape.is_sentence(piece.text) and not _is_long_headline(page, index, piece.text)


def _is_long_headline(page: Page, index: int, text: str) -> bool:
    """Say whether a first line that ends like a sentence is a headline all the same."""
    if not shape.ends(text) or shape.size(text) < 4:  # noqa: PLR2004 - fewer words are a heading of the page
        return False
    if _is_turn(page, text):
        return False
    above = any(p.why is None and p.kind in {None, "headline"} for p in page.pieces[:index])
    if not above and text.endswith(".") and _is_told_again(page, index, text):
        return True
    if (
        above
        or shape.size(text) > LONGEST
        or (text.endswith((".", "…", "。", "।", "۔")) and not shape.in_title_case(text))
    ):
        return False
    body = [p.text for p in page.pieces[index + 1 : index + 4] if p.is_open]
    return bool(body) and shape.is_sentence(body[0]) and not _same_set(text, body[0])


_FULL_STOP_WORDS = 20
_TOLD_AGAIN = 0.5


def _is_told_again(page: Page, index: int, text: str) -> bool:
    """Say whether a first line with a full stop stands over a lede: a dateline, or its own words."""
    if shape.size(text) > _FULL_STOP_WORDS or re.search(r"[a-z]{3}[.!?] ", text):
        return False
    body = [p.text for p in page.pieces[index + 1 : index + 3] if p.is_open]
    if not body or not shape.is_sentence(body[0]) or read_dateline(text) is not None:
        return False
    if read_dateline(body[0]) is not None:
        return True
    words = stems(text)
    again = len(words & stems(body[0]))
    return again > _FEW_WORDS and again >= len(words) * _TOLD_AGAIN


_FEW_WORDS = 2
_TURN = re.compile(r"[A-Z][\w.’' -]{1,30}: ")


def _is_turn(page: Page, text: str) -> bool:
    """Say whether a line is a turn of a conversation: its speaker speaks again."""
    speaker = _TURN.match(text)
    if speaker is None:
        return False
    return sum(1 for p in page.pieces if p.text.startswith(speaker.group())) > 1


def _same_set(text: str, following: str) -> bool:
    """Say whether two lines are set alike: one of them is then no heading of the other."""
    return text.endswith(".") and not shape.in_title_case(text) and len(following) < 2 * len(text)


def _seen(page: Page) -> int | None:
    lede = lede_of(page)
    if lede is None:
        return _only_lines(page)
    candidates = list(_candidates(page, lede))
    if not candidates:
        return None
    return chosen(page, lede, candidates)


def _only_lines(page: Page) -> int | None:
    """Find a headline over a text without a single sentence, such as a table."""
    lines = [i for i, p in enumerate(page.pieces) if p.is_open]
    if len(lines) < 2 or not shape.is_headline_like(page.pieces[lines[0]].text):  # noqa: PLR2004 - a headline and a body
        return None
    return lines[0] if page.pieces[lines[1]].block.gap > 1 else None


def _candidates(page: Page, lede: int) -> Iterator[int]:
    for index in range(max(0, lede - WINDOW), lede):
        piece = page.pieces[index]
        if piece.text.casefold().rstrip(":") in summary_heads():
            return
        house, bar, _ = piece.text.partition(" | ")
        is_name = agency(piece.text) is not None or publication(piece.text) is not None
        is_name = is_name or is_house_in_place(piece.text)
        is_name = is_name or bool(bar and shape.size(piece.text) <= _MASTHEAD and is_house(house))
        if not _may_be_heading(piece) or _is_of_page(page, piece) or is_name:
            continue
        words = shape.size(piece.text)
        is_title = shape.is_headline_like(piece.text) or _is_long_headline(page, index, piece.text)
        if find_date(piece.text) is not None and words < 2 * shape.SENTENCE:
            continue
        if piece.text.startswith(("by ", "By ", "*", "Edited by ")) or "www." in piece.text:
            continue
        if is_person(piece.text.split(",")[0].strip()) and (words <= 3 or is_staff(piece.text)):  # noqa: PLR2004 - a name
            continue
        if is_title and words <= LONGEST and read_dateline(piece.text) is None:
            yield index


def _is_of_page(page: Page, piece: Piece) -> bool:
    """Say whether a line among the navigation is one that pages are known to have."""
    return piece.why == NAVIGATION and phrase_in(piece.text, page.language) is not None


def _with_headline(page: Page, index: int) -> Page:
    piece = page.pieces[index]
    start, end, source = _without_site(page, piece.text)
    clues = [Clue("headline", piece.text[start:end], Basis.HEADLINE, index, start, end)]
    if source is not None:
        clues.append(source_clue(source, piece.text, index))
    changes = {
        i: removed(page.pieces[i], "the headline once more")
        for i in _repeats(page, index, piece.text[start:end])
    }
    changes |= {
        i: replace(marked(p, "subheading"))
        for i, p in enumerate(page.pieces)
        if p.kind == "headline" and i != index and i not in changes
    }
    return decided(page, {**changes, index: marked(piece, "headline")}, tuple(clues))


def source_clue(source: str, text: str, index: int) -> Clue:
    """Return the clue that the end of a title gives about the outlet."""
    start = text.rfind(source)
    wire = agency(source)
    if wire is not None:
        return Clue("agency", wire, Basis.HEADLINE, index, start, start + len(source))
    return Clue("source", source, Basis.HEADLINE, index, start, start + len(source))


def _without_site(page: Page, text: str) -> tuple[int, int, str | None]:
    """Part a headline from the name of the site behind it, and from "Subject:" before it."""
    label = _SUBJECT.match(text)
    start = label.end() if label else 0
    match = SUFFIX.search(text, start)
    if match is None:
        return start, len(text), None
    name = match["name"].strip()
    known = publication(name) is not None or agency(name) is not None
    alone = any(key(p.text) == key(text[: match.start()]) for p in page.pieces)
    said = any(g.field == "source" and key(g.value) == key(name) for g in page.given)
    if known or alone or said:
        return start, match.start(), name
    return start, len(text), None


_SUBJECT = re.compile(
    r"(?:subject|title|headline):\s*+(?:\[[^\]]{2,40}\]\s*+)?(?=\S)", re.IGNORECASE
)


_REPEATED = frozenset({"headline", "subheading", "paragraph"})


def _repeats(page: Page, index: int, headline: str) -> list[int]:
    own = key(headline)
    return [
        i
        for i, p in enumerate(page.pieces)
        if i != index and (p.is_open or p.why == NAVIGATION or p.kind in _REPEATED)
        if abs(len(p.text) - len(headline)) < 50 and key(bare(p.text)) == own  # noqa: PLR2004 - the name of a site
    ]
