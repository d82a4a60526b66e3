"""What of an edition was verified as it is, so that it need not be verified again.

A record is looked at again where it is new, and where it names something that has changed or is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from msgspec import field
from msgspec.structs import replace

from dossier.model import (
    Discrepancy,
    Edition,
    Name,
    Pickup,
    Point,
    Record,
)
from dossier.stowed import Stowed, stow, stow_readings

_TABLES = {
    "names": Name,
    "pickups": Pickup,
    "points": Point,
    "discrepancies": Discrepancy,
}
"""The tables of records with passages that grow with the articles, and what stands in them."""
_MOST = 64
"""Things that have changed or are gone beyond which all is verified."""


class Verified(Record, frozen=True, array_like=True):
    """What is kept of an edition in which every statement has its words."""

    sums: dict[str, list[bytes]] = field(default_factory=dict)
    """By table: digests of its records, in their order."""
    articles: dict[str, str] = field(default_factory=dict)
    """By article: a digest of it and of what is known from it alone."""
    ids: frozenset[str] = frozenset()
    """Of all that records name."""


def verified(edition: Edition) -> Verified:
    """Return what is kept of an edition, once it has been verified."""
    found, readings = edition.analysis, stow_readings(edition.readings)
    ids = [article.id for article in readings.articles]
    told = dict(zip(ids, readings.digests(), strict=True))
    others = (r.id for table in (found.names, found.events, found.points) for r in table)
    return Verified(
        {name: rows.sums() for name, rows in _tables(edition).items()},
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
    known = frozenset(chain.from_iterable(before.sums.values()))
    tables = {
        name: rows.some(sorted({*_new(now.sums[name], known), *rows.naming(words)}))
        for name, rows in _tables(edition).items()
    }
    return replace(
        edition,
        readings=[edition.readings[n] for n, a in enumerate(now.articles) if a in fresh],
        analysis=replace(edition.analysis, **tables),
    )


def _tables(edition: Edition) -> dict[str, Stowed[Any]]:
    return {name: stow(getattr(edition.analysis, name), form) for name, form in _TABLES.items()}


def _new(sums: Sequence[bytes], known: frozenset[bytes]) -> Iterator[int]:
    """Yield the places of records that were not verified as they are."""
    return (number for number, told in enumerate(sums) if told not in known)
