"""Where pages wait until all of them are made: on the disk, so that memory does not grow with the site.

All processes of a build write into one file that has no name, so nothing is left of it when they end,
however they end. Between processes only the place of a page in it is sent.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from dossier.builder.page import Kept, Page, digest_of
from dossier.errors import OutputError

_BLOCK = 500_000
"""Bytes of a page that are put away in one go."""


class _End(Protocol):
    """Where the file ends, as all processes see it."""

    value: int

    def get_lock(self) -> AbstractContextManager[object]:
        """Return what keeps others from moving it."""


class _Own:
    """Where the file ends for a process that is alone."""

    value = 0

    def get_lock(self) -> AbstractContextManager[None]:
        """Return nothing that keeps anybody from anything."""
        return nullcontext()


def _shared() -> _End:
    from multiprocessing import Value  # noqa: PLC0415 - 15 ms that a small dossier need not pay

    return Value("q", 0)


class Spool:
    """An open file into which pages are put one after the other."""

    def __init__(self, file: int, site: Path, end: _End) -> None:
        self._file = file
        self._site = site
        self._end = end

    def put(self, page: Page) -> Page:
        """Return the page with its bytes put away.

        Raises:
            OutputError: the disk is full, or refuses them.
        """
        return page if isinstance(page.held, Kept) else replace(page, held=self.keep([page.held]))

    def keep(self, chunks: Iterable[bytes | memoryview]) -> Kept:
        """Return where the bytes of a page wait, which are put away as its chunks are made.

        Raises:
            OutputError: the disk is full, or refuses them.
        """
        places: list[tuple[int, int]] = []
        told = digest_of(self._written(_blocks(chunks), places))
        start = places[0][0] if places else 0
        further = tuple(places) if len(places) > 1 else ()
        return Kept(self._file, start, sum(size for _, size in places), told, further)

    def _written(self, blocks: Iterable[bytes], places: list[tuple[int, int]]) -> Iterator[bytes]:
        """Yield blocks that are put away, and note where."""
        for block in blocks:
            with self._end.get_lock():
                start = self._end.value
                self._end.value += len(block)
            self._write(block, start)
            places.append((start, len(block)))
            yield block

    def _write(self, data: bytes, start: int) -> None:
        rest = memoryview(data)
        try:
            while rest:
                written = os.pwrite(self._file, rest, start)
                rest, start = rest[written:], start + written
        except OSError as error:
            cause = (error.strerror or str(error)).lower()
            raise OutputError(
                f"{self._site} was left as it was, since it cannot be written: {cause}"
            ) from error


def _blocks(chunks: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    """Yield chunks together, of which each may be short."""
    waiting: list[bytes | memoryview] = []
    size = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= _BLOCK:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


@contextmanager
def spooled(site: Path, processes: int) -> Iterator[Spool | None]:
    """Open a file for the pages of a site, on the disk on which the site is.

    Args:
        site: its folder.
        processes: how many may put pages into it.

    Yields:
        The file; ``None`` where the system cannot share one, so that pages are kept in memory.
    """
    folder = next((one for one in site.absolute().parents if os.access(one, os.W_OK)), None)
    if not hasattr(os, "pread"):
        yield None
        return
    with tempfile.TemporaryFile(dir=folder, prefix=".dossier-") as file:
        yield Spool(file.fileno(), site, _shared() if processes > 1 else _Own())
