"""Says that a file of the dossier changed, and keeps quiet about all others."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from watchfiles import Change, watch

from dossier import settings
from dossier.errors import SettingsError
from dossier.layout import SITE, THEME

_PASSING = re.compile(r".*(?:~|\.tmp|\.swp|\.swx|\.part|\.crdownload)|4913|#.*#|#\d+", re.DOTALL)
"""Names of files that are none of the dossier: of editors, of downloads, and what the system calls a file without a name."""
_STEP = 20
"""Milliseconds in which changes are gathered."""


def matters(path: str, folder: Path) -> bool:
    """Say whether a change of this file asks for a build.

    Args:
        path: the file, absolute.
        folder: the dossier's folder, absolute.
    """
    try:
        parts = Path(path).relative_to(folder).parts
    except ValueError:
        return False
    if not parts or parts[0] == SITE or any(part.startswith(".") for part in parts):
        return False
    return not _PASSING.fullmatch(parts[-1])


class Watch:
    """Watches a dossier's folder: its own files, and all below clippings, templates and static.

    The folder itself is not watched to its depth, since it may be a repository with an environment
    of ten thousand folders in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._changed = threading.Event()
        self._stop = threading.Event()
        self._stop_inner = threading.Event()
        self._inner: tuple[Path, ...] = ()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        """Begin to watch."""
        self._begin((self._folder,), self._stop, recursive=False)
        self.settle()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop watching."""
        self._stop.set()
        self._stop_inner.set()
        for thread in self._threads:
            thread.join(timeout=5)

    def wait(self, timeout: float) -> bool:
        """Say whether something changed since the last time, within ``timeout`` seconds."""
        changed = self._changed.wait(timeout)
        if changed:
            self._changed.clear()
        return changed

    def settle(self) -> None:
        """Watch the folders that there are now; the settings may name others than before."""
        self._changed.clear()
        wanted = _inner_folders(self._folder)
        if wanted is None or wanted == self._inner:
            return
        self._stop_inner.set()
        self._stop_inner = threading.Event()
        self._inner = wanted
        if wanted:
            self._begin(wanted, self._stop_inner, recursive=True)

    def _begin(self, paths: tuple[Path, ...], stop: threading.Event, *, recursive: bool) -> None:
        arguments = (paths, stop, recursive)
        thread = threading.Thread(target=self._look, args=arguments, daemon=True)
        self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()

    def _look(self, paths: tuple[Path, ...], stop: threading.Event, recursive: bool) -> None:  # noqa: FBT001 - a thread gives its arguments by place
        def wanted(_: Change, path: str) -> bool:
            return matters(path, self._folder)

        for _ in watch(
            *paths,
            watch_filter=wanted,
            stop_event=stop,
            recursive=recursive,
            step=_STEP,
            debounce=200,
            rust_timeout=500,
            raise_interrupt=False,
        ):
            self._changed.set()


def _inner_folders(folder: Path) -> tuple[Path, ...] | None:
    """Return the folders to be watched with all that is in them; ``None`` while nobody can say."""
    try:
        clippings = (folder / settings.read(folder).clippings).resolve()
    except SettingsError:
        return None
    if clippings == folder:
        return (folder,)
    return tuple(path for path in (clippings, *(folder / name for name in THEME)) if path.is_dir())
