"""One build at a time: a lock that the system lifts when its holder dies, and leaves no file behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from dossier.builder.write import files
from dossier.errors import OutputError
from dossier.layout import stage_of

if sys.platform != "win32":  # where a folder can't be locked: two builds are then on their own
    import fcntl

_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def locked(site: Path) -> Iterator[None]:
    """Hold the folder of the site, where there is one, for one build.

    Raises:
        OutputError: another build holds it.
    """
    with ExitStack() as held:
        if site.is_dir() and not site.is_symlink():
            _hold(held, site, site)
        yield


@contextmanager
def staged(site: Path, spare: Path | None = None) -> Iterator[Path | None]:
    """Make and hold the folder in which the next site is prepared.

    Args:
        site: the folder of the site.
        spare: a folder that becomes it, if it is there, and in whose place it is put in the end.

    Yields:
        A folder beside the site, empty or what was the spare, or ``None`` where none can be made.

    Raises:
        OutputError: another build holds it.
    """
    with ExitStack() as held:
        stage = _stage(site)
        if stage is None:
            yield None
            return
        _hold(held, stage, site)
        try:
            _clear(stage)
            _take(held, spare, stage, site)
            yield stage
        finally:  # before what is held is let go
            _put_away(stage, spare)


def _stage(site: Path) -> Path | None:
    """Make the folder beside the site; ``None`` where its parent lets nothing be made in it."""
    stage = stage_of(site)
    try:
        stage.parent.mkdir(parents=True, exist_ok=True)
        stage.mkdir(exist_ok=True)
    except PermissionError:
        return None
    except OSError:
        if site.is_dir():
            return None
        raise
    return stage


def _take(held: ExitStack, spare: Path | None, stage: Path, site: Path) -> None:
    """Let the spare take the place of the empty stage, if there is one on the same disk."""
    with suppress(OSError, OutputError):
        if spare and spare.is_dir() and not spare.is_symlink():
            _hold(held, spare, site)  # whoever comes to the stage from now on finds it locked
            spare.replace(stage)


def _put_away(stage: Path, spare: Path | None) -> None:
    """Keep what is on the stage as the spare, or remove it."""
    with suppress(OSError):
        if spare and any(stage.iterdir()):
            spare.parent.mkdir(parents=True, exist_ok=True)
            stage.replace(spare)
            return
    files.remove(stage)


def _hold(held: ExitStack, folder: Path, site: Path) -> None:
    """Lock a folder until the build ends.

    Raises:
        OutputError: another build has locked it, or has just replaced it.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | _FOLDER)
    held.callback(os.close, descriptor)
    busy = OutputError(f"another build is writing {site}; try again when it has ended")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise busy from error
    except OSError:
        return  # a file system without locks
    with suppress(FileNotFoundError):
        if os.path.samestat(folder.stat(), os.fstat(descriptor)):
            return
    raise busy


def _clear(stage: Path) -> None:
    """Remove what a killed build left."""
    for path in stage.iterdir():
        files.remove(path)
