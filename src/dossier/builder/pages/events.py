"""The list of events, and the card by which an event is shown in any list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dossier.builder import urls
from dossier.builder.pages.paging import Pager, Pages, paged, years
from dossier.builder.pages.parts import (
    Cited,
    Figure,
    Moment,
    cite,
    label,
    moment,
    outlets,
    source_url,
)
from dossier.builder.part import Part
from dossier.builder.register import Register, names_in, once
from dossier.builder.sheet import Link, Sheet
from dossier.model import Event, Record

_CUT = Pages(24, key=lambda event: event.id)
"""Cards on one page at most."""

_PEOPLE = 8
"""People by whom an event can be found in a list."""

_STRIP = 12
"""Outlets named on a card before the rest is counted."""


class Card(Record, frozen=True):
    """An event in a list."""

    id: str
    title: str
    by_editor: bool
    url: str
    language: str
    moment: Moment | None
    where: str | None
    status: str
    """``one``, ``several`` or ``disputed``."""
    lead: Cited | None
    outlets: tuple[Link, ...]
    more_outlets: int
    figures: tuple[Figure, ...]
    fresh: bool = False
    """Whether an earlier edition, if one is named, did not have it."""


class EventRow(Record, frozen=True):
    """An event, and what a list of events can be filtered by besides."""

    card: Card
    sources: tuple[str, ...]
    """All that report it."""
    topics: tuple[str, ...]
    people: tuple[str, ...]
    """Those that most of its articles name."""
    years: tuple[str, ...]
    day: str
    """The first on which it can have happened, as ISO date; empty where none is known."""


class EventsPage(Record, frozen=True):
    """``events.html``."""

    rows: tuple[EventRow, ...]
    pager: Pager


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the list of events, newest first."""
    order = newest_first(register.events.values())
    for path, pager, found in paged(urls.EVENTS, order, _CUT, lambda e: _day(register, e)):
        yield Part(pages, (path, pager, tuple(e.id for e in found)))


def pages(register: Register, path: str, pager: Pager, ids: Sequence[str]) -> Iterator[Sheet]:
    """Yield a page of the list."""
    page = EventsPage(tuple(_row(register, register.events[e]) for e in ids), pager)
    yield Sheet(
        path,
        "events.html",
        register.words.events,
        "events",
        page,
        rows=pager.script,
        styles=("cards.css",),
    )


def _row(register: Register, event: Event) -> EventRow:
    start = event.when.start if event.when else None
    return EventRow(
        card=card(register, event),
        sources=outlets(register, event.reports),
        topics=tuple(t.label for t in register.topics_of[event.id]),
        people=_people(register, event),
        years=years(event.when),
        day=start.isoformat() if start else "",
    )


def _people(register: Register, event: Event) -> tuple[str, ...]:
    names = (name for article in event.reports for name, _ in names_in(register, article))
    found = Counter(name.label for name in names if name.kind == "person")
    return tuple(sorted(found, key=lambda n: (-found[n], n))[:_PEOPLE])


def _day(register: Register, event: Event) -> str:
    return register.words.when(event.when) if event.when else str(register.words.undated)


def newest_first(events: Iterable[Event]) -> list[Event]:
    """Return events, newest first, those without a date at the end."""
    return sorted(
        events,
        key=lambda e: (-(e.when.start.toordinal()) if e.when and e.when.start else 1, e.id),
    )


def card(register: Register, event: Event) -> Card:
    """Return an event as a list shows it."""
    return _card(register, event.id)


@once
def _card(register: Register, event_id: str) -> Card:
    event = register.events[event_id]
    outlets = outlets_of(register, event.reports)
    return Card(
        id=event.id,
        title=register.titles[event.id],
        by_editor=event.title_from is None and title_of(register, event) is None,
        url=urls.event(event.id),
        language=language(register, event),
        moment=moment(register, event.when),
        where=event.where,
        status=status(register, event),
        lead=_lead(register, event),
        outlets=outlets[:_STRIP],
        more_outlets=max(0, len(outlets) - _STRIP),
        figures=figures(register, event),
        fresh=("events", event.id) in register.fresh,
    )


def title_of(register: Register, event: Event) -> Link | None:
    """Return the article whose headline the title is, where that does not stand in its text."""
    articles = () if event.title_from else (register.articles[a] for a in event.reports)
    same = (a.id for a in articles if a.headline and a.headline.value == event.title)
    found = next(same, None)
    return Link(label(register, found), urls.article(found)) if found else None


def _lead(register: Register, event: Event) -> Cited | None:
    """Return the passage that stands for an event: the first of its lead, or of its first point."""
    points = register.points[event.id]
    passages = event.lead or (points[0].passages if points else ())
    return cite(register, passages[0]) if passages else None


def outlets_of(register: Register, articles: Iterable[str]) -> tuple[Link, ...]:
    """Return the sources of articles, each once, in order; those not named are counted at the end."""
    named: dict[str, str] = {}
    unnamed: list[str] = []
    for article in articles:
        source = register.source_of.get(article)
        if source and source.label:
            named.setdefault(source.label, urls.source(source.id))
        else:
            unnamed.append(article)
    links = [Link(text, url) for text, url in named.items()]
    if unnamed:
        words = register.words.noun(len(unnamed), "unnamed_outlet").format(n=len(unnamed))
        links.append(Link(words, source_url(register, unnamed[0])))
    return tuple(links)


def language(register: Register, event: Event) -> str:
    """Return the language of the event's title."""
    if event.title_from is None:
        return register.words.language
    return register.articles[event.title_from.article].language


def status(register: Register, event: Event) -> str:
    """Return whether one source, several independent ones, or sources that differ report it."""
    if any(d.kind == "conflict" for d in register.discrepancies[event.id]):
        return "disputed"
    return "several" if event.independent > 1 else "one"


def figures(register: Register, event: Event) -> tuple[Figure, ...]:
    """Return what there is of an event, each count with its place on the page."""
    url = urls.event(event.id)
    said = {q.family for a in event.reports for q in register.quotes[a]}
    quotes = [family for family in said if family in register.marked]
    counts = (
        (len(event.reports), "article", "articles"),
        (event.independent if len(event.reports) > 1 else 0, "independent", "why"),
        (len(register.points[event.id]), "point", "points"),
        (len(quotes), "quote", "quotes"),
        (len(register.discrepancies[event.id]), "discrepancy", "differences"),
        (len(event.recalls), "recall", "articles"),
    )
    return tuple(Figure(n, noun, f"{url}#{part}") for n, noun, part in counts if n)


def links(register: Register, ids: Iterable[str]) -> tuple[Card, ...]:
    """Return the cards of events by their ids, those that exist."""
    return tuple(card(register, register.events[i]) for i in ids if i in register.events)
