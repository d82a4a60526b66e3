"""What the sources report: points in rows, sources in columns, families of one text folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dossier.builder import urls
from dossier.builder.pages.parts import Cited, age, cite, label, source_url
from dossier.builder.register import Register
from dossier.builder.sheet import Link
from dossier.model import Event, Passage, Point, Record

MOST_POINTS = 60
"""Rows shown; beyond them nobody reads a table."""


class Column(Record, frozen=True):
    """A source, or several whose texts are one."""

    label: str
    url: str
    others: tuple[Link, ...]
    """Further sources that printed the same text."""
    reports: int
    """Points of the matrix that it has."""


class Cell(Record, frozen=True):
    """Whether a source has a point: ``url`` leads to its passage."""

    url: str | None
    label: str
    cut_off: bool


class Row(Record, frozen=True):
    """A point with its passages."""

    id: str
    stands: Cited
    cells: tuple[Cell, ...]
    have: int
    """Columns that have it."""
    wordings: tuple[Cited, ...]
    """The passages of the other articles."""


class Matrix(Record, frozen=True):
    """The whole table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: int
    """Points beyond :data:`MOST_POINTS`."""


def matrix(register: Register, event: Event) -> Matrix:
    """Return the table of an event, the most widely reported points first."""
    groups = _groups(register, event)
    points = sorted(register.points[event.id], key=lambda p: -len(_columns_with(p, groups)))
    rows = tuple(_row(register, point, groups) for point in points[:MOST_POINTS])
    columns = tuple(_column(register, g, i, rows) for i, g in enumerate(groups))
    return Matrix(columns, rows, max(0, len(points) - MOST_POINTS))


def _groups(register: Register, event: Event) -> list[list[str]]:
    """Return the articles of each column, earliest first."""
    found: dict[str, list[str]] = {}
    for article in sorted(event.reports, key=lambda a: age(register, a)):
        found.setdefault(_key(register, article, event), []).append(article)
    return list(found.values())


def _key(register: Register, article: str, event: Event) -> str:
    """Return what an article shares with others of its column."""
    family = register.family_of.get(article)
    if family and sum(a in event.reports for a in family.articles) > 1:
        return f"family {family.id}"
    source = register.source_of.get(article)
    return f"source {source.id}" if source and source.name else f"article {article}"


def _columns_with(point: Point, groups: Sequence[Sequence[str]]) -> list[int]:
    have = {p.article for p in point.passages}
    return [i for i, group in enumerate(groups) if have.intersection(group)]


def _row(register: Register, point: Point, groups: Sequence[Sequence[str]]) -> Row:
    by_article: dict[str, Passage] = {}
    for passage in point.passages:
        by_article.setdefault(passage.article, passage)
    cells = tuple(_cell(register, group, by_article) for group in groups)
    return Row(
        id=point.id,
        stands=cite(register, point.passages[0]),
        cells=cells,
        have=sum(cell.url is not None for cell in cells),
        wordings=tuple(cite(register, p) for p in point.passages[1:]),
    )


def _cell(register: Register, group: Sequence[str], passages: Mapping[str, Passage]) -> Cell:
    there = next((passages[a] for a in group if a in passages), None)
    return Cell(
        url=urls.passage(there) if there else None,
        label=label(register, there.article if there else group[0]),
        cut_off=any(register.articles[a].cut_off for a in group),
    )


def _column(register: Register, group: Sequence[str], place: int, rows: Sequence[Row]) -> Column:
    names = {label(register, a): source_url(register, a) for a in group}
    links = [Link(text, url) for text, url in names.items()]
    named = register.source_of.get(group[0])
    return Column(
        label=links[0].text,
        url=links[0].url if named and named.name else urls.article(group[0]),
        others=tuple(links[1:]),
        reports=sum(row.cells[place].url is not None for row in rows),
    )
