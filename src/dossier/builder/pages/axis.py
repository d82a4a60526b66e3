"""The axis of a drawing of dates: where each day stands, and what stands too near to be told apart.

The axis gives each stretch between two dates room by the logarithm of its days, so that one sentence
about 1979 does not press the week of the event into a single dot. On a rail of very many marks, those that
nobody could tell apart are one, with its number, and lead to the list of dates.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from math import log2

from msgspec.structs import replace

from dossier.builder.words import Words
from dossier.model import Interval, Record

WIDTH = 960
LEFT = 96
RIGHT = 36
_MARKS = 60
"""Marks of one rail that each stand for themselves."""

APART = 12.0
"""How far marks stand from each other at least where there are more."""

_BEYOND = 0.1
"""Room before the first link, and after the last one, as a share of the room between them."""


class Dated(Record, frozen=True):
    """Something to be drawn."""

    when: Interval
    url: str
    what: str
    rail: str
    """``happened`` or ``reported``."""
    listed: str
    """Address of its date on a list of dates."""
    number: int = 1
    """Events or articles that it stands for."""


def scale_of(known: Iterable[Interval], faint: Iterable[Interval]) -> Mapping[int, float]:
    """Return where each day stands; what lies beyond all that has a link gets little room."""
    linked = {day for when in known for day in ends(when)}
    days = sorted(linked | {day for when in faint for day in ends(when)})
    first, last = min(linked), max(linked)
    gaps = [1 + log2(after - before) for before, after in pairwise(days)]
    left, right = bisect_left(days, first), bisect_left(days, last)
    inside = sum(gaps[left:right])
    gaps = [*_within(gaps[:left], inside), *gaps[left:right], *_within(gaps[right:], inside)]
    places = list(accumulate(gaps, initial=0.0))
    room = WIDTH - LEFT - RIGHT
    if len(days) == 1:
        return {days[0]: WIDTH / 2}
    return {d: round(LEFT + room * p / places[-1], 1) for d, p in zip(days, places, strict=True)}


def _within(gaps: Sequence[float], inside: float) -> Iterable[float]:
    """Return gaps made smaller, so that together they take no more than their share of a drawing."""
    most = _BEYOND * inside or sum(gaps)
    return [gap * min(1, most / sum(gaps)) for gap in gaps]


def folded(
    words: Words, rail: str, known: Iterable[Dated], scale: Mapping[int, float]
) -> Iterator[Dated]:
    """Yield what is drawn on a rail; of very many, those that nobody could tell apart together."""
    things = sorted((t for t in known if t.rail == rail), key=order)
    if len(things) <= _MARKS:
        yield from things
        return
    alike: defaultdict[float, list[list[Dated]]] = defaultdict(list)
    for thing in sorted(things, key=lambda t: ends(t.when)):
        start, end = ends(thing.when)
        piles = alike[(scale[end] - scale[start]) // APART]
        if piles and scale[start] - scale[ends(piles[-1][0].when)[0]] < APART:
            piles[-1].append(thing)
        else:
            piles.append([thing])
    for pile in chain.from_iterable(alike.values()):
        yield pile[0] if len(pile) == 1 else _together(words, pile)


def _together(words: Words, pile: Sequence[Dated]) -> Dated:
    """Return things that stand near each other as one, which leads to where the first is listed."""
    starts, stops = zip(*(ends(thing.when) for thing in pile), strict=True)
    first, last = map(dt.date.fromordinal, (min(starts), max(stops)))
    number = sum(thing.number for thing in pile)
    kind = "event" if pile[0].rail == "happened" else "article"
    return replace(
        pile[0],
        when=Interval(first, last, "range"),
        url=pile[0].listed,
        what=words.count(number, kind),
        number=number,
    )


def order(thing: Dated) -> tuple[bool, int, int, str]:
    """Return a key by which bars are drawn before dots."""
    start, end = ends(thing.when)
    return start == end, start, end, thing.url


def ends(when: Interval) -> tuple[int, int]:
    """Return the first and the last day; an open end is the other one."""
    start, end = when.start or when.end, when.end or when.start
    return (start.toordinal(), end.toordinal()) if start and end else (0, 0)
