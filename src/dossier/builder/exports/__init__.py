"""The dossier in the shapes that other programs read: data, citations, calendars, feeds."""

from __future__ import annotations

from collections.abc import Callable

from dossier.builder.exports import dossier_json
from dossier.builder.page import Page
from dossier.model import Edition

EXPORTERS: tuple[Callable[[Edition], tuple[Page, ...]], ...] = (dossier_json.pages,)
"""Each turns an edition into files of the site."""


def files(edition: Edition) -> tuple[Page, ...]:
    """Return every download of the site."""
    return tuple(page for export in EXPORTERS for page in export(edition))
