"""Which articles tell in a sentence about the past what another one leads with.

A follow-up has much in common with the articles on what it follows, most of all their names. What
tells it apart is one sentence: "In June, the two countries signed ..." is nearer to the ledes of the
others than its own lede is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain
from operator import mul
from typing import NamedTuple

from dossier.analysis.weights import Weights
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


def tale(telling: Telling, weight: Weights) -> Tale:
    """Return the sentences of an article as they are compared, by what their words weigh."""
    return Tale(_part(telling.lede, weight), _part(telling.past, weight))


def retold(a: Tale, b: Tale) -> float:
    """Return how much nearer one article comes to the other by its past than by its lede.

    0 where neither tells in its past what the other leads with.
    """
    recalled = max(_nearest(a.past, b.lede), _nearest(b.past, a.lede))
    return max(0.0, recalled - _nearest(a.lede, b.lede)) if recalled > _ALIKE else 0.0


def words_of(telling: Telling) -> dict[str, None]:
    """Return the words of all these sentences of an article, each once and in order."""
    return dict.fromkeys(chain.from_iterable((*telling.lede, *telling.past)))


def _part(sentences: Sequence[Sequence[str]], weight: Weights) -> Part:
    rows = [_vector(words, weight) for words in sentences]
    return Part(rows, frozenset(chain.from_iterable(rows)))


def _vector(words: Sequence[str], weight: Weights) -> Words:
    raw = list(weight.of_terms(words))  # of a word that nothing shares the weight is negative
    norm = math.sqrt(sum(map(mul, raw, raw))) or 1.0
    return {word: abs(value) / norm for word, value in zip(words, raw, strict=True)}


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
