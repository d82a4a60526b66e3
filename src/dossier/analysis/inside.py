"""What the articles of each event report, where they differ and what leads, event by event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain

import msgspec

from dossier.analysis import discrepancies, lead, points
from dossier.analysis.compared import told
from dossier.analysis.statements import Spellings, spelled
from dossier.gathered import gathered
from dossier.memo import Means, key
from dossier.model import Discrepancy, Event, Name, Passage, Pickup, Point, Reading, Record
from dossier.stowed import Stowed
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


def look(scenes: Stowed[Scene], few: Sequence[int], readings: Mapping[str, Reading]) -> bytes:
    """Return what some scenes give, packed: as records it would take ten times as long to send.

    Args:
        scenes: one of each event.
        few: the places of those that are looked at.
        readings: the articles by their ids, none of which is held longer than its scene is looked at.
    """
    return msgspec.msgpack.encode([_look(scenes[n], readings) for n in few])


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
    events: Sequence[Event],
    scenes: Stowed[Scene],
    readings: Mapping[str, Reading],
    digests: Mapping[str, str],
    means: Means,
) -> list[Found]:
    """Return for each event what is reported of it, and in what the articles do not agree.

    Args:
        events: the events with the articles that report them.
        scenes: one of each event.
        readings: the articles by their ids.
        digests: of the readings, by the ids of their articles.
        means: with what to look.
    """
    read = [[digests[article] for article in event.reports] for event in events]
    keys = [key(own, scene) for own, scene in zip(read, scenes.sums(), strict=True)]
    sizes = [len(event.reports) for event in events]
    make = partial(_make, scenes, sizes, readings, means.processes)
    return means.memo.each("inside", Found, keys, make)


def led(events: Sequence[Event], found: Sequence[Found]) -> tuple[Event, ...]:
    """Return the events with the passages that tell them."""
    both = zip(events, found, strict=True)
    return tuple(msgspec.structs.replace(event, lead=one.lead) for event, one in both)


def scenes(
    events: Sequence[Event], names: Sequence[Name], pickups: Sequence[Pickup]
) -> Stowed[Scene]:
    """Return what is looked at for each event, as it waits: of ten thousand articles it is half a gigabyte.

    Args:
        events: the events with the articles that report them.
        names: people, bodies and places across the articles.
        pickups: the passages that articles share.
    """
    spellings = spelled(names)
    home = {article: event.id for event in events for article in event.reports}
    shared = gathered(pickups, (_home(pickup, home) for pickup in pickups))
    rows = (
        Scene(
            _bare(event),
            {article: spellings[article] for article in event.reports if article in spellings},
            shared[event.id],
        )
        for event in events
    )
    return Stowed(map(msgspec.msgpack.encode, rows), Scene)


def _home(pickup: Pickup, home: Mapping[str, str]) -> str | None:
    """Return the event of both articles of a pickup, nothing where they have none in common."""
    event = home.get(pickup.a.article)
    return event if event == home.get(pickup.b.article) else None


def _bare(event: Event) -> Event:
    """Return an event of which nothing is known but which articles report it."""
    return Event(event.id, "", None, None, None, None, None, event.reports)


def _make(
    scenes: Stowed[Scene],
    sizes: Sequence[int],
    readings: Mapping[str, Reading],
    processes: int,
    wanted: Sequence[int],
) -> list[Found]:
    """Return what some of the scenes give, spread over processes: the largest first, so that all end at once."""
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
