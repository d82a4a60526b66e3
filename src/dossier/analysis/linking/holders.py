"""Bodies whose name lacks a word in one source, known by who holds an office in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.variants import Local, Variant
from dossier.model import Evidence, Reading

LEAST_WORDS = 3
"""Words that the shorter name must have."""


def merge(clusters: list[Cluster], readings: Sequence[Reading]) -> list[Cluster]:
    """Join bodies where one name is the other without a word and the same person holds a role in both."""
    held = _held(clusters, readings)
    by_end: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
    gone: set[int] = set()
    for cluster in clusters:
        if cluster.kind != "organisation" or id(cluster) not in held:
            continue
        words = _fullest(cluster).words
        bucket = by_end[words[0], words[-1]]
        other = next((c for c in bucket if _one_word_less(c, cluster, held)), None)
        if other is None:
            bucket.append(cluster)
        else:
            other.absorb(cluster, (_evidence(other, cluster),))
            gone.add(id(cluster))
    return [c for c in clusters if id(c) not in gone]


def _fullest(cluster: Cluster) -> Variant:
    return max(cluster.variants, key=lambda v: len(v.words))


def _evidence(one: Cluster, other: Cluster) -> Evidence:
    a, b = _fullest(one).form, _fullest(other).form
    return Evidence("same-holder", 0.8, f"“{a}” and “{b}”: the same person holds a role in both")


def _one_word_less(one: Cluster, other: Cluster, held: dict[int, set[int]]) -> bool:
    short, long = sorted((_fullest(one).words, _fullest(other).words), key=len)
    if len(short) < LEAST_WORDS or len(long) != len(short) + 1:
        return False
    rest = iter(long)
    return all(w in rest for w in short) and bool(held[id(one)] & held[id(other)])


def _held(clusters: list[Cluster], readings: Sequence[Reading]) -> dict[int, set[int]]:
    """Return for each body the people in whose roles it stands."""
    owner = {local: cluster for cluster in clusters for local in cluster.locals}
    found: dict[int, set[int]] = defaultdict(set)
    for cluster in clusters:
        if cluster.kind == "person":
            for local in cluster.locals:
                for body in _bodies_in_roles(local, readings):
                    if body in owner:
                        found[id(owner[body])].add(id(cluster))
    return found


def _bodies_in_roles(local: Local, readings: Sequence[Reading]) -> list[Local]:
    names = readings[local.reading].study.names
    spans = [role.span for role in names[local.name].roles]
    return [
        Local(local.reading, n)
        for n, name in enumerate(names)
        if name.kind == "organisation"
        and any(span.holds(m.span) for span in spans for m in name.mentions)
    ]
