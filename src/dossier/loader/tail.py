"""What stands under an article that was copied with a few lines of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.loader import shape
from dossier.loader.fields.headline import lede_of
from dossier.loader.fields.lines import dates_in, without_dates
from dossier.loader.fields.people import has_given_name, is_person
from dossier.loader.fields.places import is_known, is_place
from dossier.loader.pieces import (
    Clue,
    Page,
    Piece,
    decided,
    is_body,
    is_marked_up,
    kept,
    marked,
    removed,
)
from dossier.loader.readers import speaks_to_readers
from dossier.model import Basis

_CALL = "words to the readers"
_LEAST = 3
"""Paragraphs that end like sentences and say that the text has them."""
_SHARE = 0.8
_LONGEST_LINE = 14
_SHORT_QUESTION = 6
_ROWS = 3
"""Lines with numbers that may be a table of the article."""
_WHY = "elsewhere on the page"


def by_tail(page: Page) -> Page:
    """Remove the lines under the last paragraph that are no sentences, or that speak to the readers."""
    if is_marked_up(page):
        return page
    body = [i for i, p in kept(page) if is_body(p)]
    below = list(reversed(list(_below(page, body))))
    text = body[: len(body) - len(below)]
    loose = [i for i in below if not speaks_to_readers(page.pieces[i].text)]
    if loose and not _is_apart(page, text, loose):
        below = [i for i in below if i > loose[-1]]
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for number, index in enumerate(below):
        changes[index], found = _decided(page, index, is_first=number == 0)
        clues += found
    return decided(page, changes, tuple(clues))


def find_calls(page: Page) -> Page:
    """Remove the lines above the text that speak to the readers, and the short ones above its headline."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), None)
    lede = lede_of(page)
    if head is None or lede is None or is_marked_up(page):
        return page
    lines = [(i, p) for i, p in enumerate(page.pieces[:lede]) if p.is_open]
    changes = {i: removed(p, _CALL) for i, p in lines if speaks_to_readers(p.text)}
    changes |= {i: removed(p, _WHY) for i, p in lines if i < head and _is_kicker(p.text)}
    return decided(page, changes)


_KICKER = 4


def _is_kicker(text: str) -> bool:
    """Say whether a line above a headline is a section, a masthead or a kicker."""
    most = 2 * _KICKER if " / " in text else _KICKER
    return shape.size(text) <= most and _is_loose(text)


def by_head(page: Page) -> Page:
    """Remove labels of one or two words and dates with a section between headline and text."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), None)
    lede = lede_of(page)
    if head is None or lede is None or is_marked_up(page):
        return page
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index in range(head + 1, lede):
        piece = page.pieces[index]
        if not piece.is_open or not _is_loose(piece.text):
            continue
        dates = list(dates_in(piece.text, index))
        if dates and shape.size(piece.text) <= _DATED:
            changes[index] = removed(piece, "date of publication")
            clues += dates
        elif shape.size(piece.text) <= _LABEL_WORDS and not is_known(piece.text):
            changes[index] = removed(piece, _WHY)
    return decided(page, changes, tuple(clues))


_DATED = 9
"""Words of a line with a date and what section the article stood in."""
_LABEL_WORDS = 2


def _below(page: Page, body: list[int]) -> Iterator[int]:
    """Yield from the end the lines that are no text."""
    for index in reversed(body[1:]):
        piece = page.pieces[index]
        if not piece.is_open or not (speaks_to_readers(piece.text) or _is_loose(piece.text)):
            return
        yield index


_LIST = re.compile(r"^(?:[-–—•*·“\"‘'(]|\d{1,2}[.)]\s)|[:;,”\"]$")


def _is_loose(text: str) -> bool:
    """Say whether a line is short and does not end like a sentence, nor is the row of a list."""
    is_question = text.endswith("?") and shape.size(text) <= _SHORT_QUESTION
    if shape.size(text) > _LONGEST_LINE or _LIST.search(text):
        return False
    return not shape.ends(text) or is_question


def _is_apart(page: Page, text: list[int], loose: list[int]) -> bool:
    """Say whether the article is set in sentences, so that a line without an end is none of it."""
    above = [page.pieces[i].text for i in text]
    ended = sum(shape.ends(t) or t.endswith(("”", '"')) for t in above)
    rows = sum(any(c.isdigit() for c in page.pieces[i].text) for i in loose)
    return (
        ended >= max(_LEAST, _SHARE * len(above))
        and shape.ends(above[-1])
        and (rows <= _ROWS or rows * 2 < len(loose))
    )


def _decided(page: Page, index: int, *, is_first: bool) -> tuple[Piece, list[Clue]]:
    """Return a line under the text, with what it says of who wrote and when."""
    piece = page.pieces[index]
    text = piece.text
    dates = list(dates_in(text, index))
    if dates and not page.tells("published") and _is_place_and_day(text, dates):
        return removed(piece, "date of publication"), dates
    if is_first and not page.tells("byline") and is_person(text) and has_given_name(text):
        return marked(piece, "byline"), [Clue("byline", text, Basis.BYLINE, index, 0, len(text))]
    return removed(piece, _CALL if speaks_to_readers(text) else _WHY), []


def _is_place_and_day(text: str, dates: list[Clue]) -> bool:
    """Say whether a line is where and when something was written: "Port Ellery, 3 May 2031"."""
    before = without_dates(text[: dates[0].start]).strip(" ,.")
    return len(dates) == 1 and dates[0].end == len(text) and (not before or is_place(before))
