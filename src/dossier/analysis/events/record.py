"""The record of an event: its title, when, where, and why these articles are together."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.events.evidence import Ground, nearest, why
from dossier.analysis.events.said import Said
from dossier.model import Event, EventDecision, Recall


def record(
    ground: Ground,
    members: tuple[int, ...],
    said: Said,
    decision: EventDecision | None,
    told: Sequence[Recall],
) -> Event:
    """Return the record of the event that these articles report.

    Args:
        ground: what all records are made from.
        members: the articles, as places among the readings.
        said: what they say of it.
        decision: the editor's decision that put them together.
        told: the articles that recall it.
    """
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
