"""Expressions that count from the day of the article, or from the expression before."""

from __future__ import annotations

import datetime as dt

from dossier.analysis.dates import intervals
from dossier.analysis.dates.reading import Around, Expression
from dossier.model import Interval

_SHIFT = {"last": -1, "this": 0, "next": 1}
_WEEK = 7
_SUNDAY = 6


def weekday(found: Expression, around: Around) -> Interval | None:
    """On Sunday; last Saturday; next Tuesday."""
    if around.today is None:
        return None
    number = around.grammar.weekdays[found.match["weekday"]]
    back = (around.today.weekday() - number) % _WEEK
    return _day_from(around.today, _distance(found.meaning("which"), back, around))


def _distance(which: str | None, back: int, around: Around) -> int:
    """Return the days from today to the weekday that lies ``back`` days behind."""
    ahead = (-back) % _WEEK
    if which == "next":
        return ahead or _WEEK
    if which == "this":
        return ahead if around.is_ahead or back > (around.today or dt.date.max).weekday() else -back
    if which == "last":
        return -(back or _WEEK)
    return ahead if around.is_ahead else -back


def weekday_of_week(found: Expression, around: Around) -> Interval | None:
    """On Friday last week."""
    if around.today is None:
        return None
    week = intervals.week(around.today, _SHIFT[found.meaning("which") or "this"])
    number = around.grammar.weekdays[found.match["weekday"]]
    return _day_from(week.start, number) if week and week.start else None


def _day_from(date: dt.date | None, days: int) -> Interval | None:
    there = intervals.shift_days(date, days) if date else None
    return intervals.day(there) if there else None


def today(_found: Expression, around: Around) -> Interval | None:
    """Today; this morning; later in the day."""
    return _day_from(around.today, 0)


def yesterday(found: Expression, around: Around) -> Interval | None:
    """Yesterday; last night; the day before yesterday."""
    return _day_from(around.today, -2 if found.says("day-before") else -1)


def tomorrow(found: Expression, around: Around) -> Interval | None:
    """Tomorrow; the day after tomorrow."""
    return _day_from(around.today, 2 if found.says("day-after") else 1)


def overnight(_found: Expression, around: Around) -> Interval | None:
    """The night that ended on the day of the article."""
    before = intervals.shift_days(around.today, -1) if around.today else None
    return Interval(before, around.today, "range") if before else None


def weekend(found: Expression, around: Around) -> Interval | None:
    """Over the weekend; last weekend; next weekend."""
    if around.today is None:
        return None
    which = found.meaning("which")
    week = _weekend_shift(which, around)
    whole = intervals.week(around.today, week)
    if whole is None or whole.end is None:
        return None
    return Interval(intervals.shift_days(whole.end, -1), whole.end, "range")


def _weekend_shift(which: str | None, around: Around) -> int:
    """Return 0 for the weekend that ends the week of the article, -1 for the one before it."""
    is_weekend = (around.today or dt.date.max).weekday() >= _SUNDAY - 1
    if which == "next":
        return 1 if is_weekend else 0
    if around.is_ahead or (which == "this"):
        return 0
    return 0 if is_weekend and which != "last" else -1


def which(found: Expression, around: Around) -> Interval | None:
    """Last year; this week; earlier this month; late next year; over the past week."""
    unit, meaning = found.meaning("unit"), found.meaning("which")
    if around.today is None or unit is None or meaning is None or _is_plural(found):
        return None
    if _is_stretch(found, unit, meaning):
        return back(around.today, unit, 2 if _is_fortnight(found) else 1)
    whole = intervals.unit_around(around.today, unit, _SHIFT[meaning])
    return intervals.part(whole, found.meaning("part"))


def _is_fortnight(found: Expression) -> bool:
    return found.grammar.sign("fortnight").match(found.word("unit") or "") is not None


def edge_day(found: Expression, around: Around) -> Interval | None:
    """The first day of this week; the last day of the month."""
    unit = found.meaning("unit")
    if around.today is None or unit is None:
        return None
    whole = intervals.unit_around(around.today, unit, _SHIFT[found.meaning("which") or "this"])
    if whole is None:
        return None
    is_first = found.grammar.sign("first").fullmatch(found.match["edge"])
    edge = whole.start if is_first else whole.end
    return intervals.day(edge) if edge else None


def first_months(found: Expression, around: Around) -> Interval | None:
    """The first three months of the year."""
    count = found.amount()
    if around.today is None or not count or count > _MONTHS:
        return None
    year = around.today.year + _SHIFT[found.meaning("which") or "this"]
    return intervals.spread(intervals.month(year, 1), intervals.month(year, count), "range")


_MONTHS = 12


def _is_plural(found: Expression) -> bool:
    """Say whether it is left open how many: "in the coming weeks"."""
    return found.grammar.sign("plural-unit").search(found.word("unit") or "") is not None


def _is_stretch(found: Expression, unit: str, meaning: str) -> bool:
    """Say whether "the last year" reaches up to today: "over the last year", "in the past day"."""
    if meaning != "last" or found.word("part"):
        return False
    if found.says("past-stretch"):
        return True
    is_long = unit in {"decade", "century", "day"}
    return is_long or found.grammar.sign("stretch").match(found.match[0]) is not None


def back(today: dt.date, unit: str, count: int) -> Interval | None:
    """Return the stretch of so many units up to a day."""
    first = intervals.moved(today, unit, -count)
    return Interval(first, today, "range") if first else None


def part_of(found: Expression, around: Around) -> Interval | None:
    """At the end of the year; the beginning of the month: of the current one."""
    unit = found.meaning("unit")
    if around.today is None or unit is None:
        return None
    return intervals.part(intervals.unit_around(around.today, unit), found.meaning("part"))


def same(found: Expression, around: Around) -> Interval | None:
    """The same month; that year: of the expression before."""
    unit = found.meaning("unit")
    if around.before is None or around.before.start is None or unit is None:
        return None
    there = intervals.unit_around(around.before.start, unit)
    fits = there and there.end and around.before.end and there.end >= around.before.end
    return there if fits else None


def same_day(_found: Expression, around: Around) -> Interval | None:
    """That evening: of the day before it in the text."""
    before = around.before
    return before if before and before.precision == "day" else None


def next_to(found: Expression, around: Around) -> Interval | None:
    """The following day; the previous year; the day before."""
    unit = found.meaning("unit") or "day"
    before = around.before
    if _is_plural(found) or before is None or before.start is None or before.end is None:
        return None
    if "after" in {found.meaning("beside"), found.meaning("around")}:
        return clear(intervals.unit_around(before.end, unit, 1), before, unit)
    return clear(intervals.unit_around(before.start, unit, -1), before, unit)


_FINENESS = {"day": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "year": 4, "decade": 5}


def clear(there: Interval | None, before: Interval, unit: str) -> Interval | None:
    """Return the interval unless it is told more finely than what it is counted from."""
    known = _FINENESS.get(before.precision, 4 if "year" in before.precision else 2)
    return there if known <= _FINENESS.get(unit, 5) else None
