"""Numbers of the same thing that differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from dossier.analysis.discrepancies.counted import Common, Traits, far, same_thing, traits
from dossier.analysis.discrepancies.facts import Contrast, Contrasts, side
from dossier.analysis.discrepancies.parts import is_of_place
from dossier.analysis.discrepancies.things import Thing, thing
from dossier.analysis.discrepancies.view import View
from dossier.lang import table, words
from dossier.model import DiscrepancyKind, Passage

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_TORN = re.compile(r"\d ?[,./_:] \d|[/_.]\d{3}|\d ?[/_:-] ?\d")
"""A number that was taken apart, an address, a score, a clock time."""
_GLUED = re.compile(r"(?<!\d)(\d+)([a-z]{1,2}|[mb]illion)$")
_PRICED = re.compile(r"(?:rs|rm|r|ksh|tsh|ush|sh|sr|qr)(?=\d)")
"""Money before its number without a blank: "Rs2 million", "R60m"."""
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_ABOVE = 1.3
"""How far above "more than 50" a number may be to be meant by it."""
_LEAST = 1.2
"""The same of "at least 50"."""
_NEAR = 0.1
_ROUNDED = 0.03
_EXACT = 0.005
_CONVERTED = 0.05
"""What is lost between kilometres and miles."""
_LONGEST = 4
"""Digits in a row; more of them without a comma are a number of something, not of things."""


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


class Sentences(NamedTuple):
    """Sentences of the articles of an event, each looked at once."""

    view: Callable[[Passage], View]
    numbers: Callable[[Passage], Sequence[Number]]


class Counts(NamedTuple):
    """The numbers of a sentence, and what it tells besides."""

    numbers: list[Number]
    traits: Traits


def counts(view: View) -> Counts | None:
    """Return the numbers of a sentence with what it tells besides; nothing where there are none."""
    found = read(view)
    return Counts(found, traits(view)) if found else None


def contrasts(a: View, mine: Counts, b: View, yours: Counts) -> Contrasts:
    """Yield the numbers of the same thing that do not agree."""
    first, second = mine.numbers, yours.numbers
    if not any(x.thing.measure == y.thing.measure for x in first for y in second):
        return
    common = Common.of(mine.traits, yours.traits)
    left = [x for x in first if not any(agree(x, y) for y in second)]
    right = [y for y in second if not any(agree(x, y) for x in first)]
    for x in left:
        rivals = [(y, n) for y in right if (n := same_thing(x.thing, y.thing, common))]
        if len(rivals) != 1 or _several(x, left, rivals[0][0], common):
            continue
        y, signs = rivals[0]
        signs += (
            _is_only(x, first) and _is_only(y, second) and not (x.thing.scored or y.thing.scored)
        )
        if _knows(a, b, y) or _knows(b, a, x) or _far(x, y):
            continue
        if _adds_up(first, y) or _adds_up(second, x):
            continue
        sides = side(a, x.first, x.last), side(b, y.first, y.last)
        things = not x.thing.measure and (x.thing.fate or not x.thing.people)
        counted = x.thing.nouns & y.thing.nouns if things else frozenset()
        yield Contrast(_kind(a, x, b, y), *sides, _about(a, x), signs, counted)


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
    return (
        len(written) > 1
        and written[0].isdigit()
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
    if low.hedge == "least" and high.value <= _LEAST * low.value:
        return True
    if high.hedge == "below" and low.value * _ABOVE >= high.value:
        return True
    return "near" in {x.hedge, y.hedge} and high.value - low.value <= _NEAR * high.value


def _kind(a: View, x: Number, b: View, y: Number) -> DiscrepancyKind:
    if abs(x.value - y.value) <= _ROUNDED * max(x.value, y.value) and _is_round(x, y):
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


def _is_round(x: Number, y: Number) -> bool:
    """Say whether one of two numbers is not meant to the last digit."""
    return x.thing.measure != "age" and any(
        n.hedge or n.value % 1 or not n.value % 10 for n in (x, y)
    )


def read(view: View) -> list[Number]:
    """Return the numbers of a sentence, from left to right."""
    return list(_numbers(view))


def _numbers(view: View) -> Iterator[Number]:
    spelled = table(view.language, "numbers")
    after = 0
    for n, word in enumerate(view.found.words):
        if n < after or not (word in spelled or word[:1].isdigit() or _PRICED.match(word)):
            continue
        found = _read(view, n)
        if found:
            value, last = found
            if not _is_part(view, n) and not is_of_place(view, n, last):
                yield _number(view, value, n, last)
            after = last + 1


def _is_part(view: View, first: int) -> bool:
    """Say whether a number only adds to another one: "another four people"."""
    return first > 0 and view.found.words[first - 1] in words(view.language, "number_parts")


def _number(view: View, value: float, first: int, last: int) -> Number:
    found, factor = thing(view, first, last, value)
    return Number(value * factor, first, last, _hedge(view, first), found, factor)


def _hedge(view: View, first: int) -> str:
    opening = view.found.words[max(0, first - 2) : first]
    hedges = table(view.language, "number_hedges")
    for size in (2, 1):
        found = hedges.get(" ".join(opening[-size:]))
        if found:
            return found[0]
    return ""


def _read(view: View, n: int) -> tuple[float, int] | None:
    """Return the number that begins at a word, and its last word."""
    base = _base(view, n)
    if base is None:
        return None
    value, last = base
    scales = table(view.language, "number_scales")
    while last + 1 < len(view.stems) and view.gap(last) in {" ", "-"}:
        scale = scales.get(view.found.words[last + 1])
        if scale is None:
            break
        value, last = value * float(scale[0]), last + 1
    return value, last


def _base(view: View, n: int) -> tuple[float, int] | None:
    word = view.found.words[n]
    if word[:1].isdigit() or _PRICED.match(word):
        return _digits(view, n)
    spelled = table(view.language, "numbers").get(word)
    if not spelled or not spelled[0].isdigit() or float(spelled[0]) < 2:  # noqa: PLR2004 - "a", "one"
        return None
    value = float(spelled[0])
    more = _spelled(view, n + 1) if view.gap(n) == "-" else None
    if more and value >= 20 and more < 10:  # noqa: PLR2004 - "twenty-one"
        return value + more, n + 1
    return value, n


def _spelled(view: View, n: int) -> float | None:
    found = (
        table(view.language, "numbers").get(view.found.words[n]) if n < len(view.stems) else None
    )
    return float(found[0]) if found and found[0].isdigit() else None


def _digits(view: View, n: int) -> tuple[float, int] | None:
    priced = _PRICED.match(view.found.words[n])
    start = view.found.starts[n] + (priced.end() if priced else 0)
    glued = _GLUED.search(view.found.words[n])
    match = _DIGITS.match(view.text, start)
    if _TORN.search(view.text[max(0, start - 4) : start + 12]):
        return None
    if match is None or (len(match.group()) > _LONGEST and "," not in match.group()):
        return None
    if (_is_year(match.group()) and not glued) or _is_day(view, n):
        return None
    last = n
    while last + 1 < len(view.stems) and view.found.starts[last + 1] < match.end():
        last += 1
    value = float(match.group().replace(",", ""))
    if view.text[:start].endswith(" ."):
        value = float(f"0.{match.group()}")
    if glued and last == n:
        scale = table(view.language, "number_scales").get(glued[2])
        return (value * float(scale[0]), n) if scale else None
    return value, last


def _is_day(view: View, n: int) -> bool:
    """Say whether a number stands beside the name of a month."""
    beside = view.found.words[max(0, n - 1) : n] + view.found.words[n + 1 : n + 2]
    return not _months(view.language).isdisjoint(beside)


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(form.lower() for forms in table(language, "months").values() for form in forms)


def _is_year(word: str) -> bool:
    return _YEAR.fullmatch(word) is not None
