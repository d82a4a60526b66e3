"""What all articles share: the passages of each with all others, one article after the other.

The passages of a pair stand among those of the article whose words were taken over. What an article has
of them is kept as long as its pairs are the same, so that what has not changed is handed on as it waits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from dossier.analysis.moved import Pair
from dossier.analysis.pickups.standing import Taken, standing
from dossier.memo import Means, key
from dossier.model import Pickup, Record
from dossier.stowed import Kept, Stowed, joined

_ENCODE = msgspec.msgpack.Encoder().encode
_TAKEN = msgspec.msgpack.Decoder(tuple[Taken, ...]).decode


class Between(Record, frozen=True, array_like=True):
    """What two articles share."""

    taken: bytes = b""
    """Their passages as they wait, each :class:`Taken`; nothing where there are none."""
    openings: tuple[str, ...] = ()
    """How some of them begin."""
    swapped: bool = False
    """Whether the first article took them over from the second."""

    @classmethod
    def of(cls, taken: Sequence[Taken], *, swapped: bool) -> Between:
        """Return what two articles share."""
        openings = sorted({one.opening for one in taken if one.opening})
        return cls(_ENCODE(tuple(taken)), tuple(openings), swapped)


class Part(Record, frozen=True, array_like=True):
    """What one article shares with another that took it over."""

    other: str
    """Its id."""
    size: int
    """Code points that are the same."""
    told: bytes
    """What tells the passages from others."""


class Lent(Record, frozen=True, array_like=True):
    """What others took over from one article."""

    pickups: Kept
    """By where they stand in it."""
    parts: tuple[Part, ...]


class Shared(NamedTuple):
    """What all articles share."""

    pickups: Stowed[Pickup]
    """In the order of the articles and their texts."""
    parts: Mapping[str, tuple[Part, ...]]
    """With whom each article shares what, by the ids of those whose words were taken over."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what is sent to another process: all parts are encoded in a tenth of the time of each."""
        return _sent, (self.pickups, _ENCODE(self.parts))


def _sent(pickups: Stowed[Pickup], parts: bytes) -> Shared:
    return Shared(pickups, msgspec.msgpack.decode(parts, type=dict[str, tuple[Part, ...]]))


def gather(
    ids: Sequence[str],
    pairs: Sequence[Pair],
    keys: Sequence[str],
    rows: Sequence[Between],
    means: Means,
) -> Shared:
    """Return what all articles share, but for what stands under everything that an outlet prints.

    Args:
        ids: of the articles, in order.
        pairs: the articles that were compared.
        keys: what tells each pair from others.
        rows: what each pair shares.
        means: knows what was put together before.
    """
    opened = [n for n, row in enumerate(rows) if row.openings]
    usual = standing([pairs[n] for n in opened], [rows[n].openings for n in opened])
    lent: dict[int, list[int]] = defaultdict(list)
    for n, (pair, row) in enumerate(zip(pairs, rows, strict=True)):
        if row.taken:
            lent[pair[row.swapped]].append(n)
    places = sorted(lent, key=ids.__getitem__)
    told = [*keys]
    for n in opened if usual else ():
        told[n] = key(keys[n], [one for one in rows[n].openings if one in usual])

    def make(wanted: Sequence[int]) -> list[Lent]:
        return [_lent((rows[n] for n in lent[places[place]]), usual) for place in wanted]

    own = [key([told[n] for n in lent[place]]) for place in places]
    found = means.memo.each("lent", Lent, own, make)
    named = [ids[n] for n in places]
    return Shared(
        joined(zip(named, (one.pickups for one in found), strict=True), Pickup),
        dict(zip(named, (one.parts for one in found), strict=True)),
    )


def _lent(rows: Iterable[Between], usual: frozenset[str]) -> Lent:
    """Return what others took over from one article."""
    taken = (one for row in rows for one in _TAKEN(row.taken))
    kept = sorted([one.pickup for one in taken if one.opening not in usual], key=_place)
    parts = groupby(sorted(kept, key=_other), _other)
    return Lent(Kept.of(kept), tuple(_part(other, [*some]) for other, some in parts))


def _part(other: str, some: Sequence[Pickup]) -> Part:
    return Part(other, sum(map(size, some)), Kept.of(some).told)


def size(pickup: Pickup) -> int:
    """Return the code points of a passage that are the same."""
    return round(pickup.share * len(pickup.b.span))


_place = attrgetter("a.span.start", "a.span.end", "b.article", "b.span.start", "b.span.end")
"""Where a passage stands, by which those of one article are put in order."""
_other = attrgetter("b.article")
