"""Text that an outlet prints under everything: share buttons, notes, lines about itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dossier.analysis import sources
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


def without_standing(rows: Sequence[Taken]) -> Iterator[Pickup]:
    """Yield all passages but those that several articles of one outlet share among themselves alone."""
    holders: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.opening:
            holders[row.opening].update((row.pickup.a.article, row.pickup.b.article))
    for row in rows:
        if not row.opening or len(holders[row.opening]) < _ARTICLES:
            yield row.pickup
