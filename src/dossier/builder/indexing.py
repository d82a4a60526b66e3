"""The edition by its ids: the tables of the register that the pages do not make themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from dossier.builder import rights
from dossier.builder.register import Called, Groups, Register, Together, grouped
from dossier.builder.words import words
from dossier.gathered import Keyed, gathered, keyed
from dossier.model import (
    Discrepancy,
    Edition,
    Name,
    Pickup,
    Point,
    QuoteRecord,
    Span,
    Topic,
)
from dossier.stowed import stow, stow_readings

_ARTICLES = 256
"""Articles that stay decoded, 12 KB each: one is asked for 250 times, by pages of many kinds."""
_STUDIES = 128
"""The same for what is known from one alone, 18 KB each."""
_WORDINGS = 512
"""Families of quotes that stay decoded: most of them are a single quote."""


def index(edition: Edition) -> Register:
    """Return the edition by its ids."""
    found = edition.analysis
    readings = stow_readings(edition.readings)
    ids = [article.id for article in readings.articles]
    names, quotes = stow(found.names, Name), stow(found.quotes, QuoteRecord)
    pickups, points = stow(found.pickups, Pickup), stow(found.points, Point)
    discrepancies = stow(found.discrepancies, Discrepancy)
    studies = Keyed(ids, readings.studies, _STUDIES)
    weights = [point.weight for point in points]
    told_by, told_in = [q.article for q in quotes], [p.event for p in points]
    first, later = ([getattr(p, side).article for p in pickups] for side in "ab")
    return Register(
        edition=edition,
        settings=edition.settings,
        root=edition.root,
        words=words(edition.settings.language),
        articles=Keyed(ids, readings.articles, _ARTICLES),
        saved_from={a.url.value: a.id for a in reversed(readings.articles) if a.url},
        studies=studies,
        shown=rights.shown(edition),
        sources={s.id: s for s in found.sources},
        source_of={a: Called(s.id, s.name or "") for s in found.sources for a in s.articles},
        events={e.id: replace(e, why=(), outsider=None) for e in found.events},
        together={e.id: Together(e.why, e.outsider) for e in found.events},
        event_of={a: e.id for e in found.events for a in e.reports},
        recalls=grouped((r for e in found.events for r in e.recalls), lambda r: [r.article]),
        names=Keyed([n.id for n in names], names),
        called={n.id: Called(n.id, n.label, n.kind) for n in names},
        named=keyed(_named(names), dict[str, tuple[Span, ...]]),
        forms={n.id: tuple(s.form for s in n.spellings) for n in names},
        written=keyed(_written(names), dict[str, tuple[tuple[str, int], ...]]),
        quotes=gathered(quotes, told_by),
        said_by=gathered(quotes, [q.speaker for q in quotes]),
        wordings=gathered(quotes, [q.family for q in quotes], kept=_WORDINGS),
        marked={
            q.family: True for q in quotes if studies[q.article].quotes[q.index].kind != "indirect"
        },
        pickups=gathered(pickups, first, later),
        taken=gathered(pickups, first),
        family_of={a: f for f in found.families if len(f.articles) > 1 for a in f.articles},
        points=gathered(points, told_in, order=lambda n: -weights[n]),
        found=gathered(points, told_in),
        discrepancies=gathered(discrepancies, [d.event for d in discrepancies]),
        differing=Keyed([d.id for d in discrepancies], discrepancies),
        topics={t.id: t for t in found.topics},
        topics_of=_topics_of(found.topics),
    )


def _topics_of(topics: Iterable[Topic]) -> Mapping[str, tuple[Called, ...]]:
    found = ((t, Called(t.id, t.label)) for t in topics)
    by = grouped(found, lambda one: [*one[0].articles, *one[0].events])
    return Groups({key: tuple(c for _, c in here) for key, here in by.items()})


def _named(names: Iterable[Name]) -> Mapping[str, Mapping[str, tuple[Span, ...]]]:
    found: defaultdict[str, dict[str, tuple[Span, ...]]] = defaultdict(dict)
    for name in names:
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for spelling in name.spellings:
            for mention in spelling.mentions:
                spans[mention.article].append(mention.span)
        for article, here in spans.items():
            found[article][name.id] = tuple(here)
    return dict(found)


def _written(names: Iterable[Name]) -> Mapping[str, Mapping[str, Sequence[tuple[str, int]]]]:
    found: defaultdict[str, dict[str, tuple[tuple[str, int], ...]]] = defaultdict(dict)
    for name in names:
        for spelling in name.spellings:
            for article, number in Counter(m.article for m in spelling.mentions).items():
                here = found[article]
                here[name.id] = (*here.get(name.id, ()), (spelling.form, number))
    return dict(found)
