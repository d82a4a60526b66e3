"""Records in their order, as bytes."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate, islice, pairwise
from operator import eq
from typing import Any, NamedTuple, TypeVar, overload

import msgspec

from dossier.model import Record
from dossier.shelf import Shelf, laid

T = TypeVar("T")

_ENCODE = msgspec.msgpack.Encoder().encode
_AT_ONCE = 500
"""Records that are taken down in one go."""


def digest(encoded: bytes | memoryview) -> bytes:
    """Return twelve bytes that tell what is encoded from all else, none where there is nothing."""
    return blake2b(encoded, digest_size=12).digest() if encoded else b""


class Records(Sequence[T]):
    """Records in their order, compared by value."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Say whether both have equal records."""
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]


class Kept(Record, frozen=True, array_like=True):
    """Records as they are kept between builds."""

    rows: bytes = b""
    """Of all of them, one behind the other."""
    ends: bytes = b""
    """Where each ends, eight bytes each."""
    told: bytes = b""
    """The :func:`digest` of all."""

    @classmethod
    def of(cls, records: Iterable[Any]) -> Kept:
        """Take records down."""
        rows = list(map(_ENCODE, records))
        whole = b"".join(rows)
        return cls(whole, array("Q", accumulate(map(len, rows))).tobytes(), digest(whole))


class Stretch(NamedTuple):
    """Records that stand one behind the other, all of one article or event."""

    head: str
    """Its id."""
    first: int
    end: int
    told: bytes
    """What tells them from others."""

    @property
    def places(self) -> range:
        """Return where they stand."""
        return range(self.first, self.end)


class Stowed(Records[T]):
    """Records in their order; whoever asks for one twice may get two that are equal.

    Until it is told to :meth:`rest` it has the records themselves too, for what goes through all of them;
    then the bytes alone are left, on the disk where they are many.
    """

    __slots__ = ("_awake", "_data", "_decode", "_ends", "_form", "_sums", "stretches")

    def __init__(
        self,
        rows: Iterable[bytes],
        form: Any,
        records: Sequence[T | None] = (),
        sums: Sequence[bytes] = (),
    ) -> None:
        """Take records down.

        Args:
            rows: each record, encoded as MessagePack.
            form: their type.
            records: the same, ``None`` for one that is kept once it is asked for; or none at all.
            sums: the :func:`digest` of each row, where they are known.
        """
        self._awake = list(records)
        data = bytearray()
        self._ends = array("Q", [0])
        rest = iter(rows)
        while some := [*islice(rest, _AT_ONCE)]:
            self._ends.extend(accumulate(map(len, some), initial=self._ends.pop()))
            data += b"".join(some)
        self._data: memoryview | Shelf = memoryview(data)
        self._form = form
        self._sums = list(sums)
        self.stretches: tuple[Stretch, ...] = ()
        """Of what the records are, one stretch after the other, where that is known."""
        self._decode: Callable[[bytes | memoryview], T] = msgspec.msgpack.Decoder(form).decode

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what is sent to another process: the bytes alone."""
        return _sent, (bytes(self._all()), self._ends, self._form, self._sums, self.stretches)

    def kept(self) -> Kept:
        """Return the records as they can be kept."""
        return Kept(bytes(self._all()), self._ends[1:].tobytes(), self.all_told())

    def rest(self) -> None:
        """Keep the bytes alone."""
        self._awake = []
        self._data = laid(self._data)

    def row(self, number: int) -> bytes | memoryview:
        """Return the bytes of a record."""
        return self._data[self._ends[number] : self._ends[number + 1]]

    def _all(self) -> memoryview:
        """Return the bytes of all records."""
        return memoryview(self._data[:])

    def sums(self) -> list[bytes]:
        """Return what tells each record from others."""
        if not self._sums:
            data, ends = self._all(), pairwise(self._ends)
            self._sums = [digest(data[start:end]) for start, end in ends]
        return self._sums

    def all_told(self) -> bytes:
        """Return what tells all records together from others."""
        return digest(self._all())

    def digest(self, numbers: Sequence[int]) -> bytes:
        """Return what tells some records from others, nothing where there are none."""
        data, ends = self._data, self._ends
        first, end = (numbers[0], numbers[0] + len(numbers)) if numbers else (0, 0)
        if all(map(eq, numbers, range(first, end))):
            return digest(data[ends[first] : ends[end]])
        return digest(b"".join([data[ends[n] : ends[n + 1]] for n in numbers]))

    def naming(self, words: Iterable[bytes]) -> Iterator[int]:
        """Yield the places of records whose bytes hold one of some words, and perhaps of others."""
        data = bytes(self._all())
        for word in words:
            at = data.find(word)
            while at >= 0:
                after = bisect_right(self._ends, at)
                yield after - 1
                at = data.find(word, self._ends[after])

    def some(self, numbers: Iterable[int]) -> tuple[T, ...]:
        """Return the records at some places, none of them counted from the end."""
        if self._awake:
            return tuple(map(self._at, numbers))
        data, ends, decode = self._data, self._ends, self._decode
        return tuple([decode(data[ends[n] : ends[n + 1]]) for n in numbers])

    def read_as(self, form: Any) -> Iterator[Any]:
        """Yield all records in another form, which may leave encoded what nobody asks for."""
        decode, data = msgspec.msgpack.Decoder(form).decode, self._all()
        return (decode(data[start:end]) for start, end in pairwise(self._ends))

    def _at(self, number: int) -> T:
        if not self._awake:
            return self._decode(self._data[self._ends[number] : self._ends[number + 1]])
        found = self._awake[number]
        if found is None:
            found = self._awake[number] = self._decode(self.row(number))
        return found

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> list[T]: ...
    def __getitem__(self, number: int | slice) -> T | list[T]:
        """Return a record, or some."""
        if isinstance(number, slice):
            return [self._at(n) for n in range(len(self))[number]]
        return self._at(number if number >= 0 else range(len(self))[number])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[T]:
        """Yield all of them."""
        return map(self._at, range(len(self)))


def _sent(
    data: bytes | bytearray,
    ends: array[int],
    form: Any,
    sums: Sequence[bytes] = (),
    stretches: tuple[Stretch, ...] = (),
) -> Stowed[Any]:
    found: Stowed[Any] = Stowed((), form, sums=sums)
    found._data, found._ends = memoryview(data), ends  # noqa: SLF001 - its own
    found.stretches = stretches
    return found


def woken(kept: Kept, form: Any) -> Stowed[Any]:
    """Return records that were kept, each of which is decoded once it is asked for."""
    found = joined([("", kept)], form)
    found.stretches = ()
    return found


def joined(parts: Iterable[tuple[str, Kept]], form: Any) -> Stowed[Any]:
    """Return records that were kept in parts, each of which is decoded once it is asked for.

    Args:
        parts: of what the records of each are, and these; their bytes are not looked at.
        form: the type of a record.
    """
    data, ends, stretches = bytearray(), array("Q", [0]), []
    for head, kept in parts:
        first, start = len(ends) - 1, len(data)
        ends.extend([start + end for end in memoryview(kept.ends).cast("Q")])
        data += kept.rows
        if len(ends) - 1 > first:
            stretches.append(Stretch(head, first, len(ends) - 1, kept.told))
    found = _sent(data, ends, form, (), tuple(stretches))
    found._awake = [None] * len(found)  # noqa: SLF001 - its own
    return found


def stow(values: Sequence[T], form: Any) -> Stowed[T]:
    """Return records as they wait."""
    if isinstance(values, Stowed):
        return values
    return Stowed(map(_ENCODE, values), form, values)
