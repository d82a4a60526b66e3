"""How much two articles report the same, for the pairs worth comparing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from math import fsum
from operator import mul, neg
from typing import NamedTuple, TypeVar

from dossier.analysis.events.days import apart, are_many, gap, timing
from dossier.analysis.events.retold import Tale, retold, tales
from dossier.analysis.terms import BACK
from dossier.analysis.weights import Vector, vector, weights
from dossier.memo import Means, alone, key
from dossier.model import Reading
from dossier.workers import cut, side_by_side

T = TypeVar("T", str, int)

_TERMS = 60
"""The strongest terms of an article look for others like it."""
_COMPARED = 220
"""The strongest terms of an article are compared; what the many weak ones add is next to nothing."""
_HOLDERS = 200
"""A term that more articles hold does not find anything."""
_CANDIDATES = 40
"""Articles with which one article is compared at most."""
_PAIRS = 2_000
"""Pairs of articles that are compared in one go."""

_BACK_SHARE = 2
"""Background counts one half."""
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
_LEAST = -0.1
"""Whatever two articles report in common, it does not outweigh more recalling of others."""


Pairs = dict[tuple[int, int], float]
"""A value for pairs of articles, the lower index first."""
Compared = tuple[float, float]
"""How alike two articles are as texts, and how much more one of them recalls than both report."""


class Likeness(NamedTuple):
    """What comparing the articles gave, for the pairs worth comparing."""

    value: Pairs
    """How alike two articles are, 0 to 1."""
    excess: Pairs
    """How much more one of them recalls what the other reports than both report the same."""
    days: dict[tuple[int, int], int]
    """How many days lie between what two articles report, where they are many."""

    times: Pairs
    """How strongly time says that they report two happenings, for the pairs of which it is known."""

    def recalling(self) -> Pairs:
        """Return for each pair how much one recalls the other, clear signs more than others."""
        return {pair: _weighed(excess) for pair, excess in self.excess.items()}

    def of(self, a: int, b: int) -> float:
        """Return how alike two articles are."""
        return self.value.get((a, b) if a < b else (b, a), 0.0)


def likeness(readings: Sequence[Reading], means: Means | None = None) -> Likeness:
    """Return the likeness of all pairs worth comparing.

    Args:
        readings: all articles.
        means: with what to compare; by default here, and anew.
    """
    memo, _, processes = means or alone(readings)
    views = _views([reading.study.terms for reading in readings])
    told = tales([reading.study.telling for reading in readings])
    both = list(zip(views, told, strict=True))
    pairs = sorted(_candidates(views))
    timings = [timing(reading) for reading in readings]
    digests = [_digest(view, tale) for view, tale in both]
    keys = [digests[a] + digests[b] for a, b in pairs]
    make = partial(_spread, both, pairs, processes)
    rows = memo.each("likeness", Compared, keys, make)
    value: Pairs = {}
    excess: Pairs = {}
    far: dict[tuple[int, int], int] = {}
    times: Pairs = {}
    for (a, b), (alike, recalled) in zip(pairs, rows, strict=True):
        between = gap(timings[a], timings[b])
        signs = apart(timings[a], timings[b], between)
        value[a, b] = alike * _nearness(between)
        excess[a, b] = recalled
        if between is not None and are_many(between):
            far[a, b] = between
        if signs is not None:
            times[a, b] = signs
    return Likeness(value, excess, far, times)


def _digest(view: View, tale: Tale) -> str:
    """Return what tells an article from others as far as it is compared; sets have no order to digest."""
    parts = (view.whole.weight, view.report.weight, view.back.weight)
    return key(parts, tale.lede.rows, tale.past.rows)


def _spread(
    articles: Sequence[tuple[View, Tale]],
    pairs: Sequence[tuple[int, int]],
    processes: int,
    wanted: Sequence[int],
) -> list[Compared]:
    """Return what comparing some of the pairs gives, spread over processes."""
    tasks = [partial(_compared, articles, few) for few in cut([pairs[n] for n in wanted], _PAIRS)]
    return list(chain.from_iterable(side_by_side(tasks, processes)))


def _compared(
    articles: Sequence[tuple[View, Tale]], pairs: Sequence[tuple[int, int]]
) -> list[Compared]:
    """Return for each pair how alike it is, and how much more it recalls than both report."""
    found = []
    for a, b in pairs:
        (first, told), (second, retells) = articles[a], articles[b]
        shared = first.whole.terms & second.whole.terms
        alike = _product(shared, first.whole, second.whole)
        excess = max(_excess(shared, first, second), retold(told, retells) or _LEAST)
        found.append((alike, excess))
    return found


class Part(NamedTuple):
    """An article, or a part of it, as it is compared."""

    terms: frozenset[str]
    """The terms that are compared."""
    weight: Vector
    """What they weigh."""


class View(NamedTuple):
    """An article as a whole, what it reports, and what it tells as background."""

    strongest: list[str]
    """Its strongest terms, in order."""
    whole: Part
    report: Part
    back: Part


def _views(counts: Sequence[Mapping[str, int]]) -> list[View]:
    split = [_split(terms) for terms in counts]
    weight = weights([whole for whole, _, _ in split])
    return [_view(*(vector(terms, weight) for terms in parts)) for parts in split]


def _view(whole: Vector, report: Vector, back: Vector) -> View:
    strongest = _highest(whole, _COMPARED)
    return View(strongest[:_TERMS], *(_part(v, strongest) for v in (whole, report, back)))


def _highest(values: Mapping[T, float], most: int) -> list[T]:
    """Return the keys with the highest values, in order; of equal ones the least first."""
    return [key for _, key in sorted(zip(map(neg, values.values()), values))[:most]]  # noqa: B905 - two sides of one mapping


def _part(v: Vector, strongest: Sequence[str]) -> Part:
    weight = {term: v[term] for term in strongest if term in v}
    return Part(frozenset(weight), weight)


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


def _cosine(shared: frozenset[str], a: Part, b: Part) -> float:
    """Return how alike two parts are, 0 to 1.

    Args:
        shared: the terms of both articles, and perhaps of more than these parts of them.
        a: a part of one article.
        b: a part of the other.
    """
    return _product(shared & a.terms & b.terms, a, b)


def _product(both: frozenset[str], a: Part, b: Part) -> float:
    """Return what the terms that both parts have weigh together."""
    # an exact sum does not depend on the order of a set
    return fsum(map(mul, map(a.weight.__getitem__, both), map(b.weight.__getitem__, both)))


def _excess(shared: frozenset[str], a: View, b: View) -> float:
    recalled = max(_cosine(shared, a.report, b.back), _cosine(shared, a.back, b.report))
    return recalled - _MUCH * _cosine(shared, a.report, b.report)


def _nearness(days: int | None) -> float:
    """Return what likeness counts with so many days between two happenings."""
    return 1.0 if days is None or days <= 1 else max(_FAR, 0.5 ** ((days - 1) / _HALF))


def _weighed(excess: float) -> float:
    return excess + (_WEIGHTY - 1) * max(0.0, excess - _CLEAR)


def _candidates(views: Sequence[View]) -> set[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, view in enumerate(views):
        for term in view.strongest:
            holders[term].append(number)
    telling = {term: held for term, held in holders.items() if 1 < len(held) <= _HOLDERS}
    return {pair for number, view in enumerate(views) for pair in _nearest(number, view, telling)}


def _nearest(
    number: int, view: View, holders: Mapping[str, Sequence[int]]
) -> list[tuple[int, int]]:
    scores: dict[int, float] = defaultdict(float)
    for term in view.strongest:
        weight = view.whole.weight[term]
        for other in holders.get(term, ()):
            scores[other] += weight
    scores.pop(number, None)
    return [
        (other, number) if other < number else (number, other)
        for other in _highest(scores, _CANDIDATES)
    ]
