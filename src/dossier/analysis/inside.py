"""What the articles of each event report, where they differ and what leads, event by event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain

import msgspec

from dossier.analysis import discrepancies, lead, points
from dossier.analysis.compared import told
from dossier.analysis.statements import Spellings, spelled
from dossier.memo import Means, key
from dossier.model import Discrepancy, Event, Name, Passage, Pickup, Point, Reading, Record
from dossier.workers import side_by_side

_ARTICLES = 20
"""Articles whose events are looked into in one go."""


class Found(Record, frozen=True, array_like=True):
    """What one scene gives."""

    points: tuple[Point, ...]
    discrepancies: tuple[Discrepancy, ...]
    lead: tuple[Passage, ...]
    """The passages that tell the event."""


class Scene(Record, frozen=True):
    """All that is looked at to say what the articles of one event report."""

    event: Event
    """Its id and its articles, and no more."""
    spellings: Spellings
    """Where they name somebody or something, and the id of the name."""
    pickups: tuple[Pickup, ...]
    """The passages that two of them share."""

    def key(self, digests: Mapping[str, str]) -> str:
        """Return what tells this scene from any other.

        Args:
            digests: of the readings, by the ids of their articles.
        """
        read = [digests[article] for article in self.event.reports]
        return key(self.event.id, read, self.spellings, self.pickups)


def look(scenes: Sequence[Scene], readings: Mapping[str, Reading]) -> bytes:
    """Return what some scenes give, packed: as records it would take ten times as long to send.

    Args:
        scenes: what is looked at.
        readings: the articles by their ids, none of which is held longer than its scene is looked at.
    """
    return msgspec.msgpack.encode([_look(scene, readings) for scene in scenes])


def _look(scene: Scene, readings: Mapping[str, Reading]) -> Found:
    read = {article: readings[article] for article in scene.event.reports}
    compared = told(scene.event, read, scene.spellings)
    own = points.of_event(compared, points.by_article(scene.pickups))
    return Found(
        tuple(own),
        tuple(discrepancies.of_event(compared, read, own)),
        lead.of_event(list(read.values()), own, compared.lines),
    )


def find(
    scenes: Sequence[Scene],
    readings: Mapping[str, Reading],
    digests: Mapping[str, str],
    means: Means,
) -> list[Found]:
    """Return for each event what is reported of it, and in what the articles do not agree.

    Args:
        scenes: one of each event.
        readings: the articles by their ids.
        digests: of the readings, by the ids of their articles.
        means: with what to look.
    """
    keys = [scene.key(digests) for scene in scenes]
    make = partial(_make, scenes, readings, means.processes)
    return means.memo.each("inside", Found, keys, make)


def led(events: Sequence[Event], found: Sequence[Found]) -> tuple[Event, ...]:
    """Return the events with the passages that tell them."""
    both = zip(events, found, strict=True)
    return tuple(msgspec.structs.replace(event, lead=one.lead) for event, one in both)


def scenes(
    events: Sequence[Event], names: Sequence[Name], pickups: Sequence[Pickup]
) -> list[Scene]:
    """Return what is looked at for each event.

    Args:
        events: the events with the articles that report them.
        names: people, bodies and places across the articles.
        pickups: the passages that articles share.
    """
    spellings = spelled(names)
    home = {article: event.id for event in events for article in event.reports}
    shared: dict[str, list[Pickup]] = defaultdict(list)
    for pickup in pickups:
        event = home.get(pickup.a.article)
        if event is not None and event == home.get(pickup.b.article):
            shared[event].append(pickup)
    return [
        Scene(
            _bare(event),
            {article: spellings[article] for article in event.reports if article in spellings},
            tuple(shared.get(event.id, ())),
        )
        for event in events
    ]


def _bare(event: Event) -> Event:
    """Return an event of which nothing is known but which articles report it."""
    return Event(event.id, "", None, None, None, None, None, event.reports)


def _make(
    scenes: Sequence[Scene],
    readings: Mapping[str, Reading],
    processes: int,
    wanted: Sequence[int],
) -> list[Found]:
    """Return what some of the scenes give, spread over processes: the largest first, so that all end at once."""
    order = sorted(wanted, key=lambda n: -len(scenes[n].event.reports))
    tasks = [partial(look, few, readings) for few in _cut([scenes[n] for n in order])]
    packed = map(msgspec.msgpack.Decoder(list[Found]).decode, side_by_side(tasks, processes))
    found = dict(zip(order, chain.from_iterable(packed), strict=True))
    return [found[n] for n in wanted]


def _cut(scenes: Sequence[Scene]) -> list[list[Scene]]:
    """Return the scenes in groups of about the same number of articles."""
    groups: list[list[Scene]] = [[]]
    size = 0
    for scene in scenes:
        if size >= _ARTICLES:
            groups.append([])
            size = 0
        groups[-1].append(scene)
        size += len(scene.event.reports)
    return groups
