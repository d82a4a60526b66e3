"""How much two articles report the same, for the pairs worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dossier.analysis.weights import Vector, cosine, vector, weights
from dossier.model import Reading

_TERMS = 60
"""The strongest terms of an article look for others like it."""
_HOLDERS = 200
"""A term that more articles hold does not find anything."""
_CANDIDATES = 40
"""Articles with which one article is compared at most."""

Likeness = dict[tuple[int, int], float]
"""Likeness of pairs, the lower index first; pairs that are missing have nothing in common."""


def likeness(readings: Sequence[Reading]) -> Likeness:
    """Return the likeness of all pairs worth comparing."""
    counts = [reading.study.terms for reading in readings]
    weight = weights(counts)
    vectors = [vector(terms, weight) for terms in counts]
    return {(a, b): cosine(vectors[a], vectors[b]) for a, b in sorted(_candidates(vectors))}


def _candidates(vectors: Sequence[Vector]) -> set[tuple[int, int]]:
    strongest = [_strongest(v) for v in vectors]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(strongest):
        for term in terms:
            holders[term].append(number)
    found: set[tuple[int, int]] = set()
    for number, terms in enumerate(strongest):
        found.update(_nearest(number, terms, vectors[number], holders))
    return found


def _strongest(v: Vector) -> list[str]:
    return sorted(v, key=lambda term: (-v[term], term))[:_TERMS]


def _nearest(
    number: int, terms: Sequence[str], v: Vector, holders: dict[str, list[int]]
) -> list[tuple[int, int]]:
    scores: dict[int, float] = defaultdict(float)
    for term in terms:
        if len(holders[term]) <= _HOLDERS:
            for other in holders[term]:
                scores[other] += v[term]
    scores.pop(number, None)
    best = sorted(scores, key=lambda other: (-scores[other], other))[:_CANDIDATES]
    return [(min(number, other), max(number, other)) for other in best]
