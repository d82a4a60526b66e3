"""The list of articles."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.builder import urls
from dossier.builder.pages.event import Report, report
from dossier.builder.pages.paging import Pager, paged
from dossier.builder.pages.parts import age
from dossier.builder.register import Register
from dossier.builder.sheet import Link, Sheet
from dossier.model import Record

SIZE = 150


class ArticleRow(Record, frozen=True):
    """An article with the event it reports."""

    report: Report
    event: Link | None


class ArticlesPage(Record, frozen=True):
    """``articles.html``."""

    rows: tuple[ArticleRow, ...]
    pager: Pager


def pages(register: Register) -> Iterator[Sheet]:
    """Yield the list of articles, earliest first."""
    order = sorted(register.articles, key=lambda a: age(register, a))
    for path, pager, found in paged(urls.ARTICLES, order, SIZE):
        rows = tuple(_row(register, a) for a in found)
        title = register.words.articles
        yield Sheet(path, "articles.html", title, "articles", ArticlesPage(rows, pager))


def _row(register: Register, article_id: str) -> ArticleRow:
    event = register.event_of.get(article_id)
    link = Link(event.title, urls.event(event.id)) if event else None
    return ArticleRow(report(register, article_id), link)
