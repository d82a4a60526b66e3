"""All points, all quotes and all articles of an event, where its page does not show them all."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.builder import urls
from dossier.builder.pages.heard import heard, said_in
from dossier.builder.pages.matrix import PAGE, WORDINGS, in_order, matrix, weight
from dossier.builder.pages.paging import Pager, Pages, paged
from dossier.builder.pages.parts import Cited, age, cites, crumbs
from dossier.builder.pages.quotes import Said
from dossier.builder.pages.reports import Report, many, report, ties
from dossier.builder.pages.room import size
from dossier.builder.reasons import reasons
from dossier.builder.register import Register
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link
from dossier.model import Event, Evidence, Point, Record

SIZE = 30
"""Quotes on one page."""

REPORTS = 40
"""Articles on one page."""


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


class ReportsPage(Record, frozen=True):
    """``reports/<event>.html``."""

    event: Link
    reports: tuple[Report, ...]
    why_each: tuple[Evidence, ...]
    """What ties articles of the event to the others, as many on each page as there are articles."""
    pager: Pager


def pages(register: Register, event_id: str) -> Iterator[Sheet]:
    """Yield these pages of an event that needs them."""
    event = register.events[event_id]
    if matrix(register, event).more:
        yield from _points(register, event)
    if heard(said_in(register, event)).hidden:
        yield from _said(register, event)
    if many(event.reports):
        yield from _reports(register, event)


def _points(register: Register, event: Event) -> Iterator[Sheet]:
    order, cut = in_order(register, event), Pages(PAGE, weigh=weight)
    for path, pager, found in paged(urls.points(event.id), order, cut):
        rows = tuple(_row(register, point) for point in found)
        page = PointsPage(event_link(register, event.id), rows, pager)
        yield _sheet(register, event, path, "points.html", page)


def _said(register: Register, event: Event) -> Iterator[Sheet]:
    quotes = sorted(said_in(register, event), key=lambda q: not q.marked)
    for path, pager, found in paged(urls.said(event.id), quotes, Pages(SIZE, weigh=size)):
        yield _sheet(
            register,
            event,
            path,
            "said.html",
            SaidPage(event_link(register, event.id), tuple(found), pager),
        )


def _reports(register: Register, event: Event) -> Iterator[Sheet]:
    to = event_link(register, event.id)
    why = ties(reasons(register.words, register.together[event.id].why))
    order = sorted(event.reports, key=lambda a: age(register, a))
    for start, (path, pager, found) in enumerate(
        paged(urls.reports(event.id), order, Pages(REPORTS))
    ):
        here = slice(start * REPORTS, (start + 1) * REPORTS)
        page = ReportsPage(to, tuple(report(register, a) for a in found), why[here], pager)
        yield _sheet(register, event, path, "together.html", page)


def _sheet(register: Register, event: Event, path: str, template: str, page: Record) -> Sheet:
    w = register.words
    kinds = {"points.html": w.all_points, "said.html": w.all_said}
    kind = kinds.get(template, w.all_articles)
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
        passages=cites(register, point.passages[:WORDINGS]),
        articles=_articles(point),
        left_out=max(0, len(point.passages) - WORDINGS),
    )
