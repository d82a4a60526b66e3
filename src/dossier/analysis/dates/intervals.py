"""Arithmetic on intervals of days."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from dossier.model import Interval

_FIRST_YEAR, _LAST_YEAR = 1, 9998


def day(date: dt.date) -> Interval:
    """Return the interval of one day."""
    return Interval(date, date, "day")


def date_of(year: int, month: int, number: int) -> dt.date | None:
    """Return the date, or ``None`` where the calendar has no such day."""
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12):  # noqa: PLR2004 - months
        return None
    return dt.date(year, month, number) if 1 <= number <= monthrange(year, month)[1] else None


def shift_days(date: dt.date, days: int) -> dt.date | None:
    """Return the date so many days later, or ``None`` beyond the calendar."""
    number = date.toordinal() + days
    last = dt.date(_LAST_YEAR, 12, 31).toordinal()
    return dt.date.fromordinal(number) if 1 <= number <= last else None


def month(year: int, number: int) -> Interval | None:
    """Return a month; its number may run over the ends of the year."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    last = monthrange(year, number)[1]
    return Interval(dt.date(year, number, 1), dt.date(year, number, last), "month")


def year(number: int) -> Interval | None:
    """Return a year."""
    return _years(number, number, "year")


def decade(first: int) -> Interval | None:
    """Return the ten years that begin with ``first``."""
    return _years(first, first + 9, "decade")


def century(number: int) -> Interval | None:
    """Return a century, counted as newsrooms do: the 20th is 1900 to 1999."""
    return _years(number * 100 - 100, number * 100 - 1, "century")


def _years(first: int, last: int, precision: str) -> Interval | None:
    if not (_FIRST_YEAR <= first <= last <= _LAST_YEAR):
        return None
    return Interval(dt.date(first, 1, 1), dt.date(last, 12, 31), precision)  # type: ignore[arg-type]


def week(date: dt.date, shift: int = 0) -> Interval | None:
    """Return the week, Monday to Sunday, so many weeks after the one of ``date``."""
    monday = shift_days(date, -date.weekday() + 7 * shift)
    sunday = shift_days(monday, 6) if monday else None
    return Interval(monday, sunday, "week") if monday and sunday else None


def season(year_: int, first_month: int) -> Interval | None:
    """Return the three months from ``first_month``."""
    return spread(month(year_, first_month), month(year_, first_month + 2), "season")


def quarter(year_: int, number: int) -> Interval | None:
    """Return three months of a year; the number may run over its ends."""
    return spread(month(year_, 3 * number - 2), month(year_, 3 * number), "range")


def spread(first: Interval | None, last: Interval | None, precision: str) -> Interval | None:
    """Return what reaches from the start of one to the end of the other."""
    if first is None or last is None or first.start is None or last.end is None:
        return None
    if first.start > last.end:
        return None
    return Interval(first.start, last.end, precision)  # type: ignore[arg-type]


def part(whole: Interval | None, name: str | None) -> Interval | None:
    """Return the early, middle or late third of an interval; the whole where no part is named."""
    if whole is None or whole.start is None or whole.end is None:
        return whole
    if name not in _THIRDS or whole.precision == "day":
        return whole
    if whole.precision == "year":
        return _part_of_year(whole.start.year, name or "")
    if whole.precision in {"decade", "century"}:
        return _part_of_years(whole.start.year, whole.end.year, name or "")
    return _part_of_days(whole.start, whole.end, name or "")


def _part_of_days(first: dt.date, last: dt.date, name: str) -> Interval:
    """Return ten days of a month, or a third of anything else."""
    length = round((last.toordinal() - first.toordinal() + 1) / 3)
    length = 10 if length in {9, 10} else length
    begin = first.toordinal() + _THIRDS[name] * length
    end = last.toordinal() if name == "late" else begin + length - 1
    return Interval(dt.date.fromordinal(begin), dt.date.fromordinal(end), "range")


def _part_of_years(first: int, last: int, name: str) -> Interval | None:
    """Return 0–3, 4–6 or 7–9 of a decade, 0–32, 33–66 or 67–99 of a century."""
    length = last - first + 1
    begin, end = (length * n for n in (_THIRDS[name], _THIRDS[name] + 1))
    if length == _DECADE:
        return _years(first + -(-begin // 3), first + -(-end // 3) - 1, "range")
    return _years(first + round(begin / 3), first + round(end / 3) - 1, "range")


_DECADE = 10
_THIRDS = {"early": 0, "middle": 1, "late": 2}
_YEAR_PARTS = {
    "early": (1, "early in the year"),
    "middle": (5, "middle of the year"),
    "late": (9, "late in the year"),
}


def _part_of_year(number: int, name: str) -> Interval | None:
    first, precision = _YEAR_PARTS[name]
    return spread(month(number, first), month(number, first + 3), precision)


def unit_around(date: dt.date, unit: str, shift: int = 0) -> Interval | None:
    """Return the day, week, month, quarter, year … of ``date``, moved by so many of them."""
    if unit == "day":
        moved = shift_days(date, shift)
        return day(moved) if moved else None
    if unit == "week":
        return week(date, shift)
    if unit == "month":
        return month(date.year, date.month + shift)
    if unit == "quarter":
        return quarter(date.year, (date.month + 2) // 3 + shift)
    return _unit_of_years(date.year, unit, shift)


def _unit_of_years(number: int, unit: str, shift: int) -> Interval | None:
    if unit == "year":
        return year(number + shift)
    if unit == "decade":
        return decade((number // 10 + shift) * 10)
    return century(number // 100 + 1 + shift)


def moved(date: dt.date, unit: str, count: int) -> dt.date | None:
    """Return the date so many days, weeks, months or years away, kept within its month."""
    if unit in _DAYS:
        return shift_days(date, count * _DAYS[unit])
    there = month(date.year, date.month + count * _MONTHS[unit])
    if there is None or there.start is None or there.end is None:
        return None
    return there.start.replace(day=min(date.day, there.end.day))


_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
