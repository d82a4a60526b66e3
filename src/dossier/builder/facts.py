"""What is needed of each thing to make a table of all: kept under what tells the thing from others.

So that a table of all articles or names is put together without a look at those that did not change.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, TypeVar

import msgspec

from dossier.builder import passages
from dossier.builder.neighbours import couples
from dossier.builder.passages import Places, placed
from dossier.builder.shared import Pair, Words, words
from dossier.gathered import Gathered, digests
from dossier.memo import Memo
from dossier.model import Discrepancy, Event, Interval, Name, Pickup, Point, Reading, Record, Span
from dossier.stowed import Readings, digest

T = TypeVar("T")

_ENCODE = msgspec.msgpack.Encoder().encode


class Alone(Record, frozen=True, array_like=True):
    """What is needed of an article by itself."""

    words: int
    marked: tuple[bool, ...]
    """Of each of its quotes: whether it has quotation marks."""
    times: tuple[tuple[Span, Interval | None], ...]
    """Where it names which time."""


class Later(Record, frozen=True, array_like=True):
    """Which passages an article shares of which another one is the earlier."""

    places: bytes
    """Their places among those of the earlier one, four bytes each."""
    told: bytes
    """What tells them from others."""


class Earlier(Record, frozen=True, array_like=True):
    """What is needed of the passages of which an article is the earlier one."""

    told: bytes
    """What tells them from others."""
    words: Words
    places: Places
    later: dict[str, Later]
    """By the other article."""


class Told(Record, frozen=True, array_like=True):
    """What is needed of an event."""

    pairs: tuple[tuple[Pair, int], ...]
    """Articles that report the same points, and how many of them."""
    places: Places


class Named(Record, frozen=True, array_like=True):
    """What is needed of a name."""

    places: Places
    named: dict[str, msgspec.Raw]
    """By article: where it has the name."""
    written: dict[str, msgspec.Raw]
    """By article: the forms that it has of it, and how often."""


def _alone(readings: Readings, memo: Memo) -> list[Alone]:
    def make(numbers: list[int]) -> list[Alone]:
        return [_by_itself(readings[number]) for number in numbers]

    return memo.each("pages: articles", Alone, readings.digests(), make)


def _by_itself(reading: Reading) -> Alone:
    return Alone(
        len(reading.article.text.split()),
        tuple(quote.kind != "indirect" for quote in reading.study.quotes),
        tuple((time.span, time.when) for time in reading.study.times),
    )


def _named(name: Name) -> Named:
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    written: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for spelling in name.spellings:
        for mention in spelling.mentions:
            spans[mention.article].append(mention.span)
        for article, number in Counter(m.article for m in spelling.mentions).items():
            written[article].append((spelling.form, number))
    return Named(placed(passages.of_name(name)), _encoded(spans), _encoded(written))


def _encoded(values: Mapping[str, Sequence[object]]) -> dict[str, msgspec.Raw]:
    return {article: msgspec.Raw(_ENCODE(of)) for article, of in values.items()}


def _earlier(taken: Sequence[Pickup]) -> Earlier:
    both = (passage for pickup in taken for passage in (pickup.a, pickup.b))
    later: defaultdict[str, list[int]] = defaultdict(list)
    for number, pickup in enumerate(taken):
        if pickup.b.article != pickup.a.article:
            later[pickup.b.article].append(number)
    return Earlier(
        digest(_ENCODE(taken)),
        words(taken),
        placed(both),
        {
            article: Later(array("I", of).tobytes(), digest(_ENCODE([taken[n] for n in of])))
            for article, of in later.items()
        },
    )


Events = tuple[
    Mapping[str, Event], Mapping[str, Sequence[Point]], Mapping[str, Sequence[Discrepancy]]
]
"""With their points and discrepancies, by their ids."""


def _told(of: Events, event_id: str) -> Told:
    events, points, discrepancies = of
    here = points[event_id]
    tellers = (dict.fromkeys(p.article for p in point.passages) for point in here)
    pairs = Counter(chain.from_iterable(map(couples, tellers)))
    found = passages.of_event(events.get(event_id), here, discrepancies[event_id])
    return Told(tuple(pairs.items()), placed(found))


class Facts(NamedTuple):
    """What is needed to make tables of all."""

    alone: Mapping[str, Alone]
    """By article."""
    earlier: Mapping[str, Earlier]
    """By article."""
    told: Mapping[str, Told]
    """By event."""
    named: Mapping[str, Named]
    """By name."""


def needed(
    readings: Readings,
    taken: Gathered[str, Pickup],
    told: Events,
    named: Mapping[str, Name],
    memo: Memo,
) -> Facts:
    """Return what is needed to make tables of all.

    Args:
        readings: all articles.
        taken: passages by the earlier article.
        told: events, their points and their discrepancies, by their ids.
        named: names by their ids.
        memo: knows what was made before.
    """
    ids = [article.id for article in readings.articles]
    return Facts(
        dict(zip(ids, _alone(readings, memo), strict=True)),
        _of_each(
            "pages: pickups", Earlier, memo, [taken], lambda article: _earlier(taken[article])
        ),
        _of_each("pages: events", Told, memo, told, partial(_told, told)),
        _of_each("pages: names", Named, memo, [named], lambda name: _named(named[name])),
    )


def _of_each(
    kind: str, form: Any, memo: Memo, tables: Sequence[Mapping[str, Any]], make: Callable[[str], T]
) -> dict[str, T]:
    """Return what is needed of all that stands under each key of some tables."""
    told = [dict(zip(table, digests(table), strict=True)) for table in tables]
    keys = list(dict.fromkeys(chain.from_iterable(tables)))
    inputs = ["-".join([of.get(key, b"").hex() for of in told]) for key in keys]
    made: list[T] = memo.each(kind, form, inputs, lambda some: [make(keys[n]) for n in some])
    return dict(zip(keys, made, strict=True))
