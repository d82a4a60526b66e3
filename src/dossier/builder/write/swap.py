"""Two folders change places in one step of the file system."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from dossier.builder.page import Page, folders_of
from dossier.builder.write import files
from dossier.builder.write.files import Entry
from dossier.builder.write.plan import Plan
from dossier.workers import cut, side_by_side

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, <linux/fs.h>
_RENAME_SWAP = 2  # macOS, <sys/stdio.h>

CANNOT = frozenset(
    {
        errno.EPERM,
        errno.EACCES,
        errno.EXDEV,
        errno.EMLINK,
        errno.ENOSYS,
        errno.EINVAL,
        errno.EBUSY,
        errno.EOPNOTSUPP,
        errno.ENOTSUP,
    }
)
"""Answers of a file system that has no links or no exchange, or not here."""

_FILES = 500
"""Files that are written in one go."""


def replace_folder(plan: Plan, site: Path, stage: Path | None, processes: int = 1) -> bool:
    """Prepare the whole site in ``stage`` and let it take the place of ``site``.

    Args:
        plan: what the site shall be.
        site: its folder.
        stage: a folder beside it, if there is one.
        processes: how many may write at the same time.

    Returns:
        Whether that was possible; if not, nothing has changed.

    Raises:
        OSError: the disk is full or fails; nothing has changed.
    """
    if stage is None:
        return False
    try:
        _fill(plan, site, stage, processes)
        _exchange(stage, site)
    except OSError as error:
        if error.errno in CANNOT:
            return False
        raise
    return True


def _fill(plan: Plan, site: Path, stage: Path, processes: int) -> None:
    """Make the stage the site as it shall be, whatever is there."""
    found = list(files.entries(stage))
    linked = _linked(plan, files.numbers(found))
    folders = _folders(plan)
    _clear(stage, found, linked, {*folders})
    for folder in folders:
        (stage / folder).mkdir(exist_ok=True)
        if (site / folder).is_dir():
            shutil.copymode(site / folder, stage / folder)
    old, new = str(site), str(stage)
    for path in plan.stay:
        if path not in linked:
            files.link(f"{old}/{path}", f"{new}/{path}")
    tasks = [partial(_created, new, few) for few in cut(plan.pages, _FILES)]
    for fault in side_by_side(tasks, processes):
        if fault:
            raise fault


def _created(stage: str, pages: Sequence[Page]) -> OSError | None:
    """Write some files, and return what the disk refused: another process cannot raise it here."""
    try:
        for page in pages:
            files.create(f"{stage}/{page.path}", page.blocks())
    except OSError as error:
        return error
    return None


def _linked(plan: Plan, there: Mapping[str, int]) -> frozenset[str]:
    """Return which of the files that stay are on the stage already."""
    now = plan.there
    return frozenset(path for path in plan.stay if there.get(path, 0) == now.get(path))


def _clear(
    stage: Path, found: Iterable[Entry], linked: Collection[str], folders: Collection[str]
) -> None:
    """Remove what is on the stage, but for some files and links, and some folders."""
    there = ((path, kind) for path, kind, *_ in found)
    gone = [(p, kind) for p, kind in there if p not in (folders if kind == "folder" else linked)]
    for path, kind in sorted(dict.fromkeys(gone), reverse=True):  # what is in a folder before it
        if kind == "folder":
            (stage / path).rmdir()
        else:
            files.remove(stage / path)


def leave_links(plan: Plan, stage: Path) -> None:
    """Leave in the folder that was replaced only what the site has too."""
    for path in (*(page.path for page in plan.pages), *plan.written.removed):
        files.remove(stage / path)


def _folders(plan: Plan) -> list[str]:
    """Return the folders that are needed, those above before those below."""
    beneath = (f"{folder}/x" for folder in plan.empty)
    return folders_of((*plan.stay, *(page.path for page in plan.pages), *beneath))


def _exchange(stage: Path, site: Path) -> None:
    """Let two folders change places; where there is no site yet, the stage becomes it.

    Raises:
        OSError: the file system or the system does not do that.
    """
    if not site.exists() or not any(site.iterdir()):
        stage.replace(site)
        return
    if sys.platform == "win32":
        raise OSError(errno.ENOSYS, "no exchange of folders", str(site))
    shutil.copymode(site, stage)
    one, other = os.fsencode(stage), os.fsencode(site)
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(one, other, _RENAME_SWAP)
    else:
        raise OSError(errno.ENOSYS, "no exchange of folders", str(site))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(site))
