"""The timeline as a drawing: two rails, *happened* and *reported*, over one axis of dates.

The axis gives each stretch between two dates room by the logarithm of its days, so that one sentence
about 1979 does not press the week of the event into a single dot. Its marks say which dates stand where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log2

from dossier.builder.words import Words
from dossier.model import Interval, Record

WIDTH = 960
HEIGHT = 128
LEFT = 96
RIGHT = 36
_LABEL = 120
"""Room that the label of a date needs."""

_HIGHEST = 4
"""Dots above each other before a pile stops growing."""

_NAMED = frozenset({"second", "day", "month", "year"})
"""Precisions whose dates are short enough for a label."""

_RAILS = {"happened": 44.0, "reported": 94.0}


class Dated(Record, frozen=True):
    """Something to be drawn."""

    when: Interval
    url: str
    label: str
    rail: str
    """``happened`` or ``reported``."""


class Drawn(Record, frozen=True):
    """A dot or a bar."""

    x: float
    y: float
    width: float
    """0 for a dot."""
    url: str
    label: str
    rail: str


class Tick(Record, frozen=True):
    """A date under the axis."""

    x: float
    text: str


class Chart(Record, frozen=True):
    """The drawing."""

    width: int
    height: int
    marks: tuple[Drawn, ...]
    ticks: tuple[Tick, ...]
    happened_y: float
    reported_y: float


def chart(words: Words, things: Iterable[Dated]) -> Chart | None:
    """Return the drawing of what is dated, ``None`` where there is nothing."""
    known = [t for t in things if t.when.start or t.when.end]
    if not known:
        return None
    scale = _scale(known)
    piles: Counter[tuple[str, float]] = Counter()
    marks = [_mark(thing, scale, piles) for thing in sorted(known, key=_order)]
    return Chart(
        WIDTH,
        HEIGHT,
        tuple(marks),
        _ticks(words, known, scale),
        _RAILS["happened"],
        _RAILS["reported"],
    )


def _order(thing: Dated) -> tuple[bool, int, int, str]:
    """Return a key by which bars are drawn before dots."""
    start, end = _ends(thing.when)
    return start == end, start, end, thing.url


def _ends(when: Interval) -> tuple[int, int]:
    """Return the first and the last day; an open end is the other one."""
    start, end = when.start or when.end, when.end or when.start
    return (start.toordinal(), end.toordinal()) if start and end else (0, 0)


def _scale(things: Sequence[Dated]) -> Mapping[int, float]:
    """Return where each day stands."""
    days = sorted({day for thing in things for day in _ends(thing.when)})
    places = [0.0]
    for before, after in pairwise(days):
        places.append(places[-1] + 1 + log2(after - before))
    room = WIDTH - LEFT - RIGHT
    if len(days) == 1:
        return {days[0]: WIDTH / 2}
    return {d: round(LEFT + room * p / places[-1], 1) for d, p in zip(days, places, strict=True)}


def _mark(thing: Dated, scale: Mapping[int, float], piles: Counter[tuple[str, float]]) -> Drawn:
    start, end = _ends(thing.when)
    x, width = scale[start], round(scale[end] - scale[start], 1)
    y = _RAILS[thing.rail]
    if not width:
        y -= min(piles[thing.rail, x], _HIGHEST) * 9
        piles[thing.rail, x] += 1
    return Drawn(x, y, width, thing.url, thing.label, thing.rail)


def _ticks(words: Words, things: Sequence[Dated], scale: Mapping[int, float]) -> tuple[Tick, ...]:
    """Return the dates that find room, those where most happens first."""
    weight: Counter[Interval] = Counter(thing.when for thing in things)
    chosen: list[Tick] = []
    short = (w for w in weight.items() if w[0].precision in _NAMED)
    for when, _ in sorted(short, key=lambda w: (-w[1], *_ends(w[0]))):
        x = scale[_ends(when)[0]]
        x = min(max(x, LEFT), WIDTH - _LABEL / 2)
        if all(abs(x - tick.x) >= _LABEL for tick in chosen):
            chosen.append(Tick(x, words.when(when)))
    return tuple(sorted(chosen, key=lambda tick: tick.x))
