"""The edition by its ids: the tables of the register that the pages do not make themselves."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

import msgspec
from msgspec.structs import replace

from dossier.builder import facts, rights
from dossier.builder.register import Called, Groups, Register, Together, grouped
from dossier.builder.words import words
from dossier.gathered import Gathered, Keyed, gathered, headed, keyed
from dossier.memo import Memo
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
from dossier.stowed import Stowed, digest, stow, stow_readings

_ARTICLES = 256
"""Articles that stay decoded, 12 KB each: one is asked for 250 times, by pages of many kinds."""
_STUDIES = 128
"""The same for what is known from one alone, 18 KB each."""
_WORDINGS = 512
"""Families of quotes that stay decoded: most of them are a single quote."""


def index(edition: Edition, memo: Memo | None = None) -> Register:
    """Return the edition by its ids; ``memo`` knows what was made before."""
    found = edition.analysis
    readings = stow_readings(edition.readings)
    ids = readings.ids
    names, quotes = stow(found.names, Name), stow(found.quotes, QuoteRecord)
    pickups, points = stow(found.pickups, Pickup), stow(found.points, Point)
    discrepancies = stow(found.discrepancies, Discrepancy)
    taken = headed(pickups, lambda pickup: pickup.a.article)
    by_event = headed(points, _EVENT), headed(discrepancies, _EVENT)
    by_name = Keyed([n.id for n in names], names)
    bare = {e.id: replace(e, why=(), outsider=None) for e in found.events}
    needed = facts.needed(readings, taken, (bare, *by_event), by_name, memo or Memo())
    return Register(
        edition=edition,
        settings=edition.settings,
        root=edition.root,
        words=words(edition.settings.language),
        articles=Keyed(ids, readings.articles, _ARTICLES),
        saved_from={a.url.value: a.id for a in reversed(readings.articles) if a.url},
        studies=Keyed(ids, readings.studies, _STUDIES),
        shown=rights.shown(edition),
        sources={s.id: s for s in found.sources},
        source_of={a: Called(s.id, s.name or "") for s in found.sources for a in s.articles},
        events=bare,
        together={e.id: Together(e.why, e.outsider) for e in found.events},
        event_of={a: e.id for e in found.events for a in e.reports},
        recalls=grouped((r for e in found.events for r in e.recalls), lambda r: [r.article]),
        names=by_name,
        called={n.id: Called(n.id, n.label, n.kind) for n in names},
        named=keyed(_by_article(needed.named, _NAMED), dict[str, tuple[Span, ...]]),
        forms={n.id: tuple(s.form for s in n.spellings) for n in names},
        written=keyed(_by_article(needed.named, _WRITTEN), dict[str, tuple[tuple[str, int], ...]]),
        quotes=headed(quotes, lambda quote: quote.article),
        said_by=gathered(quotes, [q.speaker for q in quotes]),
        wordings=gathered(quotes, [q.family for q in quotes], kept=_WORDINGS),
        marked={q.family: True for q in quotes if needed.alone[q.article].marked[q.index]},
        pickups=_either(taken, needed.earlier, pickups),
        taken=taken,
        family_of={a: f for f in found.families if len(f.articles) > 1 for a in f.articles},
        points=by_event[0].ordered(lambda point: -point.weight),
        found=by_event[0],
        discrepancies=by_event[1],
        differing=Keyed([d.id for d in discrepancies], discrepancies),
        topics={t.id: t for t in found.topics},
        topics_of=_topics_of(found.topics),
        facts=needed,
    )


def _topics_of(topics: Iterable[Topic]) -> Mapping[str, tuple[Called, ...]]:
    found = ((t, Called(t.id, t.label)) for t in topics)
    by = grouped(found, lambda one: [*one[0].articles, *one[0].events])
    return Groups({key: tuple(c for _, c in here) for key, here in by.items()})


_EVENT: Callable[[Point | Discrepancy], str] = attrgetter("event")
_NAMED: Callable[[facts.Named], Mapping[str, msgspec.Raw]] = attrgetter("named")
_WRITTEN: Callable[[facts.Named], Mapping[str, msgspec.Raw]] = attrgetter("written")


def _by_article(
    names: Mapping[str, facts.Named], side: Callable[[facts.Named], Mapping[str, msgspec.Raw]]
) -> Mapping[str, Any]:
    """Return what is known of the names in each article, by article and name."""
    found: defaultdict[str, dict[str, msgspec.Raw]] = defaultdict(dict)
    for name, of in names.items():
        for article, here in side(of).items():
            found[article][name] = here
    return found


def _either(
    taken: Gathered[str, Pickup], earlier: Mapping[str, facts.Earlier], rows: Stowed[Pickup]
) -> Gathered[str, Pickup]:
    """Return the passages of each article, on either side."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    told: defaultdict[str, list[bytes]] = defaultdict(list)
    for article, own in taken.places():
        places[article] += own
        told[article].append(earlier[article].told)
        for other, later in earlier[article].later.items():
            places[other] += [own[n] for n in array("I", later.places)]
            told[other].append(later.told)
    groups = {article: sorted(of) for article, of in places.items()}
    return Gathered(groups, rows, told=[digest(b"".join(told[article])) for article in groups])
