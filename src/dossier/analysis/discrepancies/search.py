"""Look for what differs in the sentences of an event that tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from dossier.analysis.discrepancies import means, numbers, places, roles, times
from dossier.analysis.discrepancies.facts import Contrast, Contrasts, Side
from dossier.analysis.discrepancies.view import View, view
from dossier.analysis.statements import pairs, spelled, statements
from dossier.model import Claim, Discrepancy, Event, Evidence, Name, Point, QuoteRecord, Reading
from dossier.text import stable_digest

About = Literal["number", "date", "place", "name", "role", "attribution", "means"]

_FINDERS: tuple[tuple[About, float, Callable[[View, View], Contrasts]], ...] = (
    ("number", 0.2, numbers.contrasts),
    ("date", 0.12, times.contrasts),
    ("place", 0.3, places.contrasts),
    ("role", 0.2, roles.contrasts),
    ("means", 0.09, means.contrasts),
)
"""What is compared, how alike two sentences must be for it, and by which function."""
_LEAST = min(least for _, least, _ in _FINDERS)
_RANK = 2
"""A sentence is compared with as many of the nearest ones of each other article."""


def find(
    readings: Sequence[Reading],
    events: Sequence[Event],
    points: Sequence[Point],
    names: Sequence[Name],
    quotes: Sequence[QuoteRecord],
) -> tuple[Discrepancy, ...]:
    """Return what differs, in the order of the events.

    Args:
        readings: all articles.
        events: the events with the articles that report them.
        points: what the articles report, sentence by sentence.
        names: people, bodies and places across the articles.
        quotes: the quotes with their families.
    """
    places_of = {reading.article.id: reading for reading in readings}
    spellings = spelled(names)
    home = {(p.article, p.span.start): point.id for point in points for p in point.passages}
    found: list[Discrepancy] = []
    for event in events:
        if len(event.reports) > 1:
            rows = _rows([places_of[a] for a in event.reports], spellings)
            found.extend(_once(_discrepancy(event, home, row) for row in rows))
    return tuple(found)


Row = tuple[About, float, View, View, Contrast]


def _rows(
    readings: Sequence[Reading], spellings: dict[str, list[tuple[object, str]]]
) -> Iterator[Row]:
    """Yield what differs between two sentences that tell the same."""
    by_id = {reading.article.id: reading for reading in readings}
    told = statements(readings, spellings)  # type: ignore[arg-type]
    views: dict[int, View] = {}
    for (a, b), value in _nearest(
        told_pairs := pairs(told, _LEAST), [s.passage.article for s in told]
    ):
        for n in (a, b):
            if n not in views:
                passage = told[n].passage
                views[n] = view(by_id[passage.article], passage.span)
        for about, least, contrasts in _FINDERS:
            if value >= least:
                yield from (
                    (about, value, views[a], views[b], c) for c in contrasts(views[a], views[b])
                )
    del told_pairs


def _nearest(
    alike: dict[tuple[int, int], float], articles: Sequence[str]
) -> list[tuple[tuple[int, int], float]]:
    """Return the pairs in which each sentence is among the nearest to the other in that article."""
    ranks: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), value in alike.items():
        ranks[a, articles[b]].append((-value, b))
        ranks[b, articles[a]].append((-value, a))
    best = {key: {n for _, n in sorted(rows)[:_RANK]} for key, rows in ranks.items()}
    kept = [
        (pair, value)
        for pair, value in alike.items()
        if pair[1] in best[pair[0], articles[pair[1]]]
        and pair[0] in best[pair[1], articles[pair[0]]]
    ]
    return sorted(kept, key=lambda row: (-row[1], row[0]))


def _discrepancy(event: Event, home: dict[tuple[str, int], str], row: Row) -> Discrepancy:
    about, value, a, b, contrast = row
    points = [home.get((v.passage.article, v.passage.span.start)) for v in (a, b)]
    name = stable_digest(
        event.id,
        about,
        *(f"{s.passage.article}:{s.passage.span.start}" for s in (contrast.a, contrast.b)),
    )
    return Discrepancy(
        id=f"d{name}",
        event=event.id,
        point=points[0] or points[1],
        kind=contrast.kind,
        about=about,
        claims=(_claim(a, contrast.a), _claim(b, contrast.b)),
        why=(
            Evidence("likeness", round(value, 3), "the two sentences tell the same"),
            Evidence("contrast", 1.0, contrast.detail),
        ),
    )


def _claim(v: View, told: Side) -> Claim:
    return Claim(told.passage, v.passage, told.value)


def _once(found: Iterator[Discrepancy]) -> list[Discrepancy]:
    """Join what differs in the same way from one and the same passage."""
    kept: dict[tuple[str, frozenset[str]], Discrepancy] = {}
    for one in found:
        key = (one.about, frozenset(claim.value.casefold() for claim in one.claims))
        kept.setdefault(key, one)
    return list(kept.values())
