"""The record of an event: its title, when, where, and why these articles are together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.events.evidence import Ground, nearest, why
from dossier.analysis.events.said import Said
from dossier.memo import Means, key
from dossier.model import Event, EventDecision, Recall


class Row(NamedTuple):
    """What the record of one event is made from, beside what those of all are."""

    members: tuple[int, ...]
    """The articles, as places among the readings."""
    said: Said
    """What they say of it."""
    decision: EventDecision | None
    """The editor's decision that put them together."""
    told: Sequence[Recall]
    """The articles that recall it."""


def records(ground: Ground, rows: Sequence[Row], means: Means) -> list[Event]:
    """Return the record of each event.

    What two articles have in common is told by their digests, and so is what both say.

    Args:
        ground: what all records are made from.
        rows: what each is made from.
        means: knows those that were made before.
    """
    own = ground.alike.digests
    near = {n: key([own[other] for other in others]) for n, others in ground.near.items()}

    def told(row: Row) -> str:
        ids = [ground.ids[n] for n in row.members]
        return key(
            [(own[n], near.get(n)) for n in row.members],
            [(ground.family.get(article), ground.labels.get(article)) for article in ids],
            row.decision,
            row.told,
        )

    def make(wanted: Sequence[int]) -> list[Event]:
        return [_record(ground, *rows[n]) for n in wanted]

    return means.memo.each("events", Event, [*map(told, rows)], make)


def _record(
    ground: Ground,
    members: tuple[int, ...],
    said: Said,
    decision: EventDecision | None,
    told: Sequence[Recall],
) -> Event:
    """Return the record of the event that some articles report: see :class:`Row`."""
    near = nearest(ground, members)
    editor = decision or EventDecision(articles=(), line=0)
    name = editor.id or said.names[0]
    return Event(
        id=name,
        title=editor.title or said.title,
        title_from=None if editor.title else said.title_from,
        when=said.when.interval if said.when else None,
        when_from=said.when.passage if said.when else None,
        where=said.where.label if said.where else None,
        where_from=said.where.passage if said.where else None,
        reports=said.articles,
        recalls=tuple(Recall(row.article, name, row.passages) for row in told),
        why=why(ground, members, said.common, near),
        outsider=near.outsider if near else None,
        independent=len({ground.family.get(article, article) for article in said.articles}),
        reason=editor.reason,
        note=editor.note,
        former=tuple(former for former in said.names if former != name),
    )
