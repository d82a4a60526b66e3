"""Which of two articles took a passage over from the other, where dates or credits show it."""

from __future__ import annotations

from typing import NamedTuple

from dossier.analysis.sources import key
from dossier.model import Article


class Order(NamedTuple):
    """What is known about who took over from whom."""

    swapped: bool
    """Whether the second article is the earlier one."""
    known: bool
    why: str


def direct(a: Article, b: Article) -> Order:
    """Return the order of two articles that share a passage."""
    return _by_credit(a, b) or _by_date(a, b) or Order(swapped=False, known=False, why="")


def _by_credit(a: Article, b: Article) -> Order | None:
    """One names the other's outlet, and not the other way round."""
    forward, backward = _credits(b, a), _credits(a, b)
    if bool(forward) == bool(backward):
        return None
    return Order(bool(backward), known=True, why=f"the later text credits {forward or backward}")


def _credits(article: Article, other: Article) -> str | None:
    """Return the credit by which an article names the outlet of another."""
    if other.source is None:
        return None
    own = key(other.source.value)
    named = (*article.agencies, *article.via)
    return next((found.value for found in named if own and key(found.value) == own), None)


def _by_date(a: Article, b: Article) -> Order | None:
    """One was published when the other was not yet."""
    if a.published is None or b.published is None:
        return None
    first, second = a.published.when, b.published.when
    if first.end and second.start and first.end < second.start:
        return Order(swapped=False, known=True, why=f"published {first.end}, before {second.start}")
    if second.end and first.start and second.end < first.start:
        return Order(swapped=True, known=True, why=f"published {second.end}, before {first.start}")
    return None
