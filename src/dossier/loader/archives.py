"""Addresses of web archives: the original address, and the time of the capture, that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.loader.draft import Given
from dossier.model import Record

_URL = r"(?P<url>https?:/{1,2}[^\s\"'<>]{3,2000})"
_TODAY = r"(?:www\.)?archive\.(?:today|ph|is|md|vn|li|fo)"
HELD = re.compile(
    rf"https?://(?:web\.archive\.org/web/(?P<wayback>\d{{4,14}})(?:[a-z]{{2}}_)?"
    rf"|{_TODAY}/(?P<today>\d{{4}}\.?\d\d\.?\d\d-?\d{{6}}|\d{{14}})"
    rf"|[\w.-]{{4,60}}(?:/[\w.-]{{1,40}}){{0,4}}?/(?P<other>\d{{14}})(?:[a-z]{{2}}_)?)/{_URL}"
)
"""An address that holds the original one: of the Wayback Machine, archive.today, and the many that are
built as the Wayback Machine is (national libraries, Archive-It, Perma, Conifer)."""
SHORT = re.compile(
    rf"https?://(?:{_TODAY}/[A-Za-z0-9]{{5,6}}(?![\w/])|perma\.cc/[A-Z0-9]{{4}}-[A-Z0-9]{{4}}(?!\w)"
    r"|ghostarchive\.org/(?:archive|varchive)/[\w-]{5,20}|webcache\.googleusercontent\.com/search\S+)"
)
"""An address that holds nothing but a key."""
IS_TODAY = re.compile(rf"https?://{_TODAY}/")


class Capture(Record, frozen=True):
    """An address of an archive, taken apart."""

    url: str
    """Of the page that was captured."""
    time: str
    """A date with its clock, as far as the address tells."""


def captured(address: str) -> Capture | None:
    """Return what an address of an archive holds, ``None`` where it is none."""
    match = HELD.match(address)
    if match is None:
        return None
    time = match["wayback"] or match["today"] or match["other"]
    return Capture(match["url"], moment(time))


def moment(digits: str) -> str:
    """Return the time of a capture as a date with its clock: 20310502101500 → 2031-05-02 10:15:00."""
    d = re.sub(r"\D", "", digits)
    if len(d) < 8:  # noqa: PLR2004 - year, month and day
        return d[:4]
    day = f"{d[:4]}-{d[4:6]}-{d[6:8]}"
    return f"{day} {d[8:10]}:{d[10:12]}:{d[12:14]}" if len(d) >= 14 else day  # noqa: PLR2004 - to the second


def parted(given: Iterable[Given]) -> tuple[Given, ...]:
    """Return what a clipping states, with the addresses of archives told from those of pages."""
    first: list[Given] = []
    rest: list[Given] = []
    for entry in given:
        found = list(_parted(entry)) if entry.field == "url" else []
        first += found
        rest += [] if found else [entry]
    return (*first, *rest)


def _parted(entry: Given) -> Iterator[Given]:
    capture = captured(entry.value)
    if capture is not None:
        start = len(entry.value) - len(capture.url)
        yield Given("url", capture.url, entry.basis, entry.part(start, len(entry.value)))
        yield Given("saved", capture.time, entry.basis, entry.raw)
    if capture is not None or SHORT.match(entry.value):
        yield Given("archived_url", entry.value, entry.basis, entry.raw)
