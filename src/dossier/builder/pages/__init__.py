"""What is on each page: one module a kind, whose context record is all that its template may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from dossier.builder.neighbours import neighbours, pairs
from dossier.builder.pages import (
    about,
    article,
    articles,
    changes,
    compare,
    discrepancies,
    event,
    events,
    fixed,
    index,
    moved,
    names,
    quotes,
    sources,
    timeline,
    topics,
    whole,
)
from dossier.builder.register import Register
from dossier.builder.sheet import Sheet

T = TypeVar("T")

KINDS: tuple[Callable[[Register], Iterable[Sheet]], ...] = (
    index.pages,
    events.pages,
    event.pages,
    moved.pages,
    whole.pages,
    articles.pages,
    sources.pages,
    topics.pages,
    names.pages,
    timeline.pages,
    quotes.pages,
    discrepancies.pages,
    fixed.search,
    changes.pages,
    about.pages,
    fixed.not_found,
)
"""Each yields pages of one kind from the register alone."""


ARTICLES = 40
"""Articles, comparisons or cards that are made in one go."""

Part = Callable[[], Iterable[Sheet]]


def parts(register: Register) -> list[Part]:
    """Return what makes the pages, in parts that need nothing of each other."""
    near = neighbours(register)
    ground = article.ground(register, near)
    ids, couples = list(register.articles), pairs(near)
    return [
        *(partial(kind, register) for kind in KINDS),
        *(partial(article.pages, ground, few) for few in cut(ids)),
        *(partial(compare.pages, register, few) for few in cut(couples)),
    ]


def cut(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield values in portions that are made in one go."""
    for start in range(0, len(values), ARTICLES):
        yield values[start : start + ARTICLES]
