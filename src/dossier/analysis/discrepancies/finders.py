"""The kinds of facts that are compared, and which of them a sentence may hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, NamedTuple

from dossier.analysis.discrepancies import means, numbers, places, roles, times
from dossier.analysis.discrepancies.facts import Contrasts
from dossier.analysis.discrepancies.view import Places, View
from dossier.analysis.stems import Line
from dossier.lang import primary
from dossier.model import Article, LocalName, Reading

About = Literal["number", "date", "place", "name", "role", "attribution", "means"]

_DIGIT = re.compile(r"\d")
_FIGURE, _PLACE = "0", "@"
"""Stand for all words in figures and for all names of places."""


class Finder(NamedTuple):
    """One kind of fact: how it is read from a sentence, and how two readings are told apart."""

    about: About
    least: float
    """How alike two sentences must be to be looked at."""
    sure: float
    """How alike they must be where they have no value in common."""
    cues: Callable[[str], frozenset[str]]
    """Words of a language without which there is no such fact in a sentence."""
    read: Callable[[View], Any]
    contrasts: Callable[[View, Any, View, Any], Contrasts]


FINDERS = (
    Finder(
        "number",
        0.07,
        0.3,
        lambda language: numbers.cues(language) | {_FIGURE},
        numbers.counts,
        numbers.contrasts,
    ),
    Finder(
        "date",
        0.12,
        0.3,
        lambda language: times.cues(language) | {_FIGURE},
        times.read,
        times.contrasts,
    ),
    Finder("place", 0.3, 0.3, lambda _: frozenset({_PLACE}), places.read, places.contrasts),
    Finder("role", 0.3, 0.3, roles.cues, roles.read, roles.contrasts),
    Finder("means", 0.09, 0.09, means.cues, means.read, means.contrasts),
)


NUMBER = next(n for n, finder in enumerate(FINDERS) if finder.about == "number")
"""The place of what finds numbers."""


def may_hold(article: Article, line: Line, places: Places) -> tuple[int, ...]:
    """Return the places of the finders that may find something in a sentence, in order."""
    begin, end = line.span.start, line.span.end
    words = set(line.found.words)
    if _DIGIT.search(article.text, begin, end):
        words.add(_FIGURE)
    if any(begin <= at < end for at in places):
        words.add(_PLACE)
    rows = enumerate(_cues(primary(article.language)))
    return tuple([number for number, cues in rows if not cues.isdisjoint(words)])


def places_of(reading: Reading) -> Places:
    """Return the names of places in an article, by where they begin."""
    found: dict[int, list[LocalName]] = defaultdict(list)
    for name in reading.study.names:
        if name.kind == "place":
            for mention in name.mentions:
                found[mention.span.start].append(name)
    return dict(found)


@cache
def _cues(language: str) -> tuple[frozenset[str], ...]:
    return tuple(finder.cues(language) for finder in FINDERS)
