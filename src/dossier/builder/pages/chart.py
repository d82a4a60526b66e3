"""The timeline as a drawing: two rails, *happened* and *reported*, over one axis of dates.

The axis gives each stretch between two dates room by the logarithm of its days, so that one sentence
about 1979 does not press the week of the event into a single dot. Its marks say which dates stand where.
What was reported in one stretch of time is one column, as high as there are articles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import log2

from msgspec.structs import replace

from dossier.builder.words import Words
from dossier.model import Interval, Record

WIDTH = 960
HEIGHT = 128
LEFT = 96
RIGHT = 36
_LABEL = 101
"""Room that the label of a date needs."""

_HIGHEST = 4
"""Dots above each other before a pile stops growing."""

_COLUMN = 7.0
"""Width of a column."""

_FULL = 40.0
"""Height of the highest column; an article is no more than a unit high."""

_UNIT = 7.0

_BEYOND = 0.1
"""Room before the first link, and after the last one, as a share of the room between them."""

_COUNT = 40
"""Room that the number over a column needs."""

_NAMED = frozenset({"second", "day", "month", "year"})
"""Precisions whose dates are short enough for a label."""

_RAILS = {"happened": 34.0, "reported": 98.0}


class Dated(Record, frozen=True):
    """Something to be drawn."""

    when: Interval
    url: str
    label: str
    rail: str
    """``happened`` or ``reported``."""
    number: int = 1
    """Articles that it stands for."""


class Drawn(Record, frozen=True):
    """A dot, a bar or a column."""

    x: float
    y: float
    """Of the middle of a dot, of the upper edge of what has a width."""
    width: float
    """0 for a dot."""
    height: float
    url: str
    label: str
    rail: str
    count: int = 0
    """Articles, where their number is written over a column."""


class Tick(Record, frozen=True):
    """A date under the axis."""

    x: float
    text: str


class Chart(Record, frozen=True):
    """The drawing."""

    width: int
    height: int
    marks: tuple[Drawn, ...]
    named: str
    """Further dates that texts name, as the path of one line."""
    ticks: tuple[Tick, ...]
    happened_y: float
    reported_y: float


def chart(words: Words, things: Iterable[Dated], named: Iterable[Interval] = ()) -> Chart | None:
    """Return the drawing of what is dated, ``None`` where there is nothing.

    Args:
        words: the catalogue of the pages' language.
        things: what is drawn with a link of its own.
        named: further dates, drawn without.
    """
    known = [t for t in things if t.when.start or t.when.end]
    faint = [when for when in named if when.start or when.end]
    if not known:
        return None
    scale = _scale([t.when for t in known], faint)
    piles: Counter[tuple[str, float]] = Counter()
    most = max(t.number for t in known)
    marks = [_mark(thing, scale, piles, most) for thing in sorted(known, key=_order)]
    return Chart(
        WIDTH,
        HEIGHT,
        tuple(_counted(marks)),
        _path(faint, scale),
        _ticks(words, known, scale),
        _RAILS["happened"],
        _RAILS["reported"],
    )


def _path(dates: Iterable[Interval], scale: Mapping[int, float]) -> str:
    """Return a stroke on the upper rail for each stretch, an upright one for each day."""
    y = _RAILS["happened"]
    strokes = set()
    for start, end in map(_ends, dates):
        x, width = scale[start], scale[end] - scale[start]
        strokes.add(f"M{x:.0f} {y:.0f}h{width:.0f}" if width >= 1 else f"M{x:.0f} {y - 4:.0f}v8")
    return "".join(sorted(strokes))


def _order(thing: Dated) -> tuple[bool, int, int, str]:
    """Return a key by which bars are drawn before dots."""
    start, end = _ends(thing.when)
    return start == end, start, end, thing.url


def _ends(when: Interval) -> tuple[int, int]:
    """Return the first and the last day; an open end is the other one."""
    start, end = when.start or when.end, when.end or when.start
    return (start.toordinal(), end.toordinal()) if start and end else (0, 0)


def _scale(known: Iterable[Interval], faint: Iterable[Interval]) -> Mapping[int, float]:
    """Return where each day stands; what lies beyond all that has a link gets little room."""
    linked = {day for when in known for day in _ends(when)}
    days = sorted(linked | {day for when in faint for day in _ends(when)})
    first, last = min(linked), max(linked)
    gaps = [1 + log2(after - before) for before, after in pairwise(days)]
    starts, ends = bisect_left(days, first), bisect_left(days, last)
    inside = sum(gaps[starts:ends])
    gaps = [*_within(gaps[:starts], inside), *gaps[starts:ends], *_within(gaps[ends:], inside)]
    places = list(accumulate(gaps, initial=0.0))
    room = WIDTH - LEFT - RIGHT
    if len(days) == 1:
        return {days[0]: WIDTH / 2}
    return {d: round(LEFT + room * p / places[-1], 1) for d, p in zip(days, places, strict=True)}


def _within(gaps: Sequence[float], inside: float) -> Iterable[float]:
    """Return gaps made smaller, so that together they take no more than their share of a drawing."""
    most = _BEYOND * inside or sum(gaps)
    return [gap * min(1, most / sum(gaps)) for gap in gaps]


def _mark(
    thing: Dated, scale: Mapping[int, float], piles: Counter[tuple[str, float]], most: int
) -> Drawn:
    start, end = _ends(thing.when)
    x, width = scale[start], round(scale[end] - scale[start], 1)
    y, height, count = _RAILS[thing.rail], 0.0, 0
    if thing.rail == "reported":
        count = thing.number
        height = round(min(_UNIT, _FULL / most) * thing.number + 1, 1)
        x, y, width = round(x - _COLUMN / 2, 1), round(y - height, 1), max(width, _COLUMN)
    elif width:
        y, height = y - 3, 6.0
    else:
        y -= min(piles[thing.rail, x], _HIGHEST) * 7
        piles[thing.rail, x] += 1
    return Drawn(x, y, width, height, thing.url, thing.label, thing.rail, count)


def _counted(marks: Sequence[Drawn]) -> Iterator[Drawn]:
    """Yield the marks; a column keeps its number where a higher one is not too near."""
    kept: list[float] = []
    for mark in sorted(marks, key=lambda m: -m.count):
        if mark.count > 1 and all(abs(mark.x - x) >= _COUNT for x in kept):
            kept.append(mark.x)
    for mark in marks:
        yield mark if mark.count and mark.x in kept else replace(mark, count=0)


def _ticks(words: Words, things: Sequence[Dated], scale: Mapping[int, float]) -> tuple[Tick, ...]:
    """Return the dates that find room: the first, the last, then those where most happens."""
    weight: Counter[Interval] = Counter()
    for thing in things:
        weight[thing.when] += thing.number
    chosen: list[Tick] = []
    order = sorted((w for w in weight if w.precision in _NAMED), key=_ends)
    most = sorted(order, key=lambda when: -weight[when])
    for when in dict.fromkeys((*order[:1], *order[-1:], *most)):
        x = scale[_ends(when)[0]]
        x = min(max(x, LEFT), WIDTH - _LABEL / 2)
        if all(abs(x - tick.x) >= _LABEL for tick in chosen):
            chosen.append(Tick(x, words.when(when)))
    return tuple(sorted(chosen, key=lambda tick: tick.x))
