"""What of the dossier a thing is made from: all that can be asked for stands in tables, which note it.

A table notes each key that it is asked for, whether it is there or not. Whoever goes through a whole
table, or reads what is no table, has read everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar, overload

T = TypeVar("T")
V = TypeVar("V")
D = TypeVar("D")


class Entry(NamedTuple):
    """A place in a table."""

    table: str
    key: str


EVERYTHING = 0
"""Number of the entry that stands for all others."""

Read = tuple[int, ...]
"""Numbers of the entries that were read."""


class Ledger:
    """Notes what is read, by the numbers of the entries."""

    __slots__ = ("entries", "read", "shared")

    def __init__(self) -> None:
        self.entries = [Entry("", "")]
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
        self._entries.append(Entry(self._table, key))
        return number


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

    @property
    def numbers(self) -> dict[str, int]:
        """Return the numbers of its entries, each of which is given when it is first asked for; this is no reading."""
        return self._numbers

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
