"""Finding and opening clippings: the only place that touches the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.errors import InputError
from dossier.loader.draft import Limits
from dossier.model import Issue, Record, Settings

SIDECAR = ".yaml"
_NOT_CLIPPINGS = frozenset({"site", "templates", "static"})
_OWN_FILES = frozenset({"dossier.yaml", "dossier.yml", "site.html"})
_OF_THE_FILE = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)
"""Refusals that have to do with one file, not with the machine."""


class ClippingFile(Record, frozen=True, order=True):
    """A clipping as it lies on disk."""

    path: str
    """Relative to the dossier's folder, with forward slashes."""
    size: int
    """Bytes."""
    mtime: int
    """Nanoseconds."""
    sidecar: int | None = None
    """Time of change of its sidecar, ``None`` where it has none."""
    state: str = ""
    """All that the file system says of both; nothing of a link, since what it leads to may change."""


class Fetched(Record, frozen=True):
    """The bytes of a clipping and of its sidecar."""

    data: bytes
    sidecar: bytes | None = None
    issues: tuple[Issue, ...] = ()
    """Why there are no bytes, where they could not be read."""


def find(root: Path, settings: Settings) -> tuple[ClippingFile, ...]:
    """Return every clipping below the folder of clippings, sorted by path.

    Raises:
        InputError: the name of a file is in no encoding that pages could show, or the folder lies
            elsewhere and would be published.
        OSError: a folder cannot be looked at now.
    """
    _refuse_elsewhere(root, settings.clippings)
    top = os.path.normpath(os.path.join(root, settings.clippings))  # noqa: PTH118 - pathlib's walk takes four times as long
    lead = os.path.join(os.path.relpath(top, root), "").removeprefix(f".{os.sep}")  # noqa: PTH118 - as above
    seen = {
        (lead + path.removeprefix(top).lstrip(os.sep)).replace(os.sep, "/"): found
        for path, found in _walk(top, is_top=True)
    }
    _refuse_unwritable(seen)
    return tuple(
        ClippingFile(
            path, found.st_size, found.st_mtime_ns, _sidecar_time(path, seen), _state(path, seen)
        )
        for path, found in sorted(seen.items())
        if not _is_sidecar(path, seen)
    )


def _refuse_elsewhere(root: Path, clippings: str) -> None:
    """Refuse a folder of clippings that a link on the way to it puts outside the dossier.

    Raises:
        InputError: naming it.
    """
    if clippings != "." and not _is_inside(root, root / clippings):
        raise InputError(
            f"{clippings} is a link to a place outside the dossier: copy in what it leads to."
        )


def _refuse_unwritable(paths: Iterable[str]) -> None:
    """Refuse names of files that are no text.

    Raises:
        InputError: naming the first.
    """
    for path in paths:
        shown = path.encode("utf-8", "backslashreplace").decode()
        if "\\" in shown and shown != path:
            raise InputError(f"{shown} has a name that is not UTF-8; rename the file.")


def _walk(folder: str, *, is_top: bool = False) -> Iterator[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return  # gone since its folder was looked at
    except PermissionError:
        if is_top:
            raise
        yield folder, os.stat(folder)  # noqa: PTH116 - as above; it is named as what cannot be read
        return
    for entry in inside:
        if entry.name.startswith(".") or (is_top and _is_own(entry)):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif (found := _stat(entry)) is not None:
            yield entry.path, found


def _is_own(entry: os.DirEntry[str]) -> bool:
    return entry.name in _OWN_FILES or (entry.name in _NOT_CLIPPINGS and entry.is_dir())


def _stat(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        if entry.is_file(follow_symlinks=False) or entry.is_symlink():
            return entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None
    return None


def _is_sidecar(path: str, seen: dict[str, os.stat_result]) -> bool:
    return path.endswith(SIDECAR) and path.removesuffix(SIDECAR) in seen


def _sidecar_time(path: str, seen: dict[str, os.stat_result]) -> int | None:
    found = seen.get(path + SIDECAR)
    return found.st_mtime_ns if found else None


def _state(path: str, seen: dict[str, os.stat_result]) -> str:
    both = [seen[one] for one in (path, path + SIDECAR) if one in seen]
    if any(stat.S_ISLNK(one.st_mode) for one in both):
        return ""
    return " ".join(f"{one.st_size} {one.st_mtime_ns} {one.st_ino}" for one in both)


def fetch(root: Path, file: ClippingFile, limits: Limits | None = None) -> Fetched:
    """Read a clipping and its sidecar; a file that cannot be read gives an issue instead.

    Raises:
        OSError: the system cannot go on; without the file, the site would have lost it.
    """
    path = root / file.path
    beside = () if file.sidecar is None else (ClippingFile(f"{file.path}{SIDECAR}", 0, 0),)
    for one in (file, *beside):
        if problem := _refusal(root, root / one.path, one, limits or Limits()):
            return Fetched(b"", None, (problem,))
    try:
        data = path.read_bytes()
        sidecar = None if file.sidecar is None else Path(f"{path}{SIDECAR}").read_bytes()
    except _OF_THE_FILE as error:
        return Fetched(b"", None, (_unreadable(file.path, error.strerror or "unknown reason"),))
    return Fetched(data, sidecar)


def _refusal(root: Path, path: Path, file: ClippingFile, limits: Limits) -> Issue | None:
    if path.is_symlink() and not _is_inside(root, path):
        message = f"{file.path} is a link to a file outside the dossier: copy that file in instead."
        return Issue("link-outside", "error", file.path, message)
    if file.size > limits.unpacked_bytes:
        return too_big(file.path, file.size, limits.unpacked_bytes)
    if not os.path.isfile(path):  # noqa: PTH113 - pathlib's raises where a folder on the way is closed
        return _unreadable(file.path, "it is not there, not a file, or behind a closed folder")
    return None


def _is_inside(root: Path, path: Path) -> bool:
    """Say whether a link leads to a place in the dossier; one that cannot be followed does not."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def too_big(name: str, size: int, limit: int) -> Issue:
    """Return the issue for a clipping beyond a limit, in bytes."""
    message = (
        f"{name} has {size // 2**20} MB, more than the {limit // 2**20} MB that are read: "
        "split it, or keep it outside the dossier."
    )
    return Issue("too-big", "error", name, message)


def _unreadable(name: str, why: str) -> Issue:
    message = f"{name} cannot be read ({why}): check that the file exists and its permissions."
    return Issue("unreadable", "error", name, message)
