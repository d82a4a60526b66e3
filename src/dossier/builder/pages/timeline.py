"""Everything that is dated, on two rails: when it happened and when it was reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from dossier.builder import urls
from dossier.builder.pages.axis import Dated
from dossier.builder.pages.chart import Chart, chart
from dossier.builder.pages.paging import Pager, Pages, addresses, paged, years
from dossier.builder.pages.parts import (
    Cited,
    Line,
    Moment,
    age,
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

_AT_ONCE = 3
"""Undated things that take the room of a date."""

_LINE = 300
_CITED = 600
"""Bytes that show an article, and a sentence with a date."""

Happened = Mapping[Interval, Sequence[Passage]]
Reported = Mapping[Interval, Sequence[str]]
OnDate = tuple[Happened, Reported, Mapping[Interval, Sequence[Event]]]
"""What stands under each date: passages that name it, articles published then, events of then."""

Undated = tuple[Event | Article | Passage, ...]
Row = Interval | Undated
"""What takes the room of a date on a page."""


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


def parts(_: Register) -> Iterator[Part]:
    """Yield the part of the timeline, which is made from everything."""
    yield Part(pages)


def pages(register: Register) -> Iterator[Sheet]:
    """Yield the timeline."""
    happened, reported = dates(register), _reported(register)
    events = grouped(register.edition.analysis.events, lambda e: [e.when] if e.when else [])
    order = ordered(happened, reported)
    drawn_all = everything(register)
    rows: list[Row] = [*order, *_undated(register)]
    called, cut = partial(_called, register), _cut(happened, reported)
    for path, pager, found in paged(urls.TIMELINE, rows, cut, called):
        here = [row for row in found if isinstance(row, Interval)]
        without = [one for row in found if not isinstance(row, Interval) for one in row]
        page = TimelinePage(
            chart=_part(register, drawn_all, here, happened)
            if not pager.first
            else chart(register.words, drawn_all, happened),
            entries=tuple(_entry(register, when, (happened, reported, events)) for when in here),
            pager=pager,
            undated_articles=lines(register, (a.id for a in without if isinstance(a, Article))),
            undated_events=tuple(
                event_link(register, e.id) for e in without if isinstance(e, Event)
            ),
            undated_passages=tuple(
                cite_in_sentence(register, p) for p in without if isinstance(p, Passage)
            ),
        )
        title = register.words.timeline
        yield Sheet(
            path,
            "timeline.html",
            title,
            "timeline",
            page,
            styles=("timeline.css",),
            rows=pager.script,
        )


def _called(register: Register, row: Row) -> str:
    return register.words.when(row) if isinstance(row, Interval) else register.words.undated


def _part(
    register: Register, things: Iterable[Dated], dates: Sequence[Interval], happened: Happened
) -> Chart | None:
    """Return the drawing of the dates of one page, nearer than in the drawing of all."""
    here = frozenset(dates)
    named = (when for when in dates if when in happened)
    return chart(register.words, (t for t in things if t.when in here), named)


def dates(register: Register) -> Happened:
    """Return the passages that name each date."""
    found: defaultdict[Interval, list[Passage]] = defaultdict(list)
    for article in sorted(register.articles, key=lambda a: age(register, a)):
        for time in register.studies[article].times:
            if time.when and (time.when.start or time.when.end):
                found[time.when].append(Passage(article, time.span))
    for event in register.edition.analysis.events:
        if event.when and (event.when.start or event.when.end):
            found[event.when]
    return found


def _reported(register: Register) -> Reported:
    found: defaultdict[Interval, list[str]] = defaultdict(list)
    for article in register.articles.values():
        if article.published:
            found[article.published.when].append(article.id)
    return found


def ordered(*maps: Mapping[Interval, object]) -> list[Interval]:
    """Return all dates in order, longer stretches before the days within them."""
    found = {when for one in maps for when in one}
    return sorted(found, key=_order)


def _order(when: Interval) -> tuple[int, int, str]:
    start, end = when.start or when.end, when.end or when.start
    return (start.toordinal() if start else 0, -end.toordinal() if end else 0, when.precision)


def places(register: Register) -> Mapping[str, str]:
    """Return the address of each date."""
    happened, reported = dates(register), _reported(register)
    rows: list[Row] = [*ordered(happened, reported), *_undated(register)]
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


def _entry(register: Register, when: Interval, on: OnDate) -> Entry:
    happened, reported, events = on
    passages = happened.get(when, ())
    shown = tuple(cite_in_sentence(register, p) for p in passages[: _PASSAGES * 2])
    return Entry(
        anchor=urls.day_anchor(when),
        moment=moment(register, when) or Moment("", None),
        exact=when.start == when.end,
        events=tuple(event_link(register, e.id) for e in events.get(when, ())),
        passages=shown[:_PASSAGES],
        more_passages=shown[_PASSAGES:],
        left_out=len(passages) - len(shown),
        articles=tuple(line(register, a) for a in reported.get(when, ())),
        sources=outlets(register, (*(p.article for p in passages), *reported.get(when, ()))),
        years=years(when),
    )


def _undated(register: Register) -> Iterator[Undated]:
    """Yield everything without a date, some at once."""
    events = [e for e in register.edition.analysis.events if not e.when]
    articles = [a for a in register.articles.values() if not a.published]
    passages = [
        Passage(article, time.span)
        for article, study in register.studies.items()
        for time in study.times
        if time.when is None
    ]
    kinds: tuple[Sequence[Event | Article | Passage], ...] = (events, articles, passages)
    for things in kinds:
        yield from (tuple(things[n : n + _AT_ONCE]) for n in range(0, len(things), _AT_ONCE))
