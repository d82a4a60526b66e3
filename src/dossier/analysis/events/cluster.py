"""Groups of articles that are like each other, judged by how close the articles of each group are.

A running story has groups of articles with much in common that still report different happenings,
while short items on one happening have little in common. So two groups are joined when the likeness
between them is not much less than the likeness inside them. What one article alone shows counts for
less than what several show.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict

from dossier.analysis.events.likeness import Likeness

THRESHOLD = 0.035
"""Mean likeness without which nothing is joined."""
_LOOSE = 0.55
_STRICT = 0.85
"""Share of the inner likeness that the mean likeness between a group and one article, and between
two grown groups, has to reach."""
_GROWN = 4
"""Articles that make a grown group."""
_PRIOR = 0.03
"""Inner likeness that is taken for granted of a group whose articles are too few to tell."""
_PRIOR_PAIRS = 10


class Groups:
    """The groups while they are being joined."""

    def __init__(self, alike: Likeness, size: int) -> None:
        self.members = {n: [n] for n in range(size)}
        self.inside = dict.fromkeys(range(size), 0.0)
        self.near: dict[int, dict[int, float]] = defaultdict(dict)
        for (a, b), value in alike.items():
            self.near[a][b] = self.near[b][a] = value
        self.heap = [(-value, a, b) for (a, b), value in alike.items() if value >= THRESHOLD]
        heapq.heapify(self.heap)

    def cohesion(self, n: int) -> float:
        """Return the mean likeness inside a group."""
        size = len(self.members[n])
        pairs = size * (size - 1) / 2
        return (self.inside[n] + _PRIOR * _PRIOR_PAIRS) / (pairs + _PRIOR_PAIRS)

    def needed(self, a: int, b: int) -> float:
        """Return the mean likeness between two groups that would join them."""
        smaller = min(len(self.members[a]), len(self.members[b]))
        grown = min(1.0, (smaller - 1) / (_GROWN - 1))
        share = _LOOSE + (_STRICT - _LOOSE) * grown
        return max(THRESHOLD, share * math.sqrt(self.cohesion(a) * self.cohesion(b)))

    def join(self, a: int, b: int, value: float) -> None:
        """Join the second group to the first and average its likeness to the others."""
        size_a, size_b = len(self.members[a]), len(self.members[b])
        self.inside[a] += self.inside[b] + value * size_a * size_b
        self.members[a].extend(self.members.pop(b))
        first, second = self.near[a], self.near.pop(b)
        for other in sorted((first.keys() | second.keys()) - {a, b}):
            total = first.get(other, 0.0) * size_a + second.get(other, 0.0) * size_b
            mean = total / (size_a + size_b)
            first[other] = self.near[other][a] = mean
            self.near[other].pop(b, None)
            if mean >= THRESHOLD:
                heapq.heappush(self.heap, (-mean, min(a, other), max(a, other)))
        first.pop(b, None)


def cluster(alike: Likeness, size: int) -> tuple[tuple[int, ...], ...]:
    """Return the groups, each in rising order, by their first number.

    Args:
        alike: likeness of pairs; a pair that is missing counts 0.
        size: number of articles.
    """
    groups = Groups(alike, size)
    while groups.heap:
        value, a, b = heapq.heappop(groups.heap)
        current = a in groups.members and b in groups.members and groups.near[a].get(b) == -value
        if current and -value >= groups.needed(a, b):
            groups.join(a, b, -value)
    return tuple(sorted(tuple(sorted(group)) for group in groups.members.values()))
