"""In which year the thing of which an event's articles tell was made: "the ferry, built in 1987"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from dossier.analysis.discrepancies.classes import classes
from dossier.analysis.discrepancies.facts import Side, side
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.sentence import Sentence, Sentences, holding
from dossier.analysis.discrepancies.times import Moment, read
from dossier.analysis.discrepancies.view import View
from dossier.lang import words
from dossier.model import Event

TABLE = "making"
_THING = 3
"""Words before "built" among which the thing stands."""


class Making(NamedTuple):
    """When one article says that a thing was made."""

    how: str
    year: int
    names: frozenset[str]
    """The words with a capital that name the thing."""
    nouns: frozenset[str]
    """What it is: a ship."""
    view: View
    side: Side


def find(event: Event, inside: Sentences) -> Iterator[tuple[str, list[Making]]]:
    """Yield how a thing was made and what the articles say, where they do not agree on the year.

    An article that gives two such years says nothing here.
    """
    found: dict[str, list[Making]] = {}
    for article in event.reports:
        for one in _only_ones(inside[article]):
            found.setdefault(one.how, []).append(one)
    for how, told in sorted(found.items()):
        apart = [(x, y) for x, y in combinations(told, 2) if x.year != y.year and _same(x, y)]
        if apart:
            yield how, [one for one in told if any(one in pair for pair in apart)]


def _same(x: Making, y: Making) -> bool:
    """Say whether two things may be one: of one kind or name, or a kind and a name that both texts know."""
    if x.nouns and y.nouns:
        return bool(x.nouns & y.nouns)
    if x.names & y.names:
        return True
    if bool(x.names) == bool(y.names):
        return False
    named, other = (x, y) if x.names else (y, x)
    return all(name in other.view.text.lower() for name in named.names)


def _only_ones(inside: Sequence[Sentence]) -> list[Making]:
    by_way: dict[str, list[Making]] = {}
    for sentence in holding(inside, TABLE):
        for one in _makings(sentence.view):
            by_way.setdefault(one.how, []).append(one)
    return [told[0] for told in by_way.values() if len({one.year for one in told}) == 1]


def _makings(view: View) -> Iterator[Making]:
    ways = inverted(view.language, TABLE)
    for moment in read(view):
        how = ways.get("".join(view.found.words[moment.at - 2 : moment.at - 1]))
        if how and moment.parts.keys() == {"year"}:
            yield _making(view, moment, how)


def _making(view: View, moment: Moment, how: str) -> Making:
    verb = moment.at - 2
    near = range(max(0, verb - _THING), verb)
    names = [view.found.words[n] for n in near if _is_name(view, n)]
    nouns = frozenset(classes(view, [n for n in near if view.is_plain(n)]))
    told = side(view, moment.at, moment.last)
    return Making(how, moment.parts["year"], frozenset(names), nouns, view, told)


def _is_name(view: View, n: int) -> bool:
    is_plain = n == 0 and view.found.words[0] in words(view.language, "common_words")
    return not is_plain and view.text[view.found.starts[n]].isupper()
