"""Text that an outlet prints under everything: share buttons, notes, lines about itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dossier.analysis import sources
from dossier.analysis.moved import Pair
from dossier.memo import key
from dossier.model import Article, Pickup, Record

_ARTICLES = 3
"""Articles of one outlet that hold the same words, for them to be standing text."""
_LENGTH = 6
"""Words by which passages are compared."""


class Taken(Record, frozen=True, array_like=True):
    """A passage that two articles share."""

    pickup: Pickup
    opening: str = ""
    """What tells its first words and the outlet from others, where both articles are of one outlet."""


def outlet(article: Article) -> str:
    """Return the form by which the outlet of an article is compared, empty where none is named."""
    return sources.key(article.source.value) if article.source else ""


def opening(outlets: tuple[str, str], words: Sequence[int], first: int) -> str:
    """Return what tells how a passage begins from how others of the same outlet do.

    Args:
        outlets: of the two articles.
        words: the words of one of them.
        first: at which of them the passage begins.
    """
    is_one = outlets[0] and outlets[0] == outlets[1]
    return key(outlets[0], words[first : first + _LENGTH]) if is_one else ""


def standing(pairs: Sequence[Pair], openings: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return how passages begin that several articles of one outlet share among themselves alone.

    Args:
        pairs: two articles each.
        openings: of the passages that they share, where both are of one outlet.
    """
    holders: dict[str, set[int]] = defaultdict(set)
    for pair, some in zip(pairs, openings, strict=True):
        for own in some:
            holders[own].update(pair)
    return frozenset(own for own, held in holders.items() if len(held) >= _ARTICLES)
