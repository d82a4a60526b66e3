"""All points and all quotes of an event, where its page shows the weightiest alone."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.builder import urls
from dossier.builder.pages.event import said_in, too_many_quotes
from dossier.builder.pages.matrix import PAGE, in_order, matrix
from dossier.builder.pages.paging import Pager, paged
from dossier.builder.pages.parts import Cited, cites, crumbs
from dossier.builder.pages.quotes import Said
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link
from dossier.model import Event, Point, Record

SIZE = 30
"""Quotes on one page."""

_PASSAGES = 12
"""Wordings of a point before the rest is counted."""


class PointRow(Record, frozen=True):
    """A point with its passages."""

    id: str
    passages: tuple[Cited, ...]
    articles: int
    left_out: int


class PointsPage(Record, frozen=True):
    """``points/<event>.html``."""

    event: Link
    points: tuple[PointRow, ...]
    pager: Pager


class SaidPage(Record, frozen=True):
    """``said/<event>.html``."""

    event: Link
    quotes: tuple[Said, ...]
    pager: Pager


def parts(register: Register) -> Iterator[Part]:
    """Yield the part of each event; in many of them there is no page."""
    yield from (Part(pages, (event,)) for event in register.events)


def pages(register: Register, event_id: str) -> Iterator[Sheet]:
    """Yield these pages of an event that needs them."""
    event = register.events[event_id]
    if matrix(register, event).more:
        yield from _points(register, event)
    if too_many_quotes(said_in(register, event)):
        yield from _said(register, event)


def _points(register: Register, event: Event) -> Iterator[Sheet]:
    for path, pager, found in paged(urls.points(event.id), in_order(register, event), PAGE):
        rows = tuple(_row(register, point) for point in found)
        page = PointsPage(event_link(register, event.id), rows, pager)
        yield _sheet(register, event, path, "points.html", page)


def _said(register: Register, event: Event) -> Iterator[Sheet]:
    quotes = sorted(said_in(register, event), key=lambda q: not q.marked)
    for path, pager, found in paged(urls.said(event.id), quotes, SIZE):
        yield _sheet(
            register,
            event,
            path,
            "said.html",
            SaidPage(event_link(register, event.id), tuple(found), pager),
        )


def _sheet(register: Register, event: Event, path: str, template: str, page: Record) -> Sheet:
    w = register.words
    kind = w.all_points if template == "points.html" else w.all_said
    to = event_link(register, event.id)
    return Sheet(
        path,
        template,
        kind,
        "events",
        page,
        styles=("quotes.css",),
        description=to.text,
        crumbs=crumbs((w.events, urls.EVENTS), (to.text, to.url)),
    )


def _articles(point: Point) -> int:
    return len({p.article for p in point.passages})


def _row(register: Register, point: Point) -> PointRow:
    return PointRow(
        id=point.id,
        passages=cites(register, point.passages[:_PASSAGES]),
        articles=_articles(point),
        left_out=max(0, len(point.passages) - _PASSAGES),
    )
