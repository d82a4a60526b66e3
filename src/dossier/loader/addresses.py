"""Addresses of web pages: when two of them mean the same page."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_PASSING = re.compile(
    r"(?:utm_|fbclid$|gclid$|dclid$|msclkid$|mc_[ce]id$|igshid$|yclid$|_ga$|ref_src$)"
)
"""Parameters that say how a reader came, not what is read."""


def canonical(url: str) -> str:
    """Return an address in the form by which two that mean the same page are recognised.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    kept = [
        (k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _PASSING.match(k)
    ]
    path = unquote(parts.path).rstrip("/")
    return f"{host}{port}{path}{'?' + urlencode(sorted(kept)) if kept else ''}"


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_YEAR = r"(?P<year>19[89]\d|20[0-4]\d)"
_IN_PATH = (
    # /2023/03/20/…, /2023/world/03/20/…, /world/2023/mar/20/…, /2023-03-20-title
    re.compile(
        rf"(?<=/){_YEAR}(?P<rule>[/_-])(?:[a-z]\w*/)?(?P<month>\d\d?|{_MONTHS})(?P=rule)(?P<day>\d\d?)(?!\d)",
        re.IGNORECASE,
    ),
    # …/20230320/…, …-20230320-…
    re.compile(rf"(?<=[/_-]){_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
)
_MONTH_IN_PATH = re.compile(rf"(?<=/){_YEAR}/(?P<month>0[1-9]|1[0-2])(?=/)")


def day_in(url: str) -> tuple[str, int, int] | None:
    """Return the day, or else the month, that the path of an address names, and where.

    >>> day_in("https://example.org/world/2023/mar/20/deal")
    ('2023-03-20', 26, 37)
    """
    start = url.find("/", url.find("//") + 2)
    end = min((at for sign in "?#" if (at := url.find(sign)) >= 0), default=len(url))
    if start < 0:
        return None
    for pattern in _IN_PATH:
        for match in pattern.finditer(url, start, end):
            if day := _written(match):
                return day, match.start(), match.end()
    month = _MONTH_IN_PATH.search(url, start, end)
    return month and (f"{month['year']}-{month['month']}", month.start(), month.end())


def _written(match: re.Match[str]) -> str | None:
    name = match["month"].lower()
    month = int(name) if name.isdigit() else _MONTHS.split("|").index(name) + 1
    try:
        return dt.date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return None
