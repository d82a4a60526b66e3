"""Which articles are worth comparing for what they report, as a table that is kept between builds.

Which articles are nearest to one depends on its own strongest words, and on who else holds them. So
where an article goes or comes, only those that hold one of its words are looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dossier.analysis.events.views import Strongest, Views, highest
from dossier.analysis.moved import Moved, Numbers, moved, packed, unpacked
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

Pair = tuple[int, int]
"""Two articles, the lower index first."""


class Near(Record, frozen=True, array_like=True):
    """The articles that are nearest to each, by their numbers."""

    articles: Numbers
    nearest: list[bytes]
    """The numbers of those nearest to each, four bytes each."""


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
    place = table.articles.places()
    both = (
        (n, place[other])
        for number, n in place.items()
        for other in unpacked(table.nearest[number])
    )
    return sorted({(a, b) if a < b else (b, a) for a, b in both})


def made(own: Sequence[str], rows: Sequence[Strongest]) -> Near:
    """Return a table of articles, made anew.

    Args:
        own: what tells each article from others.
        rows: their strongest terms.
    """
    holders, order = _holders(row.terms for row in rows), range(len(rows))
    return Near(Numbers.of(own), [_nearest(n, rows[n], holders, order) for n in order])


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
    went = {n: frozenset(held[digest].terms) for n, digest in change.gone.items()}
    came = {n: frozenset(rows[place[n]].terms) for n in change.came}
    touched = _united(went.get(n, _NONE) ^ came.get(n, _NONE) for n in went.keys() | came.keys())
    again = [
        n
        for n, number in enumerate(order)
        if number in came or not touched.isdisjoint(rows[n].terms)
    ]
    asked = frozenset(chain.from_iterable(rows[n].terms for n in again))
    holders = _holders([asked.intersection(row.terms) for row in rows])
    nearest = change.grown(before.nearest, b"")
    for n in again:
        nearest[order[n]] = _nearest(n, rows[n], holders, order)
    return Near(change.now, nearest)


_NONE: frozenset[str] = frozenset()


def _united(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _holders(rows: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return which articles hold each term, where they are some and not too many."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for term in row:
            holders[term].append(number)
    return {term: held for term, held in holders.items() if 1 < len(held) <= _HOLDERS}


def _nearest(
    place: int, row: Strongest, holders: Mapping[str, Sequence[int]], order: Sequence[int]
) -> bytes:
    """Return the numbers of the articles with which one has most in common."""
    scores: dict[int, float] = defaultdict(float)
    for term, weight in zip(row.terms, row.weights, strict=True):
        for other in holders.get(term, ()):
            scores[other] += weight
    scores.pop(place, None)
    least = _SHARE * max(scores.values(), default=0.0)
    found = highest({n: score for n, score in scores.items() if score >= least}, _CANDIDATES)
    return packed(order[n] for n in found)
