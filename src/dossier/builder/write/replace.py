"""Replacing the files of a site one by one, where its folder can't be exchanged as a whole."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePosixPath

from dossier.builder.page import Page
from dossier.builder.write import files
from dossier.builder.write.manifest import MANIFEST, Owned, encode, owned_by, read_manifest
from dossier.builder.write.plan import Plan
from dossier.errors import OutputError


def replace_one_by_one(plan: Plan, site: Path) -> None:
    """Carry a plan out inside the site's folder.

    All new bytes are on the disk before the first file is replaced. The manifest then names the old
    and the new files, so that a build after this one, killed in between, still knows what is ours.

    Raises:
        OSError: the disk is full or fails before anything has changed.
        OutputError: it fails afterwards.
    """
    work = site / files.WORK
    site.mkdir(parents=True, exist_ok=True)
    try:
        files.remove(work)
        work.mkdir()
        _prepare(plan, site, work)
        files.put(work / "claim", site / MANIFEST)
        _move(plan, site, work)
    finally:
        files.remove(work)


def _move(plan: Plan, site: Path, work: Path) -> None:
    """Put all in place, the manifest last.

    Raises:
        OutputError: the disk fails in the middle.
    """
    try:
        for number, page in enumerate(_manifest_last(plan)):
            if page.path == MANIFEST:
                _prune(plan, site)
            files.put(work / str(number), site / page.path)
    except OSError as error:
        cause = (error.strerror or str(error)).lower()
        raise OutputError(
            f"{site} is half old and half new ({cause}); build again to set it right"
        ) from error


def _manifest_last(plan: Plan) -> list[Page]:
    """Return the pages in the order in which they are put in place."""
    return sorted(plan.pages, key=lambda page: page.path == MANIFEST)


def _prepare(plan: Plan, site: Path, work: Path) -> None:
    """Write all new bytes beside their places, and make the folders they need."""
    owned: dict[str, Owned] = dict(read_manifest(site) or {}) | owned_by(plan.pages)
    files.create(work / "claim", [encode(owned)])
    for number, page in enumerate(_manifest_last(plan)):
        (site / page.path).parent.mkdir(parents=True, exist_ok=True)
        files.create(work / str(number), page.blocks())


def _prune(plan: Plan, site: Path) -> None:
    """Remove what is no longer part of the site, and the folders that this leaves empty."""
    for path in plan.written.removed:
        files.remove(site / path)
    folders = {f for path in plan.written.removed for f in list(PurePosixPath(path).parents)[:-1]}
    for folder in sorted(folders, reverse=True):
        with suppress(OSError):  # something else is in it
            (site / folder).rmdir()
