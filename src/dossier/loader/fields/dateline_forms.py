"""Datelines as agencies set them where English ones do not: without a dash, or in other scripts."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dossier.loader.calendar import month_pattern
from dossier.loader.fields.places import is_known, is_place
from dossier.outlets import agency


class Read(NamedTuple):
    """A dateline with its parts as stretches of the piece."""

    end: int
    place: tuple[int, int] | None
    date: tuple[int, int] | None
    agency: tuple[int, int] | None


@cache
def short_date() -> re.Pattern[str]:
    """Return the form of a day without its year, or with it: "April 2", "Tues., 3 May 2031"."""
    month = rf"(?:{month_pattern()})\b\.?"
    weekday = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    year = r"(?:[,\s]+(?:19|20)\d\d\b)?"
    day = r"\d{1,2}(?:st|nd|rd|th)?\b"
    return re.compile(
        rf"(?:{weekday}[,\s]+)?(?:{month}\s*{day}{year}|{day}\s+(?:de\s+)?{month}(?:\s+de(?=\s))?{year}|\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d\d)|{weekday}",
        re.IGNORECASE,
    )


_FORMS = (
    re.compile(  # 新华社北京11月6日电（记者李明）
        r"(?P<name>[^\W\d_]{2,6}?社)(?P<place>[^\W\d_]{2,10}?)(?P<day>\d{1,2}月\d{1,2}日)电\s?(?:（[^（）]{2,24}）)?\s?"
    ),
    re.compile(  # (서울=연합뉴스) 홍길동 기자 =
        r"[(\[](?P<place>[^=()\[\]\s]{2,12})=(?P<name>[^=()\[\]]{2,12})[)\]]\s?(?:[^=\n]{2,40}\s=\s)?"
    ),
)
_MARKS = ("电", "=")
_HEAD = 80
_STROKE = re.compile(r"(?P<name>[^\W\d_]{3,20})/(?P<place>[^\W\d_]{3,20})\s(?=[^\W\d_])")
"""ایسنا/خوزستان …: a service and the town or province its text is from."""


_DASHES = re.compile(
    r"(?P<place>[^\W\d_a-z]{3,20})\s?[-–—]\s?(?P<name>[^\W\d_]{3,20})\s?[-–—]\s?(?=[^\W\d_])"
)
"""تهران- ایرنا- …: a town and a service, each with a dash."""


def set_otherwise(text: str) -> Read | None:
    """Return the dateline before a lede in one of these forms, of services that are known."""
    head = text[:_HEAD]
    forms = _FORMS if any(map(head.__contains__, _MARKS)) else ()
    found = next((match for form in forms if (match := form.match(head))), None)
    found = found or (_STROKE.match(head) if "/" in head else None) or _DASHES.match(head)
    if found is None or agency(found["name"]) is None or not text[found.end() :].strip():
        return None
    if found.re in {_STROKE, _DASHES} and found["place"].isascii() and not is_known(found["place"]):
        return None
    day = found.span("day") if "day" in found.re.groupindex else None
    return Read(found.end(), found.span("place"), day, found.span("name"))


_WIRE = re.compile(r"(?P<place>[^()]{2,60}?)--\((?P<name>[^()]{2,30})\)--\s?(?=\S)")
"""A service that press releases run over: "PORT ELLERY, Carran--(BUSINESS WIRE)--"."""


def set_by_service(head: str) -> Read | None:
    """Return the dateline that a service of press releases sets between two pairs of dashes."""
    wire = _WIRE.match(head)
    if wire is None or agency(wire["name"]) is None or not is_place(wire["place"]):
        return None
    return Read(wire.end(), wire.span("place"), None, wire.span("name"))


@cache
def _day_behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<day>{short_date().pattern})\s*(?:[–—]|-{{1,2}})\s*(?=[A-Z“\"])", re.IGNORECASE
    )


def with_day(found: Read, text: str) -> Read:
    """Take in a day between two dashes: "PORT ELLERY — May 3, 2031 — …"."""
    match = _day_behind().match(text, found.end) if found.date is None else None
    is_day = match is not None and any(c.isdigit() for c in match["day"])
    if match is None or not is_day or not text[match.end()].isupper():
        return found
    return found._replace(end=match.end(), date=match.span("day"))
