"""Groups of articles that are like each other, judged by how close the articles of each group are.

A running story has groups of articles with much in common that still report different happenings,
while short items on one happening have little in common. So two groups are joined when the likeness
between them is not much less than the likeness inside them, and kept apart when one tells as
background what the other reports. What one article shows alone counts for less than what several show.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dossier.analysis.events.days import SAME_DAY
from dossier.analysis.events.likeness import Likeness
from dossier.analysis.moved import Pair
from dossier.analysis.union import groups
from dossier.memo import Means, key

THRESHOLD = 0.04
"""Mean likeness without which nothing is joined."""
_LOOSE = 0.55
_STRICT = 0.9
"""Share of the inner likeness that the mean likeness between a group and one article, and between
two grown groups, has to reach."""
_GROWN = 5
"""Articles that make a grown group."""
_RECALL = 0.02
"""Mean excess of recall over report, or mean sign of time, that keeps two groups apart."""
_UNKNOWN = 4
"""So many pairs of which nothing is known speak against what the times of others say, like those of one day."""
_PRIOR = 0.02
"""Inner likeness that is taken for granted of a group whose articles are too few to tell."""
_PRIOR_PAIRS = 10


Members = tuple[int, ...]
Table = dict[int, dict[int, tuple[float, float]]]
"""For two groups the mean likeness between them, and the mean excess of recall."""
Sums = dict[int, dict[int, tuple[float, int]]]
"""For two groups the sum of a value over the pairs that have it, and their number."""


class Groups:
    """The groups while they are being joined."""

    def __init__(self, alike: Likeness, size: int) -> None:
        self.members = {n: [n] for n in range(size)}
        self.inside = dict.fromkeys(range(size), 0.0)
        self.near = _table(alike.value, alike.recalling())
        self.times = _sums(alike.times)
        self.heap = [(-value, a, b) for (a, b), value in alike.value.items() if value >= THRESHOLD]
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

    def apart(self, a: int, b: int) -> bool:
        """Say whether one group tells as background what the other reports, or of other days."""
        return self.near[a][b][1] > _RECALL or self._on_other_days(a, b)

    def _on_other_days(self, a: int, b: int) -> bool:
        """Say whether times say so: the mean over the pairs that have some, and a few that have none."""
        total, known = self.times[a].get(b, (0.0, 0))
        if not known:
            return False
        unknown = min(_UNKNOWN, len(self.members[a]) * len(self.members[b]) - known)
        return (total + SAME_DAY * unknown) / (known + unknown) > _RECALL

    def is_current(self, a: int, b: int, value: float) -> bool:
        """Say whether two groups are still there, and as much alike as they were."""
        return a in self.members and b in self.members and self.near[a][b][0] == value

    def join(self, a: int, b: int, value: float) -> None:
        """Join the second group to the first and average its likeness to the others."""
        size_a, size_b = len(self.members[a]), len(self.members[b])
        self.inside[a] += self.inside[b] + value * size_a * size_b
        self.members[a].extend(self.members.pop(b))
        _add(self.times, a, b)
        _average(self.near, a, b, size_a / (size_a + size_b))
        for other, (alike, _) in self.near[a].items():
            if alike >= THRESHOLD:
                pair = (a, other) if a < other else (other, a)
                heapq.heappush(self.heap, (-alike, *pair))


def required(size: int, inside: float) -> float:
    """Return the mean likeness by which one article more would have joined a group.

    Args:
        size: articles of the group.
        inside: sum of the likeness of its pairs.
    """
    pairs = size * (size - 1) / 2
    cohesion = (inside + _PRIOR * _PRIOR_PAIRS) / (pairs + _PRIOR_PAIRS)
    return max(THRESHOLD, _LOOSE * math.sqrt(cohesion * _PRIOR))


def _average(table: Table, a: int, b: int, share: float) -> None:
    """Put the weighted mean of two rows in place of the first."""
    first, second = table[a], table.pop(b)
    rest = 1 - share
    del first[b], second[a]
    for other, (alike, excess) in first.items():
        if other not in second:
            first[other] = table[other][a] = alike * share, excess * share
    for other, (alike, excess) in second.items():
        row = table[other]
        del row[b]
        own, recalled = first.get(other, (0.0, 0.0))
        first[other] = row[a] = own * share + alike * rest, recalled * share + excess * rest


def _table(alike: Mapping[Pair, float], excess: Mapping[Pair, float]) -> Table:
    table: Table = defaultdict(dict)
    for (a, b), value in alike.items():
        table[a][b] = table[b][a] = value, excess[a, b]
    return table


def _sums(pairs: Mapping[Pair, float]) -> Sums:
    sums: Sums = defaultdict(dict)
    for (a, b), value in pairs.items():
        sums[a][b] = sums[b][a] = value, 1
    return sums


def _add(sums: Sums, a: int, b: int) -> None:
    """Put the sum of two rows in place of the first."""
    first, second = sums[a], sums.pop(b, {})
    first.pop(b, None)
    second.pop(a, None)
    for other, (value, number) in second.items():
        row = sums[other]
        del row[b]
        total, known = first.get(other, (0.0, 0))
        first[other] = row[a] = total + value, known + number


def cluster(alike: Likeness, means: Means) -> tuple[Members, ...]:
    """Return the groups, each in rising order, by their first number.

    Articles that no likeness connects never come into one group. So those that are connected are
    looked at by themselves, and what they gave is kept as long as all of them stay as they are.

    Args:
        alike: likeness of pairs.
        means: with what to look.
    """
    parts = groups(pair for pair, value in alike.value.items() if value >= THRESHOLD)
    rows = _divided(alike, parts)

    def make(wanted: Sequence[int]) -> list[tuple[Members, ...]]:
        return [_cluster(_part(alike, parts[n], rows[n]), len(parts[n])) for n in wanted]

    keys = [
        key([alike.digests[n] for n in members], pairs)
        for members, pairs in zip(parts, rows, strict=True)
    ]
    found = means.memo.each("groups", tuple[Members, ...], keys, make)
    connected = {n for members in parts for n in members}
    alone = ((n,) for n in range(len(alike.digests)) if n not in connected)
    both = zip(parts, found, strict=True)
    joined = (tuple([members[n] for n in group]) for members, each in both for group in each)
    return tuple(sorted([*alone, *joined]))


def _divided(alike: Likeness, parts: Sequence[Members]) -> list[list[Pair]]:
    """Return for each part of the articles the pairs within it, by their places in the part."""
    home = {n: (part, at) for part, members in enumerate(parts) for at, n in enumerate(members)}
    rows: list[list[Pair]] = [[] for _ in parts]
    for a, b in alike.value:
        if a in home and b in home and home[a][0] == home[b][0]:
            rows[home[a][0]].append((home[a][1], home[b][1]))
    return rows


def _part(alike: Likeness, members: Members, pairs: Sequence[Pair]) -> Likeness:
    """Return the likeness of some pairs of a part of the articles, by their places in it."""
    named = [(pair, (members[pair[0]], members[pair[1]])) for pair in pairs]
    return Likeness(
        {pair: alike.value[whole] for pair, whole in named},
        {pair: alike.excess[whole] for pair, whole in named},
        {pair: alike.days[whole] for pair, whole in named if whole in alike.days},
        {pair: alike.times[whole] for pair, whole in named if whole in alike.times},
        [alike.digests[n] for n in members],
    )


def _cluster(alike: Likeness, size: int) -> tuple[Members, ...]:
    """Return the groups of so many articles."""
    joined = Groups(alike, size)
    while joined.heap:
        value, a, b = heapq.heappop(joined.heap)
        if (
            joined.is_current(a, b, -value)
            and -value >= joined.needed(a, b)
            and not joined.apart(a, b)
        ):
            joined.join(a, b, -value)
    return tuple(sorted(tuple(sorted(group)) for group in joined.members.values()))
