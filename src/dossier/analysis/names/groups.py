"""The mentions of one name in an article, while they are being gathered."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.names.sighting import Sighting
from dossier.model import NameKind

TIMES = 3
"""Times as often as anybody else of that surname that somebody is named in full whom it means."""


class Group:
    """The mentions of one name, while they are being gathered."""

    def __init__(self, kind: NameKind, parts: tuple[str, ...]) -> None:
        self.kind = kind
        self.parts = parts
        """Folded words of its fullest form, without forms of address."""
        self.sightings: list[Sighting] = []
        self.short: str | None = None
        self.generation = ""
        """Which of father and son is named: "jr", empty where the text does not say."""
        self.relative = False
        """Whether the text introduces them as somebody's relative."""


def only(groups: Sequence[Group]) -> Group | None:
    """Return the group that there is, if there is only one."""
    return groups[0] if len(groups) == 1 else None


def principal(groups: Sequence[Group]) -> Group | None:
    """Return whom a text names in full several times as often as any other of that surname."""
    count = [sum(" " in s.form for s in g.sightings) for g in groups]
    most = max(count)
    others = [n for n in count if n * TIMES > most]
    return groups[count.index(most)] if most >= TIMES and len(others) == 1 else None
