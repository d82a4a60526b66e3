"""What the articles of each event report and where they differ, event by event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain

from dossier.analysis import discrepancies, points
from dossier.analysis.statements import Spellings, spelled, told
from dossier.model import Discrepancy, Event, Name, Pickup, Point, Reading
from dossier.workers import side_by_side

_ARTICLES = 60
"""Articles whose events are looked into in one go."""

Found = tuple[list[Point], list[Discrepancy]]


def look(
    readings: dict[str, Reading], spellings: Spellings, taken: points.Taken, events: Sequence[Event]
) -> Found:
    """Return the points and the discrepancies of some events, in their order."""
    aligned: list[Point] = []
    differ: list[Discrepancy] = []
    for event in events:
        compared = told(event, readings, spellings)
        own = points.of_event(compared, taken)
        aligned += own
        differ += discrepancies.of_event(compared, readings, own)
    return aligned, differ


def find(
    readings: Sequence[Reading],
    events: Sequence[Event],
    names: Sequence[Name],
    pickups: Sequence[Pickup],
    *,
    processes: int = 1,
) -> tuple[tuple[Point, ...], tuple[Discrepancy, ...]]:
    """Return what is reported of the events, and in what the articles do not agree.

    Args:
        readings: all articles.
        events: the events with the articles that report them.
        names: people, bodies and places across the articles.
        pickups: the passages that articles share.
        processes: how many may look at the same time; their number changes nothing.
    """
    by_id = {reading.article.id: reading for reading in readings}
    one = partial(look, by_id, spelled(names), points.by_article(pickups))
    found = side_by_side([partial(one, few) for few in _cut(events)], processes)
    return (
        tuple(chain.from_iterable(aligned for aligned, _ in found)),
        tuple(chain.from_iterable(differ for _, differ in found)),
    )


def _cut(events: Sequence[Event]) -> list[list[Event]]:
    """Return the events in groups of about the same number of articles."""
    groups: list[list[Event]] = [[]]
    size = 0
    for event in events:
        if size >= _ARTICLES:
            groups.append([])
            size = 0
        groups[-1].append(event)
        size += len(event.reports)
    return groups
