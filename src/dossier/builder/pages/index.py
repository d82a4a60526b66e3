"""The home page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from markupsafe import Markup

from dossier.builder import urls
from dossier.builder.markdown import notes
from dossier.builder.pages import changes, events
from dossier.builder.pages.articles import undated
from dossier.builder.pages.chart import Chart, chart
from dossier.builder.pages.names import NameLine, by_weight, row
from dossier.builder.pages.parts import Figure, Moment, moment
from dossier.builder.pages.timeline import everything
from dossier.builder.pages.topics import TopicLine
from dossier.builder.pages.topics import row as topic_row
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.sheet import Link, Sheet
from dossier.model import Interval, Record

_EVENTS = 8
_NAMES = 12
_KINDS = ("person", "organisation", "place")


class Group(Record, frozen=True):
    """Names of one kind."""

    kind: str
    names: tuple[NameLine, ...]


class HomePage(Record, frozen=True):
    """``index.html``."""

    title: str
    introduction: Markup | None
    untitled: str | None
    """What the dossier is, where no editor has given it a title or an introduction."""
    figures: tuple[Figure, ...]
    fresh: tuple[Figure, ...] | None
    """What is new since an earlier edition; ``None`` where none was named."""
    changed: bool
    first: Moment | None
    last: Moment | None
    undated: Link | None
    """How many articles have no date, and where they are listed."""
    cards: tuple[events.Card, ...]
    all_events: int
    chart: Chart | None
    topics: tuple[TopicLine, ...]
    groups: tuple[Group, ...]


def parts(_: Register) -> Iterator[Part]:
    """Yield the part of the home page, which is made from everything."""
    yield Part(pages)


def pages(register: Register) -> Iterator[Sheet]:
    """Yield the home page."""
    title = title_of(register)
    yield Sheet(
        urls.HOME,
        "index.html",
        title,
        "home",
        _page(register, title),
        description=_described(register, title),
        styles=("cards.css",),
    )


def _described(register: Register, title: str) -> str:
    """Return what the dossier is, in a sentence for machines."""
    w, found = register.words, register.edition.analysis
    return w.say(
        "described",
        title=title,
        articles=w.count(len(register.articles), "article"),
        sources=w.count(sum(s.name is not None for s in found.sources), "source"),
        events=w.count(len(found.events), "event"),
    )


def title_of(register: Register) -> str:
    """Return the title of the dossier: the editor's, or what its articles are about."""
    if register.settings.title:
        return register.settings.title
    return _folder(register) or register.words.dossier


def _folder(register: Register) -> str:
    """Return the name of the dossier's folder as a title: ``tram_crash`` as "Tram crash"."""
    name = " ".join(register.root.resolve().name.replace("_", " ").replace("-", " ").split())
    return name[:1].upper() + name[1:]


def _untitled(register: Register) -> str | None:
    """Return what the dossier is, where no editor has said so."""
    settings, w = register.settings, register.words
    if settings.title or settings.introduction or not register.articles:
        return None
    articles = w.count(len(register.articles), "article")
    return w.say("home_untitled", articles=articles, folder=register.root.resolve().name)


def _page(register: Register, title: str) -> HomePage:
    found = register.edition.analysis
    order = events.newest_first(register.events.values())
    first, last = _edges(register)
    topics = sorted(found.topics, key=lambda t: (-len(t.articles), t.label))
    return HomePage(
        title=title,
        introduction=notes(register.settings.introduction),
        untitled=_untitled(register),
        figures=figures(register),
        fresh=None if register.changes is None else changes.figures(register),
        changed=bool(register.changes),
        first=first,
        last=last,
        undated=undated(register),
        cards=tuple(events.card(register, e) for e in order[:_EVENTS]),
        all_events=len(order),
        chart=chart(register.words, everything(register)),
        topics=tuple(topic_row(t) for t in topics[:_NAMES]),
        groups=tuple(_group(register, kind) for kind in _KINDS),
    )


def figures(register: Register) -> tuple[Figure, ...]:
    """Return what there is in the dossier."""
    found = register.edition.analysis
    counts = (
        (len(register.articles), "article", urls.ARTICLES),
        (sum(s.name is not None for s in found.sources), "source", urls.SOURCES),
        (independent(register), "independent", f"{urls.ABOUT}#independent"),
        (len(found.events), "event", urls.EVENTS),
        (len(register.marked), "quote", urls.QUOTES),
        (len(found.discrepancies), "discrepancy", urls.DISCREPANCIES),
    )
    return tuple(Figure(*count) for count in counts if count[0] or count[1] != "source")


def independent(register: Register) -> int:
    """Return the number of articles, counting each family of one text once."""
    doubled = sum(len(f.articles) - 1 for f in register.edition.analysis.families)
    return len(register.articles) - doubled


def _edges(register: Register) -> tuple[Moment | None, Moment | None]:
    """Return when the first and the last article were published."""
    dates = [a.published.when for a in register.articles.values() if a.published]
    days = sorted(chain.from_iterable((w.start, w.end) for w in dates if w.start and w.end))
    known = [d for d in days if d]
    if not known:
        return None, None
    first, last = (moment(register, Interval(d, d, "day")) for d in (known[0], known[-1]))
    return first, last if known[0] != known[-1] else None


def _group(register: Register, kind: str) -> Group:
    names = by_weight(n for n in register.edition.analysis.names if n.kind == kind)
    return Group(kind, tuple(row(register, n) for n in names[:_NAMES]))
