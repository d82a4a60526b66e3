"""Groups of articles in which each is, on average, like all the others."""

from __future__ import annotations

import heapq
from collections import defaultdict

from dossier.analysis.events.likeness import Likeness

THRESHOLD = 0.12
"""Mean likeness above which two groups report the same."""


def cluster(alike: Likeness, size: int) -> tuple[tuple[int, ...], ...]:
    """Return the groups, each in rising order, by their first number.

    Args:
        alike: likeness of pairs; a pair that is missing counts 0.
        size: number of articles.
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), value in alike.items():
        near[a][b] = near[b][a] = value
    members = {n: [n] for n in range(size)}
    heap = [(-value, a, b) for (a, b), value in alike.items() if value >= THRESHOLD]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if a in members and b in members and near[a].get(b) == -value:
            _merge(near, members, heap, (a, b))
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))


def _merge(
    near: dict[int, dict[int, float]],
    members: dict[int, list[int]],
    heap: list[tuple[float, int, int]],
    pair: tuple[int, int],
) -> None:
    """Join the second group to the first and average its likeness to the others."""
    a, b = pair
    size_a, size_b = len(members[a]), len(members[b])
    members[a].extend(members.pop(b))
    others = (near[a].keys() | near[b].keys()) - {a, b}
    for other in sorted(others):
        value = (near[a].get(other, 0.0) * size_a + near[b].get(other, 0.0) * size_b) / (
            size_a + size_b
        )
        near[a][other] = near[other][a] = value
        near[other].pop(b, None)
        if value >= THRESHOLD:
            heapq.heappush(heap, (-value, min(a, other), max(a, other)))
    near[a].pop(b, None)
    near.pop(b, None)
