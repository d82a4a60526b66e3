"""Days of other calendars as days of ours: the solar years of Iran, the Buddhist era of Thailand."""

from __future__ import annotations

import datetime as dt

_BUDDHIST = 543
"""Years by which the Buddhist era is ahead."""
_FIRST_BUDDHIST = 2400
_BEFORE = 356_033
"""By how many days the count below is ahead of our calendar."""
_CYCLE, _LEAPS = 33, 8
"""Years of a cycle, and how many of them have a day more: right for a century around ours."""
_LONG_MONTHS = 6
"""Months of 31 days with which a year begins."""


def common_year(year: int) -> int:
    """Return a year, counted in our era where it was written in the Buddhist one."""
    return year - _BUDDHIST if year > _FIRST_BUDDHIST else year


def solar_day(year: int, month: int, day: int) -> dt.date:
    """Return a day of the solar calendar of Iran.

    Raises:
        ValueError: there is no such day.
    """
    if not 1 <= month <= 12 or not 1 <= day <= (31 if month <= _LONG_MONTHS else 30):  # noqa: PLR2004 - months and their days
        raise ValueError(f"There is no day {year}/{month}/{day}.")
    rounds = year + 1595
    leaps = rounds // _CYCLE * _LEAPS + (rounds % _CYCLE + 3) // 4
    months = (month - 1) * 30 + min(month - 1, _LONG_MONTHS)
    return dt.date.fromordinal(365 * rounds + leaps + months + day - _BEFORE)
