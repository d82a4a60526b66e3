"""The events as a calendar (ICS) and as a timeline (TimelineJS JSON)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from typing import Any

from dossier.builder import urls
from dossier.builder.exports import places, said
from dossier.builder.exports.identity import urn
from dossier.builder.exports.records import encode
from dossier.builder.page import Page
from dossier.builder.pages.index import title_of
from dossier.builder.register import Register
from dossier.model import Event

LONGEST_LINE = 75
"""Bytes of a line of a calendar."""


def pages(register: Register) -> tuple[Page, ...]:
    """Return the calendar and the timeline."""
    dated = [e for e in register.events.values() if e.when and e.when.start]
    dated.sort(key=lambda e: (e.when.start if e.when and e.when.start else dt.date.min, e.id))
    return (
        Page(places.CALENDAR, _calendar(register, dated)),
        Page(places.TIMELINE, encode(_timeline(register, dated))),
    )


def _calendar(register: Register, events: list[Event]) -> bytes:
    """Return a calendar by RFC 5545."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dossier//news dossier//EN",
        f"X-WR-CALNAME:{_escaped(title_of(register))}",
        *(line for event in events for line in _entry(register, event)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _entry(register: Register, event: Event) -> Iterator[str]:
    """Yield the lines of one event; a day that is not exact says so."""
    days = said.known_days(event.when)
    stamp = said.latest(register, event.reports)
    yield "BEGIN:VEVENT"
    yield f"UID:{urn('event', event.id)}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
    if event.when and event.when.end and event.when.end < dt.date.max:
        yield f"DTEND;VALUE=DATE:{event.when.end + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.where:
        yield f"LOCATION:{_escaped(event.where)}"
    if told := _description(register, event):
        yield f"DESCRIPTION:{_escaped(told)}"
    if said.web(register.settings.base_url):
        yield f"URL:{said.absolute(register, urls.event(event.id))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(register: Register, event: Event) -> str:
    """Return how exact the day is, the lead passage, and who reports it."""
    outlets = dict.fromkeys(said.outlet(register, a) for a in event.reports)
    exact = event.when is None or event.when.precision == "day"
    parts = (
        "" if exact or event.when is None else f"[{event.when.precision}]",
        said.event_words(register, event),
        ", ".join(name for name in outlets if name),
    )
    return " — ".join(part for part in parts if part)


def _escaped(text: str) -> str:
    """Return a text as a value of a calendar."""
    line = said.one_line(text).replace("\\", "\\\\")
    return line.replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """Return a line cut into pieces of at most 75 bytes, never inside a character."""
    if line.isascii():
        more = range(LONGEST_LINE, len(line), LONGEST_LINE - 1)
        return "\r\n ".join([line[:LONGEST_LINE], *(line[n : n + LONGEST_LINE - 1] for n in more)])
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + char, size + width
    return "\r\n".join([*pieces, piece])


def _timeline(register: Register, events: list[Event]) -> dict[str, Any]:
    """Return the events as TimelineJS reads them; it shows texts as HTML, so they are escaped."""
    return {
        "title": {"text": {"headline": escape(title_of(register))}},
        "events": [_slide(register, event) for event in events],
    }


def _slide(register: Register, event: Event) -> dict[str, Any]:
    """Return one event."""
    days = said.known_days(event.when)
    exact = event.when is not None and event.when.precision == "day"
    address = escape(said.absolute(register, urls.event(event.id), places.TIMELINE))
    return {
        "unique_id": event.id,
        "start_date": _date(days[0]),
        **({"end_date": _date(days[-1])} if days[-1] != days[0] else {}),
        **(
            {}
            if exact or event.when is None
            else {"display_date": _span_words(days, event.when.precision)}
        ),
        "text": {
            "headline": f'<a href="{address}">{escape(event.title)}</a>',
            "text": escape(_description(register, event)),
        },
    }


def _span_words(days: tuple[dt.date, ...], precision: str) -> str:
    """Return an interval in figures with its precision."""
    ends = dict.fromkeys(day.isoformat() for day in days)
    return f"{' – '.join(ends)} ({precision})"


def _date(day: dt.date) -> dict[str, int]:
    """Return a day as TimelineJS reads it."""
    return {"year": day.year, "month": day.month, "day": day.day}
