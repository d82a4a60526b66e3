"""An earlier edition, read back from its ``dossier.json``, and what has come and gone since then.

It is an input like any other, named by whoever builds: the same folder and the same earlier edition give
the same pages. Statements are known by their ids, dates by the place of their words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dossier.errors import InputError
from dossier.model import Interval, Passage, Record, Span
from dossier.model.base import Precision

DATA = "data/dossier.json"
"""Where a built site holds its data."""

Kind = Literal["articles", "events", "points", "quotes", "names", "dates", "discrepancies"]
What = Literal["added", "withdrawn", "dated"]


class _Place(Struct, frozen=True):
    article: str
    start: int
    end: int


class _Found(Struct, frozen=True):
    value: str


class _When(Struct, frozen=True):
    start: dt.date | None
    end: dt.date | None
    precision: Precision


class _Article(Struct, frozen=True):
    id: str
    file: str
    record: int | None = None
    headline: _Found | None = None
    published: _When | None = None


class _Event(Struct, frozen=True):
    id: str
    title: str
    title_from: _Place | None = None
    when: _When | None = None
    when_from: _Place | None = None


class _Point(Struct, frozen=True):
    id: str
    passages: tuple[_Place, ...]


class _Quote(Struct, frozen=True):
    id: str
    article: str
    start: int
    end: int
    part_of: str | None = None


class _Spelling(Struct, frozen=True):
    mentions: tuple[_Place, ...]


class _Name(Struct, frozen=True):
    id: str
    label: str
    spellings: tuple[_Spelling, ...]


class _Date(Struct, frozen=True, rename={"first": "from", "last": "to"}):
    article: str
    start: int
    end: int
    precision: Precision | None = None
    first: dt.date | None = None
    last: dt.date | None = None


class Data(Struct, frozen=True):
    """The part of ``dossier.json`` that is compared; the rest of it is passed over."""

    articles: tuple[_Article, ...]
    events: tuple[_Event, ...]
    points: tuple[_Point, ...]
    quotes: tuple[_Quote, ...]
    names: tuple[_Name, ...]
    dates: tuple[_Date, ...]
    discrepancies: tuple[_Point, ...]


class Statement(Record, frozen=True):
    """Something that an edition states."""

    kind: Kind
    id: str
    label: str
    """A title or a name; empty where only the words of the passage say what it is."""
    passage: Passage | None
    when: Interval | None


class Change(Record, frozen=True):
    """What has happened to a statement."""

    what: What
    statement: Statement
    """As it stands now; as it stood where it has been withdrawn."""
    before: Interval | None = None
    """When it was dated earlier, if that is what has changed."""


def read(path: Path) -> Data:
    """Return an earlier edition.

    Args:
        path: a ``dossier.json``, or the folder of a built site.

    Raises:
        InputError: there is none, or it cannot be read.
    """
    file = path / DATA if path.is_dir() else path
    try:
        return decode(file.read_bytes())
    except FileNotFoundError:
        raise InputError(
            f"{path} holds no earlier edition; name a dossier.json, or the folder of a built site."
        ) from None
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as an earlier edition: {error}.") from None


def decode(data: bytes) -> Data:
    """Return the edition that some JSON holds.

    Raises:
        MsgspecError: it is not the JSON of a dossier.
    """
    return msgspec.json.decode(data, type=Data)


def without(data: Data, hidden: frozenset[str]) -> Data:
    """Return an edition without some articles, by their ids, and without all that only they told."""

    def told(place: _Place | None) -> bool:
        return place is None or place.article not in hidden

    def left(points: Sequence[_Point]) -> tuple[_Point, ...]:
        rest = (replace(p, passages=tuple(filter(told, p.passages))) for p in points)
        return tuple(point for point in rest if point.passages)

    return Data(
        articles=tuple(a for a in data.articles if a.id not in hidden),
        events=tuple(e for e in data.events if told(e.title_from) and told(e.when_from)),
        points=left(data.points),
        quotes=tuple(q for q in data.quotes if q.article not in hidden),
        names=tuple(n for name in data.names if (n := _named(name, told)).spellings),
        dates=tuple(d for d in data.dates if d.article not in hidden),
        discrepancies=left(data.discrepancies),
    )


def _named(name: _Name, told: Callable[[_Place], bool]) -> _Name:
    """Return a name with the places that are told."""
    left = (tuple(filter(told, spelling.mentions)) for spelling in name.spellings)
    return replace(name, spellings=tuple(_Spelling(places) for places in left if places))


def changes(before: Data, now: Data) -> tuple[Change, ...]:
    """Return what has come, gone and been dated anew, kind by kind, in the order of the editions."""
    old, new = _statements(before), _statements(now)
    found = (*_new_or_dated(old, new), *_gone(old, new))
    return tuple(
        sorted(found, key=lambda c: (_KINDS.index(c.statement.kind), _WHATS.index(c.what)))
    )


_KINDS: tuple[Kind, ...] = (
    "articles",
    "events",
    "discrepancies",
    "points",
    "quotes",
    "names",
    "dates",
)
_WHATS: tuple[What, ...] = ("dated", "added", "withdrawn")

_Statements = Mapping[tuple[Kind, str], Statement]


def _new_or_dated(old: _Statements, new: _Statements) -> Iterator[Change]:
    for key, statement in new.items():
        if key not in old:
            yield Change("added", statement)
        elif old[key].when != statement.when:
            yield Change("dated", statement, old[key].when)


def _gone(old: _Statements, new: _Statements) -> Iterator[Change]:
    return (Change("withdrawn", statement) for key, statement in old.items() if key not in new)


def _statements(data: Data) -> _Statements:
    """Return every statement of an edition by its kind and id."""
    return {(s.kind, s.id): s for s in (*_titled(data), *_worded(data))}


def _titled(data: Data) -> Iterator[Statement]:
    for a in data.articles:
        heading = a.headline.value if a.headline else a.file
        yield Statement("articles", a.id, heading, None, _interval(a.published))
    for e in data.events:
        yield Statement("events", e.id, e.title, _passage(e.when_from), _interval(e.when))
    for n in data.names:
        first = next((m for s in n.spellings for m in s.mentions), None)
        yield Statement("names", n.id, n.label, _passage(first), None)


def _worded(data: Data) -> Iterator[Statement]:
    for p in data.points:
        yield Statement("points", p.id, "", _first(p), None)
    for q in data.quotes:
        if q.part_of is None:
            place = Passage(q.article, Span(q.start, q.end))
            yield Statement("quotes", q.id, "", place, None)
    for d in data.dates:
        place = Passage(d.article, Span(d.start, d.end))
        when = Interval(d.first, d.last, d.precision) if d.precision else None
        yield Statement("dates", f"{d.article}-{d.start}-{d.end}", "", place, when)
    for x in data.discrepancies:
        yield Statement("discrepancies", x.id, "", _first(x), None)


def _first(point: _Point) -> Passage | None:
    return _passage(point.passages[0]) if point.passages else None


def _passage(place: _Place | None) -> Passage | None:
    return Passage(place.article, Span(place.start, place.end)) if place else None


def _interval(when: _When | None) -> Interval | None:
    return Interval(when.start, when.end, when.precision) if when else None
