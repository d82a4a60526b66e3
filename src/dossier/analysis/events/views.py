"""Articles in the form in which they are compared for what they report."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from operator import neg
from typing import NamedTuple, TypeVar

from dossier.analysis.events.days import Timing, timing
from dossier.analysis.events.retold import Tale, tale, told_weights, words_of
from dossier.analysis.terms import BACK
from dossier.analysis.weights import Vector, vector, weights
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
        self._weight = weights((_plain(r.study.terms.names()) for r in readings), len(readings))
        self._told = told_weights([reading.study.telling for reading in readings])

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
            key(one, self._weighed(reading))
            for one, reading in zip(own, self._readings, strict=True)
        ]

    def strongest(self, place: int) -> Strongest:
        """Return the terms by which an article looks for others like it."""
        view = self[place]
        return Strongest(
            tuple(view.strongest), tuple([view.whole.weight[term] for term in view.strongest])
        )

    def _weighed(self, reading: Reading) -> bytes:
        """Return what the words of an article weigh, in their order."""
        terms, told = _plain(reading.study.terms.names()), words_of(reading.study.telling)
        found = array("d", map(self._weight.__getitem__, terms))
        found.extend(map(self._told.__getitem__, told))
        return found.tobytes()

    def _view(self, reading: Reading) -> View:
        whole, report, back = (
            vector(p, self._weight) for p in _split(reading.study.terms.counted())
        )
        strongest = highest(whole, _COMPARED)
        return View(
            strongest[:_TERMS],
            _part(whole, strongest),
            _part(report, strongest),
            _part(back, strongest),
            tale(reading.study.telling, self._told),
            timing(reading),
        )


def highest(values: Mapping[T, float], most: int) -> list[T]:
    """Return the keys with the highest values, in order; of equal ones the least first."""
    return [key for _, key in sorted(zip(map(neg, values.values()), values))[:most]]  # noqa: B905 - two sides of one mapping


def _part(v: Vector, strongest: Sequence[str]) -> Part:
    weight = {term: v[term] for term in strongest if term in v}
    return Part(frozenset(weight), weight)


def _plain(terms: Sequence[str]) -> dict[str, None]:
    """Return the terms of an article, whether it tells them as background or not."""
    return dict.fromkeys([term.removeprefix(BACK) for term in terms])


def _split(terms: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    report, back = {}, {}
    size = len(BACK)
    for term, n in terms.items():
        if term[:size] == BACK:
            back[term[size:]] = n
        else:
            report[term] = n
    whole = dict(report)
    for term, n in back.items():
        whole[term] = whole.get(term, 0) + n // _BACK_SHARE
    return whole, report, back
