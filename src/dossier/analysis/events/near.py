"""Which articles are worth comparing for what they report, as a table that is kept between builds.

Which articles are nearest to one depends on its own strongest words, and on who else holds them. So
where an article goes or comes, only those are looked at again to which it was near, or is.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dossier.analysis.events.views import Strongest, Views, highest
from dossier.analysis.moved import Moved, Numbers, Pair, moved, packed, unpacked
from dossier.memo import Means
from dossier.model import Record

_HOLDERS = 200
"""A term that more articles hold does not find anything."""
_CANDIDATES = 40
"""Articles with which one article is compared at most."""
_SHARE = 0.08
"""An article with less in common with one than this share of what the nearest has is not compared with it."""
_MANY = 2
"""The table is made anew where more than one in so many articles have to be looked at again."""


class Near(Record, frozen=True, array_like=True):
    """The articles that are nearest to each, by their numbers."""

    articles: Numbers
    nearest: list[bytes]
    """The numbers of those nearest to each, four bytes each."""
    least: bytes
    """What another one has to have in common with each to be one of these, eight bytes each."""


def candidates(views: Views, means: Means) -> list[Pair]:
    """Return the pairs worth comparing, in order.

    Args:
        views: of the articles.
        means: with what to look; its digests tell the views from others.
    """
    memo, own = means.memo, means.digests
    rows, held = memo.each_of("views", Strongest, own, lambda few: [*map(views.strongest, few)])
    before: Near | None = memo.held("near", Near)
    change = moved(before.articles, own, _MANY) if before else None
    if before and change and held.keys() >= {*change.gone.values()}:
        table = patched(before, change, held, rows)
    else:
        table = made(own, rows)
    if table is not before:
        memo.hold("near", table)
    return pairs(table)


def pairs(table: Near) -> list[Pair]:
    """Return the pairs of a table by the places of the articles, in order."""
    return table.articles.pairs(table.nearest)


def made(own: Sequence[str], rows: Sequence[Strongest]) -> Near:
    """Return a table of articles, made anew.

    Args:
        own: what tells each article from others.
        rows: their strongest terms.
    """
    holders, order = _holders(row.terms for row in rows), range(len(rows))
    found = [_nearest(n, rows[n], holders, order) for n in order]
    least = array("d", [least for _, least in found])
    return Near(Numbers.of(own), [nearest for nearest, _ in found], least.tobytes())


def patched(
    before: Near, change: Moved, held: Mapping[str, Strongest], rows: Sequence[Strongest]
) -> Near:
    """Return the same as :func:`made` would, from a table of nearly the same articles.

    Args:
        before: the table.
        change: the articles that went and came.
        held: the strongest terms of those that went, by what told them from others.
        rows: those of the articles that are there, in their order.
    """
    if not change.gone and not change.came:
        return before
    order, place = change.now.in_order(), change.now.places()
    nearest = change.grown(before.nearest, b"")
    least = array("d", change.grown([*memoryview(before.least).cast("d")], 0.0))
    went = {n: frozenset(held[digest].terms) for n, digest in change.gone.items()}
    came = {n: frozenset(rows[place[n]].terms) for n in change.came}
    moved = _Moved(went, came, rows)
    again = [
        n
        for n, number in enumerate(order)
        if number in came or moved.may_be_near(n, nearest[number], least[number])
    ]
    asked = frozenset(chain.from_iterable(rows[n].terms for n in again))
    holders = _holders([asked.intersection(row.terms) for row in rows])
    for n in again:
        nearest[order[n]], least[order[n]] = _nearest(n, rows[n], holders, order)
    return Near(change.now, nearest, least.tobytes())


class _Moved:
    """The terms of the articles that went and came."""

    def __init__(
        self,
        went: Mapping[int, frozenset[str]],
        came: Mapping[int, frozenset[str]],
        rows: Sequence[Strongest],
    ) -> None:
        self._came = came
        self._rows = rows
        self._of: dict[str, list[int]] = defaultdict(list)
        """The articles that hold a term and did not before, or no longer do."""
        for n in went.keys() | came.keys():
            for term in went.get(n, _NONE) ^ came.get(n, _NONE):
                self._of[term].append(n)
        touched = frozenset(self._of)
        self._hit = [touched.intersection(row.terms) for row in rows]
        now = Counter(chain.from_iterable(self._hit))
        self._found = frozenset(
            term
            for term, moved in self._of.items()
            if (now[term] <= _HOLDERS) is not (now[term] - _more(moved, term, came) <= _HOLDERS)
        )
        """The terms that find articles and did not before, or no longer do."""

    def may_be_near(self, place: int, nearest: bytes, least: float) -> bool:
        """Say whether one that went was near to an article, or one that came may be.

        Args:
            place: of the article.
            nearest: the numbers of those nearest to it.
            least: what another has to have in common with it to be one of these.
        """
        hit = self._hit[place]
        moved = {n for term in hit for n in self._of[term]} if hit else _NOBODY
        return (
            not self._found.isdisjoint(hit)
            or not moved.isdisjoint(unpacked(nearest))
            or any(_most(self._rows[place], self._came.get(n, _NONE)) >= least for n in moved)
        )


_NOBODY: frozenset[int] = frozenset()
_NONE: frozenset[str] = frozenset()


def _more(moved: Iterable[int], term: str, came: Mapping[int, frozenset[str]]) -> int:
    """Return how many more articles hold a term than before."""
    return sum(1 if term in came.get(n, _NONE) else -1 for n in moved)


def _most(row: Strongest, terms: frozenset[str]) -> float:
    """Return what an article has in common at most with another that has these terms, as it is counted."""
    most = 0.0
    for term, weight in zip(row.terms, row.weights, strict=True):
        if term in terms and weight > 0:
            most += weight  # one by one, as its score is made
    return most


def _holders(rows: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return which articles hold each term, where they are some and not too many."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for term in row:
            holders[term].append(number)
    return {term: held for term, held in holders.items() if 1 < len(held) <= _HOLDERS}


def _nearest(
    place: int, row: Strongest, holders: Mapping[str, Sequence[int]], order: Sequence[int]
) -> tuple[bytes, float]:
    """Return the numbers of the articles with which one has most in common, and what another would need."""
    scores: dict[int, float] = defaultdict(float)
    for term, weight in zip(row.terms, row.weights, strict=True):
        for other in holders.get(term, ()):
            scores[other] += weight
    scores.pop(place, None)
    least = _SHARE * max(scores.values(), default=0.0)
    found = highest({n: score for n, score in scores.items() if score >= least}, _CANDIDATES)
    if len(found) == _CANDIDATES:
        least = scores[found[-1]]
    return packed(order[n] for n in found), least
