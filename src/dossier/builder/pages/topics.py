"""The topics: their list and the page of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dossier.builder import urls
from dossier.builder.exports.places import feed
from dossier.builder.markdown import notes
from dossier.builder.pages.chart import Chart, chart
from dossier.builder.pages.events import Card, card, newest_first
from dossier.builder.pages.paging import Pager, Pages, paged
from dossier.builder.pages.parts import (
    Cited,
    Line,
    Moment,
    age,
    cite_in_sentence,
    crumbs,
    lines,
)
from dossier.builder.pages.timeline import drawn
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link
from dossier.model import Event, Passage, Record, Topic

_CUT = Pages(170, key=lambda topic: topic.id)
"""Topics on one page at most."""

_PASSAGES = 20
_SPEAKERS = 20
_TERMS = 8

_EVENTS = 3
"""Events that the list names of a topic."""


class TopicLine(Record, frozen=True):
    """A topic in the list."""

    label: str
    url: str
    terms: tuple[str, ...]
    articles: int
    events: int
    passages: int
    by_editor: bool


class TopicRow(Record, frozen=True):
    """A topic with the events in which most of its articles are."""

    line: TopicLine
    terms: tuple[str, ...]
    """What it was found by, where that is not its label."""
    events: tuple[Link, ...]
    more_events: int
    first: Moment | None
    """The day of its first article."""
    last: Moment | None


class TopicsPage(Record, frozen=True):
    """``topics.html``."""

    topics: tuple[TopicRow, ...]
    pager: Pager


class TopicPage(Record, frozen=True):
    """``topics/<id>.html``."""

    line: TopicLine
    terms: tuple[str, ...]
    note: Markup | None
    defining: tuple[Cited, ...]
    """Its first passage in each article."""
    more_passages: int
    chart: Chart | None
    """Its events and articles over time, where they are of more than one day."""
    events: tuple[Card, ...]
    articles: tuple[Line, ...]
    speakers: tuple[tuple[Link, int], ...]
    """Who is quoted in its articles, with the number of quotes."""


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the list of topics, and that of the page of each."""
    topics = sorted(register.topics.values(), key=lambda t: (-len(t.articles), t.label))
    for path, pager, found in paged(urls.TOPICS, topics, _CUT):
        yield Part(listed, (path, pager, tuple(t.id for t in found)))
    yield from (Part(pages, (topic.id,)) for topic in topics)


def listed(register: Register, path: str, pager: Pager, found: Sequence[str]) -> Iterator[Sheet]:
    """Yield a page of the list."""
    page = TopicsPage(tuple(_row(register, register.topics[t]) for t in found), pager)
    title, styles = register.words.topics, ("list.css",)
    yield Sheet(path, "topics.html", title, "topics", page, styles=styles)


def pages(register: Register, topic_id: str) -> Iterator[Sheet]:
    """Yield the page of a topic."""
    w, topic = register.words, register.topics[topic_id]
    yield Sheet(
        path=urls.topic(topic.id),
        template="topic.html",
        styles=("subject.css",),
        title=topic.label,
        section="topics",
        context=_page(register, topic),
        description=w.count(len(topic.articles), "article"),
        crumbs=crumbs((w.topics, urls.TOPICS)),
        feed=feed("topics", topic.id),
    )


def _row(register: Register, topic: Topic) -> TopicRow:
    reported = Counter(e for a in topic.articles if (e := register.event_of.get(a)))
    most = [event for event, _ in reported.most_common()]
    days = [m for row in lines(register, topic.articles) if (m := row.moment)]
    return TopicRow(
        line=row(topic),
        terms=topic.terms[:_TERMS] if topic.terms != (topic.label,) else (),
        events=tuple(event_link(register, e) for e in most[:_EVENTS]),
        more_events=max(0, len(most) - _EVENTS),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def row(topic: Topic) -> TopicLine:
    """Return a topic as a list shows it."""
    return TopicLine(
        label=topic.label,
        url=urls.topic(topic.id),
        terms=topic.terms[:_TERMS],
        articles=len(topic.articles),
        events=len(topic.events),
        passages=len(topic.passages),
        by_editor=topic.editor,
    )


def _page(register: Register, topic: Topic) -> TopicPage:
    firsts = _firsts(sorted(topic.passages, key=lambda p: (*age(register, p.article), p.span)))
    spoken = Counter(
        q.speaker
        for a in topic.articles
        for q in register.quotes[a]
        if q.speaker in register.called
    )
    order = sorted(spoken.items(), key=lambda s: (-s[1], str(s[0])))[:_SPEAKERS]
    return TopicPage(
        line=row(topic),
        terms=topic.terms,
        note=notes(topic.note),
        defining=tuple(cite_in_sentence(register, p) for p in firsts[:_PASSAGES]),
        more_passages=max(0, len(firsts) - _PASSAGES),
        chart=_chart(register, topic),
        events=tuple(card(register, e) for e in newest_first(_events(register, topic))),
        articles=lines(register, topic.articles),
        speakers=tuple(
            (Link(register.called[str(s)].label, urls.name(str(s))), n) for s, n in order
        ),
    )


def _events(register: Register, topic: Topic) -> list[Event]:
    return [register.events[e] for e in topic.events if e in register.events]


def _chart(register: Register, topic: Topic) -> Chart | None:
    found = drawn(register, _events(register, topic), topic.articles, register.dated_at)
    return chart(register.words, found) if len({d.when for d in found}) > 1 else None


def _firsts(passages: Sequence[Passage]) -> list[Passage]:
    """Return the first passage of each article, in order."""
    seen: dict[str, Passage] = {}
    for passage in passages:
        seen.setdefault(passage.article, passage)
    return list(seen.values())
