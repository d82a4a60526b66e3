"""The rows of the tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dossier.builder.exports import said
from dossier.builder.register import Register
from dossier.model import Interval, Passage

Row = tuple[Any, ...]


def _when(when: Interval | None) -> Row:
    """Return the columns of an interval."""
    return (when.start, when.end, when.precision) if when else (None, None, None)


def _passage(register: Register, passage: Passage) -> Row:
    """Return the columns of a passage; its words only where they may be shown."""
    span = passage.span
    return (passage.article, span.start, span.end, said.words(register, passage))


def articles(register: Register, article_id: str) -> Iterator[Row]:
    """Yield the row of an article."""
    article = register.articles[article_id]
    source = register.source_of.get(article.id)
    event = register.event_of.get(article.id)
    published = article.published
    yield (
        article.id,
        article.file,
        said.heading(article),
        source.id if source else None,
        "; ".join(said.authors(article)),
        "; ".join(agency.value for agency in article.agencies),
        article.language,
        *_when(published.when if published else None),
        published.basis if published else None,
        event,
        len(article.text),
        said.original(article),
        article.sha256,
    )


def sources(register: Register, _: str) -> Iterator[Row]:
    """Yield a row for each of the sources."""
    for source in register.edition.analysis.sources:
        yield (source.id, source.name, len(source.articles))


def events(register: Register, event_id: str) -> Iterator[Row]:
    """Yield the row of an event."""
    event = register.events[event_id]
    counts = (len(event.reports), event.independent, len(event.recalls))
    yield (event.id, event.title, *_when(event.when), event.where, *counts)


def quotes(register: Register, article: str) -> Iterator[Row]:
    """Yield the rows of the quotes of an article."""
    for record in register.quotes[article]:
        quote = register.studies[record.article].quotes[record.index]
        text = said.speaker(register, record)
        row = (record.id, record.family, quote.kind, record.speaker, text or None)
        yield (*row, *_passage(register, Passage(record.article, quote.span)))


def names(register: Register, name_id: str) -> Iterator[Row]:
    """Yield the rows of a name."""
    name = register.names[name_id]
    for spelling in name.spellings:
        inside = len({m.article for m in spelling.mentions})
        yield (name.id, name.kind, name.label, spelling.form, len(spelling.mentions), inside)


def dates(register: Register, article: str) -> Iterator[Row]:
    """Yield the rows of the dates in an article."""
    for time in register.studies[article].times:
        if time.when:
            yield (*_when(time.when), *_passage(register, Passage(article, time.span)))


def pickups(register: Register, article: str) -> Iterator[Row]:
    """Yield the rows of the pickups of an article."""
    for pickup in register.taken[article]:
        a, b = pickup.a, pickup.b
        one, other = (a.article, a.span.start, a.span.end), (b.article, b.span.start, b.span.end)
        yield (pickup.id, *one, *other, round(pickup.share, 3), pickup.directed)


def points(register: Register, event: str) -> Iterator[Row]:
    """Yield the rows of the points of an event."""
    for point in register.found[event]:
        for passage in point.passages:
            yield (point.id, point.event, *_passage(register, passage))


def discrepancies(register: Register, event: str) -> Iterator[Row]:
    """Yield the rows of the discrepancies of an event."""
    for found in register.discrepancies[event]:
        for claim in found.claims:
            shown = said.words(register, claim.passage)
            sides = (claim.value, claim.attributed) if shown else (None, None)
            row = (found.id, found.event, found.kind, found.about, *sides)
            yield (*row, *_passage(register, claim.sentence))


def topics(register: Register, _: str) -> Iterator[Row]:
    """Yield a row for each of the topics."""
    for topic in register.edition.analysis.topics:
        yield (
            topic.id,
            topic.label,
            "; ".join(topic.terms),
            len(topic.articles),
            len(topic.events),
        )


def issues(register: Register, _: str) -> Iterator[Row]:
    """Yield a row for each of the issues."""
    for issue in register.edition.issues:
        yield (issue.code, issue.level, issue.subject, issue.message)
