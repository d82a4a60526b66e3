"""What lies in a dossier's folder, and what a command may ask of a build."""

from pathlib import Path
from typing import NamedTuple

SITE = "site"
"""The built site."""

CLIPPINGS = "clippings"
"""Where a new dossier keeps its clippings."""

THEME = ("templates", "static")
"""Folders whose files take the place of those of the same name in the theme."""


def stage_of(site: Path) -> Path:
    """Return the folder in which the next site is prepared, beside the site."""
    return site.with_name(f".{site.name}.new")


class Options(NamedTuple):
    """What a command may ask of a build."""

    out: Path | None = None
    """Where to write; ``None``: :data:`SITE` within the dossier's folder."""
    base_url: str | None = None
    """Takes the place of ``base_url`` in ``dossier.yaml``."""
    jobs: int | None = None
    """Number of processes; ``None`` chooses."""
    cache: bool = True
    """Whether what clippings gave is kept for the next build."""
    scheduler: str | None = None
    """Address of a cluster's scheduler, to read clippings there instead of here."""
    since: Path | None = None
    """An earlier ``dossier.json``, or a folder with one, to say what has changed since then."""
    single: bool = False
    """Whether to write the site as one file too, beside its folder."""
    ner: str | None = None
    """Takes the place of ``ner`` in ``dossier.yaml``: a pipeline that looks for names too."""
