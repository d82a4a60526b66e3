"""How much a word tells: rare words tell more, and a small folder is judged like a large one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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

_ONCE = 33
"""What a word counts that stands once in the middle of a text."""

Vector = dict[str, float]


class Weights(NamedTuple):
    """What words weigh. There are few weights, so that one byte tells that of a word from others."""

    places: dict[str, int]
    """For each term the place of its weight among the weights, 0 to 255."""
    values: tuple[float, ...]
    """The weights."""

    def told(self, terms: Iterable[str]) -> bytes:
        """Return what tells the weights of some terms from others, a byte for each."""
        return bytes(map(self.places.__getitem__, terms))

    def of(self, terms: Iterable[str]) -> Iterator[float]:
        """Yield the weights of some terms."""
        return map(self.values.__getitem__, map(self.places.__getitem__, terms))


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


def packed(counts: Iterable[Iterable[str]], articles: int) -> Weights:
    """Return nearly the same as :func:`weights`, with the places of the weights and with what they amount to.

    What is in many articles weighs little, and is told apart in wide steps: where one article more
    shifts such a weight, all the many articles have to be compared again.
    """
    held = Counter(chain.from_iterable(counts))
    most = _bucket(articles + _BACKGROUND, _FINE_STEP)
    often = _bucket((articles + _BACKGROUND) // _OFTEN, 1.0)
    known = {
        n: _signed(n, most - _thinned(_bucket(n, _STEP), n, often)) for n in set(held.values())
    }
    values = sorted(set(known.values()))
    place = {number: values.index(weight) for number, weight in known.items()}
    places = map(place.__getitem__, held.values())
    return Weights(dict(zip(held, places, strict=True)), tuple(values))


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
