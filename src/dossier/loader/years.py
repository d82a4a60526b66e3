"""The year of a dateline that tells none ("QUITO, Oct 8"), by the days on which the other articles appeared."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from dossier.loader.calendar import find_date
from dossier.loader.fields.published import HEAD, weekdays_in
from dossier.model import Article, Basis, FoundDate, Interval

_NEAR = 31
"""Days from an article that has its day: a dossier is of one story."""
_LEAP = 2000
_WEEK = 7
_LATEST = 1
"""Days from the weekday of a lede to its dateline."""


def years(articles: Sequence[Article]) -> dict[int, FoundDate]:
    """Return by their places when articles appeared whose dateline tells a day of no year.

    It is the year in which that day is near one on which another article appeared, and on the weekday that
    the lede names, or the day after. Where several years are, or none, nothing is concluded.
    """
    unknown = [(n, date) for n, a in enumerate(articles) if (date := _day_without_year(a))]
    known = sorted({day for a in articles if unknown and (day := _day(a))})
    days: dict[str | None, list[dt.date]] = {}
    found: dict[int, FoundDate] = {}
    for number, date in unknown:
        near = days.get(date.written)
        if near is None:
            near = days[date.written] = _near(date, known)
        named = _weekdays(articles[number])
        right = [day for day in near if not named or _on(day, named)]
        if len(right) == 1 and (named or len(near) == 1):
            when = Interval(right[0], right[0], "day")
            found[number] = FoundDate(when, Basis.OTHERS, date.span, date.raw, date.written)
    return found


def _day_without_year(article: Article) -> FoundDate | None:
    date = article.dateline.date if article.dateline and not article.published else None
    has_day = date and date.when.start is None and any(c.isdigit() for c in date.written or "")
    return date if has_day else None


def _day(article: Article) -> dt.date | None:
    """Return the day on which an article appeared, where it is known."""
    when = article.published.when if article.published else None
    return when.start if when and when.start == when.end else None


def _near(date: FoundDate, known: Sequence[dt.date]) -> list[dt.date]:
    """Return the day of a dateline in each year in which it is near one that is known."""
    read = find_date(f"{date.written}, {_LEAP}")
    if read is None or read[0].year != _LEAP:
        return []
    years = dict.fromkeys(year for day in known for year in (day.year - 1, day.year, day.year + 1))
    days = (_in(year, read[0]) for year in years)
    return [day for day in days if day and _is_near(day, known)]


def _in(year: int, day: dt.date) -> dt.date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February, or no year that a calendar has
        return None


def _is_near(day: dt.date, known: Sequence[dt.date]) -> bool:
    at = bisect_left(known, day)
    return any(abs((day - other).days) <= _NEAR for other in known[max(0, at - 1) : at + 1])


def _weekdays(article: Article) -> set[int]:
    """Return the weekdays of the lede, Monday as 0."""
    body = (b.span for b in article.blocks if b.kind == "paragraph")
    texts = [span.of(article.text) for span in islice(body, HEAD)]
    return {day for text in texts for day in weekdays_in(text, article.language)}


def _on(day: dt.date, weekdays: set[int]) -> bool:
    return any((day.weekday() - one) % _WEEK <= _LATEST for one in weekdays)
