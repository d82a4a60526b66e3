"""Expressions that count units of time from the day of the article, or from the expression before."""

from __future__ import annotations

import datetime as dt

from dossier.analysis.dates import intervals
from dossier.analysis.dates.reading import Around, Expression
from dossier.analysis.dates.relative import back, clear
from dossier.model import Interval


def count_ago(found: Expression, around: Around) -> Interval | None:
    """Two decades ago; a year ago; three days ago."""
    unit, count = found.meaning("unit"), found.amount()
    if found.says("to-today") and around.today and unit and count:
        there = intervals.moved(around.today, unit, -count)
        return intervals.day(there) if there else None
    if count and unit in _HALVES and found.says("and-half"):
        count, unit = count * _HALVES[unit][0] + _HALVES[unit][0] // 2, _HALVES[unit][1]
    if found.word("number") is None:
        count, unit = {"decade": 5, "century": 50, "year": 6}.get(unit or "", 0), _smaller(unit)
    return _counted(around.today, unit, -count, found) if count else None


_HALVES = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}
"""Units that are counted with halves: how many of a smaller one they have."""


def _smaller(unit: str | None) -> str:
    return "month" if unit == "year" else "year"


def _counted(
    start: dt.date | None, unit: str | None, count: int, found: Expression
) -> Interval | None:
    """Return the unit that lies so many units away from a day."""
    if start is None or unit is None:
        return None
    if unit == "day" and found.says("clock-unit"):
        return None if abs(count) > _DAY_OF_HOURS else _hours(start, count, found)
    there = intervals.moved(start, unit, count)
    if there is None:
        return None
    whole = intervals.unit_around(there, unit if unit in {"day", "week", "month"} else "year")
    if whole and unit in {"decade", "century"}:
        return Interval(whole.start, whole.end, "decade" if unit == "decade" else "century")
    return whole


_DAY_OF_HOURS = 72


def _hours(start: dt.date, count: int, found: Expression) -> Interval | None:
    """Return the days that so many hours reach back to or forward."""
    is_hours = found.says("hour")
    days = -(-abs(count) // 24) if is_hours else 0
    there = intervals.shift_days(start, days if count > 0 else -days)
    if there is None:
        return None
    if there == start:
        return intervals.day(start)
    return Interval(min(start, there), max(start, there), "range")


def count_after(found: Expression, around: Around) -> Interval | None:
    """Two days later; a month earlier: from the expression before, where nothing else follows."""
    count, unit = found.amount(), found.meaning("unit")
    before = around.before
    if not count or before is None or before.start is None or _has_object(found):
        return None
    sign = 1 if found.meaning("beyond") == "after" else -1
    there = _counted(before.start, unit, sign * count, found)
    return clear(there, before, unit or "year")


def _has_object(found: Expression) -> bool:
    """Say whether the words name something else to count from ("two days after the vote")."""
    if found.grammar.sign("no-object").fullmatch(found.word("beyond") or ""):
        return False
    return found.match.string[found.match.end() : found.match.end() + 2].startswith(" ")


def count_back(found: Expression, around: Around) -> Interval | None:
    """Over the past two decades; in the next three days."""
    count, unit = found.amount(), found.meaning("unit")
    if around.today is None or not count or unit is None:
        return None
    if found.says("clock-unit"):
        unit, count = "day", max(1, -(-count // 24))
    if found.meaning("which") == "next":
        return _forward(around.today, unit, count)
    return back(around.today, unit, count)


def _forward(today: dt.date, unit: str, count: int) -> Interval | None:
    last = intervals.moved(today, unit, count)
    return Interval(today, last, "range") if last else None


_REACH = 80
"""Characters before an expression in which "the first time" or "the worst flood" stands."""


def _is_behind_first(found: Expression) -> bool:
    """Say whether the words look back: "for the first time in 108 years", "the worst in a decade"."""
    start = found.match.start()
    before = found.match.string[max(0, start - _REACH) : start].lower()
    clause = before[max(before.rfind(sign) for sign in (". ", "; ", ", ")) + 1 :]
    words = found.grammar.lookback
    return (
        not words.isdisjoint(clause.split())
        or found.grammar.sign("superlative").search(clause) is not None
    )


def count_ahead(found: Expression, around: Around) -> Interval | None:
    """In two weeks; within three days."""
    count, unit = found.amount(), found.meaning("unit")
    if around.today is None or not count or unit is None:
        return None
    is_clock = found.says("clock-unit")
    if _is_behind_first(found):
        return None if is_clock else back(around.today, unit, count)
    if not (around.is_ahead or found.says("from-now")):
        return None
    if found.grammar.sign("within").match(found.match[0]) and not is_clock:
        return _forward(around.today, unit, count)
    return _counted(around.today, unit, count, found)
