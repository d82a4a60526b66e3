"""Articles that are to a large part the same text count as one witness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dossier.analysis.tokens import RUNNING, blocks_of
from dossier.analysis.union import groups
from dossier.model import Pickup, Reading, TextFamily
from dossier.stowed import ids_of
from dossier.text import stable_digest

SAME = 0.5
"""Share of the shorter article's running text that the other holds too."""


def families(readings: Sequence[Reading], pickups: Sequence[Pickup]) -> tuple[TextFamily, ...]:
    """Return the families of two or more articles, in the order of their first article.

    Args:
        readings: all articles.
        pickups: the passages that they share.
    """
    ids = ids_of(readings)
    order = {article: n for n, article in enumerate(ids)}
    same = [(order[a], order[b]) for (a, b), s in shares(readings, pickups).items() if s >= SAME]
    return tuple(_family([ids[n] for n in members]) for members in groups(same))


def shares(readings: Sequence[Reading], pickups: Sequence[Pickup]) -> dict[tuple[str, str], float]:
    """Return for pairs of articles how much of the shorter one's running text the other holds too."""
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for pickup in pickups:
        span = pickup.b.span
        shared[pickup.a.article, pickup.b.article] += round(pickup.share * (span.end - span.start))
    meant = {article for pair in shared for article in pair}
    length = {r.article.id: _length(r) for r in readings if r.article.id in meant}
    return {(a, b): size / max(1, min(length[a], length[b])) for (a, b), size in shared.items()}


def _family(members: Sequence[str]) -> TextFamily:
    return TextFamily(f"f{stable_digest(members[0])}", tuple(members))


def _length(reading: Reading) -> int:
    """Return the code points of an article's running text."""
    article = reading.article
    return sum(len(article.blocks[n].span) for n in blocks_of(article, RUNNING))
