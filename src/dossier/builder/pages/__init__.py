"""What is on each page: one module a kind, whose context record is all that its template may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dossier.builder.neighbours import neighbours
from dossier.builder.pages import (
    about,
    article,
    articles,
    compare,
    discrepancies,
    event,
    events,
    fixed,
    index,
    names,
    quotes,
    sources,
    timeline,
    topics,
)
from dossier.builder.register import Register
from dossier.builder.sheet import Sheet

KINDS: tuple[Callable[[Register], Iterable[Sheet]], ...] = (
    index.pages,
    events.pages,
    event.pages,
    articles.pages,
    sources.pages,
    topics.pages,
    names.pages,
    timeline.pages,
    quotes.pages,
    discrepancies.pages,
    fixed.search,
    about.pages,
    fixed.not_found,
)
"""Each yields pages of one kind from the register alone."""


def sheets(register: Register) -> Iterator[Sheet]:
    """Yield every page of the site, before rendering."""
    for kind in KINDS:
        yield from kind(register)
    near = neighbours(register)
    yield from article.pages(register, near)
    yield from compare.pages(register, near)
