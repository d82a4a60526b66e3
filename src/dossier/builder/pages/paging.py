"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from dossier.builder import urls
from dossier.builder.sheet import Link
from dossier.model import Record

T = TypeVar("T")

ROWS = 200
"""Rows that one page of a list holds."""


class Pager(Record, frozen=True):
    """Where a page stands among the pages of a list."""

    number: int
    """Counted from 1."""
    total: int
    rows: int
    """Rows on all pages."""
    links: tuple[Link, ...]
    """To all pages, in order; empty where there is one."""


def paged(
    path: str, rows: Sequence[T], size: int = ROWS
) -> Iterator[tuple[str, Pager, Sequence[T]]]:
    """Yield the address, the place and the rows of each page; one page where there are no rows."""
    total = max(1, -(-len(rows) // size))
    links = tuple(Link(str(n), urls.paged(path, n)) for n in range(1, total + 1))
    for number in range(1, total + 1):
        pager = Pager(number, total, len(rows), links if total > 1 else ())
        yield urls.paged(path, number), pager, rows[(number - 1) * size : number * size]


def page_of(path: str, place: int, size: int = ROWS) -> str:
    """Return the address of the page that holds a row, counted from 0."""
    return urls.paged(path, place // size + 1)
