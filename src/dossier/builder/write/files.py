"""The few ways in which the writer touches the disk; tests put their faults here."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

Kind = Literal["file", "folder", "link", "other"]

Entry = tuple[str, Kind, bool, int]
"""(path, kind, whether it is an empty folder, the number that the file system gives it)."""

WORK = ".dossier-new"
"""Folder inside the site in which files wait that are replaced one by one."""

_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def entries(folder: Path) -> Iterator[Entry]:
    """Yield all that is below a folder; links are not followed."""
    pending = [""]
    while pending:
        below = pending.pop()
        with os.scandir(folder / below) as found:
            inside = list(found)
        if below and not inside:
            yield below.removesuffix("/"), "folder", True, 0
        for entry in inside:
            path, kind = below + entry.name, _kind(entry)
            if kind == "folder":
                pending.append(path + "/")
            yield path, kind, False, entry.inode()


def numbers(found: Iterable[Entry]) -> dict[str, int]:
    """Return the number that the file system gives each file and link.

    Two names of one file have the same number. No file is looked at for that.
    """
    return {path: number for path, kind, _, number in found if kind != "folder"}


def _kind(entry: os.DirEntry[str]) -> Kind:
    """Say what stands at a path."""
    if entry.is_file(follow_symlinks=False):
        return "file"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "link" if entry.is_symlink() else "other"


def holds(path: Path | str, data: bytes) -> bool:
    """Say whether a file has exactly these bytes."""
    return read(path, len(data)) == data


def read(path: Path | str, size: int) -> bytes | None:
    """Return the bytes of a regular file of this size, ``None`` where it has another size."""
    descriptor = os.open(path, os.O_RDONLY | _NOFOLLOW | _BINARY)
    try:
        status = os.fstat(descriptor)
        if status.st_size != size or not stat.S_ISREG(status.st_mode):
            return None
        data = os.read(descriptor, size + 1)
        while 0 < len(data) < size and (more := os.read(descriptor, size - len(data))):
            data += more
        return data
    finally:
        os.close(descriptor)


def create(path: Path | str, blocks: Iterable[bytes]) -> None:
    """Write a file that is not there yet, from its bytes in stretches."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _BINARY
    descriptor = os.open(path, flags, 0o666)
    try:
        for data in blocks:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def link(existing: Path | str, new: Path | str) -> None:
    """Give a file a second name."""
    os.link(existing, new, follow_symlinks=False)


def put(staged: Path, final: Path) -> None:
    """Move a file to its place in one step, over what stands there."""
    staged.replace(final)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all that is in it, as far as the disk lets us.

    What stays is removed by the next build.
    """
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
