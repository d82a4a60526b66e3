"""What the index has of one article: a part of it, which stays while nothing changes that it is made from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dossier.builder.register import Register, names_in
from dossier.builder.search.rows import Row, rows_of
from dossier.builder.search.scripts import encoded_passages
from dossier.model import Record, Span

Chunk = tuple[int, bytes]
"""Some rows of an article: their number and their JSON."""


class Passages(Record, frozen=True):
    """What the index has of an article."""

    rows: tuple[Row, ...]
    filters: tuple[tuple[str, ...], ...]
    """The filter terms of each row."""
    chunks: tuple[Chunk, ...]


def passages_of(register: Register, article_id: str) -> Iterator[Passages]:
    """Yield what the index has of an article."""
    rows = tuple(rows_of(register.articles[article_id], register.shown[article_id]))
    whole = tuple(_filters(register, article_id))
    named = _named(_people(register, article_id), rows)
    chunks = tuple(encoded_passages(register, article_id, rows))
    yield Passages(rows, tuple((*whole, *people) for people in named), chunks)


def _filters(register: Register, article_id: str) -> Iterator[str]:
    """Yield the terms that hold for the whole of an article."""
    source = register.source_of.get(article_id)
    if source:
        yield f"@s:{source.id}"
    event = register.event_of.get(article_id)
    if event:
        yield f"@e:{event}"


def _people(register: Register, article_id: str) -> list[tuple[Span, str]]:
    """Return where an article names whom, in the order of its text."""
    named = ((n, spans) for n, spans in names_in(register, article_id) if n.kind == "person")
    return sorted((span, f"@p:{name.id}") for name, spans in named for span in spans)


def _named(people: Sequence[tuple[Span, str]], rows: Iterable[Row]) -> Iterator[set[str]]:
    """Yield for each row the filter terms of the people whom it names."""
    starts = [span.start for span, _ in people]
    for row in rows:
        first = bisect_left(starts, row.span.start)
        last = bisect_left(starts, row.span.end)
        yield {term for span, term in people[first:last] if row.span.holds(span)}
