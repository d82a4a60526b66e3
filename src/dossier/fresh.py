"""Whether a build would change anything, told from names, sizes and times of files alone.

An unchanged dossier of 10,000 articles is recognised by looking at its files and at those of its site,
without opening one and without importing what reads or renders. What is noted can be thrown away.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain
from os.path import dirname, isdir, join, realpath

from dossier.layout import SITE, staged, user_cache

_TICK_NS = 20_000_000
"""A file changed within one tick of the file system's clock before it was looked at may change again
unseen."""

_SUM = 16
_BYTE = 256
_MANY = 2_000
"""Clippings of a dossier whose site has so many files that another process is worth its beginning."""
_PACKAGE = dirname(realpath(__file__))

Look = tuple[int, int, int]
"""Size of a file, the number that the file system gives it, and when it was changed."""


class State:
    """How the folder, the program and the site stood when they were looked at."""

    def __init__(self, folder: str, site: str | None = None, asked: str = "") -> None:
        """Look at the folder and the program.

        Args:
            folder: the dossier's.
            site: by default that of the folder.
            asked: whatever else was asked for.
        """
        self._folder = realpath(folder)
        site = site or join(folder, SITE)
        self._site, self._stage = realpath(site), staged(site)
        self._note = join(user_cache(), f"{_name(self._folder, self._site)}.state")
        self._newest, self._begun_ns, self._clippings = 0, time.time_ns(), 0
        self._inputs = self._look_at_inputs(asked)

    def said(self) -> str | None:
        """Return what was said of the last build, if nothing has changed since."""
        with contextlib.suppress(OSError, ValueError):
            with open(self._note, encoding="utf-8") as note:
                inputs, site, said = note.read().split("\n", 2)
            if inputs != self._inputs or os.path.lexists(self._stage):
                return None
            if site == self._look_at_site():
                return said
        return None

    def note(self, said: str, files: Mapping[str, Look] | None = None) -> None:
        """Keep the state, with the sentence to say when nothing has changed since.

        Args:
            said: the sentence.
            files: all files of the site by their paths; by default they are looked at.
        """
        draft = f"{self._note}.{os.getpid()}"
        with contextlib.suppress(OSError):
            if self._newest > self._begun_ns - _TICK_NS:
                os.unlink(self._note)
                return
            site = (
                self._look_at_site()
                if files is None
                else _digest(map(_sum, _told(self._site, files)))
            )
            os.makedirs(dirname(self._note), exist_ok=True)
            with open(draft, "w", encoding="utf-8") as note:
                note.write(f"{self._inputs}\n{site}\n{said}")
            os.replace(draft, self._note)

    def _look_at_inputs(self, asked: str) -> str:
        digest = blake2b(asked.encode("utf-8", "surrogateescape"), digest_size=16)
        for line in runs_on():
            digest.update(line.encode("utf-8", "surrogateescape"))
        for root in (_PACKAGE, *_themes()):
            for lines, _ in sorted(_folders(root, leave_out="__pycache__")):
                digest.update(lines)
        for lines, newest in sorted(_folders(self._folder, but=self._site)):
            digest.update(lines)
            self._newest = max(self._newest, newest)
            self._clippings += lines.count(b"\n")
        return digest.hexdigest()

    def _look_at_site(self) -> str:
        look = _sums_of_large if self._clippings >= _MANY else _sums
        return _digest(look(self._site))


def _digest(sums: Iterable[bytes]) -> str:
    return blake2b(b"".join(sorted(sums)), digest_size=16).hexdigest()


def _sum(lines: bytes) -> bytes:
    return blake2b(lines, digest_size=_SUM).digest()


def _sums(root: str) -> Iterator[bytes]:
    """Yield a digest of each folder."""
    return (_sum(lines) for lines, _ in _folders(root))


def _sums_of_large(root: str) -> Iterator[bytes]:
    """Yield the same in another order, of half of the folders from another process: two look in half the time."""
    try:
        inner = [entry.path for entry in os.scandir(root) if _is_inner(entry)]
    except OSError:
        inner = []
    may_fork = hasattr(os, "fork") and hasattr(os, "sched_getaffinity")
    if not 1 < len(inner) <= _BYTE or not may_fork or len(os.sched_getaffinity(0)) == 1:
        return _sums(root)
    queue, numbers = os.pipe()
    os.write(numbers, bytes(range(len(inner))))
    os.close(numbers)

    def taken() -> Iterator[bytes]:
        while number := os.read(queue, 1):
            yield from _sums(inner[number[0]])

    found = _beside(taken)
    os.close(queue)
    here = (_sum(lines) for lines, _ in _folders(root, into=False))
    return chain(here, found) if found is not None else _sums(root)


def _is_inner(entry: os.DirEntry[str]) -> bool:
    return entry.name[0] != "." and entry.is_dir(follow_symlinks=False)


def _beside(taken: Callable[[], Iterator[bytes]]) -> list[bytes] | None:
    """Return what two processes take from one queue, ``None`` where the other one failed."""
    receiver, sender = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            with open(sender, "wb") as out:
                out.writelines(taken())
            code = 0
        finally:
            os._exit(code)
    os.close(sender)
    own = list(taken())
    with open(receiver, "rb") as sent:
        theirs = sent.read()
    if os.waitpid(child, 0)[1]:
        return None
    return [*own, *(theirs[at : at + _SUM] for at in range(0, len(theirs), _SUM))]


def _told(root: str, files: Mapping[str, Look]) -> list[bytes]:
    """Return what :func:`_folders` would yield of a folder in which nothing else stands."""
    below: dict[str, list[str]] = {"": []}
    for path in files:
        folder, _, name = path.rpartition("/")
        if f"/{path}".find("/.") >= 0:
            continue
        above = folder
        while above not in below:
            below[above] = []
            above = above.rpartition("/")[0]
        size, number, changed = files[path]
        below[folder].append(f"{name} {size} {number} {changed}")
    return [_lines(f"{root}/{folder}".rstrip("/"), lines) for folder, lines in below.items()]


def _lines(folder: str, files: Iterable[str]) -> bytes:
    return "\n".join([folder, *sorted(files)]).encode("utf-8", "surrogateescape")


def _name(folder: str, site: str) -> str:
    names = os.fsencode(folder) + b"\0" + os.fsencode(site)
    return blake2b(names, digest_size=12).hexdigest()


def runs_on() -> Iterator[str]:
    """Yield what the program runs on: Python, and each folder of libraries with its time.

    The time changes when a library is put in, taken out or replaced.
    """
    yield sys.version
    for place in sys.path:
        if place.endswith("-packages"):
            with contextlib.suppress(OSError):
                yield f"{place} {os.stat(place).st_mtime_ns}"


def _themes() -> Iterator[str]:
    """Yield the folders of the theme where it does not lie inside the package."""
    repository = dirname(dirname(_PACKAGE))
    for name in ("templates", "static"):
        if isdir(join(repository, name)):
            yield join(repository, name)


def _folders(
    root: str, *, but: str = "", leave_out: str = "", into: bool = True
) -> Iterator[tuple[bytes, int]]:
    """Yield for each folder a line for each of its files, and the time of the newest of them.

    Lines are in their order, and what is hidden is left out.

    Args:
        root: the folder.
        but: a folder below it that is left out.
        leave_out: the name of what is left out wherever it stands.
        into: whether to go into the folders that are in it.
    """
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        lines: list[str] = []
        newest = 0
        try:
            with os.scandir(folder) as entries:
                here = list(entries)
        except OSError:
            continue
        for entry in here:
            name = entry.name
            if name[0] == "." or name == leave_out:
                continue
            if entry.is_dir(follow_symlinks=False):
                if into and entry.path != but:
                    waiting.append(entry.path)
                continue
            try:
                stat = entry.stat()
            except OSError:
                continue
            changed = stat.st_mtime_ns
            lines.append(f"{name} {stat.st_size} {stat.st_ino} {changed}")
            newest = max(newest, changed)
        yield _lines(folder, lines), newest
