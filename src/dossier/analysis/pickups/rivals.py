"""With which articles one shares the most runs of words, as a table that is kept between builds.

An article is looked for among the first that hold its runs. So where an article goes or comes, only
what is counted by its own runs changes: who else holds these is looked up in the rows of all articles,
and the rest of the table stays as it is.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dossier.analysis.moved import Moved, Numbers, Pair, packed, unpacked
from dossier.analysis.pickups.seeds import Runs, numbers
from dossier.model import Record

_HOLDERS = 12
"""The first articles that hold a run; later ones are compared with these only."""
_COMMON = 400
"""A run in more articles than this is a phrase of the language."""
_CANDIDATES = 8
"""Articles with which one article is compared at most."""

_SEVERAL = 2
"""Runs that two articles share, at least, to be compared."""

Counts = dict[int, int]
"""How many runs an article shares with others, by their numbers."""


class Head(Record, frozen=True, array_like=True):
    """What tells a table from others."""

    articles: Numbers
    common: frozenset[int]
    """The runs that too many hold."""


Row = tuple[bytes, bytes, bytes]
"""What a table has of one article."""


class Rivals(NamedTuple):
    """How many runs the articles share, and with which ones each is compared; by their numbers."""

    articles: Numbers
    common: frozenset[int]
    """The runs that too many hold."""
    others: list[bytes]
    """The numbers of those with which each shares a run, four bytes each."""
    shared: list[bytes]
    """How many runs it shares with them, four bytes each."""
    best: list[bytes]
    """The numbers of those with which it shares the most, four bytes each."""

    def rows(self) -> dict[int, Row]:
        """Return what there is of each article, by its number."""
        return dict(enumerate(zip(self.others, self.shared, self.best, strict=True)))

    @classmethod
    def of(cls, head: Head, rows: Mapping[int, Row]) -> Rivals:
        """Return a table of which head and rows were kept."""
        columns = [rows[n] for n in range(len(head.articles.digests))]
        others, shared, best = map(list, zip(*columns, strict=True)) if columns else ([], [], [])
        return cls(head.articles, head.common, others, shared, best)

    def pairs(self) -> list[Pair]:
        """Return the places of the articles worth comparing, in order."""
        return self.articles.pairs(self.best)


class Order(NamedTuple):
    """The numbers of the articles in their order, and the place of each number."""

    numbers: Sequence[int]
    places: Mapping[int, int]


class Telling(NamedTuple):
    """Which runs tell something, where all were counted."""

    some: set[int]
    """The runs that some articles hold, but not too many."""
    common: frozenset[int]


def counted(rows: Sequence[Runs]) -> Telling:
    """Return which runs tell something."""
    held = Counter(chain.from_iterable(map(numbers, rows)))
    common = frozenset(run for run, articles in held.items() if articles > _COMMON)
    return Telling({run for run, n in held.items() if 1 < n <= _COMMON}, common)


def made(own: Sequence[str], rows: Sequence[Runs], telling: Telling) -> Rivals:
    """Return a table of articles, made anew.

    Args:
        own: what tells each article from others.
        rows: their runs.
        telling: which of these tell something.
    """
    others, shared = ([array("I") for _ in rows] for _ in range(2))
    first: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        holders = [first[run] for run in telling.some.intersection(numbers(row))]
        near = Counter(chain.from_iterable(holders))
        others[number].extend(near.keys())
        shared[number].extend(near.values())
        for earlier, count in near.items():
            others[earlier].append(number)
            shared[earlier].append(count)
        for held in holders:
            if len(held) < _HOLDERS:
                held.append(number)
    articles = Numbers.of(own)
    order = _order(articles)
    return Rivals(
        articles,
        telling.common,
        [each.tobytes() for each in others],
        [each.tobytes() for each in shared],
        [_best(*both, order) for both in zip(others, shared, strict=True)],
    )


def patched(before: Rivals, moved: Moved, rows: Mapping[str, Runs]) -> Rivals:
    """Return the same as :func:`made` would, from a table of nearly the same articles.

    Args:
        before: the table.
        moved: the articles that went and came.
        rows: the runs of those that are there and of those that were.
    """
    if not moved.gone and not moved.came:
        return before
    runs = _touched(moved, rows)
    held = {one: few for one, row in rows.items() if (few := runs.intersection(numbers(row)))}
    old, new = (_holders(articles, held) for articles in (before.articles, moved.now))
    common = before.common - runs | {run for run, held in new.items() if len(held) > _COMMON}
    changes: dict[int, Counts] = defaultdict(lambda: defaultdict(int))
    for run in runs:
        _recount(changes, old.get(run, ()), new.get(run, ()))
    order = _order(moved.now)
    tables = (before.others, before.shared, before.best)
    others, shared, best = (moved.grown(table, b"") for table in tables)
    for n, change in changes.items():
        near = _changed(others[n], shared[n], change)
        others[n], shared[n] = map(packed, (near, near.values()))
        if not _stays(best[n], near, change):
            best[n] = _best(near.keys(), near.values(), order)
    return Rivals(moved.now, common, others, shared, best)


def _touched(moved: Moved, rows: Mapping[str, Runs]) -> set[int]:
    """Return the runs that other articles hold than before; not those of one that took the place of another."""
    found: set[int] = set()
    for number in moved.gone.keys() | moved.came.keys():
        sides = [side[number] for side in (moved.gone, moved.came) if number in side]
        first, *second = [set(numbers(rows[digest])) for digest in sides]
        found |= first.symmetric_difference(*second) if second else first
    return found


def _holders(articles: Numbers, held: Mapping[str, Collection[int]]) -> Mapping[int, list[int]]:
    """Return which articles hold some runs, in their order."""
    found: dict[int, list[int]] = defaultdict(list)
    for number in articles.in_order():
        for run in held.get(articles.digests[number], ()):
            found[run].append(number)
    return found


def _recount(changes: dict[int, Counts], old: Sequence[int], new: Sequence[int]) -> None:
    """Count one run for all who are looked for by it, where its holders are others than before."""
    was, now = (held if len(held) <= _COMMON else () for held in (old, new))
    for side, other, step in ((was, now, -1), (now, was, 1)):
        stayed, first = frozenset(other), frozenset(other[:_HOLDERS])
        alone = [(place, n) for place, n in enumerate(side) if n not in stayed]
        for place, earlier in enumerate(side[:_HOLDERS]):
            whole = earlier not in first
            later = side[place + 1 :] if whole else [n for at, n in alone if at > place]
            for number in later:
                changes[earlier][number] += step
                changes[number][earlier] += step


def _changed(others: bytes, shared: bytes, change: Counts) -> Counts:
    """Return how many runs an article shares with others, after some changes."""
    near = dict(zip(unpacked(others), unpacked(shared), strict=True))
    for other, step in change.items():
        if count := near.get(other, 0) + step:
            near[other] = count
        else:
            near.pop(other, None)
    return near


def _stays(best: bytes, near: Counts, change: Counts) -> bool:
    """Say whether those who share the most runs are the same after some changes, in the same order."""
    held = unpacked(best)
    least = near.get(held[-1], 0) if len(held) == _CANDIDATES else _SEVERAL
    return change.keys().isdisjoint(held) and all(near.get(n, 0) < least for n in change)


def _order(articles: Numbers) -> Order:
    return Order(articles.in_order(), articles.places())


def _best(others: Iterable[int], shared: Iterable[int], order: Order) -> bytes:
    """Return the numbers of those who share the most runs, the earlier ones first.

    Who shares how many, and where it stands, is one number while they are put in order.
    """
    size, place = len(order.numbers), order.places
    both = zip(others, shared, strict=True)
    ranks = sorted([place[other] - count * size for other, count in both if count >= _SEVERAL])
    return packed(order.numbers[rank % size] for rank in ranks[:_CANDIDATES])
