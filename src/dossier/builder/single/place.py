"""Where the site in one file stands: beside the folder of the site, and over nothing that is not ours."""

from __future__ import annotations

from pathlib import Path

from dossier.builder.write import files
from dossier.errors import OutputError

MARK = '<meta name="generator" content="dossier, one file">'
"""Stands near the beginning of the file, and tells it from a page that somebody else put there."""
_BEGINNING = 1_000
"""Bytes in which it stands."""


def _place(site: Path) -> Path:
    return site.with_name(f"{site.name}.html")


def refuse_stranger(site: Path) -> None:
    """Refuse to write over something that is not the site in one file.

    Raises:
        OutputError: the place is a link, a folder, or a file that no build wrote.
    """
    place = _place(site)
    if place.is_symlink() or (place.exists() and not _is_ours(place)):
        raise OutputError(
            f"{place} is not of dossier's making and the site in one file needs its place; move it away"
        )


def _is_ours(place: Path) -> bool:
    if not place.is_file():
        return False
    with place.open("rb") as file:
        return MARK.encode() in file.read(_BEGINNING)


def write_file(data: bytes, site: Path) -> Path:
    """Put the file in its place in one step, and return where.

    Raises:
        OutputError: something else stands there, or the disk refuses.
    """
    place = _place(site)
    waiting = place.with_name(f".{place.name}.new")
    refuse_stranger(site)
    try:
        waiting.unlink(missing_ok=True)
        files.create(waiting, [data])
        files.put(waiting, place)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise OutputError(f"{place} cannot be written: {cause}") from error
    return place
