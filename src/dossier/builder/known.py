"""What is known of the files of a site since they were written, so that few are made again.

A page is made from its sheet, the site's frame, the templates and the program. Where their digest is
what it was and the file has not been touched since, the page would be the same: it is not rendered.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec
from markupsafe import Markup
from msgspec import field

from dossier.builder import theme
from dossier.builder.page import Page, Rendered
from dossier.builder.sheet import Sheet
from dossier.builder.traces import Traces
from dossier.builder.write.manifest import MANIFEST
from dossier.builder.write.plan import Same, Stood
from dossier.fresh import Look
from dossier.model import Record


class Noted(Record, frozen=True):
    """What is known of a site since it was written."""

    files: dict[str, Stood] = field(default_factory=dict)
    """Its files by their paths."""
    traces: Traces = Traces()
    """What its parts were made from."""


class Made(NamedTuple):
    """All files of a site."""

    files: tuple[Page | Same, ...]
    traces: Traces
    """What its parts were made from."""


class Before(Record, frozen=True):
    """A site as it was written before."""

    site: Path
    stood: Mapping[str, Same] = field(default_factory=dict)
    """By path: its files that nobody has touched since."""
    traces: Traces = Traces()
    """What its parts were made from."""
    version: str = ""
    """Of the program that makes it now."""

    def known(self, root: Path, frame: object) -> Known:
        """Return it with what all pages are made from now.

        Args:
            root: the dossier's folder, which may have templates of its own.
            frame: what the frame of every page knows.
        """
        return Known(self, _common(root, self.version, frame))


def looked_at(site: Path, noted: Noted, version: str) -> Before:
    """Return a site as it was written before, of which each file is looked at.

    Args:
        site: its folder.
        noted: what is known of it since it was written.
        version: of the program that makes it now.
    """
    stood = {p: Same(p, of) for p, of in noted.files.items() if of.stands(f"{site}/{p}")}
    return Before(site, stood, noted.traces, version)


class Known(Record, frozen=True):
    """A site as it was written before, and what its pages are made from besides their sheets."""

    before: Before
    common: str
    """Digest of what all pages are made from."""

    def key(self, sheet: Sheet) -> str:
        """Return a digest of all that a page is made from."""
        made = blake2b(self.common.encode(), digest_size=16)
        made.update(_ENCODER.encode(sheet))
        return made.hexdigest()

    def same(self, path: str, key: str | None = None) -> Same | None:
        """Return the file that would be made again, if it stands as it was written.

        Args:
            path: the file.
            key: digest of what it would be made from, where that is not known to be what it was.
        """
        same = self.before.stood.get(path)
        return same if same and key in {None, same.stood.key} else None

    def as_written(self, path: str) -> memoryview | None:
        """Return the bytes of a file of the site, ``None`` where it is not as it was written.

        It is looked at before and after: to take the sum of all bytes takes longer than the rest.
        """
        place, same = self.place(path), self.same(path)
        try:
            data = Path(place).read_bytes() if same else b""
        except OSError:
            return None
        return memoryview(data) if same and data and same.stood.stands(place) else None

    def place(self, path: str) -> str:
        """Return where a file of the site is."""
        return f"{self.before.site}/{path}"


def _plain(value: object) -> object:
    """Return what a sheet may hold and the encoder does not know: markup is no text."""
    if isinstance(value, Markup):
        return ("markup", str(value))
    raise TypeError(f"a sheet holds {type(value)}, which has no digest")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


def _common(root: Path, version: str, frame: object) -> str:
    made = blake2b(version.encode(), digest_size=16)
    made.update(_ENCODER.encode(frame))
    for folder in theme.folders(root, "templates"):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                made.update(f"{path} ".encode("utf-8", "surrogateescape") + path.read_bytes())
    return made.hexdigest()


def noted(made: Made, site: Path) -> Noted:
    """Return what is known of a site that has just been written."""
    files = {
        file.path: file.stood if isinstance(file, Same) else _stood(file, f"{site}/{file.path}")
        for file in made.files
        if isinstance(file, (Same, Rendered))
    }
    return Noted(files, made.traces)


def looks(made: Made, noted: Noted, site: Path) -> dict[str, Look]:
    """Return how each file looks of a site that has just been written."""
    known = {path: (of.size, of.inode, of.mtime_ns) for path, of in noted.files.items()}
    others = (file.path for file in made.files if file.path not in known)
    return known | {path: _look(f"{site}/{path}") for path in (MANIFEST, *others)}


def _look(path: str) -> Look:
    found = os.lstat(path)
    return found.st_size, found.st_ino, found.st_mtime_ns


def _stood(page: Rendered, path: str) -> Stood:
    _, number, changed = _look(path)
    return Stood(page.key, page.size, page.digest, changed, number)
