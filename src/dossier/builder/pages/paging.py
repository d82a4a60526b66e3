"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, repeat
from typing import TypeVar

from dossier.builder import urls
from dossier.model import Interval, Record

T = TypeVar("T")

ROWS = 120
"""Rows that one page of a list holds."""

ROOM = 44_000
"""Bytes for the rows of one page, where they are weighed."""

_ALL = 40
"""Pages of a list that are all named; of more, the first, the last and the nearest are."""

_NEAR = 4

_GATHERED = 3_000
"""Rows that a browser can filter and sort at once."""

_YEARS = 10
"""Years of a stretch that are all named."""


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
    path: str,
    rows: Sequence[T],
    size: int = ROWS,
    name: Callable[[T], str] | None = None,
    weigh: Callable[[T], int] | None = None,
) -> Iterator[tuple[str, Pager, Sequence[T]]]:
    """Yield the address, the place and the rows of each page; one page where there are no rows.

    Args:
        path: address of the first page.
        rows: all rows, in order.
        size: rows on one page at most.
        name: says of a row what names the page that begins with it; numbers where it is not given.
        weigh: says of a row about how many bytes show it, where rows differ so much that few fill a page.
    """
    starts = _starts(rows, size, weigh)
    total = len(starts)
    names = _names([name(rows[at]) for at in starts] if name and rows else [""] * total)
    script = urls.rows(path) if total > 1 and len(rows) <= _GATHERED else None
    for number, (start, end) in enumerate(pairwise([*starts, len(rows)]), 1):
        links = tuple(_links(path, names, number)) if total > 1 else ()
        yield (
            urls.paged(path, number),
            Pager(number, total, len(rows), links, script),
            rows[start:end],
        )


def _starts(rows: Sequence[T], size: int, weigh: Callable[[T], int] | None) -> list[int]:
    """Return the first row of each page."""
    if weigh is None:
        return [*range(0, len(rows), size)] or [0]
    starts, taken = [0], 0
    for at, row in enumerate(rows):
        weight = weigh(row)
        if at - starts[-1] == size or (at > starts[-1] and taken + weight > ROOM):
            starts.append(at)
            taken = 0
        taken += weight
    return starts


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


def addresses(path: str, rows: Sequence[T], size: int, weigh: Callable[[T], int]) -> Iterator[str]:
    """Yield the address of the page that holds each row, where they are weighed."""
    for number, (start, end) in enumerate(pairwise([*_starts(rows, size, weigh), len(rows)]), 1):
        yield from repeat(urls.paged(path, number), end - start)


def page_of(path: str, place: int, size: int = ROWS) -> str:
    """Return the address of the page that holds a row, counted from 0."""
    return urls.paged(path, place // size + 1)


def years(*known: Interval | None) -> tuple[str, ...]:
    """Return the years in which something lies or can lie, each once; of a long stretch its ends."""
    found: dict[str, None] = {}
    for when in known:
        days = [day.year for day in (when.start, when.end) if day] if when else []
        if days and days[-1] - days[0] <= _YEARS:
            days = list(range(days[0], days[-1] + 1))
        found.update(dict.fromkeys(map(str, days)))
    return tuple(found)
