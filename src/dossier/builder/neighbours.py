"""Which articles are worth reading side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice

from dossier.builder.shared import Pair, Words
from dossier.model import Event, Record

MOST = 4
"""Neighbours that one article has on its page."""

_WIDEST = 16
"""Articles of one point or event between which pairs are formed; more would be quadratic."""


class Neighbour(Record, frozen=True):
    """Another article that shares something with one."""

    article: str
    shared_words: int
    """Words of passages that both have almost word for word."""
    shared_points: int
    """Points that both report."""


def neighbours(
    events: Iterable[Event], taken: Iterable[Words], told: Iterable[tuple[Pair, int]]
) -> Mapping[str, tuple[Neighbour, ...]]:
    """Return the nearest other articles of each article, nearest first.

    Args:
        events: all events.
        taken: how many words articles share, in either order.
        told: how many points of one event articles share.
    """
    words = _words(taken)
    points = _points(told)
    near: defaultdict[str, list[tuple[float, str, Pair]]] = defaultdict(list)
    for pair, score in _scores(events, words, points).items():
        one, other = pair
        near[one].append((-score, other, pair))
        near[other].append((-score, one, pair))
    return {
        article: tuple(
            Neighbour(other, words.get(pair, 0), points.get(pair, 0))
            for _, other, pair in sorted(found)[:MOST]
        )
        for article, found in near.items()
    }


def pairs(near: Mapping[str, Sequence[Neighbour]]) -> list[Pair]:
    """Return each pair of neighbours once, in order."""
    return sorted({_pair(a, n.article) for a, found in near.items() for n in found})


def _scores(
    events: Iterable[Event], words: Mapping[Pair, int], points: Mapping[Pair, int]
) -> dict[Pair, float]:
    scores: defaultdict[Pair, float] = defaultdict(float)
    for pair, count in words.items():
        scores[pair] += count / 10
    for pair, count in points.items():
        scores[pair] += count
    for event in events:
        for pair in _of_event(event):
            scores[pair] += 0.5
    return dict(scores)


def _of_event(event: Event) -> Iterator[Pair]:
    """Yield pairs that an event joins, its reports with each other and with who recalls it."""
    yield from couples(event.reports)
    for recall in event.recalls[:_WIDEST]:
        yield from (_pair(recall.article, a) for a in event.reports[:1] if a != recall.article)


def _words(taken: Iterable[Words]) -> dict[Pair, int]:
    """Return how many words each pair shares, whichever is the earlier one."""
    shared: defaultdict[Pair, int] = defaultdict(int)
    for (one, other), words, _ in chain.from_iterable(taken):
        if one != other:
            shared[_pair(one, other)] += words
    return dict(shared)


def _points(told: Iterable[tuple[Pair, int]]) -> dict[Pair, int]:
    points: defaultdict[Pair, int] = defaultdict(int)
    for pair, number in told:
        points[pair] += number
    return dict(points)


def couples(articles: Iterable[str]) -> Iterator[Pair]:
    """Yield the pairs of some articles."""
    return combinations(sorted(islice(articles, _WIDEST)), 2)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
