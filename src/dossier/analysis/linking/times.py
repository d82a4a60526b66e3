"""Whom a surname or an office means at a time: two presidents Ekholt, four years apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from dossier.analysis.linking.candidates import surname
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.given import FAR, Titled, by_given_name
from dossier.analysis.linking.likeliest import can_be
from dossier.analysis.linking.variants import Local, Variant
from dossier.model import Evidence, Reading

NEAR = 92
"""Days within which the bearer of a name is named in full."""


def part(
    clusters: list[Cluster],
    readings: Sequence[Reading],
    titles: Titled,
    kept: Collection[Variant] = (),
) -> list[Cluster]:
    """Give the articles in which a name alone could be several people's to who is named at that time.

    Args:
        clusters: the names.
        readings: all articles.
        titles: the offices and forms of address of a spelling.
        kept: spellings of which the editor speaks.
    """
    by_word = _bearers(clusters)
    left: list[Cluster] = []
    for cluster in clusters:
        (first, *more) = cluster.variants
        if first.is_full or more or first in kept:
            left.append(cluster)
            continue
        bearers = [c for c in by_word[first.words[0]] if _bears(first, c, titles)]
        rest = _given_away(first, bearers, readings, titles) if len(bearers) > 1 else first.locals
        if rest:
            cluster.variants[0] = first._replace(locals=rest)
            left.append(cluster)
    return left


def _bearers(clusters: Iterable[Cluster]) -> dict[str, list[Cluster]]:
    """Return the people by their given name and by their surname."""
    found: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        full = [v for v in cluster.variants if v.is_full and cluster.kind == "person"]
        for word in sorted({w for v in full for w in (v.words[0], surname(v.words))}):
            found[word].append(cluster)
    return found


def _bears(variant: Variant, cluster: Cluster, titles: Titled) -> bool:
    full = (v for v in cluster.variants if v.is_full)
    is_surname = any(surname(v.words) == variant.words[0] for v in full)
    return is_surname or by_given_name(variant, cluster, titles) is not None


class _Nearest(NamedTuple):
    """How many days lie between an article and the nearest that names somebody in full."""

    days: int
    number: int
    cluster: Cluster


def _given_away(
    variant: Variant, bearers: Sequence[Cluster], readings: Sequence[Reading], titles: Titled
) -> tuple[Local, ...]:
    """Give articles to those whom they mean; return the rest."""
    rest: list[Local] = []
    for local in variant.locals:
        name = readings[local.reading].study.names[local.name]
        possible = [c for c in bearers if can_be([name], c, readings)]
        near = _nearest(local, possible, titles)
        if near is None:
            rest.append(local)
        else:
            said = (
                f"“{variant.form}”: “{near.cluster.variants[0].form}” is named in full "
                f"{near.days} days away, nobody else of that name within a year"
            )
            why = Evidence("nearest-in-time", 0.85, said)
            near.cluster.join(variant._replace(locals=(local,)), (why,))
    return tuple(rest)


def _nearest(local: Local, bearers: Sequence[Cluster], titles: Titled) -> _Nearest | None:
    day = titles.day(local)
    found = [_Nearest(_days(day, c, titles), n, c) for n, c in enumerate(bearers)]
    if len(found) < 2 or min(one.days for one in found) < 0:  # noqa: PLR2004 - nobody to tell from
        return None
    first, second, *_ = sorted(found, key=lambda one: one[:2])
    return first if first.days <= NEAR and second.days >= FAR else None


def _days(day: int | None, cluster: Cluster, titles: Titled) -> int:
    """Return how far the nearest article is that names somebody in full; -1 where that is not known."""
    full = [local for v in cluster.variants if v.is_full for local in v.locals]
    days = [known for local in full if (known := titles.day(local))]
    return min((abs(day - other) for other in days), default=-1) if day else -1
