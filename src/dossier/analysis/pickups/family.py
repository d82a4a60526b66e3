"""Articles that are to a large part the same text count as one witness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dossier.analysis.pickups.shared import Shared, size
from dossier.analysis.tokens import RUNNING, blocks_of
from dossier.analysis.union import groups
from dossier.memo import Means
from dossier.model import Article, Pickup, Reading, TextFamily
from dossier.stowed import articles_of, ids_of
from dossier.text import stable_digest

SAME = 0.5
"""Share of the shorter article's running text that the other holds too."""


def families(readings: Sequence[Reading], shared: Shared, means: Means) -> tuple[TextFamily, ...]:
    """Return the families of two or more articles, in the order of their first article.

    Args:
        readings: all articles.
        shared: the passages that they share.
        means: knows how long articles are.
    """

    def measure(wanted: Sequence[int]) -> list[int]:
        return [_length(articles[n]) for n in wanted]

    ids, articles = ids_of(readings), articles_of(readings)
    order = {article: n for n, article in enumerate(ids)}
    length = means.memo.each("length", int, means.digests, measure)
    same = [
        (n, other)
        for article, parts in shared.parts.items()
        for part in parts
        if _share(part.size, length[n := order[article]], length[other := order[part.other]])
        >= SAME
    ]
    return tuple(_family([ids[n] for n in members]) for members in groups(same))


def shares(articles: Iterable[Article], pickups: Iterable[Pickup]) -> dict[tuple[str, str], float]:
    """Return for pairs of articles how much of the shorter one's running text the other holds too."""
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for pickup in pickups:
        shared[pickup.a.article, pickup.b.article] += size(pickup)
    length = {article.id: _length(article) for article in articles}
    return {(a, b): _share(same, length[a], length[b]) for (a, b), same in shared.items()}


def _share(same: int, first: int, second: int) -> float:
    return same / max(1, min(first, second))


def _family(members: Sequence[str]) -> TextFamily:
    return TextFamily(f"f{stable_digest(members[0])}", tuple(members))


def _length(article: Article) -> int:
    """Return the code points of an article's running text."""
    return sum(len(article.blocks[n].span) for n in blocks_of(article, RUNNING))
