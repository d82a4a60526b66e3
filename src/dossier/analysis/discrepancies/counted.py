"""What a number counts or measures, and whether two numbers count the same.

Articles tell the same number in different words: "an annual fee of $40 million" and "will pay $45
million a year". So a number is known by what kind of number it is (a length, a sum, an age, people),
by what became of what is counted (killed, rescued), and by the words beside it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dossier.analysis.discrepancies.figures import is_of_making, is_year
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.things import Thing
from dossier.analysis.discrepancies.times import Moment, differ
from dossier.analysis.discrepancies.times import read as times
from dossier.analysis.discrepancies.units import units
from dossier.analysis.discrepancies.view import View
from dossier.analysis.stems import MONEY
from dossier.lang import words
from dossier.model import Interval, Span

_SCORED = 2
"""Signs at most that two numbers are of the same where they are counted in games."""
_LIGHT = frozenset({"carried", "attacked", "won", "leaked"})
"""What one side may tell of those who are counted, and the other leave out."""
ANYBODY = frozenset({"person", "men", "women", "suspect", "man", "woman"})
"""Words for people, whoever they are."""
_FAR = 3
"""How many times one sum may be the other, unless both are written with the same figures."""
_EACH = 3
"""The same for sums of which one is said to be for each of several."""
_PLANNED = "planned"
"""What was expected is no rival of what came about."""
_TOLD_BEFORE = frozenset({"", "length", "speed"})
"""Measures of which an article may have several that are told apart by what stands before them."""
_ABOARD = "carried"
"""Of one ship or train, of which both sides tell, whatever stands before it."""
_NAMED = 2
"""Words of names before two shares that say that they are shares of the same."""
_PAID = frozenset({"pay"})
"""What every sum may be said to be, a fine and a price."""
_SHARES = 2
"""Signs that two shares are of the same."""
_NEARLY = {"time": 4, "percent": 1.5}
"""How many times one stretch of time or one share may be another one."""
_TIMES = 4
"""Counts that are further apart are counts of different things."""


class Traits(NamedTuple):
    """What a sentence with numbers tells besides them."""

    times: list[Moment]
    year: bool
    """Whether it names a year."""
    fate: bool
    """Whether it tells what became of people or things."""
    intervals: list[Interval]
    """The times that are known."""
    capitals: frozenset[str]
    """Its words with a capital, but for the first."""
    rules: bool
    """Whether it tells what has to be, not what is."""


def traits(view: View) -> Traits:
    """Return what a sentence tells besides its numbers."""
    found = set(view.found.words)
    return Traits(
        [m for m in times(view) if not (_is_beside(view, m.at) or is_of_making(view, m.at))],
        names_year(view),
        not inverted(view.language, "fates").keys().isdisjoint(found),
        _intervals(view),
        _capitals(view),
        not words(view.language, "rule_words").isdisjoint(found),
    )


def _is_beside(view: View, at: int) -> bool:
    """Say whether a time is no time of what is counted: "said on Monday", "since Monday"."""
    leads, bounds = words(view.language, "time_leads"), words(view.language, "time_bounds")
    before = view.found.words[max(0, at - 2) : at]
    while before and before[-1] in leads:
        before = before[:-1]
    lead = "".join(before[-1:])
    return lead in bounds or lead in inverted(view.language, "cues")


class Common(NamedTuple):
    """What two sentences have in common besides the number."""

    names: bool
    """Whether they name the same person, body or place."""
    apart: bool
    """Whether they tell of different times."""
    ruled: bool
    """Whether one of them tells of what only may be or has to be."""

    @classmethod
    def of(cls, a: Traits, b: Traits) -> Common:
        """Compare two sentences."""
        named = not a.capitals.isdisjoint(b.capitals)
        return cls(named, _apart_in_time(a, b), a.rules != b.rules)


def orders(view: View) -> list[tuple[str, str]]:
    """Return the words that tell one thing from another of its kind, each with the word behind it."""
    order, times = words(view.language, "order_words"), _times(view.language)
    found = view.found.words
    return [
        (word, view.stems[n + 1])
        for n, word in enumerate(found[:-1])
        if word in order and found[n + 1] not in times and view.is_plain(n + 1)
    ]


@cache
def _times(language: str) -> frozenset[str]:
    """Return the words for times and measures, of which "another" tells no other thing."""
    return words(language, "quarters") | units(language).keys()


def another(told: Sequence[tuple[str, str]], other: View) -> bool:
    """Say whether a sentence tells of another thing of a kind that both name: "a second ferry"."""
    if not told:
        return False
    return any(word not in other.found.words and stem in other.stems for word, stem in told)


def _apart_in_time(a: Traits, b: Traits) -> bool:
    """Say whether all times of two sentences differ, as far as they are known."""
    if a.times and b.times and all(differ(x, y) for x in a.times for y in b.times):
        return True
    if a.year != b.year and (a.fate or b.fate):
        return True
    known = bool(a.intervals and b.intervals)
    return known and all(_disjoint(x, y) for x in a.intervals for y in b.intervals)


def names_year(view: View) -> bool:
    """Say whether a sentence names a year, which the news of the day does not, but for one of making.

    One that opens with "At the time" tells of the year that was named before it.
    """
    if _opens_back(view):
        return True
    found = enumerate(view.found.words)
    return any(is_year(word) and not is_of_making(view, n) for n, word in found)


def _opens_back(view: View) -> bool:
    """Say whether "At the time," opens a sentence, with its comma: not "At the time of the blast,"."""
    found, back = view.found.words, words(view.language, "former_openings")
    return any(" ".join(found[:n]) in back and "," in view.gap(n - 1) for n in (2, 3))


def _disjoint(x: Interval, y: Interval) -> bool:
    early, late = sorted((x, y), key=lambda i: i.start or dt.date.min)
    return early.end is not None and late.start is not None and early.end < late.start


def _intervals(view: View) -> list[Interval]:
    """Return the times that are known, but for those that are not of what is counted."""
    inside = (
        (t, _at(view, t.span)) for t in view.reading.study.times if view.passage.span.holds(t.span)
    )
    return [
        time.when
        for time, at in inside
        if time.when
        and not _is_beside(view, at)
        and not (is_of_making(view, at) or is_of_making(view, at + 1))
    ]


def _at(view: View, span: Span) -> int:
    return bisect_left(view.found.starts, span.start)


def same_thing(x: Thing, y: Thing, common: Common) -> int:
    """Return how many signs say that two numbers of two sentences are of the same thing; 0: none."""
    if common.apart or x.measure != y.measure or x.measure in {"moment", "age"}:
        return 0
    if _told_apart(x, y) or (common.ruled and x.roles - _PAID != y.roles - _PAID):
        return 0
    if x.measure:
        return _signs_of_measure(x, y, common)
    return _signs_of_count(x, y, (x.near & y.near) - x.nouns - y.nouns, common)


def _told_apart(x: Thing, y: Thing) -> bool:
    """Say whether two numbers are of things to which different things happened, or for different times."""
    if x.measure in _TOLD_BEFORE and x.before and y.before and not x.before & y.before:
        return not (x.head == y.head and x.fate == y.fate == _ABOARD)
    return unlike(x, y) or bool((x.scored or y.scored) and not x.named & y.named)


def unlike(x: Thing, y: Thing) -> bool:
    """Say the same by what stands beside the two numbers, whatever stands before them."""
    one_sided = _PLANNED in {x.fate, y.fate} or (not x.measure and not {x.fate, y.fate} & _LIGHT)
    if x.fate != y.fate and (one_sided or (x.fate and y.fate)):
        return True
    if x.measure != "time" and x.rate != y.rate and x.rate and y.rate:
        return True
    if not x.measure and x.is_part != y.is_part:
        return True
    both = ((x.whose, y.whose), (x.matter, y.matter), (x.roles, y.roles))
    return any(mine and yours and not mine & yours for mine, yours in both)


def far(x: Thing, y: Thing, low: float, high: float) -> bool:
    """Say whether two values are too far apart to be values of the same."""
    if not x.measure:
        return high > _TIMES * low
    if x.rate != y.rate and "each" in {x.rate, y.rate} and high > _EACH * low:
        return True
    if x.measure in _NEARLY:
        return high > _NEARLY[x.measure] * low
    return x.measure in MONEY and high > _FAR * low and _figures(low) != _figures(high)


def _figures(value: float) -> str:
    """Return the figures with which a value is written, without its size."""
    return f"{value:.10g}".replace(".", "").rstrip("0")


def _signs_of_measure(x: Thing, y: Thing, common: Common) -> int:
    shared, named = len(x.near & y.near), len(x.named & y.named) >= _NAMED
    if x.measure in {"length", "speed"} and x.opening and y.opening and not x.opening & y.opening:
        return 0
    if x.measure == "percent":
        return _signs_of_share(x, y, shared, named=named, names=common.names)
    fate = bool(x.fate and x.fate == y.fate) and x.measure in MONEY
    if not shared and not fate and not (named and x.measure in MONEY):
        return 0
    rate = bool(x.rate and x.rate == y.rate) or bool(x.of_time & y.of_time)
    role = bool(x.roles & y.roles)
    return shared + common.names + named + rate + role + fate


def _signs_of_share(x: Thing, y: Thing, shared: int, *, named: bool, names: bool) -> int:
    """Return how many signs say that two shares are shares of the same."""
    if x.holder and y.holder:  # what each person has is compared by itself
        return 0
    same = named and (x.named <= y.named or y.named <= x.named)
    subject = bool(x.subject) and x.subject == y.subject
    held = bool(x.holder or y.holder)
    signs = shared + named + same + subject + bool(shared and names and not held)
    return signs if signs >= _SHARES else 0


def _signs_of_count(x: Thing, y: Thing, beside: frozenset[str], common: Common) -> int:
    """Return how many signs say that two numbers count the same."""
    if not (x.nouns and y.nouns):
        return _signs_without_nouns(x, y, beside, common)
    people, fate = bool(x.people and y.people), bool(x.fate and x.fate == y.fate)
    shared = x.nouns & y.nouns
    other = (x.people - shared) & y.near or (y.people - shared) & x.near
    crossed = people and fate and "person" in x.nouns | y.nouns and bool(other)
    own = shared - {"person"} and {x.head, y.head} & shared
    told = fate or (shared and x.many and y.many)
    anybody = people and told and (x.nouns | y.nouns) & ANYBODY
    if not (own or anybody or crossed):
        return 0
    signs = len(beside) + common.names + fate + crossed + (not people or fate)
    return min(signs, _SCORED) if x.scored or y.scored else signs


def _signs_without_nouns(x: Thing, y: Thing, beside: frozenset[str], common: Common) -> int:
    """Return the same where at least one of them is told without what it counts."""
    if x.fate and x.fate == y.fate and x.people and y.people:
        return len(beside) + common.names + 1
    alone = x.many and y.many and not x.nouns | y.nouns
    return len(beside) + 1 + bool(x.fate) if alone and beside and common.names else 0


def _capitals(view: View) -> frozenset[str]:
    """Return the words of a sentence that are written with a capital, but for the first."""
    starts = enumerate(view.found.starts)
    return frozenset(view.found.words[n] for n, at in starts if n and view.text[at].isupper())
