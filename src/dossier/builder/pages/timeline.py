"""Everything that is dated, on two rails: when it happened and when it was reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from dossier.builder import urls
from dossier.builder.pages.axis import Dated
from dossier.builder.pages.chart import Chart, chart
from dossier.builder.pages.dated import Happened, Reported, Row, rows_of
from dossier.builder.pages.paging import Pager, Pages, addresses, paged, years
from dossier.builder.pages.parts import (
    Cited,
    Line,
    Moment,
    cite_in_sentence,
    line,
    lines,
    moment,
    outlets,
    short,
)
from dossier.builder.part import Part
from dossier.builder.register import Register, day, grouped
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link, headline
from dossier.model import Article, Event, Interval, Passage, Record

_SIZE = 20
"""Dates on one page at most."""

_PASSAGES = 2

_LINE = 300
_CITED = 600
"""Bytes that show an article, and a sentence with a date."""


class Entry(Record, frozen=True):
    """One date."""

    anchor: str
    moment: Moment
    exact: bool
    """Whether it is a single day."""
    events: tuple[Link, ...]
    passages: tuple[Cited, ...]
    more_passages: tuple[Cited, ...]
    left_out: int
    articles: tuple[Line, ...]
    sources: tuple[str, ...]
    """All that name the date or published something on it."""
    years: tuple[str, ...]


class TimelinePage(Record, frozen=True):
    """``timeline.html``."""

    chart: Chart | None
    """Of all dates on the first page, of its own on the others."""
    entries: tuple[Entry, ...]
    pager: Pager
    undated_articles: tuple[Line, ...]
    undated_events: tuple[Link, ...]
    undated_passages: tuple[Cited, ...]


class Day(Record, frozen=True):
    """What there is of one date."""

    when: Interval
    passages: tuple[Passage, ...]
    """The first that name it."""
    naming: tuple[str, ...]
    """The article of each passage that names it."""
    reported: tuple[str, ...]
    """Articles published then."""
    events: tuple[str, ...]


class Here(Record, frozen=True):
    """What stands on one page."""

    days: tuple[Day, ...]
    named: tuple[Interval, ...]
    """Dates that texts name, as its drawing has them."""
    undated_articles: tuple[str, ...]
    undated_events: tuple[str, ...]
    undated_passages: tuple[Passage, ...]


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the pages of the timeline."""
    happened, reported, rows = rows_of(register, "")
    events = grouped(register.edition.analysis.events, lambda e: [e.when] if e.when else [])
    called, cut = partial(_called, register), _cut(happened, reported)
    for path, pager, found in paged(urls.TIMELINE, rows, cut, called):
        here = [row for row in found if isinstance(row, Interval)]
        without = [one for row in found if not isinstance(row, Interval) for one in row]
        named = happened if pager.first else (when for when in here if when in happened)
        days = (_day(when, happened.get(when, ()), reported, events) for when in here)
        yield Part(page, (path, pager, Here(tuple(days), tuple(named), *_kinds(without))))


def _day(
    when: Interval,
    passages: Sequence[Passage],
    reported: Reported,
    events: Mapping[Interval, Sequence[Event]],
) -> Day:
    naming = tuple(p.article for p in passages)
    events_then = tuple(e.id for e in events.get(when, ()))
    shown = tuple(passages[: _PASSAGES * 2])
    return Day(when, shown, naming, tuple(reported.get(when, ())), events_then)


def _kinds(
    things: Sequence[Event | Article | Passage],
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Passage, ...]]:
    """Return which of some things are articles, events and passages."""
    articles = tuple(a.id for a in things if isinstance(a, Article))
    events = tuple(e.id for e in things if isinstance(e, Event))
    return articles, events, tuple(p for p in things if isinstance(p, Passage))


def page(register: Register, path: str, pager: Pager, here: Here) -> Iterator[Sheet]:
    """Yield a page of the timeline; the drawing of the first is made from everything."""
    drawn_here = everything(register) if pager.first else _drawn_on(register, here.days)
    context = TimelinePage(
        chart=chart(register.words, drawn_here, here.named),
        entries=tuple(_entry(register, day) for day in here.days),
        pager=pager,
        undated_articles=lines(register, here.undated_articles),
        undated_events=tuple(event_link(register, e) for e in here.undated_events),
        undated_passages=tuple(cite_in_sentence(register, p) for p in here.undated_passages),
    )
    title, styles = register.words.timeline, ("timeline.css",)
    yield Sheet(path, "timeline.html", title, "timeline", context, styles=styles, rows=pager.script)


def _drawn_on(register: Register, days: Sequence[Day]) -> list[Dated]:
    """Return what the drawing of some dates shows, nearer than in the drawing of all."""
    events = [register.events[e] for one in days for e in one.events]
    articles = [a for one in days for a in one.reported]
    return drawn(register, events, articles, register.dated_at)


def _called(register: Register, row: Row) -> str:
    return register.words.when(row) if isinstance(row, Interval) else register.words.undated


def places(register: Register) -> Mapping[str, str]:
    """Return the address of each date."""
    happened, reported, rows = rows_of(register, "")
    at = addresses(urls.TIMELINE, rows, _cut(happened, reported))
    return {
        day(when): f"{page}#{urls.day_anchor(when)}"
        for when, page in zip(rows, at, strict=True)
        if isinstance(when, Interval)
    }


def _cut(happened: Happened, reported: Reported) -> Pages:
    return Pages(_SIZE, _key, partial(_weight, happened, reported))


def _key(row: Row) -> str:
    """Return by what a row is known."""
    if isinstance(row, Interval):
        return day(row)
    return " ".join(
        f"{one.article} {one.span.start}" if isinstance(one, Passage) else one.id for one in row
    )


def _weight(happened: Happened, reported: Reported, row: Row) -> int:
    """Return about how many bytes show a date."""
    if not isinstance(row, Interval):
        return _LINE
    cited = len(happened.get(row, ())[: _PASSAGES * 2])
    return _LINE * (1 + len(reported.get(row, ()))) + _CITED * cited


def drawn(
    register: Register,
    events: Iterable[Event],
    articles: Iterable[str],
    where: Mapping[str, str],
) -> list[Dated]:
    """Return what a drawing shows: events, and the articles of each date together.

    ``where`` is the address of each date, see :func:`places`.
    """
    happened = [
        Dated(
            e.when,
            urls.event(e.id),
            short(register.titles[e.id]),
            "happened",
            where[day(e.when)],
        )
        for e in events
        if e.when
    ]
    dated = (register.articles[a] for a in articles)
    reported = grouped(dated, lambda a: [a.published.when] if a.published else [])
    return happened + [_column(register, when, of, where) for when, of in reported.items()]


def everything(register: Register) -> list[Dated]:
    """Return what the drawing of the whole dossier shows."""
    return drawn(register, register.edition.analysis.events, register.articles, register.dated_at)


def _column(
    register: Register, when: Interval, of: Sequence[Article], where: Mapping[str, str]
) -> Dated:
    """Return the articles of one date: the only one, or their number and where they are listed."""
    listed = where[day(when)]
    if len(of) == 1:
        what = short(headline(of[0]))
        return Dated(when, urls.article(of[0].id), what, "reported", listed)
    what = register.words.count(len(of), "article")
    return Dated(when, listed, what, "reported", listed, len(of))


def _entry(register: Register, on: Day) -> Entry:
    shown = tuple(cite_in_sentence(register, p) for p in on.passages)
    return Entry(
        anchor=urls.day_anchor(on.when),
        moment=moment(register, on.when) or Moment("", None),
        exact=on.when.start == on.when.end,
        events=tuple(event_link(register, e) for e in on.events),
        passages=shown[:_PASSAGES],
        more_passages=shown[_PASSAGES:],
        left_out=len(on.naming) - len(shown),
        articles=tuple(line(register, a) for a in on.reported),
        sources=outlets(register, (*on.naming, *on.reported)),
        years=years(on.when),
    )
