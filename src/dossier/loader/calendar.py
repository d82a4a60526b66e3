"""Written dates: the common forms by a small strict reader, the rest by a library."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from dossier import lang
from dossier.alternatives import either
from dossier.loader.eras import common_year, solar_day
from dossier.model import Basis, FoundDate, Interval

_CLOCK = r"(?:[T,\s]*(?:(?:at|à|um|at|às|alle(?:\sore)?|ore|a\slas|om|в|о|στις|saat|الساعة|ساعت)\s+|\|\s*|[-–—]\s*)?(?P<clock>\d{1,2}(?:[:.]|\s?h\s?)\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?(?:\s*(?:Z\b|(?-i:[A-Z]{2,4}T?)\b|[+-]\d{2}:?\d{2}))?))?"


_GLUED_CLOCK = r"(?=\d{1,2}:\d\d\s?[ap]\.?m\b)"
"""A time of day that a page wrote without a blank behind the year: "May 3, 20235:04 PM"."""
_CENTURIES = r"(?:19|20|١٩|٢٠|۱۹|۲۰)"
_SOLAR_YEAR = r"(?:1(?:3[3-9]|4[0-2])|۱(?:۳[۳-۹]|۴[۰-۲]))\d"
"""Years of the solar calendar of Iran of which news is read; the lunar one is forty years ahead of it."""
_SOLAR = rf"(?P<solar>{_SOLAR_YEAR})"
_WEEKDAYS = tuple(day[:3].lower() for day in lang.ordered("en", "date_weekdays"))
_WEEKDAY = rf"(?:\b(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]{{0,6}}\.?,?\s++)?"
_JOINT = r"(?:\b|(?<=[a-z])(?=\d)|(?<=\d\d\d\d)(?=[A-Z])|(?<=[\uac00-\ud7a3\u3040-\u30ff\u4e00-\u9fff])(?=\d))"
"""Where a date may begin: also where a page's words were glued ("Published3 April 2023")."""


@cache
def _months() -> dict[str, int]:
    tables = [lang.table(code, "date_months") for code in lang.codes("date_months")]
    tables.append(lang.table("en", "months"))
    return {
        name.lower(): number
        for rows in tables
        for number, row in enumerate(rows.values(), 1)
        for name in row
    }


@cache
def _solar_months() -> dict[str, int]:
    rows = lang.table("fa", "solar_months").values()
    return {name.lower(): number for number, row in enumerate(rows, 1) for name in row}


@cache
def month_pattern() -> str:
    """Return the alternatives that name a month in any language, longest first."""
    return either(_months())


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """Return how dates are written in figures and with a name, each behind what a text must hold for it."""
    names = month_pattern()
    month = rf"(?:(?:{names})/)?(?P<month>{names})\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|-го)?"
    year = rf"(?P<year>{_CENTURIES}\d\d)"
    era = rf"(?P<year>{_CENTURIES}\d\d|25[4-9]\d)"
    in_figures = (
        rf"{year}-(?P<monthnumber>\d\d)-{day}",
        rf"{year}/(?P<monthnumber>\d\d?)/{day}",
        rf"{year}\. ?(?P<monthnumber>\d\d?)\. ?{day}\.?",
        rf"{day}\. ?(?P<monthnumber>\d\d?)\. ?{year}",
        rf"{year}\s?[年년]\s?(?P<monthnumber>\d\d?)\s?[月월]\s?{day}\s?[日일]",
        rf"{_WEEKDAY}(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-](?P<year>(?:19|20)\d\d)",
        rf"{_SOLAR}[/-](?P<monthnumber>\d\d?)[/-]{day}",
        r"(?<![\d.])(?P<day>\d\d)\.(?P<monthnumber>\d\d)\.(?P<short>[0-4]\d)(?=,?\s\d\d[:.]\d\d\b)",
    )
    named = (
        rf"(?<![\d.]){day}\.?[\s-]+(?:(?:of|de|del|d[’']|da)\s*+)?{month}[\s,-]+(?:(?:de|del)\s++)?{era}",
        rf"{day}\.{month}{year}",
        rf"{month}[\s,-]*{day}(?!\d)[\s,-]+{era}",
        rf"{year}[\s,]+{month}\s+{day}(?!\d)",
        rf"{year}\. {month} {day}\.,?",
        rf"{month} {day} \d\d:\d\d:\d\d [+-]\d{{4}} {year}",
    )
    solar = either(_solar_months())
    of_iran = (rf"{day}\s+(?:ماه\s+)?(?P<solarmonth>{solar})(?:\s+ماه)?,?\s+{_SOLAR}",)
    return (
        (re.compile(solar, re.IGNORECASE), tuple(map(_compiled, of_iran))),
        (re.compile(r"\d[-/.] ?\d|\d\s?[年년]"), tuple(map(_compiled, in_figures))),
        (re.compile(_beside_day(names), re.IGNORECASE), tuple(map(_compiled, named))),
    )


def _beside_day(names: str) -> str:
    """Return what is in every date with a name: the month with the day before or behind it."""
    before = r"\d\w{0,3}(?:\.?[\s-]++|\.)(?:(?:of|de|del|d[’']|da)\s*+)?"
    return rf"{before}(?:{names})|(?:{names})\.?[\s,-]*\d{{1,2}}(?!\d)"


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_JOINT}{form}(?:(?!\d)|(?<=[日일])|{_GLUED_CLOCK}){_CLOCK}", re.IGNORECASE
    )


_YEAR = re.compile(rf"{_CENTURIES}\d\d|25[4-9]\d|{_SOLAR_YEAR}|\.\d\d\.\d\d,? ")
"""What is in every date: a year of our era or another, or one of two figures behind day and month."""


@lru_cache(maxsize=1024)  # several steps ask about the same few lines
def find_date(
    text: str, start: int = 0, *, day_first: bool | None = None
) -> tuple[dt.date, int, int] | None:
    """Return the first full date written in a text, with where it stands (clock time included).

    Args:
        text: any words.
        start: where to begin.
        day_first: which of two numbers is the day, ``None`` where only the date itself may tell.
    """
    if _YEAR.search(text, start) is None:
        return None
    held = (forms for sign, forms in _forms() if sign.search(text, start))
    found = (m for forms in held for form in forms for m in form.finditer(text, start))
    dates = (
        (m.start(), -_end(m), day)
        for m in found
        if (day := _day(m, day_first=day_first)) is not None
    )
    first = min(dates, default=None)
    return None if first is None else (first[2], first[0], -first[1])


def _end(match: re.Match[str]) -> int:
    """Return where a date ends: the blanks before a zone or a half of the day that is not there are none of it."""
    return match.start() + len(match.group().rstrip())


def _day(match: re.Match[str], *, day_first: bool | None) -> dt.date | None:
    parts = match.groupdict()
    try:
        if parts.get("first"):
            return _by_slashes(match, day_first=day_first)
        if parts.get("solar"):
            named = parts.get("solarmonth")
            month = _solar_months()[named.lower()] if named else int(parts["monthnumber"])
            return solar_day(int(parts["solar"]), month, int(parts["day"]))
        number = parts.get("monthnumber") or _months()[parts["month"].lower()]
        year = common_year(int(parts.get("year") or f"20{parts['short']}"))
        return dt.date(year, int(number), int(parts["day"]))
    except ValueError:
        return None


def _by_slashes(match: re.Match[str], *, day_first: bool | None) -> dt.date | None:
    """Read 20/03/2023 and 03/20/2023, and 03/04/2023 where its weekday, zone or page tells which day it is."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if first == second or second > 12:  # noqa: PLR2004 - months of a year
        return dt.date(year, first, second)
    if first > 12:  # noqa: PLR2004 - as above
        return dt.date(year, second, first)
    both = {True: dt.date(year, second, first), False: dt.date(year, first, second)}
    if match["weekday"]:
        number = _WEEKDAYS.index(match["weekday"].lower())
        fitting = [day for day in both.values() if day.weekday() == number]
        return fitting[0] if len(fitting) == 1 else None
    zone = _ZONE.search(match["clock"] or "")
    if zone is not None:
        day_first = zone.group() not in _AMERICAN
    return None if day_first is None else both[day_first]


_ZONE = re.compile(r"(?<![A-Z])(?!AM|PM|UTC)[A-Z]{2,4}$")
_AMERICAN = frozenset(
    {"ET", "EST", "EDT", "CT", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "AKST", "HST"}
)
"""Zones of those who write the month before the day."""


_NUMBER = re.compile(r"\d{10}(?:\d{3})?")
_MONTH_ONLY = re.compile(r"(?P<year>(?:19|20)\d\d)(?:-(?P<month>0[1-9]|1[0-2]))?")
_DATELIKE = re.compile(r"\d")


def read_date(value: str, language: str, basis: Basis) -> FoundDate | None:
    """Read a value that is said to be a date.

    Args:
        value: "2023-03-20T14:05:00Z", "20 March 2023", "Mon, 20 Mar 2023 14:05:00 GMT", "2023-03" …
        language: BCP 47 tag of what surrounds it.
        basis: where it stands.
    """
    text = value.strip()
    when = _interval(text) or _by_library(text, language)
    if when is None or when.start is None or when.start.year < FIRST_YEAR:
        return None
    return FoundDate(when, basis, written=text)


FIRST_YEAR = 1600
"""Before the first newspaper; systems write the year 1 where they know no date."""


def _interval(text: str) -> Interval | None:
    found = find_date(text)
    if found is not None:
        return Interval(found[0], found[0], "day")
    if _NUMBER.fullmatch(text):
        day = dt.datetime.fromtimestamp(int(text[:10]), dt.UTC).date()
        return Interval(day, day, "day")
    named = _month_and_year().fullmatch(text)
    if named is not None:
        return _month(int(named["year"]), _months()[named["month"].lower()])
    match = _MONTH_ONLY.fullmatch(text)
    if match is None:
        return None
    year = int(match["year"])
    if match["month"] is None:
        return Interval(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
    return _month(year, int(match["month"]))


@cache
def _month_and_year() -> re.Pattern[str]:
    return re.compile(rf"(?P<month>{month_pattern()})\.?,? (?P<year>(?:19|20)\d\d)", re.IGNORECASE)


def _month(year: int, month: int) -> Interval:
    first = dt.date(year, month, 1)
    following = dt.date(year + first.month // 12, first.month % 12 + 1, 1)
    return Interval(first, following - dt.timedelta(days=1), "month")


LONGEST_DATE = 60


_LANGUAGES = ["de", "fr", "es", "it", "pt", "nl", "el", "tr", "ru", "pl"]
"""Languages in which a date may be written that is in none of those of its text."""


def _by_library(text: str, language: str) -> Interval | None:
    if not _DATELIKE.search(text) or len(text) > LONGEST_DATE or "/" in text:
        return None
    first = ["en"] if language in {"en", "und"} else [lang.primary(language), "en"]
    tries = (_parsed(text, languages) for languages in (first, _LANGUAGES))
    return next((found for found in tries if found is not None), None)


def _parsed(text: str, languages: list[str]) -> Interval | None:
    import dateparser  # noqa: PLC0415 - 200 ms that only rare dates need

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "RETURN_AS_TIMEZONE_AWARE": False}
    try:
        found = dateparser.parse(text, languages=languages, settings=settings)
    except ValueError:
        return None
    return None if found is None else Interval(found.date(), found.date(), "day")
