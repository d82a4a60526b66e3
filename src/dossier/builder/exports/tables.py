"""Each table as CSV, with the ``datapackage.json`` that describes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any

from dossier.builder.exports import places, said
from dossier.builder.exports.columns import meaning
from dossier.builder.exports.dossier_json import encode
from dossier.builder.page import Page
from dossier.builder.pages.index import title_of
from dossier.builder.register import Register
from dossier.model import Interval, Passage, Record

Row = tuple[Any, ...]


class Table(Record, frozen=True):
    """One table; the columns of a passage come last."""

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]
    """Name and Frictionless type of each."""
    rows: Callable[[Register], Iterable[Row]]
    key: str | None = None


WHEN = (("start", "date"), ("end", "date"), ("precision", "string"))
PASSAGE = (("article", "string"), ("from", "integer"), ("to", "integer"), ("words", "string"))


def pages(register: Register) -> tuple[Page, ...]:
    """Return the tables and their description."""
    tables = [(t, Page(places.table(t.name), _csv(t, register))) for t in TABLES]
    package = _package(register, tables)
    return (*(page for _, page in tables), Page(places.PACKAGE, encode(package)))


def _csv(table: Table, register: Register) -> bytes:
    """Return a table as CSV by RFC 4180, in UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _ in table.columns])
    writer.writerows([_cell(value) for value in row] for row in table.rows(register))
    return out.getvalue().encode()


def _cell(value: Any) -> Any:
    return said.cell(value) if isinstance(value, str) else value


def _when(when: Interval | None) -> Row:
    """Return the columns of an interval."""
    return (when.start, when.end, when.precision) if when else (None, None, None)


def _passage(register: Register, passage: Passage) -> Row:
    """Return the columns of a passage; its words only where they may be shown."""
    span = passage.span
    return (passage.article, span.start, span.end, said.words(register, passage))


def _articles(register: Register) -> Iterator[Row]:
    for article in register.articles.values():
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


def _sources(register: Register) -> Iterator[Row]:
    for source in register.edition.analysis.sources:
        yield (source.id, source.name, len(source.articles))


def _events(register: Register) -> Iterator[Row]:
    for event in register.events.values():
        counts = (len(event.reports), event.independent, len(event.recalls))
        yield (event.id, event.title, *_when(event.when), event.where, *counts)


def _quotes(register: Register) -> Iterator[Row]:
    for record in register.edition.analysis.quotes:
        quote = register.studies[record.article].quotes[record.index]
        text = said.speaker(register, record)
        row = (record.id, record.family, quote.kind, record.speaker, text or None)
        yield (*row, *_passage(register, Passage(record.article, quote.span)))


def _names(register: Register) -> Iterator[Row]:
    for name in register.names.values():
        for spelling in name.spellings:
            inside = len({m.article for m in spelling.mentions})
            yield (name.id, name.kind, name.label, spelling.form, len(spelling.mentions), inside)


def _dates(register: Register) -> Iterator[Row]:
    for article, study in register.studies.items():
        for time in study.times:
            if time.when:
                yield (*_when(time.when), *_passage(register, Passage(article, time.span)))


def _pickups(register: Register) -> Iterator[Row]:
    for pickup in register.edition.analysis.pickups:
        a, b = pickup.a, pickup.b
        one, other = (a.article, a.span.start, a.span.end), (b.article, b.span.start, b.span.end)
        yield (pickup.id, *one, *other, round(pickup.share, 3), pickup.directed)


def _points(register: Register) -> Iterator[Row]:
    for point in register.edition.analysis.points:
        for passage in point.passages:
            yield (point.id, point.event, *_passage(register, passage))


def _discrepancies(register: Register) -> Iterator[Row]:
    for found in register.edition.analysis.discrepancies:
        for claim in found.claims:
            shown = said.words(register, claim.passage)
            sides = (claim.value, claim.attributed) if shown else (None, None)
            row = (found.id, found.event, found.kind, found.about, *sides)
            yield (*row, *_passage(register, claim.sentence))


def _topics(register: Register) -> Iterator[Row]:
    for topic in register.edition.analysis.topics:
        yield (
            topic.id,
            topic.label,
            "; ".join(topic.terms),
            len(topic.articles),
            len(topic.events),
        )


def _issues(register: Register) -> Iterator[Row]:
    for issue in register.edition.issues:
        yield (issue.code, issue.level, issue.subject, issue.message)


def _strings(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "string") for name in names)


def _counts(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "integer") for name in names)


TABLES = (
    Table(
        "articles",
        "One row an article: its record.",
        (
            *_strings("id", "file", "headline", "source", "authors", "agencies", "language"),
            *WHEN,
            *_strings("basis", "event"),
            *_counts("length"),
            *_strings("url", "sha256"),
        ),
        _articles,
        "id",
    ),
    Table(
        "sources",
        "One row an outlet.",
        (*_strings("id", "name"), *_counts("articles")),
        _sources,
        "id",
    ),
    Table(
        "events",
        "One row an event: what happened, as the articles report it.",
        (
            *_strings("id", "title"),
            *WHEN,
            ("where", "string"),
            *_counts("reports", "independent", "recalls"),
        ),
        _events,
        "id",
    ),
    Table(
        "quotes",
        "One row a quote; wordings of one utterance share their family.",
        (*_strings("id", "family", "kind", "speaker", "speaker_text"), *PASSAGE),
        _quotes,
        "id",
    ),
    Table(
        "names",
        "One row a spelling of a name.",
        (*_strings("id", "kind", "label", "spelling"), *_counts("mentions", "articles")),
        _names,
    ),
    Table("dates", "One row a time expression and the days it means.", (*WHEN, *PASSAGE), _dates),
    Table(
        "pickups",
        "One row a passage that two articles share.",
        (
            *_strings("id", "a_article"),
            *_counts("a_from", "a_to"),
            ("b_article", "string"),
            *_counts("b_from", "b_to"),
            ("share", "number"),
            ("directed", "boolean"),
        ),
        _pickups,
    ),
    Table(
        "points",
        "One row a passage that reports a point of an event.",
        (*_strings("id", "event"), *PASSAGE),
        _points,
    ),
    Table(
        "discrepancies",
        "One row a side of a discrepancy, as written; the words are its sentence.",
        (*_strings("id", "event", "kind", "about", "value", "attributed"), *PASSAGE),
        _discrepancies,
    ),
    Table(
        "topics",
        "One row a topic.",
        (*_strings("id", "label", "terms"), *_counts("articles", "events")),
        _topics,
        "id",
    ),
    Table(
        "issues",
        "One row a thing that an editor should look at.",
        _strings("code", "level", "subject", "message"),
        _issues,
    ),
)


def _package(register: Register, tables: Iterable[tuple[Table, Page]]) -> dict[str, Any]:
    """Return the description of all tables by the Frictionless standard."""
    licence = register.settings.licence
    key = "path" if said.web(licence) else "name"
    return {
        "profile": "tabular-data-package",
        "name": "dossier",
        "title": title_of(register),
        "description": "Offsets are code points, half-open, into the text of the article. "
        "A cell that would be a formula in a spreadsheet has an apostrophe before it.",
        **({"licenses": [{key: licence}]} if licence else {}),
        "resources": [_resource(table, page) for table, page in tables],
    }


def _resource(table: Table, page: Page) -> dict[str, Any]:
    """Return the description of one table."""
    fields = [
        {"name": n, "type": t, "description": meaning(table.name, n)} for n, t in table.columns
    ]
    schema: dict[str, Any] = {"fields": fields}
    if table.key:
        schema["primaryKey"] = table.key
    if ("article", "string") in table.columns:
        reference = {"resource": "articles", "fields": "id"}
        schema["foreignKeys"] = [{"fields": "article", "reference": reference}]
    return {
        "name": table.name,
        "path": page.path.removeprefix("data/"),
        "profile": "tabular-data-resource",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(page.data),
        "hash": f"sha256:{sha256(page.data).hexdigest()}",
        "schema": schema,
    }
