"""Which articles tell in a sentence about the past what another one leads with.

A follow-up has much in common with the articles on what it follows, most of all their names. What
tells it apart is one sentence: "In June, the two countries signed ..." is nearer to the ledes of the
others than its own lede is.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dossier.analysis.weights import weights
from dossier.model import Telling

_ALIKE = 0.25
"""Likeness from which a sentence about the past tells what a lede tells."""

Words = dict[str, float]
"""The words of a sentence and their weights, of length 1."""


class Part(NamedTuple):
    """Some sentences of an article, and all words that are in them."""

    rows: list[Words]
    words: frozenset[str]


class Tale(NamedTuple):
    """The sentences of an article that tell the news, and those that tell the past."""

    lede: Part
    past: Part


def tale(telling: Telling, weight: Mapping[str, float]) -> Tale:
    """Return the sentences of an article as they are compared."""
    return Tale(_part(telling.lede, weight), _part(telling.past, weight))


def retold(a: Tale, b: Tale) -> float:
    """Return how much nearer one article comes to the other by its past than by its lede.

    0 where neither tells in its past what the other leads with.
    """
    recalled = max(_nearest(a.past, b.lede), _nearest(b.past, a.lede))
    return max(0.0, recalled - _nearest(a.lede, b.lede)) if recalled > _ALIKE else 0.0


def told_weights(tellings: Sequence[Telling]) -> dict[str, float]:
    """Return what the words weigh by which these sentences are compared."""
    found = weights(map(words_of, tellings), len(tellings))
    return {word: abs(weight) for word, weight in found.items()}


def words_of(telling: Telling) -> dict[str, None]:
    """Return the words of all these sentences of an article, each once and in order."""
    return dict.fromkeys(chain.from_iterable((*telling.lede, *telling.past)))


def _part(sentences: Sequence[Sequence[str]], weight: Mapping[str, float]) -> Part:
    rows = [_vector(words, weight) for words in sentences]
    return Part(rows, frozenset(chain.from_iterable(rows)))


def _vector(words: Sequence[str], weight: Mapping[str, float]) -> Words:
    raw = {word: weight[word] for word in words}
    norm = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    return {word: value / norm for word, value in raw.items()}


def _nearest(some: Part, others: Part) -> float:
    """Return the likeness of the two sentences that are most alike."""
    shared = some.words & others.words
    if not shared:
        return 0.0
    rows = [row for row in others.rows if not shared.isdisjoint(row)]
    return max(
        [_cosine(a, b) for a in some.rows if not shared.isdisjoint(a) for b in rows], default=0.0
    )


def _cosine(a: Words, b: Words) -> float:
    return math.fsum([weight * b[word] for word, weight in a.items() if word in b])
