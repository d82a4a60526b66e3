"""Whether articles of several events belong together more than any articles of the dossier do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from dossier.analysis.terms import BACK
from dossier.analysis.weights import Vector, vector, weights
from dossier.model import Reading

_MOST = 200
"""Articles by which it is measured how alike any two are."""


class Cohesion:
    """How alike articles are that report different events, by their words."""

    def __init__(self, readings: Sequence[Reading], home: Mapping[str, str]) -> None:
        step = max(1, len(readings) // _MOST)
        self._readings = {reading.article.id: reading for reading in readings}
        some = readings[::step]
        self._weight = weights((reading.study.terms.names() for reading in some), len(some))
        self._vectors: dict[str, Vector] = {}
        self._home = home
        self.usual = self.between(reading.article.id for reading in some)
        """How alike any two articles of different events are, on average, 0 to 1."""

    def between(self, articles: Iterable[str], without: Collection[str] = ()) -> float:
        """Return how alike articles of different events are, on average, 0 to 1; 0 of one event.

        Args:
            articles: their ids.
            without: folded words that do not count.
        """
        events: dict[str, list[Vector]] = defaultdict(list)
        for article in articles:
            events[self._home.get(article, article)].append(self._vector(article))
        inside = [_summed(vectors) for vectors in events.values()]
        sizes = [len(vectors) for vectors in events.values()]
        pairs = sum(sizes) ** 2 - sum(size**2 for size in sizes)
        whole = _square(_summed(inside), without) - sum(_square(one, without) for one in inside)
        return whole / pairs if pairs else 0.0

    def _vector(self, article: str) -> Vector:
        if article not in self._vectors:
            terms = self._readings[article].study.terms.counted()
            known = {term: count for term, count in terms.items() if term in self._weight}
            self._vectors[article] = vector(known, map(self._weight.__getitem__, known))
        return self._vectors[article]


def _summed(vectors: Iterable[Vector]) -> Vector:
    found: dict[str, float] = defaultdict(float)
    for each in vectors:
        for term, value in each.items():
            found[term] += value
    return found


def _square(one: Vector, without: Collection[str]) -> float:
    return sum(
        value * value
        for term, value in one.items()
        if not without or any(word not in without for word in term.removeprefix(BACK).split())
    )
