"""Earlier and later events, linked where articles of the later one recall the earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from dossier.model import Event


def linked(events: Sequence[Event]) -> list[Event]:
    """Return the events with the ids of those before and after them."""
    home = {article: event.id for event in events for article in event.reports}
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for event in events:
        for recall in event.recalls:
            before[home[recall.article]].add(event.id)
            after[event.id].add(home[recall.article])
    return [
        msgspec.structs.replace(
            event, before=tuple(sorted(before[event.id])), after=tuple(sorted(after[event.id]))
        )
        for event in events
    ]
