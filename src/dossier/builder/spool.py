"""Where pages wait until all of them are made: on the disk, so that memory does not grow with the site.

All processes of a build write into one file that has no name, so nothing is left of it when they end,
however they end. Between processes only the place of a page in it is sent.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from dossier.builder.page import Kept, Page, digest
from dossier.errors import OutputError


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

    def keep(self, chunks: Sequence[bytes | memoryview]) -> Kept:
        """Return where the bytes of a page wait, which it is given in chunks.

        Raises:
            OutputError: the disk is full, or refuses them.
        """
        size = sum(map(len, chunks))
        with self._end.get_lock():
            at = start = self._end.value
            self._end.value += size
        try:
            for chunk in chunks:
                self._write(chunk, at)
                at += len(chunk)
        except OSError as error:
            cause = (error.strerror or str(error)).lower()
            raise OutputError(
                f"{self._site} was left as it was, since it cannot be written: {cause}"
            ) from error
        return Kept(self._file, start, size, digest(*chunks))

    def _write(self, data: bytes | memoryview, start: int) -> None:
        rest = memoryview(data)
        while rest:
            written = os.pwrite(self._file, rest, start)
            rest, start = rest[written:], start + written


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
