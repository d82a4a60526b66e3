"""The kinds of facts that are compared, and which of them a sentence may hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, NamedTuple

from dossier.analysis.discrepancies import means, numbers, places, roles, times
from dossier.analysis.discrepancies.facts import Contrasts
from dossier.analysis.discrepancies.view import View
from dossier.analysis.tokens import folded
from dossier.lang import primary
from dossier.model import Article, Reading, Span

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


class Outline(NamedTuple):
    """What is looked up in an article before any of its sentences is taken apart."""

    article: Article
    places: list[int]
    """Where the names of places begin, in rising order."""

    def may_hold(self, span: Span) -> frozenset[int]:
        """Return the numbers of the finders that may find something in a sentence."""
        text = self.article.text
        words = set(folded(text, span))
        if _DIGIT.search(text, span.start, span.end):
            words.add(_FIGURE)
        at = bisect_left(self.places, span.start)
        if at < len(self.places) and self.places[at] < span.end:
            words.add(_PLACE)
        rows = enumerate(_cues(primary(self.article.language)))
        return frozenset(number for number, cues in rows if not cues.isdisjoint(words))


def outline(reading: Reading) -> Outline:
    """Return what is looked up in an article before any of its sentences is taken apart."""
    named = (name for name in reading.study.names if name.kind == "place")
    starts = sorted(mention.span.start for name in named for mention in name.mentions)
    return Outline(reading.article, starts)


@cache
def _cues(language: str) -> tuple[frozenset[str], ...]:
    return tuple(finder.cues(language) for finder in FINDERS)
