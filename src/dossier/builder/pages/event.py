"""The page of an event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup
from msgspec.structs import replace

from dossier.builder import heads, urls
from dossier.builder.exports import places
from dossier.builder.markdown import notes
from dossier.builder.offers import downloads
from dossier.builder.pages import whole
from dossier.builder.pages.chart import Chart, chart
from dossier.builder.pages.discrepancies import Difference, difference
from dossier.builder.pages.events import Card, card, language, links, title_of
from dossier.builder.pages.heard import heard, said_in
from dossier.builder.pages.matrix import Matrix, matrix
from dossier.builder.pages.parts import (
    Cited,
    Moment,
    age,
    cite,
    cite_in_sentence,
    cites,
    crumbs,
    line,
)
from dossier.builder.pages.quotes import Said
from dossier.builder.pages.reports import Report, few, many, report, ties
from dossier.builder.pages.room import fitting
from dossier.builder.pages.timeline import drawn
from dossier.builder.part import Part
from dossier.builder.reasons import reasons
from dossier.builder.register import Register, names_in
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import headline, is_headline
from dossier.model import Event, Evidence, Passage, Record

MOST_NAMES = 16
"""Names in the table."""

_FOLDED = 40
"""Names under the table before the rest is counted."""

MOST_DIFFERENCES = 12

_FEW = 3
"""Articles whose days need no drawing."""

MOST_PASSAGES = 3
"""Passages of one event that is recalled."""

_LEAD_ROOM = 3_000
_DIFFERENCES_ROOM = 5_500
_NAMES_ROOM = 3_500
_RECALLED_ROOM = 2_500
"""Bytes for the events that are recalled, and for the articles that recall this one."""


class NameRow(Record, frozen=True):
    """A name in the event, with the spellings of its articles."""

    label: str
    kind: str
    url: str
    spellings: tuple[tuple[str, int], ...]
    articles: int


class Background(Record, frozen=True):
    """An event that these articles recall, or articles that recall this one."""

    title: str
    url: str
    language: str
    moment: Moment | None
    passages: tuple[Cited, ...]
    more_passages: int


class EventPage(Record, frozen=True):
    """``events/<id>.html``."""

    card: Card
    title_from: Cited | None
    title_is_headline: bool
    """Whether ``title_from`` is a headline, and not the first words of a text without one."""
    title_of: Link | None
    """The article of which the title is the headline, where it does not stand in the text."""
    when_from: Cited | None
    where_from: Cited | None
    first: Moment | None
    """The first day on which it is reported."""
    last: Moment | None
    """The last, where it is another one."""
    chart: Chart | None
    """Its articles a day, where they are of several days."""
    lead: tuple[Cited, ...]
    matrix: Matrix
    differences: tuple[Difference, ...]
    all_differences: int
    more_differences: str | None
    """Address of the first that is not shown here."""
    quotes: tuple[Said, ...]
    statements: tuple[Said, ...]
    """What is reported as said, without quotation marks."""
    all_quotes: str | None
    """Address of all of them, where not all are shown here."""
    names: tuple[NameRow, ...]
    other_names: tuple[Link, ...]
    """Those that stand in fewer articles."""
    more_names: int
    recalls: tuple[Background, ...]
    recalled_by: tuple[Background, ...]
    reports: tuple[Report, ...]
    """The first articles that report it."""
    all_reports: int
    more_reports: str | None
    """Address of all of them and of what ties each to the others, where not all are shown here."""
    why: tuple[Evidence, ...]
    """What its articles have in common."""
    why_each: tuple[Evidence, ...]
    """What ties each article to the others, where all are shown here."""
    outsider: Link | None
    reason: str | None
    note: Markup | None
    before: tuple[Card, ...]
    after: tuple[Card, ...]
    topics: tuple[Link, ...]
    downloads: tuple[Link, ...]
    feed: str | None


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of each event: its page, and next to it what shows the same things at length."""
    yield from (Part(make, (event,)) for event in register.events for make in (pages, whole.pages))


def pages(register: Register, event_id: str) -> Iterator[Sheet]:
    """Yield the page of an event."""
    event = register.events[event_id]
    yield Sheet(
        path=urls.event(event.id),
        template="event.html",
        styles=("event.css",),
        title=register.titles[event.id],
        section="events",
        context=_page(register, event),
        description=_description(register, event),
        crumbs=crumbs((register.words.events, urls.EVENTS)),
        about=heads.of_event(event),
        feed=_feed(event),
    )


def _feed(event: Event) -> str | None:
    return places.feed("events", event.id) if event.reports else None


def _page(register: Register, event: Event) -> EventPage:
    said = heard(said_in(register, event))
    names = _names(register, event)
    table = len(fitting(names, _NAMES_ROOM, MOST_NAMES)) if names else 0
    together = register.together[event.id]
    days = _days(register, event)
    why = reasons(register.words, together.why)
    differing = [difference(register, d) for d in register.discrepancies[event.id]]
    shown = len(fitting(differing, _DIFFERENCES_ROOM, MOST_DIFFERENCES)) if differing else 0
    reports = sorted(event.reports, key=lambda a: age(register, a))
    return EventPage(
        card=card(register, event),
        title_from=cite(register, event.title_from) if event.title_from else None,
        title_is_headline=is_headline(register, event),
        title_of=title_of(register, event),
        when_from=cite_in_sentence(register, event.when_from) if event.when_from else None,
        where_from=cite_in_sentence(register, event.where_from) if event.where_from else None,
        first=days[0] if days else None,
        last=days[-1] if len(days) > 1 else None,
        chart=_chart(register, event) if len(days) > 1 and len(event.reports) > _FEW else None,
        lead=tuple(fitting(cites(register, event.lead), _LEAD_ROOM)),
        matrix=matrix(register, event),
        differences=tuple(differing[:shown]),
        all_differences=len(differing),
        more_differences=register.differing_at[differing[shown].id]
        if len(differing) > shown
        else None,
        quotes=said.quotes,
        statements=said.statements,
        all_quotes=urls.said(event.id) if said.hidden else None,
        names=names[:table],
        other_names=tuple(Link(n.label, n.url) for n in names[table:][:_FOLDED]),
        more_names=max(0, len(names) - table - _FOLDED),
        recalls=_recalled_events(register, event),
        recalled_by=_recalled_by(register, event),
        reports=tuple(report(register, a) for a in few(reports)),
        all_reports=len(reports),
        more_reports=urls.reports(event.id) if many(reports) else None,
        why=tuple(x for x in why if x.feature != "article"),
        why_each=() if many(reports) else ties(why),
        outsider=_article_link(register, together.outsider.article) if together.outsider else None,
        reason=event.reason,
        note=notes(event.note),
        before=links(register, event.before),
        after=links(register, event.after),
        topics=tuple(Link(t.label, urls.topic(t.id)) for t in register.topics_of[event.id]),
        downloads=downloads("events", event.id) if event.reports else (),
        feed=_feed(event),
    )


def _days(register: Register, event: Event) -> list[Moment]:
    """Return the days on which it is reported, in order."""
    order = sorted(event.reports, key=lambda a: age(register, a))
    found = (line(register, a).moment for a in order)
    return list(dict.fromkeys(m for m in found if m))


def _chart(register: Register, event: Event) -> Chart | None:
    """Return the drawing of its articles a day; columns lead to their list on the page."""
    here = f"{urls.event(event.id)}#articles"
    return chart(register.words, drawn(register, [event], event.reports, defaultdict(lambda: here)))


def _article_link(register: Register, article: str) -> Link:
    return Link(headline(register.articles[article]), urls.article(article))


def _description(register: Register, event: Event) -> str:
    words = register.words
    when = f"{words.when(event.when)}. " if event.when else ""
    return f"{when}{words.count(len(event.reports), 'article')}."


def _names(register: Register, event: Event) -> tuple[NameRow, ...]:
    """Return the names of the event, those of most articles first."""
    found = Counter(name.id for article in event.reports for name, _ in names_in(register, article))
    order = sorted(found, key=lambda n: (-found[n], register.called[n].label))
    return tuple(_name(register, event, n, found[n]) for n in order)


def _name(register: Register, event: Event, name_id: str, articles: int) -> NameRow:
    """Return a name with how many of its mentions have each form."""
    counts: Counter[str] = Counter()
    for article in event.reports:
        counts.update(dict(register.written.get(article, {}).get(name_id, ())))
    spellings = tuple((form, counts[form]) for form in register.forms[name_id] if form in counts)
    name = register.called[name_id]
    return NameRow(name.label, name.kind, urls.name(name.id), spellings, articles)


def _recalled_events(register: Register, event: Event) -> tuple[Background, ...]:
    """Return the events that its articles tell as background."""
    found: dict[str, list[Passage]] = {}
    for article in event.reports:
        for recall in register.recalls[article]:
            found.setdefault(recall.event, []).extend(recall.passages)
    return _within(
        _background(register, register.events[e], passages) for e, passages in found.items()
    )


def _within(found: Iterable[Background]) -> tuple[Background, ...]:
    """Return what is recalled, passages only as long as there is room for them."""
    all_of_them = tuple(found)
    told = len(fitting(all_of_them, _RECALLED_ROOM)) if all_of_them else 0
    bare = (
        replace(b, passages=(), more_passages=b.more_passages + len(b.passages))
        for b in all_of_them[told:]
    )
    return (*all_of_them[:told], *bare)


def _background(register: Register, event: Event, passages: Sequence[Passage]) -> Background:
    return Background(
        title=register.titles[event.id],
        url=urls.event(event.id),
        language=language(register, event),
        moment=card(register, event).moment,
        passages=cites(register, passages[:MOST_PASSAGES]),
        more_passages=max(0, len(passages) - MOST_PASSAGES),
    )


def _recalled_by(register: Register, event: Event) -> tuple[Background, ...]:
    """Return the articles that tell this event as background."""
    return _within(
        Background(
            title=row.headline,
            url=row.url,
            language=row.language,
            moment=row.moment,
            passages=cites(register, recall.passages[:MOST_PASSAGES]),
            more_passages=max(0, len(recall.passages) - MOST_PASSAGES),
        )
        for recall in event.recalls
        for row in [line(register, recall.article)]
    )
