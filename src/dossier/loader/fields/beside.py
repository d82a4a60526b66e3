"""Who wrote and when, in parts of a web page beside its headline that its markup sets apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from dossier.loader import shape
from dossier.loader.fields.below import MOST_WORDS, clues_of, parts_of, text_start
from dossier.loader.fields.byline import byline_clues, is_byline
from dossier.loader.fields.captions import is_caption
from dossier.loader.fields.lines import dates_in, is_date_line
from dossier.loader.fields.people import has_given_name
from dossier.loader.pieces import Clue, Page, Piece, decided, marked, removed

_OF_PEOPLE = frozenset({"author note", "part of the web page"})
_OF_DATES = _OF_PEOPLE | {"tags"}
_ABOVE = 4
"""Blocks above the headline among which an author and a date stand."""


def find_beside_headline(page: Page) -> Page:
    """Read author, date and captions from what the markup sets apart, where nothing else tells them."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), None)
    start = text_start(page, head) if page.is_markup and head is not None else None
    if head is None or start is None:
        return page
    near = range(max(0, head - _ABOVE), start)
    for find in (_dates, _people, _captions):
        found = list(find(page, near, head))
        changes = {index: piece for index, piece, _ in found}
        page = decided(page, changes, tuple(c for _, _, clues in found for c in clues))
    return page


_Found: TypeAlias = Iterator[tuple[int, Piece, tuple[Clue, ...]]]


def _has(page: Page, field: str) -> bool:
    return any(c.field == field for c in page.clues) or any(g.field == field for g in page.given)


def _dates(page: Page, near: range, _head: int) -> _Found:
    if _has(page, "published"):
        return
    for index in near:
        piece = page.pieces[index]
        dates = tuple(dates_in(piece.text, index)) if piece.why in _OF_DATES else ()
        if dates and is_date_line(piece.text, dates):
            yield index, removed(piece, "date of publication"), dates


def _people(page: Page, near: range, _head: int) -> _Found:
    if _has(page, "byline"):
        return
    for index in near:
        piece = page.pieces[index]
        if piece.why not in _OF_PEOPLE or shape.size(piece.text) > MOST_WORDS:
            continue
        clues = tuple(_writers(piece.text, index, is_known=piece.why == "author note"))
        if clues:
            yield index, marked(piece, "byline"), clues


def _writers(text: str, index: int, *, is_known: bool) -> Iterator[Clue]:
    """Yield whom a part names; unless the markup says that it is the author's, by their given names."""
    if is_byline(text):
        yield from byline_clues(text, index)
        return
    read = parts_of(text, index)
    people = [text[p.start : p.end] for p in read[0] if p.kind == "person"] if read else []
    if read and people and (is_known or all(map(has_given_name, people))):
        yield from (clue for part in read[0] for clue in clues_of(text, index, part))


def _captions(page: Page, near: range, head: int) -> _Found:
    for index in near:
        piece = page.pieces[index]
        if index > head and piece.why in _OF_PEOPLE and is_caption(piece.text):
            yield index, marked(piece, "caption"), ()
