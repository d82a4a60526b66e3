"""What a number measures: a length, a sum, an age, a share."""

from __future__ import annotations

import re
from functools import cache

from dossier.analysis.discrepancies.classes import of_people
from dossier.analysis.discrepancies.figures import glued_unit
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.view import View
from dossier.lang import pattern, table, words

OLDEST = 115
"""Years of age of nobody."""
_SYMBOLS = {"$": "dollars", "€": "euros", "£": "pounds", **dict.fromkeys("₹¥₺₽₦₩₪₵", "money")}
_HECTARE, _LITRES = 10_000, 1_000
"""Square metres of a hectare, and litres of a cubic metre."""
_PRICE = re.compile(r"[a-z]{1,3}\d")


def small(view: View, name: str) -> tuple[str, ...]:
    """Return one of the lists of small words beside numbers."""
    return table(view.language, "number_words").get(name, ())


def measure(view: View, first: int, last: int, value: float) -> tuple[str, float, int]:
    """Return what is measured, how many of its smallest unit one unit has, and the last word of it."""
    symbol = _SYMBOLS.get(view.text[max(0, view.found.starts[first] - 1)])
    if symbol is None and _is_price(view.found.words[first]):
        symbol = "money"
    symbol = symbol or _named_before(view, first)
    if symbol:
        return symbol, 1.0, last
    if view.gap(last).startswith("%") or _is_age(view, first, last, value):
        return "percent" if view.gap(last).startswith("%") else "age", 1.0, last
    if " ".join(view.found.words[last + 1 : last + 3]) in small(view, "percent"):
        return "percent", 1.0, last + 2
    glued = glued_unit(view, last)
    if glued:
        name, _, factor = units(view.language)[glued].partition(" ")
        return name, float(factor), last
    while view.found.words[last + 1 : last + 2] and view.found.words[last + 1] in words(
        view.language, "number_adjectives"
    ):
        last += 1
    nxt = next(iter(view.found.words[last + 1 : last + 2]), "")
    name, _, factor = units(view.language).get(nxt, "").partition(" ")
    if name == "length":
        return (*_of_lengths(view, last, float(factor)), last + 1)
    if name == "time" and (_is_moment(view, first, last + 1) or _is_compound(view, last + 2)):
        name = "moment"
    return (name, float(factor), last + 1) if name else ("", 1.0, last)


def _of_lengths(view: View, last: int, factor: float) -> tuple[str, float]:
    """Return what a unit of length measures behind a word: "square metres", "cubic feet", "90 miles an hour"."""
    if view.found.words[last] in small(view, "square"):
        return "area", factor**2 / _HECTARE
    if view.found.words[last] in small(view, "cubic"):
        return "volume", factor**3 * _LITRES
    return ("speed" if _is_speed(view, last + 1) else "length"), factor


def _is_price(word: str) -> bool:
    """Say whether money stands before its number without a blank: "Rs2"."""
    return word[:1].isalpha() and word[-1:].isalnum() and _PRICE.match(word) is not None


def _named_before(view: View, first: int) -> str:
    """Return what the word before a number says that it measures: "NOK 3 million", "magnitude 6.1"."""
    leads = inverted(view.language, "measure_leads")
    before = view.found.words[max(0, first - 1) : first]
    is_beside = bool(before) and view.gap(first - 1) == " "
    if is_beside and before[0] in small(view, "of"):
        before = view.found.words[max(0, first - 2) : first - 1]
    return leads.get(before[0], "") if is_beside and before else ""


def _is_speed(view: View, unit: int) -> bool:
    """Say whether a length is run in a time: "140 km/h", "90 miles an hour"."""
    behind = " ".join(view.found.words[unit + 1 : unit + 3])
    return view.gap(unit) == "/" or behind in small(view, "speed")


def _is_moment(view: View, first: int, unit: int) -> bool:
    """Say whether words tell when something was, not how long: "two days before the election"."""
    found = view.found.words
    leads, tails = words(view.language, "moment_leads"), words(view.language, "moment_tails")
    lead, tail = found[max(0, first - 1) : first], found[unit + 1 : unit + 2]
    framed = " ".join((*lead, *tail)) in words(view.language, "moment_frames")
    return framed or not leads.isdisjoint(lead) or not tails.isdisjoint(tail)


def _is_compound(view: View, n: int) -> bool:
    """Say whether more of a time follows: "4 minutes 48 seconds"."""
    behind = view.found.words[n : n + 1]
    return bool(behind) and behind[0][:1].isdigit() and view.gap(n - 1) == " "


@cache
def units(language: str) -> dict[str, str]:
    """Return for each name of a unit what it measures, and how many of the smallest unit it has."""
    return inverted(language, "measures")


def _is_age(view: View, first: int, last: int, value: float) -> bool:
    """Say whether a number is an age: "the queen, 78,", "the 78-year-old queen", "a queen of 78"."""
    if value > OLDEST or value != int(value) or first == 0:
        return False
    if pattern(view.language, "number_rules", "age").match(view.text, view.found.ends[last]):
        return True
    if first != last or not view.found.words[first].isdigit():
        return False
    ends = view.gap(last).strip()[:1] in {",", ".", ")"}
    if ends and view.gap(first - 1) in {", ", " (", " , "}:
        return True
    lead = view.found.words[first - 1]
    if lead in small(view, "aged"):
        return True
    return ends and lead in small(view, "of") and first > 1 and bool(of_people(view, [first - 2]))
