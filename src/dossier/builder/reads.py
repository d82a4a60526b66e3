"""What of the dossier a thing is made from: all that can be asked for stands in tables, which note it.

A table notes each key that it is asked for, whether it is there or not. Whoever goes through a whole
table, or reads what is no table, has read everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, repeat
from typing import Any, TypeVar, overload

T = TypeVar("T")
V = TypeVar("V")
D = TypeVar("D")


Entry = tuple[str, str]
"""A place: the name of a table, and a key."""

EVERYTHING = 0
"""Number of the entry that stands for all others."""

Read = tuple[int, ...]
"""Numbers of the entries that were read."""


class Ledger:
    """Notes what is read, by the numbers of the entries."""

    __slots__ = ("entries", "read", "shared")

    def __init__(self) -> None:
        self.entries: list[Entry] = [("", "")]
        """All that have a number."""
        self.read: set[int] = set()
        self.shared: dict[int, Read] = {}
        """What was read for things that are used again, by the identity of that."""

    def watch(self, make: Callable[[], T]) -> tuple[T, Read]:
        """Return what is made, and all that was read for it.

        Args:
            make: makes it at once; what it would read later would not be noted.
        """
        before = self.read, self.shared
        self.read, self.shared = set(), {}
        try:
            made = make()
            return made, tuple(self.read.union(*self.shared.values()))
        finally:
            self.read, self.shared = before


class _Numbers(dict[str, int]):
    """The numbers of the entries of one table, each given when it is first asked for."""

    __slots__ = ("_entries", "_table")

    def __init__(self, table: str, entries: list[Entry]) -> None:
        super().__init__()
        self._table = table
        self._entries = entries

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self._entries)
        self._entries.append((self._table, key))
        return number

    def of(self, keys: Sequence[str]) -> list[int]:
        """Return the numbers of some keys, none of which comes twice."""
        self.begin([key for key in keys if key not in self])
        return [*map(self.__getitem__, keys)]

    def begin(self, keys: Sequence[str]) -> None:
        """Give numbers to keys that have none."""
        self.update(zip(keys, count(len(self._entries)), strict=False))
        self._entries += zip(repeat(self._table), keys, strict=False)


class Table(Mapping[str, V]):
    """A table that notes what it is asked for."""

    __slots__ = ("_ledger", "_numbers", "_of")

    def __init__(self, name: str, of: Mapping[str, V], ledger: Ledger) -> None:
        self._numbers = _Numbers(name, ledger.entries)
        self._of = of
        self._ledger = ledger

    def __getitem__(self, key: str) -> V:
        self._ledger.read.add(self._numbers[key])
        return self._of[key]

    def __contains__(self, key: object) -> bool:
        self._ledger.read.add(self._numbers[str(key)])
        return key in self._of

    @overload
    def get(self, key: str, /) -> V | None: ...
    @overload
    def get(self, key: str, /, default: V | D) -> V | D: ...
    def get(self, key: str, /, default: Any = None) -> Any:
        """Return the value of a key, or another one."""
        self._ledger.read.add(self._numbers[key])
        return self._of.get(key, default)

    def number(self, key: str) -> int:
        """Return the number of an entry; this is no reading of it."""
        return self._numbers[key]

    def begin(self, keys: Sequence[str]) -> None:
        """Give numbers to entries that have none; this is no reading of them."""
        self._numbers.begin(keys)

    def numbers(self, keys: Iterable[str]) -> list[int]:
        """Return the numbers of different entries; this is no reading of them."""
        return self._numbers.of([*keys])

    def __iter__(self) -> Iterator[str]:
        self._ledger.read.add(EVERYTHING)
        return iter(self._of)

    def __len__(self) -> int:
        self._ledger.read.add(EVERYTHING)
        return len(self._of)


class Noting:
    """What is no table: whoever uses it has read everything."""

    __slots__ = ("_ledger", "_of")

    def __init__(self, of: object, ledger: Ledger) -> None:
        self._of = of
        self._ledger = ledger

    def __getattr__(self, name: str) -> Any:
        self._ledger.read.add(EVERYTHING)
        return getattr(self._of, name)
