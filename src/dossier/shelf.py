"""Bytes that are laid down on the disk, so that memory does not grow with the dossier.

They lie in a file that has no name: nothing is left of it when the last process that reads it ends,
however that ends. Processes that were forked read the same one.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

WORTH_A_FILE = 1_000_000
"""Fewer bytes stay in memory."""
_ROOMY = Path("/var/tmp")  # noqa: S108 - a file without a name there is nobody else's
"""Where large files are laid by custom: ``/tmp`` is memory on many machines."""


class Shelf:
    """Bytes in a file, read a stretch at a time."""

    __slots__ = ("_file", "_size")

    def __init__(self, data: memoryview) -> None:
        """Lay bytes down.

        Raises:
            OSError: there is no room for them.
        """
        folder = _ROOMY if "TMPDIR" not in os.environ and os.access(_ROOMY, os.W_OK) else None
        self._size = len(data)
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            while data:
                data = data[file.write(data) :]
            self._file = os.dup(file.fileno())

    def __del__(self) -> None:
        """Give the file back once nobody can read it any more."""
        with suppress(AttributeError):  # nothing was laid down
            os.close(self._file)

    def __getitem__(self, part: slice) -> bytes:
        """Return a stretch of them, both ends of which are there."""
        start, end, _ = part.indices(self._size)
        return os.pread(self._file, end - start, start)

    def __len__(self) -> int:
        """Return how many there are."""
        return self._size


def laid(data: memoryview | Shelf) -> memoryview | Shelf:
    """Return bytes as they wait: on the disk, where they are many and it takes them."""
    if isinstance(data, Shelf) or len(data) < WORTH_A_FILE or not hasattr(os, "pread"):
        return data
    try:
        return Shelf(data)
    except OSError:  # a full disk, or none that may be written: memory has them already
        return data
