"""What the articles of each event report, where they differ and what leads, event by event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import msgspec

from dossier.analysis import discrepancies, lead, points
from dossier.analysis.compared import told
from dossier.analysis.pickups import Shared
from dossier.analysis.statements import Spelled
from dossier.memo import Means, key
from dossier.model import Event, Passage, Pickup, Reading, Record
from dossier.stowed import Kept
from dossier.workers import side_by_side

_ARTICLES = 20
"""Articles whose events are looked into in one go."""


class Found(Record, frozen=True, array_like=True):
    """What one scene gives."""

    points: Kept
    discrepancies: Kept
    lead: tuple[Passage, ...]
    """The passages that tell the event."""


class Scenes(NamedTuple):
    """All that is looked at to say what the articles of each event report."""

    events: Sequence[Event]
    """With the articles that report them."""
    spelled: Spelled
    """Where the articles name somebody or something."""
    shared: Shared
    """The passages that they share."""
    lent: Mapping[str, range]
    """The places of those that others took over from an article."""

    @classmethod
    def of(cls, events: Sequence[Event], spelled: Spelled, shared: Shared) -> Scenes:
        """Return what is looked at."""
        lent = {row.head: row.places for row in shared.pickups.stretches}
        return cls(events, spelled, shared, lent)

    def told(self, event: Event) -> tuple[str, list[bytes], list[bytes]]:
        """Return what tells all that is looked at for an event, but for the articles, from all else."""
        own, parts = frozenset(event.reports), self.shared.parts
        passages = [p.told for a in event.reports for p in parts.get(a, ()) if p.other in own]
        return event.id, [self.spelled.told(article) for article in event.reports], passages

    def pickups(self, event: Event) -> list[Pickup]:
        """Return the passages that two articles of an event share."""
        own = frozenset(event.reports)
        rows = (self.shared.pickups.some(self.lent.get(a, ())) for a in sorted(own))
        return [one for one in chain.from_iterable(rows) if one.b.article in own]


def look(scenes: Scenes, few: Sequence[int], readings: Mapping[str, Reading]) -> bytes:
    """Return what some scenes give, packed: as records it would take ten times as long to send.

    Args:
        scenes: all of them.
        few: the places of the events that are looked at.
        readings: the articles by their ids, none of which is held longer than its scene is looked at.
    """
    return msgspec.msgpack.encode([_look(scenes, scenes.events[n], readings) for n in few])


def _look(scenes: Scenes, event: Event, readings: Mapping[str, Reading]) -> Found:
    read = {article: readings[article] for article in event.reports}
    spellings = {article: scenes.spelled.get(article, ()) for article in event.reports}
    compared = told(_bare(event), read, spellings)
    own = points.of_event(compared, points.by_article(scenes.pickups(event)))
    return Found(
        Kept.of(own),
        Kept.of(discrepancies.of_event(compared, read, own)),
        lead.of_event(list(read.values()), own, compared.lines),
    )


def find(
    scenes: Scenes, readings: Mapping[str, Reading], digests: Mapping[str, str], means: Means
) -> list[Found]:
    """Return for each event what is reported of it, and in what the articles do not agree.

    Args:
        scenes: what is looked at.
        readings: the articles by their ids.
        digests: of the readings, by the ids of their articles.
        means: with what to look.
    """
    keys = [
        key([digests[article] for article in event.reports], *scenes.told(event))
        for event in scenes.events
    ]
    make = partial(_make, scenes, readings, means.processes)
    return means.memo.each("inside", Found, keys, make)


def led(events: Sequence[Event], found: Sequence[Found]) -> tuple[Event, ...]:
    """Return the events with the passages that tell them."""
    both = zip(events, found, strict=True)
    return tuple(msgspec.structs.replace(event, lead=one.lead) for event, one in both)


def _bare(event: Event) -> Event:
    """Return an event of which nothing is known but which articles report it."""
    return Event(event.id, "", None, None, None, None, None, event.reports)


def _make(
    scenes: Scenes, readings: Mapping[str, Reading], processes: int, wanted: Sequence[int]
) -> list[Found]:
    """Return what some of the scenes give, spread over processes: the largest first, so that all end at once."""
    sizes = [len(event.reports) for event in scenes.events]
    order = sorted(wanted, key=lambda n: -sizes[n])
    tasks = [partial(look, scenes, few, readings) for few in _cut(order, sizes)]
    packed = map(msgspec.msgpack.Decoder(list[Found]).decode, side_by_side(tasks, processes))
    found = dict(zip(order, chain.from_iterable(packed), strict=True))
    return [found[n] for n in wanted]


def _cut(order: Sequence[int], sizes: Sequence[int]) -> list[list[int]]:
    """Return the places of scenes in groups of about the same number of articles."""
    groups: list[list[int]] = [[]]
    size = 0
    for number in order:
        if size >= _ARTICLES:
            groups.append([])
            size = 0
        groups[-1].append(number)
        size += sizes[number]
    return groups
