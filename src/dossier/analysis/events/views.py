"""Articles in the form in which they are compared for what they report."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple, TypeVar

from dossier.analysis.events.days import Timing, timing
from dossier.analysis.events.retold import Tale, tale, words_of
from dossier.analysis.terms import BACK
from dossier.analysis.weights import Vector, packed, vector
from dossier.memo import key
from dossier.model import Reading, Record

T = TypeVar("T", str, int)

_TERMS = 60
"""The strongest terms of an article look for others like it."""
_COMPARED = 220
"""The strongest terms of an article are compared; what the many weak ones add is next to nothing."""
_BACK_SHARE = 2
"""Background counts one half."""


class Part(NamedTuple):
    """An article, or a part of it, as it is compared."""

    terms: frozenset[str]
    """The terms that are compared."""
    weight: Vector
    """What they weigh."""


class View(NamedTuple):
    """An article as a whole, what it reports, what it tells as background, and when that happened."""

    strongest: list[str]
    """Its strongest terms, in order."""
    whole: Part
    report: Part
    back: Part
    tale: Tale
    timing: Timing


class Strongest(Record, frozen=True, array_like=True):
    """The terms by which an article looks for others like it, the strongest first."""

    terms: tuple[str, ...]
    weights: tuple[float, ...]


class Views(dict[int, View]):
    """The views of articles by their places, each made when it is asked for."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        super().__init__()
        self._readings = readings
        self._weight = packed(map(_plain, readings), len(readings))
        self._told = packed((words_of(r.study.telling) for r in readings), len(readings))

    def __missing__(self, place: int) -> View:
        """Make a view."""
        found = self[place] = self._view(self._readings[place])
        return found

    def digests(self, own: Sequence[str]) -> list[str]:
        """Return what tells the view of each article from others: its words, and what these weigh.

        Args:
            own: what tells the articles themselves from others.
        """
        return [
            key(
                one,
                self._weight.told(_plain(reading)),
                self._told.told(words_of(reading.study.telling)),
            )
            for one, reading in zip(own, self._readings, strict=True)
        ]

    def strongest(self, place: int) -> Strongest:
        """Return the terms by which an article looks for others like it."""
        view = self[place]
        return Strongest(
            tuple(view.strongest), tuple([view.whole.weight[term] for term in view.strongest])
        )

    def _view(self, reading: Reading) -> View:
        whole, report, back = map(self._vector, _split(reading.study.terms.counted()))
        strongest = highest(whole, _TERMS)
        if len(whole) > _COMPARED:
            kept = frozenset(highest(whole, _COMPARED))
            whole, report, back = (_within(kept, part) for part in (whole, report, back))
        return View(
            strongest,
            _part(whole),
            _part(report),
            _part(back),
            tale(reading.study.telling, self._told),
            timing(reading),
        )

    def _vector(self, terms: Mapping[str, int]) -> Vector:
        return vector(terms, self._weight.of(terms))


def highest(values: Mapping[T, float], most: int) -> list[T]:
    """Return the keys with the highest values, in order; of equal ones the least first."""
    least = sorted(values.values(), reverse=True)[most - 1] if len(values) > most else None
    rows = [(-value, key) for key, value in values.items() if least is None or value >= least]
    return [key for _, key in sorted(rows)[:most]]


def _part(weight: Vector) -> Part:
    return Part(frozenset(weight), weight)


def _within(kept: Container[str], part: Vector) -> Vector:
    return {term: value for term, value in part.items() if term in kept}


def _plain(reading: Reading) -> list[str]:
    """Return the terms of an article, whether it tells them as background or not, each once."""
    words = reading.study.terms.words
    if BACK not in words:
        return words.split("\n") if words else []
    return list(dict.fromkeys([term.removeprefix(BACK) for term in words.split("\n")]))


def _split(terms: dict[str, int]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Return all terms of an article with how often they occur, those it reports, and its background."""
    back = {term[len(BACK) :]: n for term, n in terms.items() if term[0] == BACK}
    if not back:
        return terms, terms, back
    report = {term: n for term, n in terms.items() if term[0] != BACK}
    whole = dict(report)
    for term, n in back.items():
        whole[term] = whole.get(term, 0) + n // _BACK_SHARE
    return whole, report, back
