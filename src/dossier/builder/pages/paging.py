"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from dossier.builder import urls
from dossier.model import Record

T = TypeVar("T")

ROWS = 120
"""Rows that one page of a list holds."""

_ALL = 40
"""Pages of a list that are all named; of more, the first, the last and the nearest are."""

_NEAR = 4

_GATHERED = 3_000
"""Rows that a browser can filter and sort at once."""


class PageLink(Record, frozen=True):
    """The way to one page of a list."""

    text: str
    """Its first row, where that says more than its number."""
    number: int
    url: str
    after_gap: bool
    """Whether pages before it are not named."""


class Pager(Record, frozen=True):
    """Where a page stands among the pages of a list."""

    number: int
    """Counted from 1."""
    total: int
    rows: int
    """Rows on all pages."""
    links: tuple[PageLink, ...]
    """In order; empty where there is one page."""
    script: str | None
    """Address of a script with the rows of all pages, where there are several, and not too many."""


def paged(
    path: str, rows: Sequence[T], size: int = ROWS, name: Callable[[T], str] | None = None
) -> Iterator[tuple[str, Pager, Sequence[T]]]:
    """Yield the address, the place and the rows of each page; one page where there are no rows.

    Args:
        path: address of the first page.
        rows: all rows, in order.
        size: rows on one page.
        name: says of a row what names the page that begins with it; numbers where it is not given.
    """
    total = max(1, -(-len(rows) // size))
    names = _names([name(row) for row in rows[::size]] if name and rows else [""] * total)
    script = urls.rows(path) if total > 1 and len(rows) <= _GATHERED else None
    for number in range(1, total + 1):
        links = tuple(_links(path, names, number)) if total > 1 else ()
        found = rows[(number - 1) * size : number * size]
        yield urls.paged(path, number), Pager(number, total, len(rows), links, script), found


def _names(first: Sequence[str]) -> list[str]:
    """Return what each page is called: by its first row, or its number where that says nothing new."""
    before = ["", *first[:-1]]
    return [w if w != b else str(n) for n, (w, b) in enumerate(zip(first, before, strict=True), 1)]


def _links(path: str, names: Sequence[str], here: int) -> Iterator[PageLink]:
    total, before = len(names), 0
    for n in range(1, total + 1):
        if total <= _ALL or n in {1, total} or abs(n - here) <= _NEAR:
            yield PageLink(names[n - 1], n, urls.paged(path, n), after_gap=n != before + 1)
            before = n


def page_of(path: str, place: int, size: int = ROWS) -> str:
    """Return the address of the page that holds a row, counted from 0."""
    return urls.paged(path, place // size + 1)
