"""Who said something, and who somebody is: event by event, looked into where something has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dossier.analysis.discrepancies import people, spoken
from dossier.memo import Means, key
from dossier.model import Discrepancy, Event, Name, QuoteRecord, Reading, Record
from dossier.stowed import Stowed


class Told(NamedTuple):
    """What is looked at of all articles."""

    readings: Mapping[str, Reading]
    """By the ids of their articles."""
    digests: Mapping[str, str]
    """What tells them from others, likewise."""
    names: Stowed[Name]
    people: Mapping[str, bytes]
    """For each article what tells whom it names, how, and as what, from all else."""
    quotes: Stowed[QuoteRecord]


class Differing(Record, frozen=True, array_like=True):
    """In what the articles of one event differ."""

    said: tuple[Discrepancy, ...] = ()
    """On who said something."""
    named: tuple[Discrepancy, ...] = ()
    """On who somebody is, and what he is called."""


def differ(
    readings: Mapping[str, Reading],
    events: Sequence[Event],
    names: Sequence[Name],
    quotes: Sequence[QuoteRecord],
) -> tuple[list[Discrepancy], list[Discrepancy]]:
    """Return on who said something, and on who somebody is and what he is called, articles differ.

    Where one who holds an office has two names, it is no second difference that both said his words.

    Args:
        readings: the articles by their ids.
        events: the events with the articles that report them.
        names: people across the articles.
        quotes: of the articles of these events, perhaps of others.
    """
    named = people.find(readings, events, names)
    once = {(one.event, _values(one)) for one in named}
    said = spoken.find(readings, events, names, quotes)
    return [one for one in said if (one.event, _values(one)) not in once], named


def _values(one: Discrepancy) -> frozenset[str]:
    return frozenset(claim.value for claim in one.claims)


def kept(told: Told, events: Sequence[Event], means: Means) -> tuple[Discrepancy, ...]:
    """Return in what :func:`differ` finds a difference, as far as it is known from earlier.

    Args:
        told: what is looked at.
        events: the events with the articles that report them.
        means: knows what was found before.
    """
    quoted = {row.head: row for row in told.quotes.stretches}
    keys = [
        key(
            event.id,
            [told.digests[article] for article in event.reports],
            [quoted[article].told for article in event.reports if article in quoted],
            [told.people.get(article) for article in event.reports],
        )
        for event in events
    ]

    def make(wanted: Sequence[int]) -> list[Differing]:
        few = [events[n] for n in wanted]
        own = (quoted[a].places for event in few for a in event.reports if a in quoted)
        quotes = told.quotes.some(sorted(chain.from_iterable(own)))
        both = [*map(_by_event, differ(told.readings, few, told.names, quotes))]
        return [Differing(*(tuple(side[event.id]) for side in both)) for event in few]

    found = means.memo.each("people", Differing, keys, make)
    by_id = sorted(zip(events, found, strict=True), key=lambda row: row[0].id)
    said = chain.from_iterable(one.said for _, one in by_id)
    return (*said, *chain.from_iterable(one.named for one in found))


def _by_event(found: Sequence[Discrepancy]) -> Mapping[str, list[Discrepancy]]:
    rows: defaultdict[str, list[Discrepancy]] = defaultdict(list)
    for one in found:
        rows[one.event].append(one)
    return rows
