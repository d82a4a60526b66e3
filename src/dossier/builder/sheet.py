"""One page before it is rendered: its address, its template and what the template may know."""

from __future__ import annotations

from typing import Any

from dossier.builder.heads import Meta
from dossier.builder.page import Page
from dossier.model import Record


class Link(Record, frozen=True):
    """Words that lead to a place of this site."""

    text: str
    url: str
    """Relative to the site."""


class Sheet(Record, frozen=True):
    """What a page is made from."""

    path: str
    template: str
    title: str
    """Of the page, without the title of the dossier."""
    section: str
    """The entry of the main navigation that it belongs to."""
    context: object
    """A record of the page's own; the template knows it as ``page``."""
    description: str = ""
    crumbs: tuple[Link, ...] = ()
    """From the second level down; the home page comes before them and the page itself after."""
    index: bool = True
    """Whether search engines may keep it."""
    styles: tuple[str, ...] = ()
    """Names of further style sheets in ``static/``."""
    scripts: tuple[str, ...] = ("site.js",)
    """Names of its scripts in ``static/``."""
    about: dict[str, Any] | None = None
    """What the page is about, as an object of schema.org."""
    meta: tuple[Meta, ...] = ()
    feed: str | None = None
    """Address of a feed of its own."""
    rows: str | None = None
    """Address of the script that gathers the rows of the list that it is a page of, from its bytes."""
    moved: str | None = None
    """Address of the page that stands in its place, to which it leads at once."""
    absolute: bool = False
    """Whether its links must begin at the root of the host (the page for missing addresses)."""


__all__ = ["Link", "Page", "Sheet"]
