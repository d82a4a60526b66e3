"""What a number counts or measures, read from the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

from dossier.analysis.discrepancies.classes import classes, of_people, same_things
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.parts import whole
from dossier.analysis.discrepancies.view import View, breaks
from dossier.analysis.tokens import is_content
from dossier.lang import pattern, table, words

_NEAR = 3
"""Plain words before and after a measure that say what is measured."""
_FAR = 8
"""The same for a count, which needs less to be known."""
_FATE_AFTER, _FATE_BEFORE = 6, 4
"""Words between a number and what became of what it counts."""
_OPENING = 4
"""The last of the words that can open a sentence."""
_SUBJECT = 16
"""Words before a number that may say of whom or what it is told."""
_ROLE = 5
"""Words between a sum or a length and what it is."""
_RATE = 7
"""Words before a sum that may say for how long or for whom it is."""
_OLDEST = 115
_MANY = 1000
_SYMBOLS = {"$": "dollars", "€": "euros", "£": "pounds"}
_IN_ROLES = frozenset({"dollars", "euros", "pounds", "money", "length"})
"""Measures of which one must know what they are: a cost, a profit, a depth."""
_PRICE = re.compile(r"[a-z]{1,3}\d")
_APART = re.compile(r"[;:()—]| – |, ")


def small(view: View, name: str) -> tuple[str, ...]:
    """Return one of the lists of small words beside numbers."""
    return table(view.language, "number_words").get(name, ())


class Thing(NamedTuple):
    """What a number is a number of."""

    measure: str
    """``length``, ``dollars``, ``percent``, ``age`` …; empty where things are counted."""
    rate: str
    """For how long a sum is: ``year`` …; empty where nothing says so."""
    nouns: frozenset[str]
    """What is counted, by the words right behind the number."""
    head: str
    """The last of them."""
    fate: str
    """What became of it: ``killed`` …; empty where nothing says so."""
    near: frozenset[str]
    """What the words beside the number tell of."""
    roles: frozenset[str]
    """What a sum of money or a length is: ``cost``, ``depth`` …"""
    many: bool
    """Whether there are so many that a number by itself is a number of people or things."""
    scored: bool
    """Whether it is counted in games, where numbers of the same stand side by side."""
    people: frozenset[str]
    """Words for the people who are counted."""
    before: frozenset[str]
    """What the clause has told before the number, in plain words and in names."""
    named: frozenset[str]
    """The names among it, word by word."""
    opening: frozenset[str]
    """What the sentence has told before the number, in plain words."""
    whose: frozenset[str]
    """Of whom or what it is told that is a part of another number: "women hold 12 of the 30 seats"."""


def thing(view: View, first: int, last: int, value: float) -> tuple[Thing, float]:
    """Return what a number from one word to another is of, and how many smallest units one is."""
    measure, factor, end = _measure(view, first, last, value)
    reach = _NEAR if measure not in {"", "age"} else _FAR
    before, after = list(_plain_before(view, first, reach)), list(_plain_after(view, end, reach))
    counted = [] if measure else list(classes(view, _counted(view, first, end)))
    nouns, head = frozenset(counted), "".join(counted[-1:])
    near = frozenset(classes(view, [*before, *after]))
    beside = [*_clause_before(view, first, _ROLE), *_clause_after(view, end, _ROLE)]
    roles = frozenset(_named("measure_roles", view, beside if measure in _IN_ROLES else []))
    rate, fate = _rate(view, first, end), _fate(view, first, end)
    scored = any(
        w in words(view.language, "score_words") for w in view.found.words[end + 1 : end + 3]
    )
    people = of_people(view, range(end + 1, min(end + 4, len(view.stems)))) if nouns else nouns
    clause = list(_clause_before(view, first, _SUBJECT))
    named = frozenset(_names_among(view, clause))
    told = named | frozenset(
        classes(view, [n for n in clause if _tells(view, n) or _begins(view, n)])
    )
    opening = frozenset(classes(view, [n for n in range(first) if view.is_plain(n)]))
    many = value >= _MANY
    return Thing(
        measure,
        rate,
        nouns,
        head,
        fate,
        near,
        roles,
        many,
        scored,
        people,
        told,
        named,
        opening,
        _whose(view, clause, end) if not measure else frozenset(),
    ), factor


def _whose(view: View, clause: Sequence[int], end: int) -> frozenset[str]:
    """Return what is told before a part of a number, but for the word nearest to it, its verb."""
    if whole(view, end) == end:
        return frozenset()
    told = [n for n in clause if _tells(view, n) or _begins(view, n)]
    return frozenset(classes(view, told[1:]))


def _begins(view: View, n: int) -> bool:
    """Say whether a sentence begins with a word that carries matter."""
    return n == 0 and is_content(view.found.words[0], words(view.language, "stopwords"))


def _names_among(view: View, places: Sequence[int]) -> Iterator[str]:
    """Yield the words of names at some places."""
    for n in places:
        if n and view.text[view.found.starts[n]].isupper():
            yield view.found.words[n]


def _measure(view: View, first: int, last: int, value: float) -> tuple[str, float, int]:
    """Return what is measured, how many of its smallest unit one unit has, and the last word of it."""
    symbol = _SYMBOLS.get(view.text[max(0, view.found.starts[first] - 1)])
    if (
        view.found.words[first][:1].isalpha()
        and view.found.words[first][-1:].isalnum()
        and _PRICE.match(view.found.words[first])
    ):
        symbol = "money"
    if symbol:
        return symbol, 1.0, last
    if view.gap(last).startswith("%"):
        return "percent", 1.0, last
    if _is_age(view, first, last, value):
        return "age", 1.0, last
    if " ".join(view.found.words[last + 1 : last + 3]) in small(view, "percent"):
        return "percent", 1.0, last + 2
    while view.found.words[last + 1 : last + 2] and view.found.words[last + 1] in words(
        view.language, "number_adjectives"
    ):
        last += 1
    nxt = next(iter(view.found.words[last + 1 : last + 2]), "")
    name, _, factor = _units(view.language).get(nxt, "").partition(" ")
    if name == "time" and (_is_moment(view, first, last + 1) or _is_compound(view, last + 2)):
        name = "moment"
    return (name, float(factor), last + 1) if name else ("", 1.0, last)


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
def _units(language: str) -> dict[str, str]:
    return inverted(language, "measures")


def _is_age(view: View, first: int, last: int, value: float) -> bool:
    """Say whether a number is an age: "the queen, 78,", "the 78-year-old queen", "a queen of 78"."""
    if value > _OLDEST or value != int(value) or first == 0:
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


def _counted(view: View, first: int, end: int) -> list[int]:
    """Return the places of the plain words right behind a number, or before it: "a crew of 18"."""
    found: list[int] = []
    begin = whole(view, end) + 1
    for n in range(begin, min(len(view.stems), begin + 2)):
        if view.gap(n - 1).strip(" -") or not view.is_plain(n) or _is_done(view, n):
            break
        found.append(n)
    before = "".join(view.found.words[max(0, first - 1) : first])
    if not found and before in small(view, "of"):
        found = [n for n in range(max(0, first - 2), first - 1) if _tells(view, n)]
    return found


def _is_done(view: View, n: int) -> bool:
    """Say whether a word tells what somebody did: "a crowd of 40,000 marched", not "armed men"."""
    behind = n + 1 < len(view.stems) and view.gap(n) == " " and view.is_plain(n + 1)
    return view.found.words[n].endswith(small(view, "done-ending")) and not behind


def _rate(view: View, first: int, end: int) -> str:
    beside = range(max(0, first - _RATE), min(len(view.stems), end + 4))
    return next(_named("rates", view, beside), "")


def _fate(view: View, first: int, end: int) -> str:
    """Return what became of what is counted: told behind the number, or else before it."""
    ends = words(view.language, "fate_ends")
    after = takewhile(
        lambda n: view.found.words[n] not in ends, _clause_after(view, end, _FATE_AFTER)
    )
    before = list(_clause_before(view, first, _FATE_BEFORE))
    tolls = [n for n in before if view.found.words[n] in words(view.language, "toll_words")]
    return next(_named("fates", view, [*tolls, *after, *before]), "")


def _clause_after(view: View, end: int, reach: int) -> Iterator[int]:
    """Yield the words behind a number up to the end of its clause."""
    places = range(end + 1, min(len(view.stems), end + 1 + reach))
    return takewhile(lambda n: not _APART.search(view.gap(n - 1)), places)


def _clause_before(view: View, first: int, reach: int) -> Iterator[int]:
    """Yield the words before a number, the nearest first, back to the beginning of its clause."""
    places = range(first - 1, max(-1, first - 1 - reach), -1)
    return takewhile(lambda n: not _APART.search(view.gap(n)), places)


def _named(name: str, view: View, places: range | list[int]) -> Iterator[str]:
    """Yield the keys of a table whose words stand at the places, alone or with the word behind."""
    keys = inverted(view.language, name)
    found = view.found.words
    for n in places:
        pair = f"{found[n]} {found[n + 1]}" if n + 1 < len(found) else ""
        key = keys.get(pair) or keys.get(found[n])
        if key:
            yield key


def _plain_before(view: View, first: int, reach: int) -> Iterator[int]:
    """Yield the plain words before a number in its clause, or before a comma that sets it apart."""
    places = range(first - 1, max(-1, first - 1 - 3 * reach), -1)
    plain = (n for n in places if _tells(view, n))
    for n in islice(plain, reach):
        if any(breaks(view.gap(m)) for m in range(n, first - 1)):
            return
        yield n


def _opens(view: View, end: int) -> bool:
    """Say whether a number ends words that open a sentence: "At 145 metres, the tower ..."."""
    return end <= _OPENING and view.gap(end) == ", "


def _plain_after(view: View, end: int, reach: int) -> Iterator[int]:
    """Yield the plain words after a number in its clause, or after a comma that sets it apart."""
    places = range(end + 1, min(len(view.stems), end + 1 + 3 * reach))
    plain = (n for n in places if _tells(view, n))
    for n in islice(plain, reach):
        if any(breaks(view.gap(m)) for m in range(end + _opens(view, end), n)):
            return
        yield n


def _tells(view: View, n: int) -> bool:
    """Say whether a word tells what is measured: a plain one, no unit, stretch of time or order."""
    word = view.found.words[n]
    if word in _units(view.language) or word in words(view.language, "number_asides"):
        return False
    if n == 0:
        stop = words(view.language, "stopwords")
        return word in same_things(view.language) or (
            word not in stop and word in words(view.language, "common_words")
        )
    return view.is_plain(n) or (
        word in same_things(view.language) and view.text[view.found.starts[n]].islower()
    )
