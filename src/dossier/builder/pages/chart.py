"""The timeline as a drawing: two rails, *happened* and *reported*, over one axis of dates.

Marks under the axis say which dates stand where. What was reported in one stretch of time is one column,
as high as there are articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dossier.builder.pages.axis import APART, LEFT, WIDTH, Dated, ends, folded, order, scale_of
from dossier.builder.words import Words
from dossier.model import Interval, Record

HEIGHT = 128
_LABEL = 101
"""Room that the label of a date needs."""

_HIGHEST = 4
"""Dots above each other before a pile stops growing."""

_COLUMN = 7.0
"""Width of a column."""

_FULL = 40.0
"""Height of the highest column; an article is no more than a unit high."""

_UNIT = 7.0

_THIN = 0.05
"""Width of what is drawn as a dot."""

_COUNT = 40
"""Room that a number over a mark needs."""

_NAMED = frozenset({"second", "day", "month", "year"})
"""Precisions whose dates are short enough for a label."""

_RAILS = {"happened": 34.0, "reported": 98.0}


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
    """What it stands for, where that is written over it."""


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
    scale = scale_of([t.when for t in known], faint)
    piles: Counter[tuple[str, float]] = Counter()
    shown = [t for rail in _RAILS for t in folded(words, rail, known, scale)]
    most = max(t.number for t in shown)
    marks = [_mark(words, thing, scale, piles, most) for thing in sorted(shown, key=order)]
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
    for start, end in map(ends, dates):
        x, width = scale[start], scale[end] - scale[start]
        strokes.add(f"M{x:.0f} {y:.0f}h{width:.0f}" if width >= 1 else f"M{x:.0f} {y - 4:.0f}v8")
    return "".join(sorted(strokes))


def _mark(
    words: Words,
    thing: Dated,
    scale: Mapping[int, float],
    piles: Counter[tuple[str, float]],
    most: int,
) -> Drawn:
    start, end = ends(thing.when)
    x, width = scale[start], round(scale[end] - scale[start], 1)
    y, height, count = _RAILS[thing.rail], 0.0, thing.number
    if thing.rail == "reported":
        height = round(min(_UNIT, _FULL / most) * thing.number + 1, 1)
        x, y, width = round(x - _COLUMN / 2, 1), round(y - height, 1), max(width, _COLUMN)
    elif width >= (APART if count > 1 else _THIN):
        y, height = y - 3, 6.0
    else:
        y, width = y - min(piles[thing.rail, x], _HIGHEST) * 7, 0.0
        piles[thing.rail, x] += 1
    label = words.say(
        "drawn", rail=words.label("rail", thing.rail), when=words.when(thing.when), what=thing.what
    )
    return Drawn(x, y, width, height, thing.url, label, thing.rail, count)


def _counted(marks: Sequence[Drawn]) -> Iterator[Drawn]:
    """Yield the marks; one keeps its number where a greater one of its rail is not too near."""
    kept: defaultdict[str, list[float]] = defaultdict(list)
    for mark in sorted(marks, key=lambda m: -m.count):
        if mark.count > 1 and all(abs(mark.x - x) >= _COUNT for x in kept[mark.rail]):
            kept[mark.rail].append(mark.x)
    for mark in marks:
        yield mark if mark.count > 1 and mark.x in kept[mark.rail] else replace(mark, count=0)


def _ticks(words: Words, things: Sequence[Dated], scale: Mapping[int, float]) -> tuple[Tick, ...]:
    """Return the dates that find room: the first, the last, then those where most happens."""
    weight: Counter[Interval] = Counter()
    for thing in things:
        weight[thing.when] += thing.number
    chosen: list[Tick] = []
    order = sorted((w for w in weight if w.precision in _NAMED), key=ends)
    most = sorted(order, key=lambda when: -weight[when])
    for when in dict.fromkeys((*order[:1], *order[-1:], *most)):
        x = scale[ends(when)[0]]
        x = min(max(x, LEFT), WIDTH - _LABEL / 2)
        if all(abs(x - tick.x) >= _LABEL for tick in chosen):
            chosen.append(Tick(x, words.when(when)))
    return tuple(sorted(chosen, key=lambda tick: tick.x))
