"""The headings of readers' comments, and what stands below them."""

from __future__ import annotations

import re

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.pieces import Page, decided, removed

LONGEST_HEADING = 90
_FEW = 2
_SAYS = re.compile(r".{1,40}\s(?:says|said|wrote|commented)(?:\s(?:on\s)?.{6,40})?:", re.IGNORECASE)
_STAMPED = (
    r".{1,40}\son\s.{6,20}\sat\s\d{1,2}:\d\d(?:\s?[ap]m)?(?:\s(?:says|said|wrote|commented))?:"
)
"""Who commented, with day and time: "Jane on May 3, 2031 at 6:34 am said:"."""
_COMMENTS = re.compile(
    r"\d+\s+(?:responses?|comments?|replies|thoughts?)\s+(?:to|on)\b.*"
    r"|(?:\w+\s+){0,3}comments?(?:\s*\(?\d[\d.,]*\)?)?|\d+\s+comments?\b.{0,40}"
    r"|.{1,40}\s(?:says|said|wrote|commented)(?:\s(?:on\s)?.{6,40})?:|"
    + _STAMPED
    + r"|(?:\S+\s){0,3}\S+\s\|?\s?\d{1,2}\s(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\sago.{0,30}"
    r"|\d{1,2}\s(?:minutes?|hours?|days?|weeks?|months?|years?)\sago\s.{1,20}|rating:? \d+ votes?",
    re.IGNORECASE,
)
_STAMPED_LINE = re.compile(_STAMPED, re.IGNORECASE)
_MANY_COMMENTS = 3


def by_comments(page: Page) -> Page:
    """Remove the headings of readers' comments, where there are several."""
    found = [
        index
        for index, piece in enumerate(page.pieces)
        if piece.is_open and len(piece.text) < LONGEST_HEADING and _COMMENTS.fullmatch(piece.text)
        if find_date(piece.text) is None or _STAMPED_LINE.fullmatch(piece.text)
    ]
    sure = next((i for i, p in enumerate(page.pieces) if p.is_open and _is_counted(p.text)), None)
    if sure is not None and is_told(page, sure):
        rest = (i for i in range(sure, len(page.pieces)) if page.pieces[i].is_open)
        return decided(page, {i: removed(page.pieces[i], "comments") for i in rest})
    if len(found) < _MANY_COMMENTS:
        return page
    changes = {i: removed(page.pieces[i], "comments") for i in found}
    if sum(1 for i in found if _is_remark(page.pieces[i].text)) >= _FEW and is_told(page, found[0]):
        rest = (i for i in range(found[0], len(page.pieces)) if page.pieces[i].is_open)
        changes |= {i: removed(page.pieces[i], "comments") for i in rest}
    return decided(page, changes)


_COUNTED = re.compile(
    r"\d+ (?:responses?|comments?|replies|thoughts?) (?:to|on) [“\"‘'«].{3,160}[”\"’'»]",
    re.IGNORECASE,
)


def _is_counted(text: str) -> bool:
    """Say whether a line counts the comments on the title: "3 thoughts on “A wall”"."""
    return text[:1].isdigit() and _COUNTED.fullmatch(text) is not None


def _is_remark(text: str) -> bool:
    return _SAYS.fullmatch(text) is not None or _STAMPED_LINE.fullmatch(text) is not None


_SHORTEST_TEXT = 25
"""Words of running text above comments that are sure to be comments."""


def is_told(page: Page, index: int) -> bool:
    """Say whether an article stands above a line."""
    above = (p.text for p in page.pieces[:index])
    return sum(shape.size(text) for text in above if shape.is_sentence(text)) >= _SHORTEST_TEXT
