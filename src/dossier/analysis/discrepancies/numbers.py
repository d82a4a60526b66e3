"""Numbers of the same thing that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from dossier.analysis.discrepancies.counted import Common, Traits, far, same_thing, traits
from dossier.analysis.discrepancies.facts import Contrast, Contrasts, side
from dossier.analysis.discrepancies.figures import begins, spelled, value_at
from dossier.analysis.discrepancies.parts import hedge, is_of_place
from dossier.analysis.discrepancies.things import Thing, thing
from dossier.analysis.discrepancies.view import View
from dossier.lang import table, words
from dossier.model import DiscrepancyKind

_ABOVE = 1.3
"""How far above "more than 50" a number may be to be meant by it."""
_LEAST = 1.2
"""The same of "at least 50"."""
_NEAR = 0.1
_ROUNDED = 0.03
_EXACT = 0.005
_CONVERTED = 0.05
"""What is lost between kilometres and miles."""


class Number(NamedTuple):
    """A number in a sentence."""

    value: float
    """In the smallest unit of what is measured."""
    first: int
    last: int
    """Its first and last word."""
    hedge: str
    """``above``, ``least``, ``below``, ``near`` or nothing."""
    thing: Thing
    """What is counted or measured."""
    unit: float
    """How many of the smallest unit its own unit has."""


def cues(language: str) -> frozenset[str]:
    """Return the numbers in words."""
    return frozenset(table(language, "numbers"))


class Counts:
    """The numbers of a sentence, and what it tells besides."""

    def __init__(self, view: View, numbers: list[Number]) -> None:
        self.numbers = numbers
        self.values = frozenset([n.value for n in numbers])
        self.measures = frozenset([n.thing.measure for n in numbers])
        self._view = view

    @cached_property
    def traits(self) -> Traits:
        """What the sentence tells besides."""
        return traits(self._view)


def counts(view: View) -> Counts | None:
    """Return the numbers of a sentence with what it tells besides; nothing where there are none."""
    found = read(view)
    return Counts(view, found) if found else None


def contrasts(a: View, mine: Counts, b: View, yours: Counts) -> Contrasts:
    """Yield the numbers of the same thing that do not agree."""
    first, second = mine.numbers, yours.numbers
    if mine.values <= yours.values or yours.values <= mine.values:
        return
    if mine.measures.isdisjoint(yours.measures):
        return
    left = [x for x in first if not any(agree(x, y) for y in second)]
    right = [y for y in second if not any(agree(x, y) for x in first)]
    if not left or not right:
        return
    common = Common.of(mine.traits, yours.traits)
    if common.apart:
        return
    for x in left:
        rivals = [(y, n) for y in right if (n := same_thing(x.thing, y.thing, common))]
        if len(rivals) != 1 or _several(x, left, rivals[0][0], common):
            continue
        y, signs = rivals[0]
        signs -= common.ruled
        signs += (
            _is_only(x, first) and _is_only(y, second) and not (x.thing.scored or y.thing.scored)
        )
        if _knows(a, b, y) or _knows(b, a, x) or _far(x, y):
            continue
        if _adds_up(first, y) or _adds_up(second, x):
            continue
        sides = side(a, x.first, x.last), side(b, y.first, y.last)
        counted = frozenset() if x.thing.measure else x.thing.nouns & y.thing.nouns
        led = x.thing.is_led_like(y.thing)
        if x.thing.people and not x.thing.fate and not led:
            counted = frozenset()
        yield Contrast(_kind(a, x, b, y), *sides, _about(a, x), signs, counted, led)


def _is_only(number: Number, found: Sequence[Number]) -> bool:
    """Say whether a number is the only one of its kind in a sentence."""
    return sum(n.thing.measure == number.thing.measure for n in found) == 1


def _several(own: Number, rivals: Sequence[Number], other: Number, common: Common) -> bool:
    """Say whether another number of a sentence may as well be of what the other sentence counts."""
    return any(x is not own and same_thing(x.thing, other.thing, common) for x in rivals)


def _about(view: View, x: Number) -> str:
    """Return what a number is a number of, in the words of the sentence where it counts things."""
    behind = " ".join(view.found.words[x.last + 1 : x.last + 3])
    return behind if x.thing.nouns and not x.thing.measure else x.thing.measure or behind


def _adds_up(parts: Sequence[Number], whole: Number) -> bool:
    """Say whether two numbers of one sentence are the parts of a number of the other."""
    sums = (
        x.value + y.value for x, y in combinations(parts, 2) if x.thing.measure == y.thing.measure
    )
    return any(abs(value - whole.value) <= _EXACT * whole.value for value in sums)


def _far(x: Number, y: Number) -> bool:
    """Say whether two numbers are too far apart to be of the same."""
    low, high = sorted((x.value, y.value))
    return far(x.thing, y.thing, low, high)


def _knows(view: View, other: View, number: Number) -> bool:
    """Say whether the article of one side has the other side's number too, elsewhere."""
    written = other.text[other.found.starts[number.first] : other.found.ends[number.last]]
    if not number.thing.measure and spelled(view.language, number.value, view.text):
        return True
    if not written[0].isdigit() and number.value.is_integer():
        written = str(int(number.value))
    return (
        len(written) > 1
        and written[0].isdigit()
        and written in view.text
        and re.search(rf"(?<![\d.,]){re.escape(written)}(?![\d,])", view.text) is not None
    )


def agree(x: Number, y: Number) -> bool:
    """Say whether two numbers can be meant to be the same."""
    low, high = sorted((x, y), key=lambda n: n.value)
    if low.value == high.value:
        return True
    if x.unit != y.unit and high.value - low.value <= _CONVERTED * high.value:
        return True
    if low.hedge == "above" and high.value <= _ABOVE * low.value:
        return True
    if low.hedge == "least" != high.hedge and high.value <= _LEAST * low.value:
        return True
    if high.hedge == "below" != low.hedge and low.value * _ABOVE >= high.value:
        return True
    return "near" in {x.hedge, y.hedge} and high.value - low.value <= _NEAR * high.value


def _kind(a: View, x: Number, b: View, y: Number) -> DiscrepancyKind:
    if is_rounded(a, x, b, y):
        return "rounding"
    grows = not x.thing.measure and x.thing.fate and x.thing.fate == y.thing.fate
    few, many = (a, b) if x.value < y.value else (b, a)
    return "later update" if grows and _is_earlier(few, many) else "conflict"


def _is_earlier(a: View, b: View) -> bool:
    """Say whether one article is known to have appeared before the other."""
    first, second = a.reading.article.published, b.reading.article.published
    if not first or not second or not first.when.end or not second.when.start:
        return False
    return first.when.end < second.when.start


def is_rounded(a: View, x: Number, b: View, y: Number) -> bool:
    """Say whether one of two numbers may be the other, not told to the last digit."""
    apart = abs(x.value - y.value)
    if x.thing.measure == "age" or apart > _ROUNDED * max(x.value, y.value):
        return False
    return bool(x.hedge or y.hedge) or apart < max(_step(a, x), _step(b, y))


def _step(view: View, number: Number) -> float:
    """Return the place of the last digit that is told: a hundred of 1,200, a tenth of 4.0."""
    written = view.place(number.first, number.last).span.of(view.text)
    whole, _, part = f"{number.value / number.unit:.6f}".rstrip("0").partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    told = _DECIMAL.search(written)
    power = -len(part) if part else zeros
    return float(number.unit * (0.1 if told and not part else 10.0**power))


_DECIMAL = re.compile(r"\.0$")


def read(view: View) -> list[Number]:
    """Return the numbers of a sentence, from left to right."""
    return list(_numbers(view))


def _numbers(view: View) -> Iterator[Number]:
    beginning = map(begins(view.language).__getitem__, view.found.words)
    after = 0
    for n in [n for n, is_first in enumerate(beginning) if is_first]:
        if n < after:
            continue
        found = value_at(view, n)
        if found:
            value, last = found
            if not _is_part(view, n) and not is_of_place(view, n, last):
                number = _with_rest(view, _number(view, value, n, last))
                yield number
                last = number.last
            after = last + 1


def _with_rest(view: View, number: Number) -> Number:
    """Return a time with a smaller one that is added to it: "six years and four months"."""
    n = number.last + 3
    if number.thing.measure != "time" or n >= len(view.stems):
        return number
    joint = view.found.words[n - 1]
    found = value_at(view, n) if joint in words(view.language, "time_joints") else None
    rest = _number(view, found[0], n, found[1]) if found else None
    if rest is None or rest.thing.measure != "time" or rest.unit >= number.unit:
        return number
    return number._replace(value=number.value + rest.value, last=rest.last, unit=rest.unit)


def _is_part(view: View, first: int) -> bool:
    """Say whether a number only adds to another one: "another four people"."""
    return first > 0 and view.found.words[first - 1] in words(view.language, "number_parts")


def _number(view: View, value: float, first: int, last: int) -> Number:
    found, factor = thing(view, first, last, value)
    return Number(value * factor, first, last, hedge(view, first)[1], found, factor)
