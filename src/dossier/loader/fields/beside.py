"""Who wrote and when, in parts of a web page beside its headline that its markup sets apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from dossier.loader import shape
from dossier.loader.fields.below import MOST_WORDS, text_start
from dossier.loader.fields.byline import byline_clues, is_byline
from dossier.loader.fields.captions import is_caption
from dossier.loader.fields.lines import dates_in, is_date_line, is_labelled
from dossier.loader.fields.parts import clues_of, parts_of
from dossier.loader.fields.people import has_given_name
from dossier.loader.pieces import Clue, Page, Piece, decided, marked, removed

_OF_PEOPLE = frozenset({"author note", "part of the web page", "form"})
"""A form, since some systems make one form of the whole page."""
_OF_DATES = _OF_PEOPLE | {"tags"}
_ABOVE = 4
"""Blocks above the headline among which an author and a date stand."""
_BELOW = 6
"""Blocks under it among which a date stands, or an author where it is not known where the text begins."""


def find_beside_headline(page: Page) -> Page:
    """Read author, date and captions from what the markup sets apart, where nothing else tells them."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), None)
    start = text_start(page, head) if page.is_markup and head is not None else None
    if head is None or start is None:
        return page
    first, below = max(0, head - _ABOVE), min(head + 1 + _BELOW, len(page.pieces))
    near = range(first, start if start > head else below)
    for find, where in (
        (_dates, range(first, max(near.stop, below))),
        (_people, near),
        (_captions, near),
    ):
        found = list(find(page, where, head))
        changes = {index: piece for index, piece, _ in found}
        page = decided(page, changes, tuple(c for _, _, clues in found for c in clues))
    return page


_Found: TypeAlias = Iterator[tuple[int, Piece, tuple[Clue, ...]]]


def _dates(page: Page, near: range, _head: int) -> _Found:
    if page.tells("published"):
        return
    for index in near:
        piece = page.pieces[index]
        dates = tuple(dates_in(piece.text, index)) if piece.why in _OF_DATES else ()
        if dates and is_date_line(piece.text, dates):
            yield index, removed(piece, "date of publication"), dates
        elif dates and piece.why == "author note" and _is_of_article(piece.text, dates[0]):
            yield index, piece, dates


def _is_of_article(text: str, date: Clue) -> bool:
    """Say whether a line with a date says otherwise only who wrote, or what the date is of."""
    return is_labelled(text, date) or parts_of(text, date.piece) is not None


def _people(page: Page, near: range, _head: int) -> _Found:
    if page.tells("byline"):
        return
    for index in near:
        piece = page.pieces[index]
        says_by = piece.why in _OF_DATES and _SAYS_BY.search(piece.text) is not None
        if not (says_by or piece.why in _OF_PEOPLE) or shape.size(piece.text) > MOST_WORDS:
            continue
        is_known = says_by or piece.why == "author note"
        clues = tuple(_writers(piece.text, index, is_known=is_known))
        if clues:
            dates = () if page.tells("published") else tuple(dates_in(piece.text, index))
            yield index, marked(piece, "byline"), (*clues, *dates)


_SAYS_BY = re.compile(
    r"(?:^|[|•·,\d]\s*)by\s+[^\W\d_a-zß-öø-ÿ]|^(?:(?:[Pp]osted|[Pp]ublished|[Ww]ritten|[Ss]ubmitted) b|B)y\s",
    re.MULTILINE,
)
"""Before an author: at the start of a line, or after a date."""


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
