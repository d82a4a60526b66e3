"""Records that wait as bytes, each decoded when it is asked for.

A thousand articles are half a million small objects, of which each process of a build gets a copy of
its own as soon as it looks at them. As bytes they take a third of the room, once for all processes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate, islice, pairwise
from operator import eq
from typing import Any, TypeVar, overload

import msgspec

from dossier.model import Article, Reading, Record, Study
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


class Stowed(Records[T]):
    """Records in their order; whoever asks for one twice may get two that are equal.

    Until it is told to :meth:`rest` it has the records themselves too, for what goes through all of them;
    then the bytes alone are left, on the disk where they are many.
    """

    __slots__ = ("_awake", "_data", "_decode", "_ends", "_form", "_sums")

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
        self._decode: Callable[[bytes | memoryview], T] = msgspec.msgpack.Decoder(form).decode

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what is sent to another process: the bytes alone."""
        return _sent, (bytes(self._all()), self._ends, self._form, self._sums)

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
        return tuple(map(self._at, numbers))

    def _at(self, number: int) -> T:
        if not self._awake:
            return self._decode(self.row(number))
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
        return self._at(range(len(self))[number])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[T]:
        """Yield all of them."""
        return map(self._at, range(len(self)))


def _sent(data: bytes, ends: array[int], form: Any, sums: Sequence[bytes]) -> Stowed[Any]:
    found: Stowed[Any] = Stowed((), form, sums=sums)
    found._data, found._ends = memoryview(data), ends  # noqa: SLF001 - its own
    return found


def stow(values: Sequence[T], form: Any) -> Stowed[T]:
    """Return records as they wait."""
    if isinstance(values, Stowed):
        return values
    return Stowed(map(_ENCODE, values), form, values)


class Readings(Records[Reading]):
    """Articles with their studies, of which either can be had by itself."""

    __slots__ = ("articles", "studies")

    def __init__(self, articles: Sequence[Article], studies: Sequence[Study]) -> None:
        """Begin with both, in the same order."""
        self.articles = articles
        self.studies = studies

    @overload
    def __getitem__(self, number: int) -> Reading: ...
    @overload
    def __getitem__(self, number: slice) -> list[Reading]: ...
    def __getitem__(self, number: int | slice) -> Reading | list[Reading]:
        """Return a reading, or some."""
        if isinstance(number, slice):
            return [self[n] for n in range(len(self))[number]]
        return Reading(self.articles[number], self.studies[number])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.articles)

    def __iter__(self) -> Iterator[Reading]:
        """Yield all of them."""
        return map(Reading, self.articles, self.studies)

    def digests(self) -> list[str]:
        """Return for each what tells it from others."""
        articles, studies = stow(self.articles, Article), stow(self.studies, Study)
        return [b"".join(both).hex() for both in zip(articles.sums(), studies.sums(), strict=True)]


class Folded(Record, frozen=True, array_like=True):
    """A reading as it waits in the cache: its parts can be handed on without being decoded."""

    article: bytes
    study: bytes
    told: tuple[bytes, bytes]
    """The :func:`digest` of each."""

    @classmethod
    def of(cls, reading: Reading) -> Folded:
        """Take a reading down."""
        article, study = _ENCODE(reading.article), _ENCODE(reading.study)
        return cls(article, study, (digest(article), digest(study)))

    def renamed(self, article: Article) -> Folded:
        """Return the same with an article that has another id."""
        row = _ENCODE(article)
        return Folded(row, self.study, (digest(row), self.told[1]))


def unfolded(rows: Sequence[Folded], articles: Sequence[Article]) -> Readings:
    """Return readings of which each study is decoded once it is asked for.

    Args:
        rows: of the readings.
        articles: the same as in the rows.
    """
    told = [*zip(*(row.told for row in rows), strict=True)] or [(), ()]
    return Readings(
        Stowed((row.article for row in rows), Article, articles, told[0]),
        Stowed((row.study for row in rows), Study, [None] * len(rows), told[1]),
    )


def ids_of(readings: Sequence[Reading]) -> list[str]:
    """Return the ids of articles: of those that wait, their studies need not be decoded for it."""
    if isinstance(readings, Readings):
        return [article.id for article in readings.articles]
    return [reading.article.id for reading in readings]


def stow_readings(readings: Sequence[Reading]) -> Readings:
    """Return readings as they wait."""
    if isinstance(readings, Readings):
        return readings
    articles = [reading.article for reading in readings]
    studies = [reading.study for reading in readings]
    return Readings(stow(articles, Article), stow(studies, Study))


def rest(*held: Sequence[Any]) -> None:
    """Let all that waits as bytes keep these alone."""
    for records in held:
        if isinstance(records, Readings):
            rest(records.articles, records.studies)
        elif isinstance(records, Stowed):
            records.rest()
