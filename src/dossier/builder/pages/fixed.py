"""Pages that hold little of the dossier itself: search, and the answer to a missing address."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.builder import urls
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.sheet import Sheet
from dossier.model import Record


class SearchPage(Record, frozen=True):
    """``search.html``."""

    articles: int


class NotFoundPage(Record, frozen=True):
    """``404.html``."""


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of these pages."""
    yield Part(search, (len(register.articles),))
    yield Part(not_found)


def search(register: Register, articles: int) -> Iterator[Sheet]:
    """Yield the search page."""
    page = SearchPage(articles)
    title = register.words.search
    styles, scripts = ("search.css",), ("search.js",)
    yield Sheet(urls.SEARCH, "search.html", title, "search", page, styles=styles, scripts=scripts)


def not_found(register: Register) -> Iterator[Sheet]:
    """Yield the page for an address that leads nowhere."""
    title = register.words.not_found
    yield Sheet(urls.NOT_FOUND, "404.html", title, "", NotFoundPage(), index=False, absolute=True)
