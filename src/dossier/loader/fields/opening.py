"""The dateline of an article: in a line of its own, or before the lede."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.fields.dateline import parts_of_dateline, read_dateline
from dossier.loader.fields.dateline_forms import Read
from dossier.loader.fields.parts import is_house_in_place
from dossier.loader.fields.people import has_given_name
from dossier.loader.fields.places import is_known, is_place
from dossier.loader.pieces import Clue, Page, Piece, decided, kept, marked
from dossier.model import Basis, FoundDate, Interval
from dossier.outlets import agency


def find_place_lines(page: Page) -> Page:
    """Mark a place that stands in a line of its own before the lede."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), None)
    above: list[Piece] = []
    for index, piece in kept(page):
        if len(above) > MOST_ABOVE:
            return page
        if piece.is_open and shape.size(piece.text) <= 6 and len(piece.text) < 50:  # noqa: PLR2004 - a place and a house
            found = _line(piece.text, is_below=head is not None and index > head)
            if found is not None and _is_before_lede(page, index):
                clues = tuple(_clues(piece, index, found)) if not _has_begun(above) else ()
                return decided(page, {index: marked(piece, "dateline")}, clues) if clues else page
        above += [piece] if piece.kind in {None, "paragraph"} else []
    return page


MOST_ABOVE = 12
"""Lines of a text above such a line."""


def _is_before_lede(page: Page, index: int) -> bool:
    following = next((p for p in islice(page.pieces, index + 1, None) if p.why is None), None)
    return following is not None and shape.is_sentence(following.text)


def _line(text: str, *, is_below: bool) -> Read | None:
    """Return the dateline that a line consists of: a known place, one set in capitals or with a dash."""
    if is_house_in_place(text):
        house = text.index(", ")
        return Read(len(text), (house + 2, len(text)), None, (0, house))
    words = text.strip(" -–—:,.")
    place = (text.find(words), text.find(words) + len(words))
    if is_known(words):
        return Read(len(text), place, None, None)
    if not is_below or re.search(r"\d", words):
        return None
    if text[-1] in "-–—":
        return parts_of_dateline(text.rstrip(" -–—"), "—")
    first, comma, rest = words.partition(",")
    is_set = comma and shape.in_capitals(first) and rest[:2].strip()[:1].isupper()
    return Read(len(text), place, None, None) if is_set and is_place(words) else None


def _has_begun(above: Sequence[Piece]) -> bool:
    """Say whether running text stands above a line, more than one standfirst."""
    return len(above) > 1 or any(read_dateline(p.text) for p in above)


HEAD_PARAGRAPHS = 4


def find_dateline(page: Page) -> Page:
    """Split the dateline from the lede, in the first paragraph that has one."""
    for index in _first_paragraphs(page):
        piece = page.pieces[index]
        found = read_dateline(piece.text)
        found = found or _set_in_capitals(page, index) or _with_stop(page, index)
        found = found or _said_again(page, index)
        if found is not None:
            changed = replace(marked(piece, "paragraph"), split=found.end)
            return decided(page, {index: changed}, tuple(_clues(piece, index, found)))
    return page


_CAPITALS = re.compile(r"(?P<place>[A-Z][A-Z.’'-]+(?: [A-Z.’'-]+){0,3}): (?=[A-Z“\"])")
_FEW_LETTERS = 6


def _set_in_capitals(page: Page, index: int) -> Read | None:
    """Read a place in capitals and a colon before the lede, where nothing else begins like that."""
    match = _CAPITALS.match(page.pieces[index].text)
    if match is None or has_given_name(match["place"]) or not is_place(match["place"]):
        return None
    if len(match["place"]) < _FEW_LETTERS or not shape.is_sentence(page.pieces[index].text):
        return None
    is_first = all(not shape.is_sentence(p.text) for p in page.pieces[:index] if p.kind is None)
    others = sum(1 for p in page.pieces if p.why is None and _CAPITALS.match(p.text))
    is_below = any(p.kind == "headline" for p in page.pieces[:index])
    if not is_first or not is_below or others > 1:
        return None
    return Read(match.end(), match.span("place"), None, None)


_STOPPED = re.compile(r"(?P<place>[A-Z][\w’'-]+(?: [A-Za-z][\w’'-]+){0,3})\. (?=[A-Z“\"])")


def _with_stop(page: Page, index: int) -> Read | None:
    """Read a known town and a full stop before the lede under a headline: "Dar es Salaam. The …"."""
    text = page.pieces[index].text
    match = _STOPPED.match(text)
    if match is None or not is_known(match["place"]) or not shape.is_sentence(text[match.end() :]):
        return None
    above = page.pieces[:index]
    is_first = all(p.kind is not None or p.why is not None for p in above)
    is_below = any(p.kind == "headline" for p in above)
    return Read(match.end(), match.span("place"), None, None) if is_first and is_below else None


_DASHED = re.compile(r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})\s[-–—]{1,2}\s(?=[A-Z“\"])")


def _said_again(page: Page, index: int) -> Read | None:
    """Read words and a dash before the lede, where the text goes on to say "in" these words."""
    text = page.pieces[index].text
    match = _DASHED.match(text)
    if (
        match is None
        or has_given_name(match["place"])
        or not shape.is_sentence(text[match.end() :])
    ):
        return None
    within = re.compile(rf"\b(?:in|at|near|from|to) {re.escape(match['place'])}\b")
    is_first = all(p.kind is not None or p.why is not None for p in page.pieces[:index])
    is_said = any(within.search(p.text) for p in page.pieces[index:] if p.why is None)
    return Read(match.end(), match.span("place"), None, None) if is_first and is_said else None


def _first_paragraphs(page: Page) -> Iterator[int]:
    """Yield the paragraphs in which the text may begin; short lines above it do not count."""
    body = (i for i, p in enumerate(page.pieces) if p.why is None and p.kind in {None, "paragraph"})
    paragraphs = 0
    for number, index in enumerate(body):
        if paragraphs == HEAD_PARAGRAPHS or number == 3 * HEAD_PARAGRAPHS:
            return
        is_running = shape.is_sentence(page.pieces[index].text)
        if is_running or number < HEAD_PARAGRAPHS:
            yield index
        paragraphs += is_running


def _clues(piece: Piece, index: int, found: Read) -> Iterator[Clue]:
    text = piece.text
    if found.place is not None:
        start, end = found.place
        yield Clue("place", text[start:end], Basis.DATELINE, index, start, end)
    if found.agency is not None:
        start, end = found.agency
        name = text[start:end]
        yield Clue("dateline_agency", name, Basis.DATELINE, index, start, end)
        known = agency(name)
        yield Clue(
            "agency" if known else "source", known or name, Basis.DATELINE, index, start, end
        )
    if found.date is not None:
        start, end = found.date
        full = find_date(text[start:end])
        when = Interval(full[0], full[0], "day") if full else Interval(None, None, "day")
        date = FoundDate(when, Basis.DATELINE, written=text[start:end])
        yield Clue("dateline_date", text[start:end], Basis.DATELINE, index, start, end, date)
        if full:
            yield Clue("published", text[start:end], Basis.DATELINE, index, start, end, date)
