"""Expressions that name a day, month or year of the calendar, with or without its year."""

from __future__ import annotations

import datetime as dt

from dossier.analysis.dates import intervals
from dossier.analysis.dates.reading import Around, Expression
from dossier.model import Interval

_TWO_DIGIT_TURN = 69
"""Two digits up to this are read as 20xx, others as 19xx, as POSIX does."""
_MONTHS = 12
_CENTURY = 100


def iso(found: Expression, _around: Around) -> Interval | None:
    """2023-03-19."""
    date = intervals.date_of(int(found.match["year"]), int(found.match["mon"]), _day(found) or 0)
    return intervals.day(date) if date else None


def numeric(found: Expression, around: Around) -> Interval | None:
    """20/03/2023: in the order that is possible, or that the article uses elsewhere."""
    a, b, year = (int(found.match[g]) for g in ("a", "b", "year"))
    year = _full_year(year) if year < _CENTURY else year
    day_first = order_of(a, b)
    if day_first is None and found.match["sep"] == ".":
        day_first = True
    orders = [around.day_first if day_first is None else day_first]
    if orders == [None]:
        orders = [True, False]
    dates = {intervals.date_of(year, b, a) if o else intervals.date_of(year, a, b) for o in orders}
    past = {d for d in dates if d and (around.today is None or d <= around.today)}
    return intervals.day(past.pop()) if len(past) == 1 else None


def order_of(a: int, b: int) -> bool | None:
    """Say whether the first of two numbers must be the day; ``None`` where both could be."""
    if a > _MONTHS or a == b:
        return True
    return False if b > _MONTHS else None


def _full_year(short: int) -> int:
    return short + (2000 if short < _TWO_DIGIT_TURN else 1900)


def _day(found: Expression) -> int | None:
    return found.number("day") or found.ordinal()


def day(found: Expression, around: Around) -> Interval | None:
    """March 10; Sunday, 19 March 2023; the first of April."""
    date = dated(found, around, found.month(), _day(found), found.number("year"))
    return intervals.day(date) if date else None


def dated(
    found: Expression, around: Around, month: int, number: int | None, year: int | None
) -> dt.date | None:
    """Return the day of a month that is meant, in the year that is told or the nearest that fits."""
    if number is None:
        return None
    if year or _year_before(around):
        return intervals.date_of(year or around.year_before or 0, month, number)
    if around.today is None:
        return None
    return _nearest(around, month, number, found.word("weekday"))


def _year_before(around: Around) -> int | None:
    """Return the year of the date just before, unless it is gone and the words point forward."""
    is_gone = around.today and around.year_before and around.year_before < around.today.year
    return None if is_gone and around.is_ahead else around.year_before


def _nearest(around: Around, month: int, number: int, weekday: str | None) -> dt.date | None:
    """Return the day that is meant; one far ahead is doubted when it has just been."""
    date = _on_side(around, month, number, weekday)
    if around.today is None or date is None or (date - around.today).days < _FAR_AHEAD:
        return date
    past = _on_side(around.turned(is_ahead=False), month, number, weekday)
    return past if past and (around.today - past).days <= _JUST_BEEN else date


_FAR_AHEAD = 150
_JUST_BEEN = 60
"""Days."""


def _on_side(around: Around, month: int, number: int, weekday: str | None) -> dt.date | None:
    """Return the last such day up to today, or the next one where the words point forward.

    A weekday that was written with it must be right; it may then be a few years back.
    """
    today = around.today or dt.date.max
    step = 1 if around.is_ahead else -1
    for years in range(7 if weekday else 5):
        date = intervals.date_of(today.year + step * years, month, number)
        if date is None or (date < today if around.is_ahead else date > today):
            continue
        if weekday is None or date.weekday() == around.grammar.weekdays[weekday]:
            return date
    return None


def days(found: Expression, around: Around) -> Interval | None:
    """From 3 to 5 May; March 30 to April 2."""
    groups = found.match.re.groupindex
    has_second = "month2" in groups and found.match["month2"]
    year2 = found.number("year2")
    last = dated(
        found,
        around,
        found.month("month2") if has_second else found.month(),
        found.number("day2"),
        year2 or found.number("year"),
    )
    if last is None:
        return None
    year = found.number("year") or last.year
    first = intervals.date_of(year, found.month(), found.number("day") or 0)
    if first and first > last and not found.number("year"):
        first = intervals.date_of(year - 1, found.month(), first.day)
    return Interval(first, last, "range") if first and first <= last else None


def month_year(found: Expression, _around: Around) -> Interval | None:
    """April 2021; late March 2020."""
    whole = intervals.month(int(found.match["year"]), found.month())
    return intervals.part(whole, found.meaning("part"))


def month(found: Expression, around: Around) -> Interval | None:
    """In November; last September; early next March."""
    whole = _month_near(found, around, found.month())
    return intervals.part(whole, found.meaning("part"))


def _month_near(found: Expression, around: Around, number: int) -> Interval | None:
    which = found.meaning("which")
    if which is None and around.year_before:
        return intervals.month(around.year_before, number)
    if around.today is None:
        return None
    year, now = around.today.year, around.today.month
    if which == "this":
        return intervals.month(year, number)
    if which == "next" or (which is None and around.is_ahead):
        is_past = number <= now if which == "next" else number < now
        return intervals.month(year + is_past, number)
    is_coming = number >= now if which == "last" else number > now
    return intervals.month(year - is_coming, number)


def month_of(found: Expression, around: Around) -> Interval | None:
    """In May last year."""
    year = relative_year(found, around)
    return intervals.month(year, found.month()) if year else None


def relative_year(found: Expression, around: Around) -> int | None:
    """Return the year that "last year", "this year" or "next year" is."""
    shift = {"last": -1, "this": 0, "next": 1}.get(found.meaning("which") or "this", 0)
    return around.today.year + shift if around.today else None


def month_week(found: Expression, around: Around) -> Interval | None:
    """The first week of June: its first seven days."""
    year, count = found.number("year"), found.ordinal()
    whole = (
        intervals.month(year, found.month()) if year else _month_near(found, around, found.month())
    )
    if whole is None or whole.start is None or count is None or count > 4:  # noqa: PLR2004 - whole weeks of a month
        return None
    first = whole.start + dt.timedelta(days=7 * (count - 1))
    return Interval(first, first + dt.timedelta(days=6), "range")


def months(found: Expression, around: Around) -> Interval | None:
    """Between March and May; from November 2020 to January 2021."""
    year2 = found.number("year2")
    year = found.number("year")
    if year2 is None and year is None:
        last = _month_near(found, around, found.month("month2"))
    else:
        last = intervals.month(year2 or year or 0, found.month("month2"))
    if last is None or last.end is None:
        return None
    first_year = year or last.end.year - (found.month() > found.month("month2"))
    return intervals.spread(intervals.month(first_year, found.month()), last, "range")


def year(found: Expression, _around: Around) -> Interval | None:
    """In 2016; the 1979 revolution."""
    return intervals.year(int(found.match["year"]))


def part_year(found: Expression, _around: Around) -> Interval | None:
    """Late 2022."""
    return intervals.part(intervals.year(int(found.match["year"])), found.meaning("part"))


def years(found: Expression, around: Around) -> Interval | None:
    """From 2016 to 2019; 2016-17."""
    first = int(found.match["year"])
    last = found.number("year2") or found.number("short") or relative_year(found, around) or 0
    if last < _CENTURY:
        last += first - first % _CENTURY
    return intervals.spread(intervals.year(first), intervals.year(last), "range")


def season(found: Expression, around: Around) -> Interval | None:
    """The summer of 2019; last winter."""
    first = found.grammar.seasons[found.match["season"].lower()]
    told = found.number("year")
    if told:
        return intervals.part(intervals.season(told, first), found.meaning("part"))
    return _season_near(found.meaning("which"), around, first)


def _season_near(which: str | None, around: Around, first: int) -> Interval | None:
    if around.today is None:
        return None
    if which == "this":
        return intervals.season(around.today.year, first)
    is_ahead = which == "next" or (which is None and around.is_ahead)
    tried = (0, 1) if is_ahead else (0, -1, -2)
    for shift in tried:
        there = intervals.season(around.today.year + shift, first)
        if there is None or there.start is None or there.end is None:
            continue
        if (
            is_ahead
            and there.end >= around.today
            and not (which == "next" and there.start <= around.today)
        ):
            return there
        reach = there.end if which == "last" else there.start
        if not is_ahead and reach < around.today:
            return there
    return None


def season_of(found: Expression, around: Around) -> Interval | None:
    """In the summer of last year."""
    number = relative_year(found, around)
    first = found.grammar.seasons[found.match["season"].lower()]
    return intervals.season(number, first) if number else None


def quarter(found: Expression, around: Around) -> Interval | None:
    """The first quarter of 2023; the second half of last year."""
    count = found.number("count") or found.ordinal()
    if count and not _tells_year(found):
        return _latest_quarter(found, count, around)
    number = found.number("year") or relative_year(found, around)
    if found.word("final"):
        count = 2 if found.meaning("fraction") == "half" else 4
    if number is None or count is None:
        return None
    if found.meaning("fraction") == "half" and count <= 2:  # noqa: PLR2004 - a year has two halves
        ends = (2 * count - 1, 2 * count)
        return intervals.spread(
            intervals.quarter(number, ends[0]), intervals.quarter(number, ends[1]), "range"
        )
    return intervals.quarter(number, count) if count <= 4 else None  # noqa: PLR2004 - and four quarters


def _tells_year(found: Expression) -> bool:
    return found.word("year") is not None or found.says("of-year")


def _latest_quarter(found: Expression, count: int, around: Around) -> Interval | None:
    """Return the last quarter of that number that has begun, or the next where words point forward."""
    if around.today is None or count > 4 or found.meaning("fraction") == "half":  # noqa: PLR2004 - a year has four quarters
        return None
    here = intervals.quarter(around.today.year, count)
    begun = here is not None and here.start is not None and here.start <= around.today
    return here if begun or around.is_ahead else intervals.quarter(around.today.year - 1, count)


def decade(found: Expression, _around: Around) -> Interval | None:
    """The 1990s; the late ’80s; the nineties."""
    if found.word("decade"):
        first = int(found.match["decade"])
    elif found.word("named_decade"):
        first = 1900 + found.grammar.decades[found.match["named_decade"].lower()]
    else:
        short = int(found.match["short"])
        first = short + (2000 if short < 20 else 1900)  # noqa: PLR2004 - the ’10s, but the ’20s
    return intervals.part(intervals.decade(first), found.meaning("part"))


def century(found: Expression, _around: Around) -> Interval | None:
    """The 19th century; the late nineteenth century."""
    number = found.number("count") or found.ordinal()
    return intervals.part(intervals.century(number), found.meaning("part")) if number else None
