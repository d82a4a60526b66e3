"""One file of the site, before it is written: a path that every file system takes, and its bytes."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Protocol

from dossier.errors import OutputError
from dossier.model import Record

LONGEST_NAME = 200
"""Bytes of one part of a path; file systems stop at 255, and a temporary name needs room."""

LONGEST_PATH = 400
"""Bytes of a whole path, so that it fits below a user's own folder on every system."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*\ud800-\udfff]')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)
_PLAIN = re.compile(
    r"(?:(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$))[a-z0-9_-][a-z0-9._-]*(?<!\.)(?:/(?!$)|$))+",
    re.ASCII,
)
"""What nearly all paths are, and what no file system refuses."""


class Placed(Protocol):
    """Something that has a place in the site."""

    @property
    def path(self) -> str:
        """Return its path."""


def digest(*chunks: bytes | memoryview) -> str:
    """Return what tells bytes from others, however they are cut."""
    return digest_of(chunks)


def digest_of(chunks: Iterable[bytes | memoryview]) -> str:
    """Return the same of bytes that are given one stretch after the other."""
    found = blake2b(digest_size=16)
    for chunk in chunks:
        found.update(chunk)
    return found.hexdigest()


class Kept(Record, frozen=True):
    """Where the bytes of a page wait: see :mod:`dossier.builder.spool`."""

    file: int
    """Number of the open file."""
    start: int
    size: int
    digest: str
    places: tuple[tuple[int, int], ...] = ()
    """Where each stretch begins, and its size, of a page that waits in several."""

    def blocks(self) -> Iterator[bytes]:
        """Yield the bytes, one stretch after the other."""
        for start, size in self.places or ((self.start, self.size),):
            yield os.pread(self.file, size, start)


class Page(Record, frozen=True):
    """A file of the site.

    Raises:
        OutputError: the path could mean another place, or is refused by some file system.
    """

    path: str
    """Relative to the site, with forward slashes: ``articles/a1.html``."""
    held: bytes | Kept
    """Its bytes, or where they wait."""

    @property
    def data(self) -> bytes:
        """Return its bytes."""
        return b"".join(self.blocks())

    def blocks(self) -> Iterable[bytes]:
        """Return its bytes in stretches, so that a large file need not be in memory."""
        return self.held.blocks() if isinstance(self.held, Kept) else (self.held,)

    @property
    def size(self) -> int:
        """Return the number of its bytes."""
        return self.held.size if isinstance(self.held, Kept) else len(self.held)

    @property
    def digest(self) -> str:
        """Return what tells its bytes from others: BLAKE2b of 16 bytes, in hexadecimal."""
        return self.held.digest if isinstance(self.held, Kept) else digest(self.held)

    def __post_init__(self) -> None:
        """Refuse a path that is not plainly a place inside the site."""
        fault = path_fault(self.path)
        if fault:
            raise OutputError(f"the address {self.path!r} cannot be written: {fault}")


class Rendered(Page, frozen=True):
    """A page with a digest of all that it was made from."""

    key: str


def path_fault(path: str) -> str | None:
    """Return what is wrong with a path of the site, or ``None``."""
    if len(path) <= LONGEST_NAME and _PLAIN.fullmatch(path):
        return None
    if not path or path.startswith("/") or path.endswith("/"):
        return "it is not the relative path of a file"
    if unicodedata.normalize("NFC", path) != path:
        return "its letters are not in composed form (NFC)"
    if len(path.encode("utf-8", "surrogatepass")) > LONGEST_PATH:
        return f"it is longer than {LONGEST_PATH} bytes"
    return next((fault for part in path.split("/") if (fault := _part_fault(part))), None)


def _part_fault(part: str) -> str | None:
    """Return what is wrong with one part of a path, or ``None``."""
    if part in {"", ".", ".."}:
        return "it leads through an empty part, '.' or '..'"
    if _FORBIDDEN.search(part):
        return f"{part!r} has a character that a file name cannot hold everywhere"
    if part[-1] in ". ":
        return f"{part!r} ends with a dot or a space, which Windows drops"
    if _RESERVED.fullmatch(part):
        return f"{part!r} is a reserved name on Windows"
    if len(part.encode()) > LONGEST_NAME:
        return f"{part!r} is longer than {LONGEST_NAME} bytes"
    return None


def check_together(pages: Iterable[Placed]) -> None:
    """Refuse a set of pages of which two would be one file on some file system.

    Raises:
        OutputError: two paths are the same, differ in case alone, or one is a folder of the other;
            both are named.
    """
    paths = [page.path for page in pages]
    above = folders_of(paths)
    if _is_plain("".join(paths)) and len({*paths, *above}) == len(paths) + len(above):
        return
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        _claim(seen, _key(path), path)
    for folder in above:
        if folders.setdefault(_key(folder), folder) != folder:
            raise OutputError(_twins(folders[_key(folder)], folder))
    for key, path in seen.items():
        if key in folders:
            raise OutputError(f"{path!r} is asked for as a page and as a folder ({folders[key]!r})")


def folders_of(paths: Iterable[str]) -> list[str]:
    """Return every folder above some paths, the site itself left out, those above before those below."""
    found: set[str] = set()
    for above in {path.rpartition("/")[0] for path in paths}:
        folder = above
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return sorted(found)


def _claim(seen: dict[str, str], key: str, path: str) -> None:
    """Note that a path is taken.

    Raises:
        OutputError: it is taken already.
    """
    if key in seen:
        raise OutputError(_twins(seen[key], path))
    seen[key] = path


def _key(path: str) -> str:
    """Return what a file system that ignores case makes of a path."""
    return path if _is_plain(path) else unicodedata.normalize("NFKC", path.casefold())


def _is_plain(path: str) -> bool:
    """Say whether a path is what such a file system makes of it."""
    return path.isascii() and path.islower()


def _twins(one: str, other: str) -> str:
    """Say that two addresses are one file."""
    if one == other:
        return f"two pages ask for the same address {one!r}"
    return f"{one!r} and {other!r} would be one file where case is ignored"
