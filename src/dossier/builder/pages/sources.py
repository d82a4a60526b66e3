"""The sources: their list and the page of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from dossier.builder import urls
from dossier.builder.exports import places
from dossier.builder.markdown import notes, safe_address
from dossier.builder.pages.events import Card, card, newest_first
from dossier.builder.pages.paging import Pager, paged
from dossier.builder.pages.parts import (
    Cited,
    Figure,
    Line,
    Moment,
    age,
    cite,
    crumbs,
    label,
    lines,
    moment,
    passage_url,
    source_url,
)
from dossier.builder.pages.quotes import Said, families
from dossier.builder.register import Register, grouped, once
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link, headline
from dossier.model import Interval, Passage, Publish, Record, Source, SourceSettings, Spelling

SIZE = 150

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


def pages(register: Register) -> Iterator[Sheet]:
    """Yield the list of sources and the page of each."""
    w = register.words
    sources = sorted(
        register.edition.analysis.sources,
        key=lambda s: (s.name is None, -len(s.articles), s.name or "", s.id),
    )
    total = len(register.edition.analysis.events)
    for path, pager, found in paged(urls.SOURCES, sources, SIZE):
        page = SourcesPage(tuple(_line(register, s.id) for s in found), pager, total)
        yield Sheet(
            path,
            "sources.html",
            w.sources,
            "sources",
            page,
            rows=pager.script,
            styles=("list.css",),
        )
    spelt = _own_spellings(register)
    for source in sources:
        yield Sheet(
            path=urls.source(source.id),
            template="source.html",
            styles=("subject.css",),
            title=source.name or w.source_unnamed_title,
            section="sources",
            context=_page(register, source, spelt.get(source.id, ())),
            description=w.count(len(source.articles), "article"),
            crumbs=crumbs((w.sources, urls.SOURCES)),
            feed=places.feed("sources", source.id),
        )


@once
def _line(register: Register, source_id: str) -> SourceLine:
    source = register.sources[source_id]
    articles = sorted(source.articles, key=lambda a: age(register, a))
    published = [found.when for a in articles if (found := register.articles[a].published)]
    words, taken = _words(register, source_id)
    return SourceLine(
        name=source.name or register.words.source_unnamed_title,
        named=source.name is not None,
        url=urls.source(source.id),
        articles=len(articles),
        events=len(_covered(register, source)),
        own=1 - taken / max(words, 1),
        first=_edge(register, published[:1]),
        last=_edge(register, published[-1:]),
    )


def _edge(register: Register, found: Sequence[Interval]) -> Moment | None:
    return moment(register, found[0]) if found else None


@once
def _words(register: Register, source_id: str) -> tuple[int, int]:
    """Return the words of a source's articles, and how many stand in another source's too."""
    source = register.sources[source_id]
    words = sum(len(register.articles[a].text.split()) for a in source.articles)
    own = set(source.articles)
    pickups = dict.fromkeys(p for a in source.articles for p in register.pickups[a])
    shared = (p for p in pickups if not (p.a.article in own and p.b.article in own))
    return words, min(words, sum(p.words for p in shared))


def _covered(register: Register, source: Source) -> list[str]:
    return list(
        dict.fromkeys(register.event_of[a].id for a in source.articles if a in register.event_of)
    )


def _page(register: Register, source: Source, names: Sequence[tuple[Link, str]]) -> SourcePage:
    settings = _settings(register, source)
    covered = _covered(register, source)
    told = frozenset(covered)
    missed = [e for e in register.edition.analysis.events if e.id not in told and e.reports]
    points = _own_points(register, source)
    words, taken = _words(register, source.id)
    quotes = _own_quotes(register, source)
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
        covered=tuple(card(register, e) for e in newest_first(register) if e.id in told),
        not_covered=tuple(event_link(register, e) for e in missed[:_OWN]),
        more_not_covered=max(0, len(missed) - _OWN),
        all_events=len(covered) + len(missed),
        words=words,
        taken_words=taken,
        shares=_shares(register, source),
        own_points=points[:_OWN],
        more_points=max(0, len(points) - _OWN),
        own_quotes=quotes[:_OWN],
        more_quotes=max(0, len(quotes) - _OWN),
        names=tuple(names[:_OWN]) if source.name else (),
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
    return next((s for s in register.edition.settings.sources if s.name == source.name), None)


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
    own = set(source.articles)
    found: dict[Link, int] = {}
    for pickup in dict.fromkeys(p for a in source.articles for p in register.pickups[a]):
        for other in {pickup.a.article, pickup.b.article} - own:
            link = Link(label(register, other), source_url(register, other))
            found[link] = found.get(link, 0) + pickup.words
    return tuple(sorted(found.items(), key=lambda row: (-row[1], row[0].text)))[:12]


def _own_points(register: Register, source: Source) -> tuple[Cited, ...]:
    """Return the points that no other source reports, of events that others report too."""
    if source.name is None:
        return ()
    own = set(source.articles)
    return tuple(
        cite(register, point.passages[0])
        for event in _covered(register, source)
        if not own.issuperset(register.events[event].reports)
        for point in register.points[event]
        if own.issuperset(p.article for p in point.passages)
    )


def _own_quotes(register: Register, source: Source) -> tuple[Said, ...]:
    if source.name is None:
        return ()
    own = set(source.articles)
    records = [q for a in source.articles for q in register.quotes[a]]
    alone = [q for q in records if own.issuperset(r.article for r in register.wordings[q.family])]
    return families(register, alone)


def _own_spellings(register: Register) -> Mapping[str, Sequence[tuple[Link, str]]]:
    """Return by source the names whose commonest form is not the one that it writes."""
    rows: defaultdict[str, list[tuple[Link, str]]] = defaultdict(list)
    for name in register.edition.analysis.names:
        by_source = grouped(name.spellings, lambda s: _writers(register, s))
        for source, forms in by_source.items():
            if name.spellings[0] not in forms:
                link = Link(name.label, urls.name(name.id))
                rows[source].append((link, ", ".join(s.form for s in forms[:4])))
    return rows


def _writers(register: Register, spelling: Spelling) -> set[str]:
    found = (register.source_of.get(mention.article) for mention in spelling.mentions)
    return {source.id for source in found if source}
