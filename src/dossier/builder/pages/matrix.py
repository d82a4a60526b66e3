"""What the sources report: points in rows, sources in columns, families of one text folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dossier.builder import urls
from dossier.builder.pages.paging import Pages, addresses
from dossier.builder.pages.parts import Cited, age, cite, label, passage_url, source_url
from dossier.builder.pages.room import fitting, size
from dossier.builder.register import Register, once
from dossier.builder.sheet import Link
from dossier.model import Event, Passage, Point, Record

MOST_POINTS = 12
"""Rows shown; the others stand on a page of their own."""

_ROWS_ROOM = 13_000
"""Bytes for the rows of the table."""

_ALONE_ROOM = 4_500
"""Bytes for what one source alone reports, where several report."""

_ONE_ROOM = 24_000
"""Bytes for the points of an event that one source reports."""

MOST_WORDINGS = 2
"""Wordings of a point beside the first; in a narrow table they are counted alone."""

MOST_ALONE = 2
"""Points of one source alone that are shown where several sources report."""

MANY = 8
"""Columns from which the table is drawn narrow, and each source shows one point of its own."""

PAGE = 24
"""Points on one page of the list of all points."""

WORDINGS = 12
"""Wordings of a point there before the rest is counted."""

_MARKUP = 320
"""Bytes of a cited passage beside its words."""

MOST_OF_ONE = 40
"""Points that are shown where one source reports."""


class Column(Record, frozen=True):
    """A source, or several whose texts are one."""

    label: str
    url: str
    others: tuple[Link, ...]
    """Further sources that printed the same text."""
    reports: int
    """Points of the event that it has."""


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
    """Passages in other words, each wording once."""
    more_wordings: int
    more: str
    """Address of the point with all its wordings."""


class Alone(Record, frozen=True):
    """What one column alone reports."""

    column: Column
    passages: tuple[tuple[str, Cited], ...]
    """(id of the point, its passage)"""
    left_out: int


class Matrix(Record, frozen=True):
    """The whole table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """Points that more than one column has."""
    alone: tuple[Alone, ...]
    left_out: int
    """Points that more than one column has and that are not shown."""
    all_points: int
    more: str | None
    """Address of all points with all their wordings, where not all are shown here."""
    dated: bool
    """Whether the day of every article is known, so that the first report is the first."""
    any_cut: bool
    """Whether the saved text of an article is cut off."""
    narrow: bool
    """Whether there are so many columns that their heads are turned."""


def matrix(register: Register, event: Event) -> Matrix:
    """Return the table of an event, the most widely reported of the points that name something first."""
    return _matrix(register, event.id)


@once
def _matrix(register: Register, event_id: str) -> Matrix:
    event = register.events[event_id]
    groups = _groups(register, event)
    having = [(point, _columns_with(point, groups)) for point in register.points[event.id]]
    several = sorted(
        (h for h in having if len(h[1]) > 1), key=lambda h: (not h[0].firm, -len(h[1]))
    )
    columns = [_column(register, g, sum(i in h[1] for h in having)) for i, g in enumerate(groups)]
    where = places(register, event)
    narrow = len(columns) >= MANY
    wordings = 0 if narrow else MOST_WORDINGS
    made = [_row(register, point, groups, where, wordings) for point, _ in several[:MOST_POINTS]]
    rows = tuple(fitting(made, _ROWS_ROOM))
    alone = _alone(register, [(c, _only(having, i)) for i, c in enumerate(columns)])
    left_out = len(several) - len(rows)
    hidden = left_out or any(r.more_wordings for r in rows) or any(a.left_out for a in alone)
    return Matrix(
        columns=tuple(columns),
        rows=rows,
        alone=alone,
        left_out=left_out,
        all_points=len(having),
        more=urls.points(event.id) if hidden else None,
        dated=not any(age(register, a)[0] for a in event.reports),
        any_cut=any(register.articles[a].cut_off for a in event.reports),
        narrow=narrow,
    )


def in_order(register: Register, event: Event) -> list[Point]:
    """Return all points of an event: those that name something, and of these those of most articles first."""
    return sorted(
        register.points[event.id],
        key=lambda p: (not p.firm, -len({x.article for x in p.passages})),
    )


def places(register: Register, event: Event) -> Mapping[str, str]:
    """Return the address of each point among all points of the event."""
    order = in_order(register, event)
    at = addresses(urls.points(event.id), order, Pages(PAGE, weigh=weight))
    return {p.id: f"{page}#{p.id}" for p, page in zip(order, at, strict=True)}


def weight(point: Point) -> int:
    """Return about how many bytes show a point with its wordings."""
    return sum(_MARKUP + len(p.span) for p in point.passages[:WORDINGS])


def _only(having: Iterable[tuple[Point, list[int]]], column: int) -> list[Point]:
    """Return the points that one column alone has."""
    return [point for point, has in having if has == [column]]


def _alone(
    register: Register, columns: Sequence[tuple[Column, Sequence[Point]]]
) -> tuple[Alone, ...]:
    """Return what each column alone reports, most first; passages only as long as there is room for them."""
    one = len(columns) == 1
    most = MOST_OF_ONE if one else MOST_ALONE if len(columns) < MANY else 1
    left = _ONE_ROOM if one else _ALONE_ROOM
    found = []
    for column, points in sorted(columns, key=lambda row: -len(row[1])):
        cited = [(p.id, cite(register, p.passages[0])) for p in points[:most]]
        shown = tuple(fitting(cited, left)) if cited and left > 0 else ()
        left -= sum(map(size, shown))
        found.append(Alone(column, shown, len(points) - len(shown)))
    return tuple(found)


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
    return f"source {source.id}" if source and source.label else f"article {article}"


def _columns_with(point: Point, groups: Sequence[Sequence[str]]) -> list[int]:
    have = {p.article for p in point.passages}
    return [i for i, group in enumerate(groups) if have.intersection(group)]


def _row(
    register: Register,
    point: Point,
    groups: Sequence[Sequence[str]],
    where: Mapping[str, str],
    most: int,
) -> Row:
    passages = sorted(point.passages, key=lambda p: age(register, p.article))
    by_article: dict[str, Passage] = {}
    for passage in passages:
        by_article.setdefault(passage.article, passage)
    cells = tuple(_cell(register, group, by_article) for group in groups)
    others = _other_wordings(register, passages)
    return Row(
        id=point.id,
        stands=cite(register, passages[0]),
        cells=cells,
        have=sum(cell.url is not None for cell in cells),
        wordings=tuple(cite(register, p) for p in others[:most]),
        more_wordings=max(0, len(others) - most),
        more=where[point.id],
    )


def _other_wordings(register: Register, passages: Sequence[Passage]) -> list[Passage]:
    """Return the first passage of each wording that may be shown, but that of the first passage."""
    found: dict[str, Passage] = {}
    for passage in passages:
        if register.shown[passage.article].holds(passage.span):
            found.setdefault(_words(register, passage), passage)
    found.pop(_words(register, passages[0]), None)
    return list(found.values())


def _words(register: Register, passage: Passage) -> str:
    """Return the words of a passage without their case and their spaces."""
    words = passage.span.of(register.articles[passage.article].text)
    return " ".join(words.split()).casefold()


def _cell(register: Register, group: Sequence[str], passages: Mapping[str, Passage]) -> Cell:
    there = next((passages[a] for a in group if a in passages), None)
    return Cell(
        url=passage_url(register, there) if there else None,
        label=label(register, there.article if there else group[0]),
        cut_off=any(register.articles[a].cut_off for a in group),
    )


def _column(register: Register, group: Sequence[str], reports: int) -> Column:
    names = {label(register, a): source_url(register, a) for a in group}
    links = [Link(text, url) for text, url in names.items()]
    named = register.source_of.get(group[0])
    return Column(
        label=links[0].text,
        url=links[0].url if named and named.label else urls.article(group[0]),
        others=tuple(links[1:]),
        reports=reports,
    )
