"""The sources: their list and the page of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from dossier.builder import urls
from dossier.builder.exports import places
from dossier.builder.markdown import notes, safe_address
from dossier.builder.pages.alone import (
    OwnForms,
    covered_by,
    own_points,
    own_quotes,
    own_spellings,
)
from dossier.builder.pages.events import Card, card, newest_first
from dossier.builder.pages.paging import Pager, Pages, paged
from dossier.builder.pages.parts import (
    Cited,
    Figure,
    Line,
    Moment,
    age,
    cites,
    crumbs,
    label,
    lines,
    moment,
    passage_url,
    source_url,
)
from dossier.builder.pages.quotes import Said, said
from dossier.builder.pages.reports import in_common
from dossier.builder.part import Part
from dossier.builder.register import Register, once
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link, headline
from dossier.model import Interval, Passage, Publish, Record, Source, SourceSettings

_CUT = Pages(210, key=lambda source: source.id)
"""Sources on one page at most."""

_NAMED = 2
"""Articles shown for each way in which a source is named."""

_OWN = 12
"""Points and quotes of a source alone that its page shows."""


class SourceLine(Record, frozen=True):
    """A source in the list."""

    name: str
    named: bool
    url: str
    articles: int
    events: int
    own: float
    """Share of its words that stand in no other article, 0 to 1."""
    first: Moment | None
    last: Moment | None


class SourcesPage(Record, frozen=True):
    """``sources.html``."""

    sources: tuple[SourceLine, ...]
    pager: Pager
    events: int
    """Events of the dossier: what coverage is measured against."""


class Naming(Record, frozen=True):
    """Where the name of the source comes from, in some of its articles."""

    value: str
    basis: str
    articles: tuple[Link, ...]
    """The first of them, at the words that name it where there are such words."""
    number: int


class SourcePage(Record, frozen=True):
    """``sources/<id>.html``."""

    line: SourceLine
    figures: tuple[Figure, ...]
    settings: SourceSettings | None
    home: str | None
    """The outlet's own address, when the editor gave it."""
    note: Markup | None
    publish: Publish
    """How much of its articles is shown."""
    spellings: tuple[str, ...]
    naming: tuple[Naming, ...]
    articles: tuple[Line, ...]
    covered: tuple[Card, ...]
    undated: int
    """Articles of which no day is known."""
    not_covered: tuple[Link, ...]
    more_not_covered: int
    all_events: int
    words: int
    taken_words: int
    shares: tuple[tuple[Link, int], ...]
    """Sources that have the same passages, with the number of shared words."""
    own_points: tuple[Cited, ...]
    more_points: int
    own_quotes: tuple[Said, ...]
    more_quotes: int
    names: tuple[tuple[Link, str], ...]
    """Names that it writes in another way than most."""


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the list of sources, and that of the page of each."""
    sources = sorted(
        register.sources.values(),
        key=lambda s: (s.name is None, -len(s.articles), s.name or "", s.id),
    )
    total = len(register.events)
    for path, pager, found in paged(urls.SOURCES, sources, _CUT):
        yield Part(listed, (path, pager, tuple(s.id for s in found), total))
    spelt = own_spellings(register)
    reported = [e.id for e in register.events.values() if e.reports]
    for source in sources:
        told = frozenset(covered_by(register, source))
        missed = [event for event in reported if event not in told]
        names = tuple(spelt.get(source.id, ())[:_OWN])
        yield Part(pages, (source.id, tuple(missed[:_OWN]), len(missed), names))


def listed(
    register: Register, path: str, pager: Pager, found: Sequence[str], events: int
) -> Iterator[Sheet]:
    """Yield a page of the list."""
    page = SourcesPage(tuple(_line(register, s) for s in found), pager, events)
    title, styles = register.words.sources, ("list.css",)
    yield Sheet(path, "sources.html", title, "sources", page, rows=pager.script, styles=styles)


def pages(
    register: Register, source_id: str, missed: Sequence[str], all_missed: int, names: OwnForms
) -> Iterator[Sheet]:
    """Yield the page of a source.

    Args:
        register: the edition.
        source_id: the source.
        missed: the first of the events that it does not report.
        all_missed: how many they are.
        names: names that it writes in another way than most.
    """
    w, source = register.words, register.sources[source_id]
    yield Sheet(
        path=urls.source(source.id),
        template="source.html",
        styles=("subject.css",),
        title=source.name or w.source_unnamed_title,
        section="sources",
        context=_page(register, source, (missed, all_missed), names),
        description=w.count(len(source.articles), "article"),
        crumbs=crumbs((w.sources, urls.SOURCES)),
        feed=places.feed("sources", source.id),
    )


@once
def _line(register: Register, source_id: str) -> SourceLine:
    source = register.sources[source_id]
    articles = sorted(source.articles, key=lambda a: age(register, a))
    published = [found.when for a in articles if (found := register.articles[a].published)]
    share = register.shares[source_id]
    return SourceLine(
        name=source.name or register.words.source_unnamed_title,
        named=source.name is not None,
        url=urls.source(source.id),
        articles=len(articles),
        events=len(covered_by(register, source)),
        own=1 - share.shared / max(share.words, 1),
        first=_edge(register, published[:1]),
        last=_edge(register, published[-1:]),
    )


def _edge(register: Register, found: Sequence[Interval]) -> Moment | None:
    return moment(register, found[0]) if found else None


def _shared(register: Register, source: Source) -> Iterator[tuple[str, int]]:
    """Yield each article of another source that shares passages with one of this, and their words."""
    own = set(source.articles)
    for article in source.articles:
        for other in in_common(register, article).others:
            if other.article not in own:
                yield other.article, other.own


def _page(
    register: Register, source: Source, uncovered: tuple[Sequence[str], int], names: OwnForms
) -> SourcePage:
    settings = _settings(register, source)
    covered = covered_by(register, source)
    missed, all_missed = uncovered
    events = newest_first(register.events[e] for e in covered)
    points = own_points(register, source)
    share = register.shares[source.id]
    quotes = own_quotes(register, source)
    return SourcePage(
        line=_line(register, source.id),
        figures=_figures(source, (len(covered), len(points), len(quotes))) if source.name else (),
        settings=settings,
        home=safe_address(settings.url) if settings and settings.url else None,
        note=notes(settings.note) if settings else None,
        publish=register.shown[source.articles[0]].publish,
        spellings=source.spellings,
        naming=_namings(register, source) if source.name else (),
        articles=lines(register, source.articles),
        undated=sum(register.articles[a].published is None for a in source.articles),
        covered=tuple(card(register, e) for e in events),
        not_covered=tuple(event_link(register, e) for e in missed),
        more_not_covered=all_missed - len(missed),
        all_events=len(covered) + all_missed,
        words=share.words,
        taken_words=share.shared,
        shares=_shares(register, source),
        own_points=cites(register, points[:_OWN]),
        more_points=max(0, len(points) - _OWN),
        own_quotes=tuple(said(register, family) for family in quotes[:_OWN]),
        more_quotes=max(0, len(quotes) - _OWN),
        names=tuple(names) if source.name else (),
    )


def _figures(source: Source, counts: tuple[int, int, int]) -> tuple[Figure, ...]:
    """Return what there is of a source: articles, events, points and quotes of its own."""
    nouns = (
        ("article", "articles"),
        ("event", "covered"),
        ("own_point", "own"),
        ("own_quote", "quotes"),
    )
    numbers = (len(source.articles), *counts)
    return tuple(
        Figure(n, noun, f"{urls.source(source.id)}#{part}")
        for n, (noun, part) in zip(numbers, nouns, strict=True)
        if n
    )


def _settings(register: Register, source: Source) -> SourceSettings | None:
    return next((s for s in register.settings.sources if s.name == source.name), None)


def _namings(register: Register, source: Source) -> tuple[Naming, ...]:
    """Return each way in which the source is named, with the articles in which it is."""
    found: dict[tuple[str, str], list[Link]] = {}
    for article in (register.articles[a] for a in source.articles):
        if article.source:
            basis = register.words.label("basis", article.source.basis.value)
            span, url = article.source.span, urls.article(article.id)
            if span:
                url = passage_url(register, Passage(article.id, span))
            found.setdefault((article.source.value, basis), []).append(Link(headline(article), url))
    return tuple(
        Naming(value, basis, tuple(links[:_NAMED]), len(links))
        for (value, basis), links in found.items()
    )


def _shares(register: Register, source: Source) -> tuple[tuple[Link, int], ...]:
    by: dict[str, int] = {}
    for other, words in _shared(register, source):
        by[other] = by.get(other, 0) + words
    found: dict[Link, int] = {}
    for other, words in by.items():
        link = Link(label(register, other), source_url(register, other))
        found[link] = found.get(link, 0) + words
    return tuple(sorted(found.items(), key=lambda row: (-row[1], row[0].text)))[:12]
