"""How much two articles report the same, for the pairs worth comparing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from math import fsum
from operator import mul
from typing import Any, NamedTuple

from dossier.analysis.events.days import apart, are_many, gap
from dossier.analysis.events.near import candidates
from dossier.analysis.events.retold import retold
from dossier.analysis.events.views import Part, View, Views, timings
from dossier.analysis.events.weighed import weighed
from dossier.analysis.moved import Pair
from dossier.memo import Means, alone
from dossier.model import Reading, Record
from dossier.workers import cut, side_by_side

_PAIRS = 2_000
"""Pairs of articles that are compared in one go."""

_HALF = 2
"""Days between two happenings, beyond a first, after which likeness counts one half."""
_FAR = 0.05
"""What is left of it for articles on happenings that are far apart in time."""
_CLEAR = 0.2
"""Excess from which it says clearly that one article follows up the other."""
_WEIGHTY = 5
"""How many times as much counts what is beyond that: a clear sign is not outweighed by pairs that show none."""
_MUCH = 1.4
"""So many times more has an article to recall than to report in common with another, to count."""
_ONE = 0.25
"""Likeness from which two articles that tell the news of one day tell the same."""
_LEAST = -0.1
"""Whatever two articles report in common, it does not outweigh more recalling of others."""


Pairs = dict[Pair, float]
"""A value for pairs of articles."""


class Compared(Record, frozen=True, array_like=True):
    """What comparing two articles gave."""

    value: float
    excess: float
    days: int | None
    times: float | None


class Likeness(NamedTuple):
    """What comparing the articles gave, for the pairs worth comparing."""

    value: Pairs
    """How alike two articles are, 0 to 1."""
    excess: Pairs
    """How much more one of them recalls what the other reports than both report the same."""
    days: dict[Pair, int]
    """How many days lie between what two articles report, where they are many."""

    times: Pairs
    """How strongly time says that they report two happenings, for the pairs of which it is known."""
    digests: Sequence[str]
    """What tells the articles from others, as they were compared."""

    def recalling(self) -> Pairs:
        """Return for each pair how much one recalls the other, clear signs more than others."""
        return {pair: _weighed(excess) for pair, excess in self.excess.items()}

    def of(self, n: int, others: Iterable[int]) -> list[float]:
        """Return how alike one article and others are."""
        value = self.value.get
        return [value((n, other) if n < other else (other, n), 0.0) for other in others]

    def among(self, members: Sequence[int]) -> list[float]:
        """Return how alike any two of some articles are."""
        return list(chain.from_iterable(self.of(a, [b for b in members if a < b]) for a in members))


def likeness(readings: Sequence[Reading], means: Means | None = None) -> Likeness:
    """Return the likeness of all pairs worth comparing.

    Args:
        readings: all articles.
        means: with what to compare; by default here, and anew.
    """
    means = means or alone(readings)
    memo = means.memo
    terms, telling, digests = weighed(readings, means)
    views = Views(readings, timings(readings, means), terms, telling)
    pairs = candidates(views, Means(memo, digests))
    keys = [digests[a] + digests[b] for a, b in pairs]
    rows = memo.each("likeness", Compared, keys, partial(_spread, views, pairs, means.processes))
    both = list(zip(pairs, rows, strict=True))
    return Likeness(
        {pair: row.value for pair, row in both},
        {pair: row.excess for pair, row in both},
        {pair: row.days for pair, row in both if row.days is not None},
        {pair: row.times for pair, row in both if row.times is not None},
        digests,
    )


def _spread(
    views: Views, pairs: Sequence[Pair], processes: int, wanted: Sequence[int]
) -> list[Compared]:
    """Return what comparing some of the pairs gives, spread over processes."""
    few = [pairs[n] for n in wanted]
    for n in {n: None for pair in few[:_PAIRS] for n in pair}:
        views[n]  # made before they are shared by fork
    tasks = [partial(_compared, views, some) for some in cut(few, _PAIRS)]
    return [Compared(*row) for row in chain.from_iterable(side_by_side(tasks, processes))]


def _compared(views: Mapping[int, View], pairs: Sequence[Pair]) -> list[tuple[Any, ...]]:
    """Return what comparing some pairs gives: bare numbers, soon sent."""
    return [_of_pair(views[a], views[b]) for a, b in pairs]


def _of_pair(a: View, b: View) -> tuple[float, float, int | None, float | None]:
    shared = a.whole.terms & b.whole.terms
    alike = _product(shared, a.whole, b.whole)
    excess = max(_excess(shared, a, b, alike), retold(a.tale, b.tale) or _LEAST)
    between = gap(a.timing, b.timing)
    if between == 0 and alike >= _ONE:  # whatever else both recall
        excess = min(excess, 0.0)
    far = between if are_many(between) else None
    return alike * _nearness(between), excess, far, apart(a.timing, b.timing, between)


def _product(both: AbstractSet[str], a: Part, b: Part) -> float:
    """Return what the terms that both parts have weigh together."""
    # an exact sum does not depend on the order of a set
    weighed = fsum(map(mul, map(a.weight.__getitem__, both), map(b.weight.__getitem__, both)))
    return weighed / (a.length * b.length)


def _excess(shared: frozenset[str], a: View, b: View, alike: float) -> float:
    if not a.back.terms and not b.back.terms:  # what they report is all that they tell
        return -_MUCH * alike
    first, second = shared & a.report.terms, shared & b.report.terms
    recalled = max(
        _product(first & b.back.terms, a.report, b.back),
        _product(second & a.back.terms, a.back, b.report),
    )
    return recalled - _MUCH * _product(first & second, a.report, b.report)


def _nearness(days: int | None) -> float:
    """Return what likeness counts with so many days between two happenings."""
    return 1.0 if days is None or days <= 1 else max(_FAR, 0.5 ** ((days - 1) / _HALF))


def _weighed(excess: float) -> float:
    return excess + (_WEIGHTY - 1) * max(0.0, excess - _CLEAR)
