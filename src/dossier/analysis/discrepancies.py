"""Passages on the same point that do not agree."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import Discrepancy, Event, Name, Point, QuoteRecord, Reading


def find(
    readings: Sequence[Reading],
    events: Sequence[Event],
    points: Sequence[Point],
    names: Sequence[Name],
    quotes: Sequence[QuoteRecord],
) -> tuple[Discrepancy, ...]:
    """Return what differs, in the order of the events."""
    return ()
