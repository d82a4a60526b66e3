"""Brings clippings in: files are copied, addresses fetched, the original bytes kept.

``fetching`` speaks HTTP within bounds, ``naming`` finds a name that stays, ``shelf`` knows what is there
already. What was understood of each is told at once, so that nothing useless is collected.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from dossier import loader
from dossier import settings as config
from dossier.add.fetching import Fetched, FetchError, Limits, fetch
from dossier.add.naming import name_of_address, name_of_file
from dossier.add.shelf import Shelf
from dossier.errors import InputError, OutputError
from dossier.loader import Parsed
from dossier.loader.addresses import canonical
from dossier.model import Record
from dossier.settings.addresses import is_address

AT_ONCE = 6
"""Addresses that are fetched at the same time."""

Progress = Callable[[str, int, int], None]


class Added(Record, frozen=True):
    """What became of one path or address."""

    given: str
    state: Literal["added", "known", "failed"]
    file: str | None = None
    """Path of the clipping, relative to the dossier's folder: the new one, or the one that is there."""
    why: str | None = None
    """Why it was not added."""
    parsed: Parsed | None = None
    """What was understood of it."""


class _Wanted(Record, frozen=True):
    """What shall be brought in."""

    given: str
    folder: Path | None = None
    """The folder that was named, where the file itself was not."""


class _Incoming(Record, frozen=True):
    """Bytes that wait for a place."""

    given: str
    name: str
    data: bytes
    sidecar: bytes | None = None
    url: str | None = None
    why: str | None = None
    """Why there are none."""


def add(
    folder: Path,
    given: Sequence[str],
    *,
    limits: Limits | None = None,
    progress: Progress | None = None,
    now: dt.datetime | None = None,
) -> Iterator[Added]:
    """Bring clippings into a dossier, and yield what became of each, in the order given.

    Args:
        folder: the dossier's folder.
        given: paths of files and folders, and addresses.
        limits: of each address.
        progress: told how many addresses have been fetched.
        now: when addresses are said to have been fetched; the clock's time where it is not given.

    Raises:
        InputError: there is no such folder, or its settings are wrong.
        OutputError: a clipping cannot be written.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; name the dossier's folder with --dir.")
    settings = config.read(folder)
    shelf = Shelf(folder, settings)
    wanted = [one for each in given for one in _unfolded(each)]
    time = now or dt.datetime.now(dt.UTC)
    for number, incoming in enumerate(_incoming(wanted, shelf, limits or Limits(), time), 1):
        if progress:
            progress("Adding", number, len(wanted))
        yield _place(shelf, incoming, settings.clippings)


def _unfolded(given: str) -> Iterator[_Wanted]:
    """Yield an address or a file as it is, and a folder as its files, with the folder."""
    path = Path(given)
    if is_address(given) or not path.is_dir():
        yield _Wanted(given)
        return
    for root, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.removesuffix(".yaml") not in set(names) - {name}:
                yield _Wanted(str(Path(root) / name), path)


def _incoming(
    wanted: Sequence[_Wanted], shelf: Shelf, limits: Limits, now: dt.datetime
) -> Iterator[_Incoming]:
    """Yield the bytes of each, several fetched at once, in the order given."""
    # What is there already need not be asked for again.
    asked = (one.given for one in wanted)
    there = {given for given in asked if is_address(given) and shelf.find_address(given)}

    def take(one: _Wanted) -> _Incoming:
        if one.given in there:
            return _Incoming(one.given, "", b"", url=one.given)
        return _fetched(one.given, limits, now) if "://" in one.given else _copied(one, limits)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(take, wanted)


def _copied(wanted: _Wanted, limits: Limits) -> _Incoming:
    path = Path(wanted.given)
    beside = path.with_name(path.name + ".yaml")
    try:
        if fault := _fault(path, wanted.folder, limits) or (
            _fault(beside, wanted.folder, limits) if os.path.lexists(beside) else None
        ):
            return _failed(wanted.given, fault)
        data, sidecar = path.read_bytes(), beside.read_bytes() if beside.exists() else None
    except OSError as error:
        return _failed(wanted.given, (error.strerror or "it cannot be read").lower())
    return _Incoming(wanted.given, name_of_file(path.name), data, sidecar)


def _fault(path: Path, folder: Path | None, limits: Limits) -> str | None:
    """Say why a file is not copied: who names a folder did not name what a link in it leads to."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return "it is no file"
    if status.st_size > limits.size:
        return f"it is larger than {limits.size // 2**20} MB"
    if folder and path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return f"it, or what lies beside it, is a link to a file outside of {folder}"
    return None


def _fetched(given: str, limits: Limits, now: dt.datetime) -> _Incoming:
    try:
        found = fetch(given, limits)
    except FetchError as error:
        return _failed(given, str(error))
    name = name_of_address(found.url, found.content_type)
    return _Incoming(given, name, found.data, _sidecar(given, found, now), found.url)


def _failed(given: str, why: str) -> _Incoming:
    return _Incoming(given, "", b"", why=why)


def _sidecar(given: str, found: Fetched, now: dt.datetime) -> bytes:
    """Return what is known of a fetched page beside its bytes."""
    rows = {
        "url": found.url,
        "requested": given if given != found.url else None,
        "saved": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "status": str(found.status),
        "content_type": found.content_type,
        "sha256": found.sha256,
    }
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items() if value
    )
    return "".join(lines).encode()


def _place(shelf: Shelf, incoming: _Incoming, clippings: str) -> Added:
    """Write a clipping, unless it is there already."""
    if incoming.why:
        return Added(incoming.given, "failed", why=incoming.why)
    same = shelf.find(incoming.data, incoming.url)
    if same:
        return Added(incoming.given, "known", same.file, same.why)
    file = shelf.free(incoming.name, incoming.data)
    own = _own_address(file, incoming)
    same = shelf.find_address(own) if own else None
    if same:
        return Added(incoming.given, "known", same.file, same.why)
    sidecar = incoming.sidecar
    if sidecar is not None and own:
        sidecar += f"canonical: {json.dumps(own, ensure_ascii=False)}\n".encode()
    parsed = loader.parse(file, incoming.data, sidecar, folder=clippings)
    same = shelf.find_articles(parsed.articles)
    if same:
        return Added(incoming.given, "known", same.file, same.why)
    try:
        shelf.put(file, incoming.data, sidecar)
    except OSError as error:
        raise OutputError(
            f"{file} cannot be written: {(error.strerror or 'unknown').lower()}."
        ) from error
    shelf.note(file, incoming.data, parsed.articles, own)
    return Added(incoming.given, "added", file, parsed=parsed)


def _own_address(file: str, incoming: _Incoming) -> str | None:
    """Return the address that a fetched page says is its own, where it is another than was asked for."""
    if incoming.url is None or not incoming.data:
        return None
    articles = loader.parse(file, incoming.data).articles
    own = articles[0].url.value if len(articles) == 1 and articles[0].url else None
    is_other = own is not None and canonical(own) != canonical(incoming.url)
    # Some sites call their front page the address of everything.
    return own if own and is_other and urlsplit(own).path.strip("/") else None
