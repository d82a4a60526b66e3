"""What a number counts or measures, and whether two numbers count the same.

Articles tell the same number in different words: "an annual fee of $40 million" and "will pay $45
million a year". So a number is known by what kind of number it is (a length, a sum, an age, people),
by what became of what is counted (killed, rescued), and by the words beside it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.things import Thing
from dossier.analysis.discrepancies.times import differ
from dossier.analysis.discrepancies.times import read as times
from dossier.analysis.discrepancies.view import View
from dossier.lang import words
from dossier.model import Interval

LANGUAGE = "en"
"""Language of the list of relatives."""
_NEEDED = 2
"""Signs that two measures are of the same thing."""
_SURE = 3
"""Signs that make it certain, however little else two sentences have in common."""
_ANYBODY = frozenset({"man", "woman", "boy", "girl", "person", "men", "women"})
"""Words for people of whom two sentences may well mean different ones, as are words for relatives."""
_PLANNED = "planned"
"""What was expected is no rival of what came about."""
_YEAR = re.compile(r"(?:18|19|20)\d\d")


class Common(NamedTuple):
    """What two sentences have in common besides the number."""

    names: bool
    """Whether they name the same person, body or place."""
    times_differ: bool
    """Whether they tell of different times."""

    @classmethod
    def of(cls, a: View, b: View) -> Common:
        """Compare two sentences."""
        return cls(bool(_capitals(a) & _capitals(b)), _apart_in_time(a, b))


def _apart_in_time(a: View, b: View) -> bool:
    """Say whether all times of two sentences differ, as far as they are known."""
    first, second = times(a), times(b)
    if first and second and all(differ(x, y) for x in first for y in second):
        return True
    if _years(a) != _years(b) and (_fates(a) or _fates(b)):
        return True
    known_a, known_b = _intervals(a), _intervals(b)
    return bool(known_a and known_b) and all(_disjoint(x, y) for x in known_a for y in known_b)


def _years(view: View) -> bool:
    """Say whether a sentence names a year, which the news of the day does not."""
    return any(_YEAR.fullmatch(word) for word in view.found.words)


def _fates(view: View) -> bool:
    return bool(inverted(view.language, "fates").keys() & set(view.found.words))


def _disjoint(x: Interval, y: Interval) -> bool:
    early, late = sorted((x, y), key=lambda i: i.start or dt.date.min)
    return early.end is not None and late.start is not None and early.end < late.start


def _intervals(view: View) -> list[Interval]:
    sentence = view.passage.span
    return [t.when for t in view.reading.study.times if t.when and sentence.holds(t.span)]


def same_thing(x: Thing, y: Thing, common: Common) -> int:
    """Return how many signs say that two numbers of two sentences are of the same thing; 0: too few."""
    if common.times_differ or x.measure != y.measure or x.measure == "moment" or _told_apart(x, y):
        return 0
    beside = (x.near & y.near) - x.nouns - y.nouns
    if x.measure == "age":
        signs, needed = _signs_of_age(x, y, beside)
    elif x.measure:
        signs, needed = _signs_of_measure(x, y, common), _NEEDED
    else:
        signs, needed = _signs_of_count(x, y, beside, common), _NEEDED
    return signs if signs >= needed else 0


def _told_apart(x: Thing, y: Thing) -> bool:
    """Say whether two numbers are of things to which different things happened, or for different times."""
    one_sided = not x.measure or _PLANNED in {x.fate, y.fate}
    if x.fate != y.fate and (one_sided or (x.fate and y.fate)):
        return True
    if x.rate != y.rate and ((x.rate and y.rate) or "each" in {x.rate, y.rate}):
        return True
    return bool(x.roles and y.roles and not x.roles & y.roles)


def _signs_of_age(x: Thing, y: Thing, beside: frozenset[str]) -> tuple[int, int]:
    same = x.nouns & y.nouns
    if not same:
        return 0, 1
    anybody = same <= _ANYBODY | words(LANGUAGE, "kin")
    return (len(beside), _NEEDED) if anybody else (_SURE, 1)


def _signs_of_measure(x: Thing, y: Thing, common: Common) -> int:
    shared = len(x.near & y.near)
    names = common.names and x.measure != "percent"
    rate, role = bool(x.rate and x.rate == y.rate), bool(x.roles & y.roles)
    return shared + names + rate + role if shared else 0


def _signs_of_count(x: Thing, y: Thing, beside: frozenset[str], common: Common) -> int:
    if x.nouns and y.nouns:
        crossed = x.nouns & y.near or y.nouns & x.near
        known = x.nouns & y.nouns or ("person" in x.nouns | y.nouns and crossed)
        signs = len(beside) + common.names + bool(x.fate) + bool(crossed)
        return min(signs, _NEEDED if x.scored or y.scored else signs) if known else 0
    alone = x.many and y.many and not x.nouns | y.nouns
    return len(beside) + 1 + bool(x.fate) if alone and beside and common.names else 0


def _capitals(view: View) -> frozenset[str]:
    """Return the words of a sentence that are written with a capital, but for the first."""
    starts = enumerate(view.found.starts)
    return frozenset(view.found.words[n] for n, at in starts if n and view.text[at].isupper())
