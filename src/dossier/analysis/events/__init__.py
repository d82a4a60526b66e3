"""Which articles report the same happening, and which recall it."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.events.decide import decide
from dossier.analysis.events.evidence import ground, tied
from dossier.analysis.events.joining import cluster
from dossier.analysis.events.likeness import likeness
from dossier.analysis.events.links import linked
from dossier.analysis.events.recalls import recalls
from dossier.analysis.events.record import Row, records
from dossier.analysis.events.said import said
from dossier.analysis.named import Named
from dossier.memo import Means, alone
from dossier.model import Event, EventDecision, Issue, Reading, TextFamily

__all__ = ["group"]


def group(
    readings: Sequence[Reading],
    families: Sequence[TextFamily],
    named: Named,
    decisions: Sequence[EventDecision] = (),
    means: Means | None = None,
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """Return the events, earliest first, and what is wrong with the editor's decisions.

    Args:
        readings: all articles.
        families: the articles that are one witness.
        named: people, bodies and places across the articles.
        decisions: which articles the editor puts together, and under what title.
        means: with what to compare; by default here, and anew.
    """
    means = means or alone(readings)
    alike = likeness(readings, means)
    decided = decide(cluster(alike, means), readings, decisions)
    groups = [members for members, _ in decided.groups]
    told = recalls(readings, alike, groups, named.spelled, means)
    basis = ground(readings, alike, families, named.labels, tied(readings, alike, groups, means))
    both = zip(decided.groups, said(readings, groups, means), strict=True)
    rows = [
        Row(members, words, decision, told.get(place, ()))
        for place, ((members, decision), words) in enumerate(both)
    ]
    events = records(basis, rows, means)
    return tuple(sorted(linked(events), key=_order)), decided.issues


def _order(event: Event) -> tuple[bool, str, str]:
    start = event.when.start if event.when else None
    return (start is None, start.isoformat() if start else "", event.id)
