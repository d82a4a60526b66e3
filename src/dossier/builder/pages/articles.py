"""The list of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dossier.builder import urls
from dossier.builder.pages.paging import Pager, Pages, addresses, paged
from dossier.builder.pages.parts import age
from dossier.builder.pages.reports import Report, report
from dossier.builder.part import Part
from dossier.builder.register import Register, names_in
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link
from dossier.model import Record

_CUT = Pages(88, key=str)
"""Articles on one page at most."""

_NAMES = 5
"""People, and places, by which an article can be filtered."""


class ArticleRow(Record, frozen=True):
    """An article with the event it reports."""

    report: Report
    event: Link | None
    topics: tuple[str, ...]
    people: tuple[str, ...]
    """Those that it names most."""
    places: tuple[str, ...]


class ArticlesPage(Record, frozen=True):
    """``articles.html``."""

    rows: tuple[ArticleRow, ...]
    pager: Pager


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the list of articles, earliest first."""
    order = _ordered(register)
    for path, pager, found in paged(urls.ARTICLES, order, _CUT, lambda a: _day(register, a)):
        yield Part(pages, (path, pager, found))


def pages(register: Register, path: str, pager: Pager, found: Sequence[str]) -> Iterator[Sheet]:
    """Yield a page of the list."""
    page = ArticlesPage(tuple(_row(register, a) for a in found), pager)
    title, styles = register.words.articles, ("list.css",)
    yield Sheet(path, "articles.html", title, "articles", page, rows=pager.script, styles=styles)


def undated(register: Register) -> Link | None:
    """Return how many articles have no date, and where their list begins; ``None``: all have one."""
    known = sum(article.published is not None for article in register.articles.values())
    if known == len(register.articles):
        return None
    text = register.words.say("undated_n", n=len(register.articles) - known)
    return Link(text, list(addresses(urls.ARTICLES, _ordered(register), _CUT))[known])


def _ordered(register: Register) -> list[str]:
    """Return the articles, earliest first, those without a date last."""
    return sorted(register.articles, key=lambda a: age(register, a))


def _day(register: Register, article_id: str) -> str:
    published = register.articles[article_id].published
    return register.words.when(published.when) if published else str(register.words.undated)


def _row(register: Register, article_id: str) -> ArticleRow:
    event = register.event_of.get(article_id)
    return ArticleRow(
        report=report(register, article_id),
        event=event_link(register, event) if event else None,
        topics=tuple(t.label for t in register.topics_of[article_id]),
        people=_named(register, article_id, "person"),
        places=_named(register, article_id, "place"),
    )


def _named(register: Register, article_id: str, kind: str) -> tuple[str, ...]:
    """Return the names of a kind that an article has most often."""
    found: Counter[str] = Counter()
    for name, spans in names_in(register, article_id):
        if name.kind == kind:
            found[name.label] += len(spans)
    return tuple(sorted(found, key=lambda n: (-found[n], n))[:_NAMES])
