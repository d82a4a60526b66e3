"""How much a word tells: rare words tell more, and a small folder is judged like a large one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

_BACKGROUND = 300
"""Articles that are taken to stand behind every dossier, so that counts in a small one mean little."""
_STEP = 2.0
"""Steps of the weights to an octave of the count; one more article seldom changes a weight."""
_FINE_STEP = 8.0
"""The same for the number of all articles, on which every weight depends."""

_ONCE = 33
"""What a word counts that stands once in the middle of a text."""

Vector = dict[str, float]


def weights(counts: Iterable[Iterable[str]], articles: int) -> dict[str, float]:
    """Return the weight of each term, from the number of articles that hold it.

    A term that one article alone holds weighs, but is of no use for a comparison: its weight is
    negative.

    Args:
        counts: the terms of each article.
        articles: how many articles there are.
    """
    held = Counter(chain.from_iterable(counts))
    most = _bucket(articles + _BACKGROUND, _FINE_STEP)
    known = {number: _weight(number, most) for number in set(held.values())}
    return {term: known[number] for term, number in held.items()}


def _weight(held: int, most: float) -> float:
    weight = max(0.1, most - _bucket(held, _STEP))
    return weight if held > 1 else -weight


def _bucket(number: int, steps: float) -> float:
    """Return the octaves of a number, in steps."""
    return round(math.log2(number + 1) * steps) / steps


@lru_cache(maxsize=4_096)
def count(number: int) -> float:
    """Return what a term tells that stands so often in a text, as a factor of its weight."""
    return math.log1p(number / _ONCE)


def vector(terms: Mapping[str, int], weight: Mapping[str, float]) -> Vector:
    """Return the terms of an article as a vector of length 1, without those that nothing shares."""
    raw = [(term, count(n) * weight[term]) for term, n in terms.items()]
    norm = math.sqrt(sum([value * value for _, value in raw])) or 1.0
    return {term: value / norm for term, value in raw if value > 0}
