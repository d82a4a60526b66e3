"""What lies in a dossier's folder, and what a command may ask of a build."""

from __future__ import annotations

import os
from os.path import dirname, exists, join
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # pathlib takes 10 ms to import, half of what an unchanged dossier takes
    from pathlib import Path

SITE = "site"
"""The built site."""

CLIPPINGS = "clippings"
"""Where a new dossier keeps its clippings."""

THEME = ("templates", "static")
"""Folders whose files take the place of those of the same name in the theme."""


def staged(site: str) -> str:
    """Return the folder in which the next site is prepared, beside the site."""
    folder, name = os.path.split(site)
    return join(folder, f".{name}.new")


def stage_of(site: Path) -> Path:
    """Return the folder in which the next site is prepared, beside the site."""
    return type(site)(staged(str(site)))


def compiled_path() -> str:
    """Return the folder for what is compiled once for an installation: templates and patterns.

    It is that of Python's own compiled modules; where nobody may write there, one of the user's cache.
    """
    package = dirname(os.path.abspath(__file__))
    beside = join(package, "__pycache__")
    if os.access(beside if exists(beside) else package, os.W_OK):
        return beside
    return join(user_cache(), "compiled")


def user_cache() -> str:
    """Return the folder in which the program keeps what can be thrown away.

    It is none that lies where the command happens to be given, since what is there may be anybody's.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = named if os.path.isabs(named) else os.path.expanduser("~/.cache")
    return join(base if os.path.isabs(base) else os.devnull, "dossier")


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
    """Address of a cluster's scheduler, to read clippings and render pages there instead of here."""
    since: Path | None = None
    """An earlier ``dossier.json``, or a folder with one, to say what has changed since then."""
    single: bool = False
    """Whether to write the site as one file too, beside its folder."""
    ner: str | None = None
    """Takes the place of ``ner`` in ``dossier.yaml``: a pipeline that looks for names too."""
