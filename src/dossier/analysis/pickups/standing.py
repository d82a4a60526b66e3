"""Text that an outlet prints under everything: share buttons, notes, lines about itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.pickups.extend import Match
from dossier.analysis.pickups.words import Stream
from dossier.analysis.sources import key
from dossier.model import Reading

_ARTICLES = 3
"""Articles of one outlet that hold the same words, for them to be standing text."""
_LENGTH = 6
"""Words by which passages are compared."""


class Shared(NamedTuple):
    """A passage that two articles share."""

    pair: tuple[int, int]
    match: Match


def standing_text(
    readings: Sequence[Reading], texts: Sequence[Stream], shared: Sequence[Shared]
) -> frozenset[Shared]:
    """Return what several articles of one outlet share among themselves alone.

    Args:
        readings: all articles.
        texts: their running texts.
        shared: the passages that pairs of them share.
    """
    outlets = [key(r.article.source.value) if r.article.source else "" for r in readings]
    holders: dict[tuple[str, tuple[int, ...]], set[int]] = defaultdict(set)
    rows: list[tuple[Shared, tuple[str, tuple[int, ...]]]] = []
    for row in shared:
        a, b = row.pair
        if outlets[a] and outlets[a] == outlets[b]:
            first = row.match.a[0]
            opening = (outlets[a], tuple(texts[a].words[first : first + _LENGTH]))
            holders[opening].update(row.pair)
            rows.append((row, opening))
    return frozenset(row for row, opening in rows if len(holders[opening]) >= _ARTICLES)
