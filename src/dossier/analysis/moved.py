"""Which articles went and came since a table was made, so that it is patched and not made anew.

Articles have numbers in a table, which stay theirs as long as they are there. One that stands in the
place of another, since it is the same article with other words, takes over its number.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from dossier.model import Record

T = TypeVar("T")

_FEW = 20
"""A table is patched where one went or came, and one more for so many articles."""


def packed(numbers: Iterable[int]) -> bytes:
    """Return numbers as bytes, four each."""
    return array("I", numbers).tobytes()


def unpacked(numbers: bytes) -> memoryview:
    """Return numbers that were packed."""
    return memoryview(numbers).cast("I")


Pair = tuple[int, int]
"""Two articles, the earlier index first."""


class Numbers(Record, frozen=True, array_like=True):
    """The numbers of articles in a table."""

    digests: tuple[str, ...] = ()
    """What tells the article of each number from others; empty where a number is free."""
    order: bytes = b""
    """The numbers in the order of the articles, four bytes each."""

    @classmethod
    def of(cls, own: Sequence[str]) -> Numbers:
        """Number articles in their order."""
        return cls(tuple(own), packed(range(len(own))))

    def in_order(self) -> list[int]:
        """Return the numbers in the order of the articles."""
        return unpacked(self.order).tolist()

    def places(self) -> dict[int, int]:
        """Return the place of each number in the order of the articles."""
        return {number: place for place, number in enumerate(self.in_order())}

    def pairs(self, others: Sequence[bytes]) -> list[Pair]:
        """Return the places of articles and of those that stand beside them, in order, each pair once.

        Args:
            others: the numbers of these, by the numbers of the articles.
        """
        place, size = self.places(), len(self.digests)
        both = ((at, place[n]) for number, at in place.items() for n in unpacked(others[number]))
        # While they are put in order, two places are one number.
        found = {a * size + b if a < b else b * size + a for a, b in both}
        return [divmod(one, size) for one in sorted(found)]


class Moved(NamedTuple):
    """What happened to the articles of a table."""

    now: Numbers
    gone: Mapping[int, str]
    """The articles that are no longer there: their numbers, and what told them from others."""
    came: Mapping[int, str]
    """Those that are new; a number that is in both was taken over in its place."""

    def grown(self, rows: Sequence[T], free: T) -> list[T]:
        """Return what is said of each number, with room for those that are new."""
        return [*rows, *[free] * (len(self.now.digests) - len(rows))]


def moved(before: Numbers, own: Sequence[str], few: int = _FEW) -> Moved | None:
    """Return what happened to the articles of a table; ``None`` where it is better made anew.

    Args:
        before: the numbers of its articles.
        own: what tells each article from others now.
        few: one in so many of them may be others.
    """
    old, numbers = before.in_order(), {}
    for number in old:
        numbers[before.digests[number]] = number
    kept = numbers.keys() & set(own)
    most = 1 + max(len(own), len(old)) // few
    if len(old) - len(kept) > most or len(own) - len(kept) > most:
        return None
    if [d for d in numbers if d in kept] != [d for d in own if d in kept]:
        return None
    return _moved(before, own, numbers, kept)


def _moved(
    before: Numbers, own: Sequence[str], numbers: Mapping[str, int], kept: set[str]
) -> Moved:
    """Return what happened to articles of which those that stayed kept their order."""
    places = _gaps(list(numbers), kept)
    free = [n for n, digest in enumerate(before.digests) if not digest]
    digests = list(before.digests)
    given = dict(numbers)
    for gap, here in _gaps(own, kept).items():
        there = places.get(gap, [])
        for place, digest in enumerate(here):
            if place < len(there):
                given[digest] = numbers[there[place]]
            elif free:
                given[digest] = free.pop()
            else:
                given[digest] = len(digests)
                digests.append("")
    gone = {numbers[digest]: digest for digest in numbers if digest not in kept}
    came = {given[digest]: digest for digest in own if digest not in kept}
    for number in gone:
        digests[number] = ""
    for number, digest in came.items():
        digests[number] = digest
    order = packed(given[digest] for digest in own)
    return Moved(Numbers(tuple(digests), order), gone, came)


def _gaps(articles: Sequence[str], kept: set[str]) -> dict[int, list[str]]:
    """Return the articles that did not stay, by how many stand before them that did."""
    found: dict[int, list[str]] = defaultdict(list)
    stayed = 0
    for digest in articles:
        if digest in kept:
            stayed += 1
        else:
            found[stayed].append(digest)
    return found
