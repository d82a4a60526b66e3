"""Groups of things that are connected by pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def groups(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Return the connected numbers, each group in rising order, the groups by their first number."""
    parent: dict[int, int] = {}
    for a, b in pairs:
        if parent.get(a, a) == parent.get(b):  # as of most pairs, where many are of one group
            continue
        first, second = sorted((_root(parent, a), _root(parent, b)))
        parent[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    for number in sorted(parent):
        members[_root(parent, number)].append(number)
    return tuple(tuple(members[root]) for root in sorted(members))


def _root(parent: dict[int, int], number: int) -> int:
    parent.setdefault(number, number)
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
