"""Records that wait as bytes, each decoded when it is asked for.

A thousand articles are half a million small objects, of which each process of a build gets a copy of
its own as soon as it looks at them. As bytes they take a third of the room, once for all processes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import pairwise
from typing import Any, Generic, TypeVar, overload

import msgspec

from dossier.model import Article, Reading, Study

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_KEPT = 16
"""Records of a table that stay decoded: a page that asks for one is soon followed by another that does."""
_ENCODE = msgspec.msgpack.Encoder().encode


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

    Until it is told to :meth:`rest` it has the records themselves too, for what goes through all of them.
    """

    __slots__ = ("_awake", "_data", "_decode", "_ends", "_form", "_sums")

    def __init__(self, rows: Iterable[bytes], form: Any, records: Sequence[T] = ()) -> None:
        """Take records down.

        Args:
            rows: each record, encoded as MessagePack.
            form: their type.
            records: the same, or none.
        """
        self._awake = records
        self._data = bytearray()
        self._ends = array("Q", [0])
        for row in rows:
            self._data += row
            self._ends.append(len(self._data))
        self._form = form
        self._sums: list[bytes] | None = None
        self._decode: Callable[[memoryview], T] = msgspec.msgpack.Decoder(form).decode

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what is sent to another process: the bytes alone."""
        return _sent, (self._data, self._ends, self._form)

    def rest(self) -> None:
        """Keep the bytes alone."""
        self._awake = ()

    def row(self, number: int) -> memoryview:
        """Return the bytes of a record."""
        return memoryview(self._data)[self._ends[number] : self._ends[number + 1]]

    def sums(self) -> list[bytes]:
        """Return a digest of each record."""
        if self._sums is None:
            data = memoryview(self._data)
            self._sums = [digest(data[start:end]) for start, end in pairwise(self._ends)]
        return self._sums

    def naming(self, words: Iterable[bytes]) -> Iterator[int]:
        """Yield the places of records whose bytes hold one of some words, and perhaps of others."""
        for word in words:
            at = self._data.find(word)
            while at >= 0:
                after = bisect_right(self._ends, at)
                yield after - 1
                at = self._data.find(word, self._ends[after])

    def some(self, numbers: Iterable[int]) -> tuple[T, ...]:
        """Return the records at some places, none of them counted from the end."""
        return tuple(map(self._awake.__getitem__ if self._awake else self._at, numbers))

    def _at(self, number: int) -> T:
        return self._awake[number] if self._awake else self._decode(self.row(number))

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> list[T]: ...
    def __getitem__(self, number: int | slice) -> T | list[T]:
        """Return a record, or some."""
        if isinstance(number, slice):
            return [self._at(n) for n in range(len(self))[number]]
        return self._awake[number] if self._awake else self._at(range(len(self))[number])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[T]:
        """Yield all of them."""
        return iter(self._awake) if self._awake else map(self._at, range(len(self)))


def _sent(data: bytearray, ends: array[int], form: Any) -> Stowed[Any]:
    found: Stowed[Any] = Stowed((), form)
    found._data, found._ends = data, ends  # noqa: SLF001 - its own
    return found


def stow(values: Sequence[T], form: Any) -> Stowed[T]:
    """Return records as they wait."""
    if isinstance(values, Stowed):
        return values
    return Stowed(map(_ENCODE, values), form, values)


class Kept(Mapping[K, T]):
    """Records by keys, of which the last that were asked for stay decoded."""

    __slots__ = ("_at", "_keys", "_rows")

    def __init__(
        self,
        keys: Mapping[K, Sequence[int]],
        rows: Sequence[Any],
        at: Callable[[K], T],
        kept: int = _KEPT,
    ) -> None:
        self._keys = keys
        self._rows = rows
        self._at = lru_cache(kept)(at)

    def __getitem__(self, key: K) -> T:
        """Return what stands under a key.

        Raises:
            KeyError: there is nothing, and nothing to stand for it.
        """
        return self._at(key)

    def get(self, key: K, default: Any = None) -> Any:
        """Return what stands under a key, something else where it is not there."""
        return self._at(key) if key in self._keys else default

    def __contains__(self, key: object) -> bool:
        """Say whether the key is there."""
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        """Yield the keys."""
        return iter(self._keys)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._keys)

    def digests(self) -> Iterable[bytes]:
        """Return for each key what tells all that stands there from all else, nothing where nothing does."""
        row = stow(self._rows, Any).sums().__getitem__
        return (digest(b"".join(map(row, places))) for places in self._keys.values())


class Keyed(Kept[K, T], Generic[K, T]):
    """Records by their keys."""

    __slots__ = ()

    def __init__(self, keys: Iterable[K], rows: Sequence[T], kept: int = _KEPT) -> None:
        """Begin.

        Args:
            keys: of the records, in their order.
            rows: the records.
            kept: how many stay decoded, of those that were asked for last.
        """
        places = {key: (number,) for number, key in enumerate(keys)}
        super().__init__(places, rows, lambda key: rows[places[key][0]], kept)


class Gathered(Kept[K, tuple[T, ...]], Generic[K, T]):
    """Some records under each key: none under a key that is not there."""

    __slots__ = ()

    def __init__(self, groups: Mapping[K, Sequence[int]], rows: Sequence[T]) -> None:
        """Begin.

        Args:
            groups: the places of the records under each key.
            rows: the records.
        """
        held = {key: array("I", places) for key, places in groups.items()}
        some = rows.some if isinstance(rows, Stowed) else partial(map, rows.__getitem__)
        super().__init__(held, rows, lambda key: tuple(some(held.get(key, ()))))


def gathered(
    rows: Sequence[T],
    *keys: Iterable[K | None],
    order: Callable[[int], float] | None = None,
) -> Gathered[K, T]:
    """Return records under each of their keys.

    Args:
        rows: the records.
        keys: a key of each of them, ``None`` where it has none, as often as a record may have one.
        order: by what those under one key are ordered, given their places; by default by these.
    """
    groups: defaultdict[K | None, list[int]] = defaultdict(list)
    for column in keys:
        for number, key in enumerate(column):
            groups[key].append(number)
    for group in groups.values() if order or len(keys) > 1 else ():
        group.sort(key=order)
    return Gathered({key: group for key, group in groups.items() if key is not None}, rows)


def keyed(values: Mapping[K, T], form: Any) -> Keyed[K, T]:
    """Return the records of a mapping as they wait."""
    return Keyed(values, Stowed(map(_ENCODE, values.values()), form))


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
        both = zip(articles.sums(), studies.sums(), strict=True)
        return [(article + study).hex() for article, study in both]


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
