"""Records that wait as bytes, found by keys."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, groupby
from typing import Any, Generic, TypeVar

import msgspec

from dossier.stowed import Stowed, Stretch, digest, stow

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)

_KEPT = 32
"""Records of a table that stay decoded: a page that asks for one is soon followed by another that does."""
_ENCODE = msgspec.msgpack.Encoder().encode


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
        return map(stow(self._rows, Any).digest, self._keys.values())


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

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what is sent to another process."""
        return Keyed, (tuple(self._keys), self._rows, self._at.cache_parameters()["maxsize"])

    def told(self, key: K) -> bytes:
        """Return what tells a record from others, nothing for one that is not there."""
        if key not in self._keys:
            return b""
        number: int = self._keys[key][0]
        return stow(self._rows, Any).sums()[number]

    def digests(self) -> Iterable[bytes]:
        """Return what tells each record from others."""
        told = stow(self._rows, Any).sums()
        return (told[number] for (number,) in self._keys.values())


class Gathered(Kept[K, tuple[T, ...]], Generic[K, T]):
    """Some records under each key: none under a key that is not there."""

    __slots__ = ("_told",)

    def __init__(
        self,
        groups: Mapping[K, Sequence[int]],
        rows: Sequence[T],
        kept: int = _KEPT,
        told: Sequence[bytes] = (),
    ) -> None:
        """Begin.

        Args:
            groups: the places of the records under each key.
            rows: the records.
            kept: of how many keys they stay decoded.
            told: what tells those under each key from others, where that is known.
        """
        held = {
            key: places if isinstance(places, range) else array("I", places)
            for key, places in groups.items()
        }
        some = rows.some if isinstance(rows, Stowed) else partial(map, rows.__getitem__)
        super().__init__(held, rows, lambda key: tuple(some(held.get(key, ()))), kept)
        self._told = told

    def ordered(self, by: Callable[[T], float]) -> Kept[K, tuple[T, ...]]:
        """Return the same, those under one key ordered."""
        return Kept(self._keys, self._rows, lambda key: tuple(sorted(self[key], key=by)))

    def places(self) -> Iterable[tuple[K, Sequence[int]]]:
        """Return where the records under each key stand."""
        return self._keys.items()

    def digests(self) -> Iterable[bytes]:
        """Return for each key what tells all that stands there from all else, nothing where nothing does."""
        if len(self._told) != len(self):
            self._told = [*super().digests()]
        return self._told


def headed(rows: Stowed[T], of: Callable[[T], str]) -> Gathered[str, T]:
    """Return records by what they are of, without a look at them where they stand by that.

    Args:
        rows: the records.
        of: returns the id of what a record is of.
    """
    told: defaultdict[str, list[bytes]] = defaultdict(list)
    places: defaultdict[str, list[range]] = defaultdict(list)
    for stretch in rows.stretches or _stretches(rows, of):
        told[stretch.head].append(stretch.told)
        places[stretch.head].append(stretch.places)
    groups = {head: _together(of_it) for head, of_it in places.items()}
    return Gathered(groups, rows, told=[digest(b"".join(told[head])) for head in groups])


def _stretches(rows: Stowed[T], of: Callable[[T], str]) -> Iterator[Stretch]:
    at = 0
    for head, same in groupby(map(of, rows)):
        places = range(at, at := at + len([*same]))
        yield Stretch(head, places.start, places.stop, rows.digest(places))


def _together(runs: Sequence[range]) -> Sequence[int]:
    return runs[0] if len(runs) == 1 else [*chain.from_iterable(runs)]


def digests(table: Mapping[Any, Any]) -> Iterable[bytes]:
    """Return digests of the values of a table."""
    if isinstance(table, Kept):
        return table.digests()
    return map(digest, map(_ENCODE, table.values()))


def gathered(
    rows: Sequence[T],
    *keys: Iterable[K | None],
    kept: int = _KEPT,
) -> Gathered[K, T]:
    """Return records under each of their keys.

    Args:
        rows: the records.
        keys: a key of each of them, ``None`` where it has none, as often as a record may have one.
        kept: of how many keys they stay decoded.
    """
    groups: defaultdict[K | None, list[int]] = defaultdict(list)
    for column in keys:
        for number, key in enumerate(column):
            groups[key].append(number)
    for group in groups.values() if len(keys) > 1 else ():
        group.sort()
    return Gathered({key: group for key, group in groups.items() if key is not None}, rows, kept)


def keyed(values: Mapping[K, T], form: Any) -> Keyed[K, T]:
    """Return the records of a mapping as they wait."""
    return Keyed(values, Stowed(map(_ENCODE, values.values()), form))
