"""The edition, indexed once a build, so that every page finds what it needs by its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, TypeVar

from dossier.builder import rights
from dossier.builder.earlier import Change
from dossier.builder.words import Words, words
from dossier.model import (
    Article,
    Discrepancy,
    Edition,
    Event,
    Name,
    Pickup,
    Point,
    QuoteRecord,
    Recall,
    Source,
    Span,
    Study,
    TextFamily,
    Topic,
)

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

MOST_KEPT = 4_096
"""Results of one function that are kept at a time, so that memory does not grow with the dossier."""


@dataclass(frozen=True, slots=True)
class Register:
    """Everything by its id. "By article" means: by the id of the article."""

    edition: Edition
    words: Words
    articles: Mapping[str, Article]
    studies: Mapping[str, Study]
    shown: Mapping[str, rights.Shown]
    """By article: what may be shown of it."""
    sources: Mapping[str, Source]
    source_of: Mapping[str, Source]
    """By article."""
    events: Mapping[str, Event]
    event_of: Mapping[str, Event]
    """By article: the event that it reports."""
    recalls: Mapping[str, tuple[Recall, ...]]
    """By article: what it tells as background."""
    names: Mapping[str, Name]
    named: Mapping[str, Mapping[str, tuple[Span, ...]]]
    """By article and name: where the article has it, in whatever script."""
    quotes: Mapping[str, tuple[QuoteRecord, ...]]
    """By article."""
    said_by: Mapping[str, tuple[QuoteRecord, ...]]
    """By name."""
    wordings: Mapping[str, tuple[QuoteRecord, ...]]
    """By family of quotes."""
    marked: frozenset[str]
    """Families of quotes of which at least one wording has quotation marks."""
    pickups: Mapping[str, tuple[Pickup, ...]]
    """By article, on either side."""
    family_of: Mapping[str, TextFamily]
    """By article: its family of texts, where it has one."""
    points: Mapping[str, tuple[Point, ...]]
    """By event, weightiest first."""
    discrepancies: Mapping[str, tuple[Discrepancy, ...]]
    """By event."""
    topics_of: Mapping[str, tuple[Topic, ...]]
    """By article, and by event."""
    changes: tuple[Change, ...] | None = None
    """What differs from an earlier edition; ``None`` where none was named."""
    fresh: frozenset[tuple[str, str]] = frozenset()
    """(kind, id) of what the earlier edition does not state: ``("events", "market-a")``."""
    kept: Mapping[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    """What :func:`once` made, by function and id."""


def once(make: Callable[[Register, str], T]) -> Callable[[Register, str], T]:
    """Return a function that makes a thing once, however many pages show it.

    Args:
        make: takes the register and an id.
    """
    name = f"{make.__module__}.{make.__name__}"

    @wraps(make)
    def known(register: Register, key: str) -> T:
        kept = register.kept[name]
        if key not in kept:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            kept[key] = make(register, key)
        made: T = kept[key]
        return made

    return known


def names_in(register: Register, article_id: str) -> Iterator[tuple[Name, tuple[Span, ...]]]:
    """Yield the names of an article, each with where the article has it."""
    for name, spans in register.named.get(article_id, {}).items():
        yield register.names[name], spans


def compared(register: Register, changes: tuple[Change, ...]) -> Register:
    """Return the register with what has changed."""
    fresh = ((c.statement.kind, c.statement.id) for c in changes if c.what == "added")
    kept: Mapping[str, dict[str, Any]] = defaultdict(dict)
    return replace(register, changes=changes, fresh=frozenset(fresh), kept=kept)


def index(edition: Edition) -> Register:
    """Return the edition by its ids."""
    found = edition.analysis
    studies = {r.article.id: r.study for r in edition.readings}
    return Register(
        edition=edition,
        words=words(edition.settings.language),
        articles={r.article.id: r.article for r in edition.readings},
        studies=studies,
        shown=rights.shown(edition),
        sources={s.id: s for s in found.sources},
        source_of={a: s for s in found.sources for a in s.articles},
        events={e.id: e for e in found.events},
        event_of={a: e for e in found.events for a in e.reports},
        recalls=grouped((r for e in found.events for r in e.recalls), lambda r: [r.article]),
        names={n.id: n for n in found.names},
        named=_named(found.names),
        quotes=grouped(found.quotes, lambda q: [q.article]),
        said_by=grouped(found.quotes, lambda q: [q.speaker] if q.speaker else []),
        wordings=grouped(found.quotes, lambda q: [q.family]),
        marked=frozenset(
            q.family for q in found.quotes if studies[q.article].quotes[q.index].kind != "indirect"
        ),
        pickups=grouped(found.pickups, lambda p: [p.a.article, p.b.article]),
        family_of={a: f for f in found.families if len(f.articles) > 1 for a in f.articles},
        points=grouped(sorted(found.points, key=lambda p: -p.weight), lambda p: [p.event]),
        discrepancies=grouped(found.discrepancies, lambda d: [d.event]),
        topics_of=grouped(found.topics, lambda t: [*t.articles, *t.events]),
    )


def _named(names: Iterable[Name]) -> Mapping[str, Mapping[str, tuple[Span, ...]]]:
    found: defaultdict[str, dict[str, tuple[Span, ...]]] = defaultdict(dict)
    for name in names:
        mentions = (m for spelling in name.spellings for m in spelling.mentions)
        for article, here in grouped(mentions, lambda m: [m.article]).items():
            found[article][name.id] = tuple(m.span for m in here)
    return found


def grouped(values: Iterable[T], keys: Callable[[T], Iterable[K]]) -> Mapping[K, tuple[T, ...]]:
    """Return the values under each of their keys, in their order; nothing under any other key."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for value in values:
        for key in keys(value):
            groups[key].append(value)
    return defaultdict(tuple, {key: tuple(group) for key, group in groups.items()})
