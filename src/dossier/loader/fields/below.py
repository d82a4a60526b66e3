"""Lines between headline and text that say without "By" who wrote, for whom, where and when."""

from __future__ import annotations

import re

from dossier.loader import shape
from dossier.loader.fields.dateline import has_lede, read_dateline
from dossier.loader.fields.headline import lede_of
from dossier.loader.fields.parts import (
    HANDLE,
    UNKNOWN,
    Part,
    clues_of,
    is_house_in_place,
    parts_of,
    with_house,
)
from dossier.loader.fields.people import has_given_name, is_job
from dossier.loader.fields.places import is_place
from dossier.loader.pieces import Clue, Page, Piece, decided, marked, removed
from dossier.model import Basis

MOST_WORDS = 22
MOST_NAMES = 6
"""Parts of such a line."""
NEAR = 9
"""Lines from the first running text on within which the text itself begins."""
_BEFORE = 2
"""Paragraphs that a standfirst may have."""


def text_start(page: Page, head: int) -> int | None:
    """Return where the text begins: below the last byline, date or dateline near the headline.

    A standfirst of several sentences looks like running text; what stands under it does not.
    """
    lede = lede_of(page)
    if lede is None:
        return None
    start, paragraphs = lede, 0
    for index in range(lede, min(lede + NEAR, len(page.pieces) - 1)):
        piece = page.pieces[index]
        if paragraphs and index > head and _is_sign(piece, page.pieces[index + 1 : index + NEAR]):
            start = index if read_dateline(piece.text) else index + 1
        if piece.is_open and shape.is_sentence(piece.text):
            paragraphs += 1
            if paragraphs > _BEFORE or read_dateline(piece.text):
                break
    return start


def _is_sign(piece: Piece, below: tuple[Piece, ...]) -> bool:
    """Say whether a line stands above a text and not under it: a byline, a date, a dateline."""
    running = sum(1 for p in below if p.is_open and shape.is_sentence(p.text))
    if piece.is_open and shape.is_sentence(piece.text):
        return running > 0 and read_dateline(piece.text) is not None
    is_date = (piece.why or "").startswith("date of pub")
    return (is_date or piece.kind == "byline") and running >= _BEFORE


_SOURCE = re.compile(r"(?:source|via)s?\s*:", re.IGNORECASE)


def find_names_below(page: Page) -> Page:
    """Mark those lines as bylines, and read people, outlet, place and date from them."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), -1)
    start = text_start(page, head)
    if start is None:
        return page
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index in range(head + 1, start):
        piece = page.pieces[index]
        if piece.is_open and _is_named(page, index):
            changes[index] = marked(piece, "byline")
            continue
        read = _where(piece) if index - 1 in changes else None
        read = read or _read(piece, index)
        if read is not None and _tells(page, index, *read):
            changes[index], found = _decided(piece, index, *read)
            clues += found
        elif piece.is_open and (parts := _writer_above_date(page, index)):
            changes[index], found = _decided(piece, index, parts, ())
            clues += found
    return decided(page, changes, tuple(clues))


def _where(piece: Piece) -> tuple[list[Part], tuple[Clue, ...]] | None:
    """Read a house and where somebody of it is, under who wrote: "BBC News, Port Ellery"."""
    if (
        not piece.is_open
        or not is_house_in_place(piece.text)
        or has_given_name(piece.text.partition(", ")[2])
    ):
        return None
    house = len(piece.text.partition(", ")[0])
    return [Part("house", 0, house), Part("place", house + 2, len(piece.text))], ()


def _writer_above_date(page: Page, index: int) -> list[Part] | None:
    """Read a writer and an outlet that no list knows, right above the date of the page."""
    below = page.pieces[index + 1 : index + 2]
    is_above = any((p.why or "").startswith("date of") for p in below)
    return with_house(page.pieces[index].text) if is_above else None


def _read(piece: Piece, index: int) -> tuple[list[Part], tuple[Clue, ...]] | None:
    text = piece.text
    if _SOURCE.match(text):
        return None
    if (
        not (piece.is_open or piece.why == "navigation")
        or shape.size(text) > MOST_WORDS
        or has_lede(text)
    ):
        return None
    read = parts_of(text, index)
    if read is None or not 0 < len(read[0]) <= MOST_NAMES:
        return None
    return read


def _is_named(page: Page, index: int) -> bool:
    """Say whether a line is the outlet that the title names."""
    text = page.pieces[index].text.casefold()
    return any(c.field == "source" and c.value.casefold() == text for c in page.clues)


def _tells(page: Page, index: int, parts: list[Part], dates: tuple[Clue, ...]) -> bool:
    """Say whether there is reason enough to take a line for a byline."""
    text = page.pieces[index].text
    kinds = {part.kind for part in parts}
    people = [text[part.start : part.end] for part in parts if part.kind == "person"]
    if "house" in kinds or UNKNOWN in kinds or (people and (dates or kinds - {"person"})):
        return True
    if "role" in kinds:
        return shape.size(text) <= 4 or bool(people)  # noqa: PLR2004 - "Staff Reporter"
    if not people:
        return "handle" in kinds and len(parts) == 1
    if len(people) > 1 and _IN_PLACE.search(text) and any(map(has_given_name, people)):
        return True
    return all(map(has_given_name, people)) or (
        len(people) == 1 and not any(c.isdigit() for c in text) and _is_among(page, index)
    )


_IN_PLACE = re.compile(r"\w in [A-Z]")


def _is_among(page: Page, index: int) -> bool:
    """Say whether a date, a byline or a handle stands next to a line."""
    near = page.pieces[max(0, index - 1) : index] + page.pieces[index + 1 : index + 2]
    if not any(p.kind == "headline" for p in page.pieces[:index]):
        return False
    return any(
        p.kind == "byline"
        or (p.why or "").startswith("date of")
        or HANDLE.fullmatch(p.text)
        or is_job(p.text)
        or is_house_in_place(p.text)
        for p in near
    )


def _decided(
    piece: Piece, index: int, parts: list[Part], dates: tuple[Clue, ...]
) -> tuple[Piece, list[Clue]]:
    parts = _with_place(piece.text, parts, dates)
    clues = [*dates, *(c for part in parts for c in clues_of(piece.text, index, part))]
    kinds = [part.kind for part in parts]
    if sorted(kinds) == ["house", "place"] and not dates:
        place = next(p for p in parts if p.kind == "place")
        words = piece.text[place.start : place.end]
        clues.append(Clue("place", words, Basis.DATELINE, index, place.start, place.end))
        house = next(p for p in parts if p.kind == "house")
        words = piece.text[house.start : house.end]
        clues.append(Clue("dateline_agency", words, Basis.DATELINE, index, house.start, house.end))
        return marked(piece, "dateline"), clues
    if kinds == ["handle"]:
        return removed(piece, "address of the author"), clues
    return marked(piece, "byline"), clues


_PLACE_AND_HOUSE = re.compile(r"(?P<place>[^:|]{2,40})(?:: ?| \| )\S.*")
_BEHIND_TIME = re.compile(r".*\d[:.]\d\d.* [-–—|] (?P<place>[^-–—|]{2,40})")


def _with_place(text: str, parts: list[Part], dates: tuple[Clue, ...]) -> list[Part]:
    """Take for a place what stands before a house ("PORT ELLERY | AFP") or behind the time of a page."""
    kinds = [part.kind for part in parts]
    if kinds == ["person", "house"] and not dates:
        match = _PLACE_AND_HOUSE.fullmatch(text)
    else:
        match = _BEHIND_TIME.fullmatch(text) if kinds == ["person"] and dates else None
    if match is None or has_given_name(match["place"]) or not is_place(match["place"]):
        return parts
    return [Part("place", *match.span("place")), *parts[1:]]
