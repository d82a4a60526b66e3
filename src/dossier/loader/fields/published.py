"""When an article appeared, where nothing says so outright: its address, or the earliest day its text allows."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import islice

from msgspec.structs import replace

from dossier import lang
from dossier.alternatives import either
from dossier.loader.addresses import day_in
from dossier.loader.calendar import find_date, read_date
from dossier.loader.draft import Given
from dossier.loader.pieces import Clue, Page, decided, is_body, kept
from dossier.model import Basis, FoundDate, Interval

HEAD = 2
"""Paragraphs that count as the lede."""


def find_day_in_address(page: Page) -> Page:
    """Date an article by the day in the path of its address, where nothing else does."""
    if page.tells("published"):
        return page
    for given in page.given:
        found = day_in(given.value) if given.field == "url" else None
        if found is not None:
            stated = Given("published", found[0], Basis.ADDRESS, given.part(*found[1:]))
            return replace(page, given=(*page.given, stated))
    for clue in page.clues:
        found = day_in(clue.value) if clue.field == "url" else None
        if found is not None:
            start, end = clue.start + found[1], clue.start + found[2]
            date = read_date(found[0], page.language, Basis.ADDRESS)
            new = Clue("published", clue.value, Basis.ADDRESS, clue.piece, start, end, date)
            return decided(page, {}, (new,))
    return page


def find_earliest(page: Page) -> Page:
    """Date an article by a full date that falls on the weekday its lede names.

    A report that says "on Sunday" is printed within days of it. When the latest full date of the
    captions (or of the lede itself) is a Sunday, that is the Sunday: the article cannot be older,
    and is hardly younger. So it is where a caption that names what the lede names is of the Monday:
    the picture was taken on the day after. Nothing else is concluded.
    """
    if page.tells("published"):
        return page
    body = list(islice(((i, p) for i, p in kept(page) if is_body(p)), HEAD))
    weekdays = {day for _, piece in body for day in weekdays_in(piece.text, page.language)}
    if len(weekdays) != 1:
        return page
    updated = {c.piece for c in page.clues if c.field == "updated"}
    places = [(i, p.text) for i, p in kept(page) if p.kind == "caption"]
    places += [(i, page.pieces[i].text) for i in sorted(updated)]
    places += [(i, p.text) for i, p in body]
    dates = [(found, i) for i, text in places if (found := find_date(text)) is not None]
    if not dates:
        return page
    (day, start, end), index = max(dates, key=lambda found: (found[0][0], -found[1]))
    is_day_after = (day.weekday() - 1) % 7 in weekdays and page.pieces[index].kind == "caption"
    lede = " ".join(piece.text for _, piece in body)
    if day.weekday() not in weekdays and not (
        is_day_after and _names(page.pieces[index].text) & _names(lede)
    ):
        return page
    written = page.pieces[index].text[start:end]
    date = FoundDate(Interval(day, day, "day"), Basis.EARLIEST, written=written)
    return decided(page, {}, (Clue("published", written, Basis.EARLIEST, index, start, end, date),))


def _names(text: str) -> set[str]:
    """Return the words with a capital inside a sentence, but for days and months."""
    return {word for word in _NAME.findall(text) if find_date(f"1 {word} 2000") is None}


_NAME = re.compile(r"(?<=[a-z,] )[A-Z]\w{3,}")


def find_year_of_dateline(page: Page) -> Page:
    """Date an article by a dateline without a year: the year in which it falls on the weekday of the lede.

    Only the year of the latest full date of the text comes into question, or one beside it, within
    half a year of that date, and only where the text names no later year.
    """
    clue = next((c for c in page.clues if c.field == "dateline_date"), None)
    if page.tells("published") or clue is None or not any(c.isdigit() for c in clue.value):
        return page
    texts = [p.text for _, p in kept(page) if is_body(p) or p.kind == "caption"]
    days = [found[0] for text in texts if (found := find_date(text)) is not None]
    years = {int(year) for text in texts for year in _YEAR.findall(text)}
    weekdays = {day for text in texts[:HEAD] for day in weekdays_in(text, page.language)}
    if not days or len(weekdays) != 1 or max(years) != max(days).year:
        return page
    near = [
        found[0]
        for year in range(max(years) - 1, max(years) + 2)
        if (found := find_date(f"{clue.value}, {year}")) is not None
        and abs(found[0] - max(days)) < _HALF_A_YEAR
    ]
    if len(near) != 1 or near[0].weekday() not in weekdays:
        return page
    date = FoundDate(Interval(near[0], near[0], "day"), Basis.EARLIEST, written=clue.value)
    changed = replace(clue, field="published", basis=Basis.EARLIEST, date=date)
    return decided(page, {}, (changed,))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HALF_A_YEAR = dt.timedelta(days=183)


def weekdays_in(text: str, language: str) -> set[int]:
    """Return the days of the week that a text names as those of its own week, Monday as 0."""
    code = lang.primary(language)
    other = lang.words(code, "date_other_weeks")
    return {
        _numbers(code)[match["day"]]
        for match in _weekday(code).finditer(text)
        if not other & {(match[word] or "").strip().lower() for word in ("before", "after")}
    }


@cache
def _weekday(code: str) -> re.Pattern[str]:
    """Return the form of a day of the week in a language, with the words beside it."""
    return re.compile(
        rf"(?P<before>\b\w+\s+)?(?<!\w)(?P<day>{either(_numbers(code))})(?!\w)(?=(?P<after>\s+\w+)?)"
    )


@cache
def _numbers(code: str) -> dict[str, int]:
    rows = enumerate(lang.table(code, "date_weekdays").items())
    return {name: number for number, (day, forms) in rows for name in (day, *forms)}
