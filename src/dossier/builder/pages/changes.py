"""What has been added, withdrawn and dated anew since an earlier edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from dossier.builder import urls
from dossier.builder.earlier import Change, Statement
from dossier.builder.pages import discrepancies, quotes
from dossier.builder.pages.paging import Pager, Pages, paged
from dossier.builder.pages.parts import Cited, Figure, Moment, cite, moment
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.sheet import Sheet
from dossier.builder.titles import headline
from dossier.model import Passage, Record

SIZE = 150
"""Changes on one page."""

_NOUNS = {
    "articles": "article",
    "events": "event",
    "discrepancies": "discrepancy",
    "points": "point",
    "quotes": "quote",
    "names": "name",
    "dates": "date",
}


class ChangeRow(Record, frozen=True):
    """One statement."""

    label: str
    url: str | None
    """Where it stands now."""
    cited: Cited | None
    stood: str | None
    """Heading of the article in which withdrawn words stood."""
    before: Moment | None
    after: Moment | None


class ChangeGroup(Record, frozen=True):
    """Changes of one sort to statements of one kind."""

    what: str
    noun: str
    number: int
    """On all pages."""
    rows: tuple[ChangeRow, ...]


class ChangesPage(Record, frozen=True):
    """``changes.html``."""

    groups: tuple[ChangeGroup, ...]
    pager: Pager


def parts(register: Register) -> Iterator[Part]:
    """Yield the part of these pages, where an earlier edition was named."""
    if register.changes is not None:
        yield Part(pages)


def pages(register: Register) -> Iterator[Sheet]:
    """Yield the list of changes."""
    changes = register.changes or ()
    totals = Counter(map(_sort, changes))
    at = _addresses(register)
    gone = {c.statement.id: c.statement.label for c in changes if _is_gone(c)}
    headings = {**gone, **{a.id: headline(a) for a in register.articles.values()}}
    for path, pager, found in paged(urls.CHANGES, changes, Pages(SIZE)):
        groups = tuple(
            ChangeGroup(
                what,
                noun,
                totals[what, noun],
                tuple(_row(register, c, (at, headings)) for c in few),
            )
            for (what, noun), few in groupby(found, _sort)
        )
        title = register.words.changes
        yield Sheet(
            path, "changes.html", title, "changes", ChangesPage(groups, pager), styles=("list.css",)
        )


def figures(register: Register) -> tuple[Figure, ...]:
    """Return what is new: how many of each kind, leading to the list."""
    added = (c.statement.kind for c in register.changes or () if c.what == "added")
    return tuple(Figure(n, _NOUNS[kind], urls.CHANGES) for kind, n in Counter(added).items())


def _sort(change: Change) -> tuple[str, str]:
    return change.what, _NOUNS[change.statement.kind]


def _row(register: Register, change: Change, ground: _Ground) -> ChangeRow:
    at, headings = ground
    statement = change.statement
    here = None if change.what == "withdrawn" else at[statement.kind](statement)
    passage = statement.passage
    dated = change.what == "dated"
    return ChangeRow(
        label=statement.label,
        url=here,
        cited=_cited(register, passage) if here else None,
        stood=None if here or not passage else headings.get(passage.article, passage.article),
        before=moment(register, change.before) if dated else None,
        after=moment(register, statement.when) if dated else None,
    )


def _cited(register: Register, passage: Passage | None) -> Cited | None:
    return cite(register, passage) if passage else None


_Address = Callable[[Statement], str]
_Ground = tuple[Mapping[str, _Address], Mapping[str, str]]
"""The address of a statement by its kind; the heading of an article, of either edition, by its id."""


def _is_gone(change: Change) -> bool:
    return change.what == "withdrawn" and change.statement.kind == "articles"


def _addresses(register: Register) -> Mapping[str, _Address]:
    """Return how the address of a statement is found, by its kind."""
    families = quotes.places(register)
    differences = discrepancies.places(register)
    family = {q.id: families[q.family] for q in register.edition.analysis.quotes}
    return {
        "articles": lambda s: urls.article(s.id),
        "events": lambda s: urls.event(s.id),
        "names": lambda s: urls.name(s.id),
        "quotes": lambda s: family[s.id],
        "points": _passage_address,
        "dates": _passage_address,
        "discrepancies": lambda s: differences[s.id],
    }


def _passage_address(statement: Statement) -> str:
    return urls.article(statement.passage.article) if statement.passage else urls.ARTICLES
