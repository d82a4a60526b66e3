"""What every explanation needs: the records by their ids, and words shown with their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from dossier.analysis import named, statements
from dossier.model import (
    Article,
    Edition,
    Event,
    Evidence,
    Found,
    FoundDate,
    Interval,
    Name,
    Passage,
    Pickup,
    Point,
    QuoteRecord,
    Reading,
    Record,
    Source,
    Span,
    Topic,
)

R = TypeVar("R", Name, Pickup, Point, QuoteRecord, Source, Topic)

LONGEST = 160
"""Code points of a passage in an explanation."""
LABEL = 14
"""Columns of the labels."""


class Ground(Record, frozen=True):
    """An edition with its records by their ids."""

    edition: Edition
    readings: Mapping[str, Reading]
    events: Mapping[str, Event]
    names: Mapping[str, Name]
    spellings: statements.Spellings
    """Where the articles name somebody or something."""

    @classmethod
    def of(cls, edition: Edition) -> Ground:
        """Return the ground of an edition."""
        return cls(
            edition,
            {reading.article.id: reading for reading in edition.readings},
            {event.id: event for event in edition.analysis.events},
            {name.id: name for name in edition.analysis.names},
            named.spelled(edition.analysis.names),
        )

    def cite(self, passage: Passage) -> str:
        """Return the words of a passage with its place."""
        article = self.readings[passage.article].article
        return f"{words(article.text, passage.span)}  {article.file} {at(passage.span)}"

    def file(self, article: str) -> str:
        """Return the path of an article's clipping."""
        return self.readings[article].article.file


def highest(scored: Iterable[tuple[float, R]], most: int) -> list[tuple[float, R]]:
    """Return the records with the highest scores, in order; of equal ones that with the least id."""
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].id))[:most]


def words(text: str, span: Span) -> str:
    """Return the words of a span in quotation marks, shortened in the middle when they are many."""
    found = " ".join(span.of(text).split())
    if len(found) > LONGEST:
        found = f"{found[: LONGEST // 2].rstrip()} … {found[-LONGEST // 2 :].lstrip()}"
    return f"“{found}”"


def at(span: Span) -> str:
    """Return the place of a span."""
    return f"{span.start}–{span.end}"


def date(when: Interval | None) -> str:
    """Return an interval with its precision."""
    if when is None:
        return "not known"
    if when.start == when.end:
        return f"{when.start}"
    return f"{when.start or '…'} to {when.end or '…'} ({when.precision})"


def row(label: str, value: str) -> str:
    """Return a line of a table with one column of labels."""
    gap = "" if len(label) < LABEL else " "
    return f"  {label:<{LABEL}}{gap}{value}".rstrip()


def finding(label: str, found: Found | FoundDate, article: Article) -> Iterator[str]:
    """Yield a value with the ground that it stands on."""
    value = date(found.when) if isinstance(found, FoundDate) else found.value
    yield row(label, value)
    yield row("", f"by: {found.basis}{_place(found, article)}")
    if found.reason:
        yield row("", f"because: {found.reason.strip()}")


def _place(found: Found | FoundDate, article: Article) -> str:
    if found.span:
        return f", {words(article.text, found.span)} at {at(found.span)}"
    if found.raw:
        return f", at {at(found.raw)} of the clipping"
    written = getattr(found, "written", None)
    return f", written {written!r}" if written else ""


def evidence(rows: Iterable[Evidence]) -> Iterator[str]:
    """Yield a line for each feature behind a result."""
    for each in rows:
        yield row(f"{each.score:.2f}", f"{each.feature}: {each.detail}")


def section(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield a title and its lines; nothing where there are no lines."""
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from found


def second(lines: Iterable[str], nothing: str) -> Iterator[str]:
    """Yield what nearly was the result instead, or in words why nothing was."""
    yield from section("What came second", list(lines) or [row("", nothing)])
