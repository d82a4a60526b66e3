"""Articles in the form in which they are compared for what they report."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple, TypeVar

import msgspec

from dossier.analysis.events.days import Timing, timing
from dossier.analysis.events.retold import Tale, tale
from dossier.analysis.terms import BACK
from dossier.analysis.weights import Weights, count
from dossier.memo import Means
from dossier.model import Reading, Record, Study, Terms
from dossier.stowed import studies_of

T = TypeVar("T", str, int)
Weighed = dict[str, float]
"""Terms and what they weigh."""

_TERMS = 60
"""The strongest terms of an article look for others like it."""
_COMPARED = 220
"""The strongest terms of an article are compared; what the many weak ones add is next to nothing."""
_KEPT = 1_500
"""Views that are in memory at a time, 50 KB each."""
_BACK_SHARE = 2
"""Background counts one half."""


class Part(NamedTuple):
    """An article, or a part of it, as it is compared."""

    terms: frozenset[str]
    """The terms that are compared."""
    weight: Mapping[str, float]
    """What they weigh, among others."""
    length: float
    """Of all that its terms weigh, as a vector."""


class View(NamedTuple):
    """An article as a whole, what it reports, what it tells as background, and when that happened."""

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
    """The views of articles by their places, each made when it is asked for; some are kept."""

    def __init__(
        self,
        readings: Sequence[Reading],
        timings: Sequence[msgspec.Raw],
        weight: Weights,
        told: Weights,
    ) -> None:
        """Begin.

        Args:
            readings: the articles.
            timings: when what they report happened, see :func:`timings`.
            weight: what their terms weigh.
            told: what the words weigh of the sentences that tell the news, or the past.
        """
        super().__init__()
        self._studies = studies_of(readings)
        self._timings = timings
        self._weight = weight
        self._told = told

    def __missing__(self, place: int) -> View:
        """Make a view."""
        if len(self) >= _KEPT:
            self.clear()
        found = self[place] = self._view(self._studies[place], self._timings[place])
        return found

    def strongest(self, place: int) -> Strongest:
        """Return the terms by which an article looks for others like it.

        Where not all views stay in memory, none is made for this: it would be made again for the pairs.
        """
        if len(self._studies) <= _KEPT:
            whole = self[place].whole.weight
        else:
            whole, _, _ = self._weighed(self._studies[place].terms)
        terms, length = highest(whole, _TERMS), _length(whole)
        return Strongest(tuple(terms), tuple([whole[term] / length for term in terms]))

    def _view(self, study: Study, timing: msgspec.Raw) -> View:
        whole, report, back = self._weighed(study.terms)
        kept = _highest(whole, _COMPARED)
        all_of_it = _part(kept, whole)
        return View(
            all_of_it,
            all_of_it if report is whole else _part(kept, report),
            _part(kept, back),
            tale(study.telling, self._told),
            msgspec.msgpack.decode(timing, type=Timing),
        )

    def _weighed(self, terms: Terms) -> tuple[Weighed, Weighed, Weighed]:
        """Return what all terms of an article weigh, those it reports, and its background."""
        counts = memoryview(terms.counts).cast("I").tolist()
        # Those of the background stand behind all others.
        front, *past = f"\n{terms.words}".split(f"\n{BACK}") if terms.words else [""]
        told = front[1:].split("\n") if front else []
        first = len(told)
        report = self._values(told, counts[:first])
        if not past:
            return report, report, {}
        back = self._values(past, counts[first:])
        seen = dict(zip(told, counts[:first], strict=True))
        sums = [
            n // _BACK_SHARE + seen.get(term, 0)
            for term, n in zip(past, counts[first:], strict=True)
        ]
        return report | self._values(past, sums), report, back

    def _values(self, terms: Sequence[str], counts: Sequence[int]) -> Weighed:
        """Return what terms weigh that occur so often; one that nothing shares, less than nothing."""
        values = map(mul, map(count, counts), self._weight.of_terms(terms))
        return dict(zip(terms, values, strict=True))


def timings(readings: Sequence[Reading], means: Means) -> list[msgspec.Raw]:
    """Return when what the articles report happened, as it waits: it is read only where articles are compared."""

    def make(wanted: Sequence[int]) -> list[msgspec.Raw]:
        return [msgspec.Raw(msgspec.msgpack.encode(timing(readings[n]))) for n in wanted]

    return means.memo.each("timing", msgspec.Raw, means.digests, make)


def highest(values: Mapping[T, float], most: int) -> list[T]:
    """Return the keys with the highest values, in order; of equal ones the least first."""
    least = sorted(values.values(), reverse=True)[most - 1] if len(values) > most else None
    rows = [(-value, key) for key, value in values.items() if least is None or value >= least]
    return [key for _, key in sorted(rows)[:most]]


def _highest(values: Mapping[str, float], most: int) -> frozenset[str]:
    """Return the same keys as :func:`highest`, in no order."""
    if len(values) <= most:
        return frozenset(values)
    least = sorted(values.values(), reverse=True)[most - 1]
    above = [key for key, value in values.items() if value > least]
    equal = [key for key, value in values.items() if value == least]
    return frozenset(above + sorted(equal)[: most - len(above)])


def _part(kept: frozenset[str], found: Weighed) -> Part:
    return Part(kept.intersection(found), found, _length(found))


def _length(found: Mapping[str, float]) -> float:
    values = found.values()
    return math.sqrt(sum(map(mul, values, values))) or 1.0
