"""Whether articles of several events belong together more than any articles of the dossier do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import mul
from zlib import crc32

from dossier.analysis.terms import BACK
from dossier.analysis.weights import Vector, vector, weights
from dossier.gathered import Keyed
from dossier.memo import Means, key
from dossier.model import Reading
from dossier.stowed import ids_of

_COHESIVE = 1.1
"""How much more alike than any others the articles of several events are that share a theme."""
_MOST = 100
"""Articles by which it is measured how alike any two are."""


class Cohesion:
    """How alike articles are that report different events, by their words."""

    def __init__(self, readings: Sequence[Reading], home: Mapping[str, str], means: Means) -> None:
        self._readings = Keyed(ids_of(readings), readings)
        self._vectors: dict[str, Vector] = {}
        self._home = home
        self._means = means
        self._digests = dict(zip(self._readings, self._means.digests, strict=True))
        self._among = _some([*self._readings])
        self._common = self._told(self._among)
        self._known: dict[str, bool] = self._means.memo.held("cohesive", dict[str, bool]) or {}
        self._before = frozenset(self._known)
        self._asked: dict[str, bool] = {}

    def holds(self, articles: Sequence[str], without: Sequence[str]) -> bool:
        """Say whether articles of different events have more in common than any others.

        Args:
            articles: their ids.
            without: folded words that do not count.
        """
        told = key(self._common, self._told(_some(articles)), without)
        if told not in self._known:
            self._known[told] = self.between(articles, without) >= _COHESIVE * self.usual
        self._asked[told] = self._known[told]
        return self._known[told]

    def keep(self) -> None:
        """Keep what was asked for until it is asked again."""
        if self._asked.keys() != self._before:
            self._means.memo.hold("cohesive", self._asked)

    def _told(self, articles: Sequence[str]) -> str:
        """Return what tells some articles, and which of them report one event, from others."""
        return key([(self._digests[a], self._home.get(a, a)) for a in articles])

    @cached_property
    def _weight(self) -> dict[str, float]:
        some = [self._readings[article] for article in self._among]
        return weights((reading.study.terms.names() for reading in some), len(some))

    @cached_property
    def usual(self) -> float:
        """How alike any two articles of different events are, on average, 0 to 1."""
        return self.between(self._among)

    def between(self, articles: Iterable[str], without: Sequence[str] = ()) -> float:
        """Return how alike articles of different events are, on average, 0 to 1; 0 of one event.

        Args:
            articles: their ids.
            without: folded words that do not count.
        """
        events: dict[str, list[Vector]] = defaultdict(list)
        for article in _some(list(articles)):
            events[self._home.get(article, article)].append(self._vector(article))
        inside = [_summed(vectors) for vectors in events.values()]
        sizes = [len(vectors) for vectors in events.values()]
        pairs = sum(sizes) ** 2 - sum(size**2 for size in sizes)
        whole = _summed(inside)
        dropped = _made_of(without)
        return (_square(whole, dropped) - sum(_square(one, dropped) for one in inside)) / max(
            1, pairs
        )

    def _vector(self, article: str) -> Vector:
        if article not in self._vectors:
            terms = self._readings[article].study.terms.counted()
            known = {term: count for term, count in terms.items() if term in self._weight}
            self._vectors[article] = vector(known, map(self._weight.__getitem__, known))
        return self._vectors[article]


def _some(articles: Sequence[str]) -> Sequence[str]:
    """Return so many articles that they can be measured, chosen by their ids: so others stay as one comes."""
    if len(articles) <= _MOST:
        return articles
    ranks = [crc32(article.encode()) for article in articles]
    least = sorted(ranks)[_MOST - 1]
    return [article for article, rank in zip(articles, ranks, strict=True) if rank <= least]


def _summed(vectors: Sequence[Vector]) -> Vector:
    if len(vectors) == 1:
        return vectors[0]
    found: dict[str, float] = defaultdict(float)
    for each in vectors:
        for term, value in each.items():
            found[term] += value
    return found


def _made_of(words: Sequence[str]) -> list[str]:
    """Return all terms that are made of no other words than these."""
    pairs = [f"{one} {other}" for one in words for other in words]
    return [mark + term for mark in ("", BACK) for term in (*words, *pairs)]


def _square(one: Vector, dropped: Sequence[str]) -> float:
    values, left_out = one.values(), [one[term] for term in dropped if term in one]
    return float(sum(map(mul, values, values)) - sum(map(mul, left_out, left_out)))
