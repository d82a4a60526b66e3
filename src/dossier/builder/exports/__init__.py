"""The dossier in the shapes that other programs read: data, tables, citations, calendars, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dossier.builder.exports import (
    calendar,
    citations,
    crawlers,
    dossier_json,
    feeds,
    tables,
    web_annotations,
)
from dossier.builder.exports.crawlers import sitemap
from dossier.builder.exports.pieces import Joint
from dossier.builder.indexing import index
from dossier.builder.page import Page
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.model import Edition

__all__ = ["EXPORTERS", "files", "sitemap"]

EXPORTERS: tuple[Callable[[Register], Iterable[Page]], ...] = (
    calendar.pages,
    feeds.pages,
    crawlers.pages,
    web_annotations.pages,
)
"""Each turns the dossier into files of the site."""

JOINTS: tuple[Joint, ...] = (
    dossier_json.JOINT,
    tables.JOINT,
    citations.JOINT,
)
"""Each makes downloads in pieces."""

PARTED: tuple[Callable[[Register], Iterable[Part]], ...] = (
    citations.parts,
    feeds.parts,
    web_annotations.parts,
)
"""Each yields the parts that make files of a few things: single articles, events, topics, sources."""


def parts(register: Register) -> list[Part]:
    """Return what makes the downloads that need not be made whenever anything changes."""
    return [part for kind in PARTED for part in kind(register)]


def files(edition: Edition, register: Register | None = None) -> tuple[Page, ...]:
    """Return every download of the site.

    Args:
        edition: the dossier.
        register: its index, where there is one already.
    """
    indexed = register or index(edition)
    joined = (page for joint in JOINTS for page in joint.pages(indexed))
    whole = (page for export in EXPORTERS for page in export(indexed))
    made = (page for part in parts(indexed) for page in part.made(indexed)[0])
    return (*joined, *whole, *made)
