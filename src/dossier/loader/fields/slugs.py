"""What wire services write around a text for their customers: slugs, words to editors, the stamp of the wire."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dossier.loader.pieces import Clue, Page, Piece, decided, removed
from dossier.model import Basis, FoundDate, Interval

_WHY = "slug of the wire"
_NEAR = 6
"""Lines at the head and at the foot of a text among which they stand."""
_LONGEST = 160
_SLUG = re.compile(
    r"(?:[A-Z]{2}[-–])?[A-Z]{2,3}(?:-[A-Z]{2})?--[\w.'’& -]{2,60}(?:,\s?[\w -]{2,40})?"
    r"|[A-Z]{2,3}(?:[-–][\w.'’&]{1,30}){1,6},\s?(?:\d(?:st|nd|rd|th) (?:Ld|Lead|Add|Writethru)|Bjt|Adv|NewsAlert|Urgent)\b.{0,30}"
    r"|[a-z]{2,5}\d{4} \d [a-z]{2} \d{2,4}\s+(?:dpa|dpa-\w{2,9}) \d{4}"
    r"|[A-Z][A-Z0-9-]{2,30}/[A-Z0-9-]{0,30}(?: \((?:UPDATE|WRAPUP|CORRECTED|PIX|TV|URGENT|INSIGHT|ANALYSIS|FEATURE)[^()]{0,40}\))"
)
_TO_EDITORS = re.compile(r"Eds?[:.] .{10,140}")
_STAMP = re.compile(
    r"AP-[A-Z]{2,4}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) \d{4}(?:GMT|E[SD]T)?"
)
"""When a text went over the wire: "AP-WF-11-16-31 1432GMT"."""
_MARKS = ("--", "Ed", "AP-", " dpa", ",", "/")


def find_slugs(page: Page) -> Page:
    """Take slugs and words to editors out of the text, and read the day from the stamp of the wire."""
    if page.is_markup:
        return page
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index, piece in _near(page):
        text = piece.text
        stamp = _STAMP.fullmatch(text) if text.startswith("AP-") else None
        if stamp is not None:
            clues += _sent(stamp, index)
        if stamp or _SLUG.fullmatch(text) or _TO_EDITORS.fullmatch(text):
            changes[index] = removed(piece, _WHY)
    return decided(page, changes, tuple(clues))


def _near(page: Page) -> Iterator[tuple[int, Piece]]:
    """Yield the short open lines at both ends of a text that may be such."""
    size = len(page.pieces)
    for index in sorted({*range(min(_NEAR, size)), *range(max(0, size - _NEAR), size)}):
        piece = page.pieces[index]
        if (
            piece.is_open
            and len(piece.text) < _LONGEST
            and any(map(piece.text.__contains__, _MARKS))
        ):
            yield index, piece


def _sent(stamp: re.Match[str], index: int) -> Iterator[Clue]:
    try:
        day = dt.date(2000 + int(stamp["year"]), int(stamp["month"]), int(stamp["day"]))
    except ValueError:
        return
    start, end = stamp.start("month"), stamp.end("year")
    written = stamp.string[start:end]
    date = FoundDate(Interval(day, day, "day"), Basis.TEXT, written=written)
    yield Clue("published", written, Basis.TEXT, index, start, end, date)
