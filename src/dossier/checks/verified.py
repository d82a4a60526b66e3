"""What of an edition was verified as it is, so that it need not be verified again.

A record is looked at again where it is new, and where it names something that has changed or is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from msgspec import field
from msgspec.structs import replace

from dossier.model import (
    Discrepancy,
    Edition,
    Name,
    Pickup,
    Point,
    QuoteRecord,
    Record,
)
from dossier.stowed import Stowed, Stretch, stow, stow_readings

_TABLES: dict[str, tuple[Any, Callable[[Any], str]]] = {
    "names": (Name, attrgetter("id")),
    "quotes": (QuoteRecord, attrgetter("article")),
    "pickups": (Pickup, attrgetter("a.article")),
    "points": (Point, attrgetter("event")),
    "discrepancies": (Discrepancy, attrgetter("event")),
}
"""The tables of records that grow with the articles: what stands in them, and of what."""
_MOST = 64
"""Things that have changed or are gone beyond which all is verified."""


class Verified(Record, frozen=True, array_like=True):
    """What is kept of an edition in which every statement has its words."""

    told: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """By table: digests of its records of one name, event or article."""
    articles: dict[str, str] = field(default_factory=dict)
    """By article: a digest of it and of what is known from it alone."""
    ids: frozenset[str] = frozenset()
    """Of all that records name."""


def verified(edition: Edition) -> Verified:
    """Return what is kept of an edition, once it has been verified."""
    found, readings = edition.analysis, stow_readings(edition.readings)
    ids = readings.ids
    told = dict(zip(ids, readings.digests(), strict=True))
    others = (r.id for table in (found.names, found.events, found.points) for r in table)
    return Verified(
        {name: _told(_rows(edition, name), of) for name, (_, of) in _TABLES.items()},
        told,
        frozenset([*ids, *others]),
    )


def unverified(edition: Edition, before: Verified, now: Verified) -> Edition:
    """Return an edition with those records alone that were not verified as they are.

    Args:
        edition: the whole one.
        before: what was verified.
        now: what will be kept of the whole edition.
    """
    fresh = {a for a, told in now.articles.items() if before.articles.get(a) != told}
    altered = (before.ids - now.ids) | (before.ids & fresh)
    if not before.articles or len(altered) > _MOST:
        return edition
    words = [word.encode() for word in altered]
    tables = {}
    for name, (_, of) in _TABLES.items():
        known, rows = before.told.get(name, {}), _rows(edition, name)
        new = {key for key, told in now.told[name].items() if known.get(key) != told}
        found = {n for row in _stretches(rows, of) if row.head in new for n in row.places}
        tables[name] = rows.some(sorted(found.union(rows.naming(words))))
    return replace(
        edition,
        readings=[edition.readings[n] for n, a in enumerate(now.articles) if a in fresh],
        analysis=replace(edition.analysis, **tables),
    )


def _rows(edition: Edition, table: str) -> Stowed[Any]:
    return stow(getattr(edition.analysis, table), _TABLES[table][0])


def _told(rows: Stowed[Any], of: Callable[[Any], str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for row in _stretches(rows, of):
        found[row.head] = found.get(row.head, b"") + row.told
    return found


def _stretches(rows: Stowed[Any], of: Callable[[Any], str]) -> Iterable[Stretch]:
    """Return which records are of what: each by itself, where that is not known of several."""
    if rows.stretches:
        return rows.stretches
    told = zip(map(of, rows), rows.sums(), strict=True)
    return [Stretch(head, n, n + 1, own) for n, (head, own) in enumerate(told)]
