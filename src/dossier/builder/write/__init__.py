"""Writing the site: all or nothing, only what differs, and only what is ours.

The new site is prepared beside the old one, in ``.NAME.new``, where each file that did not change is
a hard link to what is there; then the two folders change places in one step of the file system, and
the old one is removed. Whoever reads the site sees all of the old or all of the new, whenever the
build is killed. Where the file system has no such step (see :mod:`dossier.builder.write.swap`), or the
folder must stay the one it is, files are prepared inside it and replaced one by one, manifest last:
then a killed build can leave some pages old and some new, until the next one sets it right.

To link ten thousand files and to remove them again takes longer than to write the few that one article
changes. So the folder that was replaced may be kept as a spare, holding nothing but links to files of the
site: the next build takes it, and mends in it only what differs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from dossier.builder.page import Page, check_together
from dossier.builder.write import swap
from dossier.builder.write.locking import locked, staged
from dossier.builder.write.manifest import Owned, manifest_page, owned_by
from dossier.builder.write.plan import Same, Written, make_plan, refuse_strangers
from dossier.builder.write.replace import replace_one_by_one
from dossier.errors import OutputError
from dossier.layout import stage_of

__all__ = ["Page", "Same", "Written", "write"]


def write(
    pages: Iterable[Page | Same],
    out: Path,
    *,
    in_place: bool = False,
    spare: Path | None = None,
    processes: int = 1,
) -> Written:
    """Make ``out`` the site that consists of these pages.

    Args:
        pages: all files of the site; those that need not be made were seen in ``out``.
        out: its folder; made if it is not there.
        in_place: keep the folder itself and replace its files one by one, for a folder that
            another program holds open (a container that has it mounted, say).
        spare: where the folder that was replaced is kept for the next build; it may be missing, or
            hold anything.
        processes: how many may write files at the same time.

    Returns:
        What was done, by path.

    Raises:
        OutputError: the pages cannot stand together, the folder holds something else, another build
            is writing it, or the disk refuses; the site is then what it was before.
    """
    ordered = sorted(pages, key=lambda page: page.path)
    ordered.append(manifest_page(_owned(ordered)))
    check_together(ordered)
    place = Path(os.path.abspath(out))  # noqa: PTH100 - resolve() would follow a link out of the folder
    try:
        with locked(place):
            return _write(ordered, place, spare, in_place=in_place, processes=processes)
    except OSError as error:
        raise OutputError(_sentence(place, error)) from error


def _owned(pages: Iterable[Page | Same]) -> dict[str, Owned]:
    """Return what a site of these pages owns."""
    made = owned_by(page for page in pages if isinstance(page, Page))
    same = (page for page in pages if isinstance(page, Same))
    return made | {page.path: Owned(page.stood.size, page.stood.digest) for page in same}


def _write(
    pages: Sequence[Page | Same], site: Path, spare: Path | None, *, in_place: bool, processes: int
) -> Written:
    """Plan, then carry the plan out in the way that the file system allows."""
    plan = make_plan(pages, site, refuse_strangers(site))
    if plan.is_empty() and not stage_of(site).exists():
        return plan.written
    with staged(site, spare) as stage:  # which clears what a killed build left
        if plan.is_empty():
            return plan.written
        if in_place or not swap.replace_folder(plan, site, stage, processes):
            replace_one_by_one(plan, site)
        elif spare and stage:
            swap.leave_links(plan, stage)
    return plan.written


def _sentence(site: Path, error: OSError) -> str:
    """Say in one sentence what the disk refused."""
    cause = (error.strerror or str(error)).lower()
    return f"{site} was left as it was, since it cannot be written: {cause}"
