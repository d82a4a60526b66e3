"""Each table as CSV, with the ``datapackage.json`` that describes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any

from dossier.builder.exports import places, rows, said
from dossier.builder.exports.columns import meaning
from dossier.builder.exports.pieces import Download, Joint, Section
from dossier.builder.exports.records import each, encode, runs, singly
from dossier.builder.exports.rows import Row
from dossier.builder.page import Page
from dossier.builder.pages.index import title_of
from dossier.builder.register import Register
from dossier.model import Record

Runs = Sequence[tuple[str, ...]]


def all_at_once(_: Register) -> Runs:
    """Return one run of one key for a table that is made in one go."""
    return [("",)]


def _by_article(register: Register) -> Runs:
    return runs(register.articles)


def _by_event(register: Register) -> Runs:
    return singly(register.events)


def _by_name(register: Register) -> Runs:
    return singly(register.names)


class Table(Record, frozen=True):
    """One table; the columns of a passage come last."""

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]
    """Name and Frictionless type of each."""
    rows: Callable[[Register, str], Iterable[Row]]
    """Takes the register and the id of an article, an event or a name."""
    key: str | None = None
    of: Callable[[Register], Runs] = all_at_once
    """Returns the ids of the articles or the events that have rows, in runs."""


WHEN = (("start", "date"), ("end", "date"), ("precision", "string"))
PASSAGE = (("article", "string"), ("from", "integer"), ("to", "integer"), ("words", "string"))


def downloads(register: Register) -> tuple[Download, ...]:
    """Return the tables."""
    return tuple(Download(places.table(t.name), (_section(t, register),)) for t in TABLES)


def _section(table: Table, register: Register) -> Section:
    """Return a table as CSV by RFC 4180, in UTF-8."""
    head = _csv([[name for name, _ in table.columns]])
    return Section(head, each(table.rows, table.of(register)), _csv)


def _csv(records: Iterable[Iterable[Any]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(map(_cell, row) for row in records)
    return out.getvalue().encode()


def _description(register: Register, tables: Sequence[Page]) -> tuple[Page, ...]:
    """Return what describes the tables."""
    package = _package(register, list(zip(TABLES, tables, strict=True)))
    return (Page(places.PACKAGE, encode(package)),)


JOINT = Joint(downloads, _description)


def _cell(value: Any) -> Any:
    return said.cell(value) if isinstance(value, str) else value


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
        rows.articles,
        "id",
        _by_article,
    ),
    Table(
        "sources",
        "One row an outlet.",
        (*_strings("id", "name"), *_counts("articles")),
        rows.sources,
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
        rows.events,
        "id",
        _by_event,
    ),
    Table(
        "quotes",
        "One row a quote; wordings of one utterance share their family.",
        (*_strings("id", "family", "kind", "speaker", "speaker_text"), *PASSAGE),
        rows.quotes,
        "id",
        _by_article,
    ),
    Table(
        "names",
        "One row a spelling of a name.",
        (*_strings("id", "kind", "label", "spelling"), *_counts("mentions", "articles")),
        rows.names,
        of=_by_name,
    ),
    Table(
        "dates",
        "One row a time expression and the days it means.",
        (*WHEN, *PASSAGE),
        rows.dates,
        of=_by_article,
    ),
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
        rows.pickups,
        of=_by_article,
    ),
    Table(
        "points",
        "One row a passage that reports a point of an event.",
        (*_strings("id", "event"), *PASSAGE),
        rows.points,
        of=_by_event,
    ),
    Table(
        "discrepancies",
        "One row a side of a discrepancy, as written; the words are its sentence.",
        (*_strings("id", "event", "kind", "about", "value", "attributed"), *PASSAGE),
        rows.discrepancies,
        of=_by_event,
    ),
    Table(
        "topics",
        "One row a topic.",
        (*_strings("id", "label", "terms"), *_counts("articles", "events")),
        rows.topics,
        "id",
    ),
    Table(
        "issues",
        "One row a thing that an editor should look at.",
        _strings("code", "level", "subject", "message"),
        rows.issues,
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
    told = sha256()
    for block in page.blocks():
        told.update(block)
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
        "bytes": page.size,
        "hash": f"sha256:{told.hexdigest()}",
        "schema": schema,
    }
