"""Which statements of an event's articles are the same, and which only one article has."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.tokens import is_content, stopwords, tokens
from dossier.analysis.union import groups
from dossier.analysis.weights import Vector, cosine, vector, weights
from dossier.model import Event, Name, Passage, Pickup, Point, Reading
from dossier.text import stable_digest

_SAME = 0.32
"""Likeness above which two sentences tell the same."""
_HOLDERS = 30


class _Statement(NamedTuple):
    passage: Passage
    order: int
    vector: Vector


def align(
    readings: Sequence[Reading],
    events: Sequence[Event],
    names: Sequence[Name],
    pickups: Sequence[Pickup],
) -> tuple[Point, ...]:
    """Return the points of all events, in the order of the events, the weightiest first.

    Args:
        readings: all articles.
        events: the events with the articles that report them.
        names: people, bodies and places across the articles.
        pickups: the passages that articles share.
    """
    places = {reading.article.id: reading for reading in readings}
    return tuple(
        point for event in events for point in _points(event, [places[a] for a in event.reports])
    )


def _points(event: Event, readings: Sequence[Reading]) -> list[Point]:
    statements = _statements(readings)
    joined = groups([(n, n) for n in range(len(statements))] + _same(statements))
    points = [_point(event, [statements[n] for n in members], len(readings)) for members in joined]
    return sorted(points, key=lambda point: (-point.weight, point.id))


def _statements(readings: Sequence[Reading]) -> list[_Statement]:
    rows = [
        (Passage(r.article.id, s.span), order, _terms(r, s.span))
        for r in readings
        for order, s in enumerate(r.study.sentences)
        if r.article.blocks[s.block].kind in {"paragraph", "standfirst"}
    ]
    weight = weights([terms for _, _, terms in rows])
    return [_Statement(p, order, vector(terms, weight)) for p, order, terms in rows]


def _terms(reading: Reading, span: object) -> dict[str, int]:
    stop = stopwords(reading.article.language)
    words = [w for w in tokens(reading.article.text, span).words if is_content(w, stop)]  # type: ignore[arg-type]
    return dict.fromkeys([*words, *map(" ".join, itertools.pairwise(words))], 1)


def _same(statements: Sequence[_Statement]) -> list[tuple[int, int]]:
    """Return for each statement its nearest one in each other article, if near enough."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n, statement in enumerate(statements):
        for term in statement.vector:
            holders[term].append(n)
    found: list[tuple[int, int]] = []
    for n, statement in enumerate(statements):
        near = {
            m for t in statement.vector if len(holders[t]) <= _HOLDERS for m in holders[t] if m > n
        }
        found.extend(
            (n, m)
            for m in sorted(near)
            if statements[m].passage.article != statement.passage.article
            and cosine(statement.vector, statements[m].vector) >= _SAME
        )
    return found


def _point(event: Event, members: Sequence[_Statement], articles: int) -> Point:
    first = min(members, key=lambda s: (s.order, s.passage))
    rest = sorted(s.passage for s in members if s is not first)
    told = len({s.passage.article for s in members}) / articles
    weight = round(told / (1 + math.log1p(first.order)), 3)
    name = stable_digest(event.id, first.passage.article, str(first.passage.span.start))
    return Point(f"pt{name}", event.id, (first.passage, *rest), weight)
