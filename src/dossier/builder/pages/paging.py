"""Long lists in pages.

Where a list grows in its middle, pages that hold a fixed number of rows would all be other pages after it.
So pages begin at rows that are chosen by the rows themselves: of a stretch that is too long for one page,
the row in its middle half with the least digest begins another. A row that comes or goes then leaves all
pages but its own as they are, save that one time in eight that page is parted, or joined with its
neighbour. The address of such a page is made from its first row, so that it stays what it is too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise, repeat
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from msgspec.structs import replace

from dossier.builder import urls
from dossier.model import Interval, Record

T = TypeVar("T")

ROWS = 120
"""Rows that one page of a list holds."""

ROOM = 44_000
"""Bytes for the rows of one page, where they are weighed."""

_MORE_ROOM = 54_000
"""The same where pages begin at chosen rows: they are filled to two thirds on the average."""

_ALL = 40
"""Pages of a list that are all named; of more, the first, the last and the nearest are."""

_NEAR = 4

_GATHERED = 3_000
"""Rows that a browser can filter and sort at once."""

_YEARS = 10
"""Years of a stretch that are all named."""

_MIX = 0x9E3779B1
"""Spreads the sums of keys that differ in one sign."""


class PageLink(Record, frozen=True):
    """The way to one page of a list."""

    name: str
    """Its first row, where that says something; of several pages in turn the same."""
    number: int
    """Counted from 1 among pages of one name."""
    url: str
    current: bool
    """Whether it is the page itself."""
    after_gap: bool
    """Whether pages before it are not named."""


class Pager(Record, frozen=True):
    """Where a page stands among the pages of a list.

    It says nothing that changes wherever a row comes or goes.
    """

    first: bool
    """Whether it is the first of them."""
    rows: int
    """Rows on all pages, on the first of them; on the others 0."""
    links: tuple[PageLink, ...]
    """In order; empty where there is one page."""
    script: str | None
    """Address of a script with the rows of all pages, where there are several, and not too many."""


class Pages(NamedTuple):
    """How a list is cut into pages."""

    size: int = ROWS
    """Rows on one page at most."""
    key: Callable[[Any], str] | None = None
    """Says by what a row is known, where pages begin at chosen rows; else all but the last are full."""
    weigh: Callable[[Any], int] | None = None
    """Says of a row about how many bytes show it, where rows differ so much that few fill a page."""


def paged(
    path: str,
    rows: Sequence[T],
    cut: Pages,
    name: Callable[[T], str] | None = None,
    at: Iterable[str] | None = None,
) -> Iterator[tuple[str, Pager, Sequence[T]]]:
    """Yield the address, the place and the rows of each page; one page where there are no rows.

    Args:
        path: address of the first page.
        rows: all rows, in order.
        cut: how they are cut.
        name: says of a row what names the page that begins with it; numbers where it is not given.
        at: the :func:`addresses` of the rows, where these are known already.
    """
    starts = _starts(rows, cut) if at is None else _changes(at)
    urls_of = _urls(path, rows, starts, cut)
    names = [name(rows[at]) if name and rows else "" for at in starts]
    links = list(_links(names, urls_of))
    script = urls.rows(path) if len(starts) > 1 and len(rows) <= _GATHERED else None
    for here, (start, end) in enumerate(pairwise([*starts, len(rows)])):
        near = tuple(_near(links, here)) if len(links) > 1 else ()
        total = 0 if here else len(rows)
        yield urls_of[here], Pager(not here, total, near, script), rows[start:end]


def addresses(path: str, rows: Sequence[T], cut: Pages) -> Iterator[str]:
    """Yield the address of the page that holds each row."""
    starts = _starts(rows, cut)
    of = zip(_urls(path, rows, starts, cut), pairwise([*starts, len(rows)]), strict=True)
    for url, (start, end) in of:
        yield from repeat(url, end - start)


def _changes(at: Iterable[str]) -> list[int]:
    """Return the first row of each page, given the page of each row."""
    return [0, *(n for n, (before, page) in enumerate(pairwise(at), 1) if page != before)]


def _starts(rows: Sequence[T], cut: Pages) -> list[int]:
    """Return the first row of each page."""
    if cut.key:
        return _chosen(rows, cut, cut.key)
    if cut.weigh is None:
        return [*range(0, len(rows), cut.size)] or [0]
    starts, taken = [0], 0
    for at, row in enumerate(rows):
        weight = cut.weigh(row)
        if at - starts[-1] == cut.size or (at > starts[-1] and taken + weight > ROOM):
            starts.append(at)
            taken = 0
        taken += weight
    return starts


def _chosen(rows: Sequence[T], cut: Pages, key: Callable[[T], str]) -> list[int]:
    """Return the rows that are chosen to begin a page."""
    digests = [crc32(key(row).encode("utf-8", "surrogatepass")) * _MIX % 2**32 for row in rows]
    before = [*accumulate(map(cut.weigh or (lambda _: 0), rows), initial=0)]
    starts, stretches = [], [(0, len(rows))]
    while stretches:
        start, end = stretches.pop()
        weight = before[end] - before[start]
        if end - start < 2 or (end - start <= cut.size and weight <= _MORE_ROOM):  # noqa: PLR2004 - one row cannot be parted
            starts.append(start)
            continue
        quarter = (end - start) // 4
        chosen = min(range(start + max(quarter, 1), end - quarter), key=digests.__getitem__)
        stretches += [(start, chosen), (chosen, end)]
    return sorted(starts)


def _urls(path: str, rows: Sequence[T], starts: Sequence[int], cut: Pages) -> list[str]:
    """Return the address of each page."""
    if cut.key:
        return [path, *(urls.beginning(path, cut.key(rows[at])) for at in starts[1:])]
    return [urls.paged(path, number) for number in range(1, len(starts) + 1)]


def _links(names: Sequence[str], urls_of: Sequence[str]) -> Iterator[PageLink]:
    """Yield the way to each page; pages of one name are counted."""
    of = iter(urls_of)
    for name, same in groupby(names):
        for number, _ in enumerate(same, 1):
            yield PageLink(name, number, next(of), current=False, after_gap=False)


def _near(links: Sequence[PageLink], here: int) -> Iterator[PageLink]:
    """Yield the ways that one page names."""
    last, before = len(links) - 1, -1
    near = range(max(here - _NEAR, 0), min(here + _NEAR, last) + 1)
    for n in range(last + 1) if last < _ALL else sorted({0, *near, last}):
        yield replace(links[n], current=n == here, after_gap=n != before + 1)
        before = n


def years(*known: Interval | None) -> tuple[str, ...]:
    """Return the years in which something lies or can lie, each once; of a long stretch its ends."""
    found: dict[str, None] = {}
    for when in known:
        days = [day.year for day in (when.start, when.end) if day] if when else []
        if days and days[-1] - days[0] <= _YEARS:
            days = list(range(days[0], days[-1] + 1))
        found.update(dict.fromkeys(map(str, days)))
    return tuple(found)
