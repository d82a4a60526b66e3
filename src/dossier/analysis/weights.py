"""How much a word tells: rare words tell more, and a small folder is judged like a large one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import mul
from typing import NamedTuple

_BACKGROUND = 300
"""Articles that are taken to stand behind every dossier, so that counts in a small one mean little."""
_STEP = 2.0
"""Steps of the weights to an octave of the count; one more article seldom changes a weight."""
_FINE_STEP = 8.0
"""The same for the number of all articles, on which every weight depends."""
_OFTEN = 16
"""What one in so many articles holds is held by many."""
_WIDE = 2.0
"""Octaves from one step to the next, where many articles hold a term."""

_LONE = 255
"""Tells the weight of a term that one article alone holds."""

_ONCE = 33
"""What a word counts that stands once in the middle of a text."""

Vector = dict[str, float]


class Scale(NamedTuple):
    """What terms weigh by the number of articles that hold them, nearly as by :func:`weights`.

    What is in many articles weighs little, and is told apart in wide steps: where one article more
    shifts such a weight, all the many articles have to be compared again.
    """

    most: float
    """The octaves of the number of all articles."""
    often: float
    """Octaves from which a number of articles is many."""

    @classmethod
    def of(cls, articles: int) -> Scale:
        """Return what terms weigh where there are so many articles."""
        known = articles + _BACKGROUND
        return cls(_bucket(known, _FINE_STEP), _bucket(known // _OFTEN, 1.0))

    def weight(self, held: int) -> float:
        """Return the weight of a term that so many articles hold."""
        return _signed(held, self.most - _thinned(_bucket(held, _STEP), held, self.often))


class Weights(NamedTuple):
    """What the terms of some articles weigh."""

    places: Mapping[str, int]
    """A number for each term."""
    counts: Sequence[int]
    """How many articles hold it, by its number."""
    values: Mapping[int, float]
    """What a term weighs that so many hold."""
    marks: Mapping[int, int]
    """A byte that tells this weight from others, as long as the number of all articles weighs the same."""

    @classmethod
    def of(cls, places: Mapping[str, int], counts: Sequence[int], scale: Scale) -> Weights:
        """Return what terms weigh."""
        values = {n: scale.weight(n) for n in set(counts)}
        # weights are whole numbers of fine steps, but for the least and for those that nothing shares
        marks = {n: int(w * _FINE_STEP) if w > 0 else _LONE for n, w in values.items()}
        return cls(places, counts, values, marks)

    def told(self, terms: Iterable[str]) -> bytes:
        """Return what tells the weights of some terms from others, a byte for each."""
        return bytes(map(self.marks.__getitem__, self._counts(terms)))

    def of_terms(self, terms: Iterable[str]) -> Iterator[float]:
        """Yield the weights of some terms."""
        return map(self.values.__getitem__, self._counts(terms))

    def _counts(self, terms: Iterable[str]) -> Iterator[int]:
        return map(self.counts.__getitem__, map(self.places.__getitem__, terms))


def weights(counts: Iterable[Iterable[str]], articles: int) -> dict[str, float]:
    """Return the weight of each term, from the number of articles that hold it.

    A term that one article alone holds weighs, but is of no use for a comparison: its weight is
    negative.

    Args:
        counts: the terms of each article.
        articles: how many articles there are.
    """
    held = Counter(chain.from_iterable(counts))
    known = _known(held, articles)
    return {term: known[number] for term, number in held.items()}


def once(articles: int) -> float:
    """Return the weight of a term that one article alone holds, where it may be of use."""
    return -_weight(1, _bucket(articles + _BACKGROUND, _FINE_STEP))


def _known(held: Counter[str], articles: int) -> dict[int, float]:
    most = _bucket(articles + _BACKGROUND, _FINE_STEP)
    return {number: _weight(number, most) for number in set(held.values())}


def _weight(held: int, most: float) -> float:
    return _signed(held, most - _bucket(held, _STEP))


def _signed(held: int, weight: float) -> float:
    return max(0.1, weight) if held > 1 else -max(0.1, weight)


def _thinned(octaves: float, number: int, often: float) -> float:
    """Return the octaves of a number, in wide steps where they are many."""
    if octaves <= often:
        return octaves
    return often + round((math.log2(number + 1) - often) / _WIDE) * _WIDE


def _bucket(number: int, steps: float) -> float:
    """Return the octaves of a number, in steps."""
    return round(math.log2(number + 1) * steps) / steps


@cache
def count(number: int) -> float:
    """Return what a term tells that stands so often in a text, as a factor of its weight."""
    return math.log1p(number / _ONCE)


def vector(terms: Mapping[str, int], weight: Iterable[float]) -> Vector:
    """Return the terms of an article as a vector of length 1, without those that nothing shares.

    Args:
        terms: how often each occurs.
        weight: what each weighs, in the same order.
    """
    raw = list(map(mul, map(count, terms.values()), weight))
    norm = math.sqrt(sum(map(mul, raw, raw))) or 1.0
    return {term: value / norm for term, value in zip(terms, raw, strict=True) if value > 0}
