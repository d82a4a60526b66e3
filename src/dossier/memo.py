"""Results that are made again only from other inputs.

The key of a result is a digest of all that it was made from, so that nothing has to be known of what
led to what: an input that changed asks for another key. What nobody asked for is forgotten, though not at
once: what is new is added to what is on the disk, until so much of that is of no use that all is written anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

import msgspec

from dossier.cache import Cache
from dossier.stowed import digest

T = TypeVar("T")

_PLAIN = msgspec.msgpack.Encoder(enc_hook=str)
_MOST_PARTS = 20
"""Times that something is added before all is written anew."""


class Memo:
    """Results of one dossier, in memory and, where there is a cache, on disk."""

    def __init__(
        self, path: Path | None = None, *, lasting: bool = True, version: str | None = None
    ) -> None:
        """Begin.

        Args:
            path: of the cache; without it nothing is kept on disk.
            lasting: whether more than one build asks: one alone never asks for a kind again.
            version: of the program, where it is known.
        """
        self._path = path
        self.cache = Cache(path, version) if path else None
        self._lasting = lasting
        self._home = os.getpid()
        self._held: dict[str, Any] = {}
        self._parts: dict[str, int] = {}
        """In how many parts a kind lies on the disk."""
        self._waiting: list[tuple[Callable[[str, bytes], None], str, Any]] = []
        """What is still to be written down."""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        if self.cache:
            self.settle()
            self.cache.close()

    def here(self) -> Memo:
        """Return what this process asks: one of its own opens the file anew, since it is not shared."""
        if os.getpid() == self._home:
            return self
        return Memo(self._path, lasting=False, version=self.version or None)

    @property
    def version(self) -> str:
        """Return the version of the program whose results these are."""
        return self.cache.version if self.cache else ""

    def each(
        self, kind: str, form: Any, keys: Sequence[str], make: Callable[[list[int]], list[T]]
    ) -> list[T]:
        """Return a result for each key, and forget all others of this kind.

        Args:
            kind: under which the results are kept.
            form: their type, which is taken down and read back.
            keys: digests of what each result is made from.
            make: makes results, given which of the keys they are for.
        """
        return self.each_of(kind, form, keys, make)[0]

    def one(self, kind: str, form: Any, key: str, make: Callable[[], T]) -> T:
        """Return one result that is made from much, and forget all others of this kind.

        Args:
            kind: under which the result is kept.
            form: its type, which is taken down and read back.
            key: digest of what it is made from.
            make: makes it.
        """
        return self.each(kind, form, [key], lambda wanted: [make() for _ in wanted])[0]

    def each_of(
        self, kind: str, form: Any, keys: Sequence[str], make: Callable[[list[int]], list[T]]
    ) -> tuple[list[T], dict[str, T]]:
        """Return the same as :meth:`each`, and the results of all keys that were held until now too."""
        held: dict[str, T] = self.held(kind, dict[str, form]) or {}
        used = {*keys}
        missing = used - held.keys()
        unknown = [n for n, key in enumerate(keys) if key in missing] if missing else []
        made = {keys[n]: result for n, result in zip(unknown, make(unknown), strict=True)}
        held |= made
        if self._is_worn(kind, len(held), len(used)):
            self.hold(kind, {key: held[key] for key in keys})
        elif made:
            self._add(kind, held, made)
        return [*map(held.__getitem__, keys)], held

    def _is_worn(self, kind: str, held: int, used: int) -> bool:
        """Say whether all of a kind is to be written anew: a fifth is of no use, or it lies in many parts."""
        return held * 4 > used * 5 or self._parts.get(kind, 0) >= _MOST_PARTS

    def _add(self, kind: str, held: dict[str, T], made: dict[str, T]) -> None:
        """Hold more of a kind, and write down only that."""
        self._keep(kind, held, self._parts.get(kind, 0) + 1)
        if self.cache:
            self._put(self.cache.add, kind, made)

    def held(self, kind: str, form: Any) -> Any:
        """Return what is held of a kind."""
        if kind in self._held or not self.cache:
            return self._held.get(kind)
        notes = self.cache.noted(kind)
        value = _decoded(notes, form) if notes else None
        self._keep(kind, value, len(notes))
        return value

    def table(self, kind: str, head: Any, row: Any) -> Table | None:
        """Return a table of which builds write down only the rows that changed.

        Args:
            kind: under which it is kept.
            head: the form of what stands at its head.
            row: the form of a row.
        """
        if kind in self._held or not self.cache:
            found: Table | None = self._held.get(kind)
            return found
        notes = self.cache.noted(kind)
        table = _chained(notes, head, row)
        self._keep(kind, table, len(notes))
        return table

    def mend(
        self,
        kind: str,
        before: Table | None,
        head: Any,
        rows: dict[int, Any],
        changed: Iterable[int],
    ) -> None:
        """Hold a table in place of one that was held.

        Args:
            kind: under which it is kept.
            before: the table of the build before; without it all rows are new.
            head: what stands at its head, by which it is known again: the same head has the same rows.
            rows: its rows by their numbers.
            changed: those that are others than before.
        """
        parts, told = self._parts.get(kind, 0), digest(head_row := msgspec.msgpack.encode(head))
        some = {n: rows[n] for n in changed} if before else rows
        spare = before.spare + len(some) if before else 0
        if before is None or spare * 2 > len(rows) or parts >= _MOST_PARTS:
            self._keep(kind, Table(head, rows, told, 0), 1)
            self._write("write_down", kind, (b"", msgspec.Raw(head_row), rows))
        else:
            self._keep(kind, Table(head, rows, told, spare), parts + 1)
            self._write("add", kind, (before.told, msgspec.Raw(head_row), some))

    def _write(self, how: str, kind: str, value: Any) -> None:
        if self.cache:
            self._put(getattr(self.cache, how), kind, value)

    def near(self, kind: str) -> dict[str, Any]:
        """Return a table that is kept in memory alone: an empty one where only one build asks."""
        found: dict[str, Any] = self._held.setdefault(kind, {}) if self._lasting else {}
        return found

    def _keep(self, kind: str, value: Any, parts: int) -> None:
        """Keep something in memory where it may be asked for again, and note how it lies on the disk."""
        self._parts[kind] = parts
        if self._lasting:
            self._held[kind] = value

    def hold(self, kind: str, value: Any) -> None:
        """Hold something in place of what was held of its kind."""
        self._keep(kind, value, 1)
        if self.cache:
            self._put(self.cache.write_down, kind, value)

    def _put(self, write: Callable[[str, bytes], None], kind: str, value: Any) -> None:
        """Write something down; where builds go on, not before there is time for it."""
        if self._lasting:
            self._waiting.append((write, kind, value))
        else:
            write(kind, msgspec.msgpack.encode(value))

    def settle(self) -> None:
        """Write down what waits for that; until then, what a build made can be asked for in memory alone."""
        for write, kind, value in self._waiting:
            write(kind, msgspec.msgpack.encode(value))
        self._waiting.clear()


class Table(NamedTuple):
    """Rows by numbers, kept in parts: in each those that changed since the one before."""

    head: Any
    rows: dict[int, Any]
    told: bytes
    """What tells the head from others."""
    spare: int
    """Rows of further parts."""


class Means(NamedTuple):
    """With what articles are compared."""

    memo: Memo
    """Knows what was compared before."""
    digests: Sequence[str]
    """What tells each article from others."""
    processes: int = 1
    """How many may compare at the same time; their number changes nothing."""

    def here(self) -> Means:
        """Return with what this process compares."""
        return self._replace(memo=self.memo.here())


def alone(articles: Sequence[object]) -> Means:
    """Return what compares articles here, and anew."""
    return Means(Memo(), [key(article) for article in articles])


def _decoded(notes: Sequence[bytes], form: Any) -> Any:
    """Return what one part holds, or several parts of a table; ``None`` where one cannot be read."""
    try:
        first, *more = (msgspec.msgpack.decode(note, type=form) for note in notes)
    except msgspec.MsgspecError:
        return None
    for part in more:
        first |= part
    return first


def _chained(notes: Sequence[bytes], head: Any, row: Any) -> Table | None:
    """Return what the parts of a table hold; ``None`` where it cannot be read.

    A part of a build that began from another state, since two were at it at once, is passed over.
    """
    table: Table | None = None
    try:
        for note in notes:
            before, top, rows = msgspec.msgpack.decode(
                note, type=tuple[bytes, msgspec.Raw, dict[int, row]]
            )
            if not before or (table and before == table.told):
                known, spare = (
                    (table.rows, table.spare + len(rows)) if table and before else ({}, 0)
                )
                table = Table(top, known | rows, digest(top), spare)
        return table and table._replace(head=msgspec.msgpack.decode(table.head, type=head))
    except msgspec.MsgspecError:
        return None


def key(*inputs: object) -> str:
    """Return a digest of records, texts and numbers."""
    return blake2b(_PLAIN.encode(inputs), digest_size=16).hexdigest()
