"""Where pages wait until all of them are made: on the disk, so that memory does not grow with the site.

All processes of a build write into one file that has no name, so nothing is left of it when they end,
however they end. Between processes only the place of a page in it is sent.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Value
from pathlib import Path

from msgspec.structs import replace

from dossier.builder.page import Kept, Page, digest
from dossier.errors import OutputError


class Spool:
    """An open file into which pages are put one after the other."""

    def __init__(self, file: int, site: Path) -> None:
        self._file = file
        self._site = site
        self._end = Value("q", 0)

    def put(self, page: Page) -> Page:
        """Return the page with its bytes put away.

        Raises:
            OutputError: the disk is full, or refuses them.
        """
        data = page.data
        with self._end.get_lock():
            start = self._end.value
            self._end.value += len(data)
        try:
            self._write(data, start)
        except OSError as error:
            cause = (error.strerror or str(error)).lower()
            raise OutputError(
                f"{self._site} was left as it was, since it cannot be written: {cause}"
            ) from error
        return replace(page, held=Kept(self._file, start, len(data), digest(data)))

    def _write(self, data: bytes, start: int) -> None:
        rest = memoryview(data)
        while rest:
            written = os.pwrite(self._file, rest, start)
            rest, start = rest[written:], start + written


@contextmanager
def spooled(site: Path) -> Iterator[Spool | None]:
    """Open a file for the pages of a site, on the disk on which the site is.

    Yields:
        The file; ``None`` where the system cannot share one, so that pages are kept in memory.
    """
    folder = next((one for one in site.absolute().parents if os.access(one, os.W_OK)), None)
    if not hasattr(os, "pread"):
        yield None
        return
    with tempfile.TemporaryFile(dir=folder) as file:
        yield Spool(file.fileno(), site)
