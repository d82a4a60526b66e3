"""How much two articles report the same, for the pairs worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dossier.analysis.terms import BACK
from dossier.analysis.weights import Vector, cosine, vector, weights
from dossier.model import Basis, FoundDate, Reading

_TERMS = 60
"""The strongest terms of an article look for others like it."""
_HOLDERS = 200
"""A term that more articles hold does not find anything."""
_CANDIDATES = 40
"""Articles with which one article is compared at most."""

_BACK_SHARE = 2
"""Background counts one half."""
_DAYS = 7
"""Articles on one happening appear within as many days."""
_HALF = 21
"""Further days after which likeness counts one half."""
_FAR = 0.1
"""What is left of it for articles that are far apart in time."""

_UNSURE = frozenset({Basis.TEXT, Basis.EARLIEST})
"""Grounds on which a day of publication is not sure enough to tell articles apart."""
_MUCH = 1.4
"""So many times more has an article to recall than to report in common with another, to count."""

Pairs = dict[tuple[int, int], float]
"""A value for pairs of articles, the lower index first; for a pair that is missing, 0."""


class Likeness(NamedTuple):
    """What comparing the articles gave, for the pairs worth comparing."""

    value: Pairs
    """How alike two articles are, 0 to 1."""
    excess: Pairs
    """How much more one of them recalls what the other reports than both report the same."""

    def of(self, a: int, b: int) -> float:
        """Return how alike two articles are."""
        return self.value.get((a, b) if a < b else (b, a), 0.0)


def likeness(readings: Sequence[Reading]) -> Likeness:
    """Return the likeness of all pairs worth comparing."""
    views = _views([reading.study.terms for reading in readings])
    days = [reading.article.published for reading in readings]
    pairs = sorted(_candidates([view.whole for view in views]))
    value = {
        (a, b): cosine(views[a].whole, views[b].whole) * nearness(days[a], days[b])
        for a, b in pairs
    }
    return Likeness(value, {(a, b): _excess(views[a], views[b]) for a, b in pairs})


class View(NamedTuple):
    """An article as a whole, what it reports, and what it tells as background."""

    whole: Vector
    report: Vector
    back: Vector


def _views(counts: Sequence[Mapping[str, int]]) -> list[View]:
    split = [_split(terms) for terms in counts]
    weight = weights([whole for whole, _, _ in split])
    return [View(*(vector(terms, weight) for terms in parts)) for parts in split]


def _split(terms: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    report = {term: n for term, n in terms.items() if not term.startswith(BACK)}
    back = {term.removeprefix(BACK): n for term, n in terms.items() if term.startswith(BACK)}
    whole = dict(report)
    for term, n in back.items():
        whole[term] = whole.get(term, 0) + n // _BACK_SHARE
    return whole, report, back


def _excess(a: View, b: View) -> float:
    recalled = max(cosine(a.report, b.back), cosine(a.back, b.report))
    return recalled - _MUCH * cosine(a.report, b.report)


def nearness(a: FoundDate | None, b: FoundDate | None) -> float:
    """Return how well two days of publication fit one happening: 1 where one is not known."""
    if a is None or b is None or {a.basis, b.basis} & _UNSURE:
        return 1.0
    early, late = sorted((a.when, b.when))
    if early.end is None or late.start is None:
        return 1.0
    days = (late.start - early.end).days
    return 1.0 if days <= _DAYS else max(_FAR, 0.5 ** ((days - _DAYS) / _HALF))


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
