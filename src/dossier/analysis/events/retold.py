"""Which articles tell in a sentence about the past what another one leads with.

A follow-up has much in common with the articles on what it follows, most of all their names. What
tells it apart is one sentence: "In June, the two countries signed ..." is nearer to the ledes of the
others than its own lede is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import mul
from typing import NamedTuple

from dossier.analysis.weights import weights
from dossier.model import Telling

_ALIKE = 0.25
"""Likeness from which a sentence about the past tells what a lede tells."""

Pairs = dict[tuple[int, int], float]
"""A value for pairs of articles, the lower index first; for a pair that is missing, 0."""
Words = dict[str, float]
"""The words of a sentence and their weights, of length 1."""


class _Part(NamedTuple):
    """Some sentences of an article, and all words that are in them."""

    rows: list[Words]
    words: frozenset[str]


def retold(tellings: Sequence[Telling], pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Return how much nearer one article of a pair comes to the other by its past than by its lede.

    Only pairs in which one article does tell what the other leads with.

    Args:
        tellings: of each article, which sentences tell the news and which the past.
        pairs: the pairs worth comparing, by the places of the articles.
    """
    weight = _weights(tellings)
    lede = [_part(telling.lede, weight) for telling in tellings]
    past = [_part(telling.past, weight) for telling in tellings]
    found: Pairs = {}
    for a, b in pairs:
        recalled = max(_nearest(past[a], lede[b]), _nearest(past[b], lede[a]))
        if recalled > _ALIKE:
            excess = recalled - _nearest(lede[a], lede[b])
            if excess > 0:
                found[a, b] = excess
    return found


def _weights(tellings: Sequence[Telling]) -> dict[str, float]:
    counts = [dict.fromkeys(chain.from_iterable((*t.lede, *t.past)), 1) for t in tellings]
    return {word: abs(weight) for word, weight in weights(counts).items()}


def _part(sentences: Sequence[Sequence[str]], weight: Mapping[str, float]) -> _Part:
    rows = [_vector(words, weight) for words in sentences]
    return _Part(rows, frozenset(chain.from_iterable(rows)))


def _vector(words: Sequence[str], weight: Mapping[str, float]) -> Words:
    raw = {word: weight[word] for word in words}
    norm = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    return {word: value / norm for word, value in raw.items()}


def _nearest(some: _Part, others: _Part) -> float:
    """Return the likeness of the two sentences that are most alike."""
    shared = some.words & others.words
    if not shared:
        return 0.0
    rows = [row for row in others.rows if not shared.isdisjoint(row)]
    return max(
        [_cosine(a, b) for a in some.rows if not shared.isdisjoint(a) for b in rows], default=0.0
    )


def _cosine(a: Words, b: Words) -> float:
    # an exact sum does not depend on the order of a set
    both = a.keys() & b.keys()
    return math.fsum(map(mul, map(a.__getitem__, both), map(b.__getitem__, both)))
