"""What a build will do to the site's folder, decided before anything is touched."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from dossier.builder.page import Page, Placed, folders_of
from dossier.builder.write import files
from dossier.builder.write.files import Kind
from dossier.builder.write.manifest import MANIFEST, Owned, read_manifest
from dossier.errors import OutputError
from dossier.model import Record


class Written(Record, frozen=True):
    """What a build did, each file by its path in the site; the manifest itself is not counted."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...] = ()
    """Files of an earlier build that somebody changed since: no longer part of the site, left there."""
    others: int = 0
    """Files, links and empty folders that are not of our making."""


class Stood(Record, frozen=True, array_like=True):
    """What is known of a file of the site since it was written."""

    key: str
    """Digest of all that it was made from."""
    size: int
    """Bytes."""
    digest: str
    """Of its bytes."""
    mtime_ns: int
    inode: int

    def stands(self, path: Path | str) -> bool:
        """Say whether a file has not been touched since."""
        try:
            found = os.lstat(path)
        except OSError:
            return False
        seen = (found.st_size, found.st_mtime_ns, found.st_ino)
        return stat.S_ISREG(found.st_mode) and seen == (self.size, self.mtime_ns, self.inode)


class Same(Record, frozen=True):
    """A page that was not made, since it would be the file that stands there already."""

    path: str
    stood: Stood


class Plan(Record, frozen=True):
    """What will be done."""

    pages: tuple[Page, ...]
    """Those to be written: new or different."""
    stay: tuple[str, ...]
    """Files and links that stay: unchanged pages, and what is not ours."""
    empty: tuple[str, ...]
    """Folders with nothing in them that are not ours."""
    there: dict[str, int]
    """Files and links of the site as it is, with the numbers that the file system gives them."""
    written: Written

    def is_empty(self) -> bool:
        """Say whether the site is already what it shall be."""
        return not self.pages and not self.written.removed


def refuse_strangers(site: Path) -> Mapping[str, Owned]:
    """Return what is owned by the site that is there; refuse to write where something else is.

    Raises:
        OutputError: the place is a link, a file, or a folder that holds something else.
    """
    if site.is_symlink():
        raise OutputError(f"{site} is a link to another place; name that place itself with --out")
    if not site.exists():
        return {}
    if not site.is_dir():
        raise OutputError(f"{site} is a file; name a folder for the site with --out")
    owned = read_manifest(site)
    if owned is None and _holds_files(site):
        raise OutputError(
            f"{site} holds something that dossier did not write; name an empty or new folder with --out"
        )
    return owned or {}


def _holds_files(site: Path) -> bool:
    """Say whether anything but folders is there, or was left by a build that was killed."""
    return any(kind != "folder" and not _is_work(path) for path, kind, *_ in files.entries(site))


def make_plan(pages: Sequence[Page | Same], site: Path, owned: Mapping[str, Owned]) -> Plan:
    """Compare the pages with what is on the disk.

    Raises:
        OutputError: a page would take the place of something that is not ours, or a file that was
            relied upon has been changed meanwhile.
    """
    found = list(files.entries(site)) if site.exists() else []
    kinds = {path: kind for path, kind, *_ in found}
    if files.WORK in kinds:
        kinds = {path: kind for path, kind in kinds.items() if not _is_work(path)}
    asked = dict.fromkeys(page.path for page in pages)
    _refuse_blocked(asked, kinds, site, owned)
    relied_on = [page.path for page in pages if isinstance(page, Same)]
    _refuse_gone(relied_on, kinds, site)
    made = [page for page in pages if isinstance(page, Page)]
    there = (page for page in made if kinds.get(page.path) == "file")
    same = {*relied_on, *(page.path for page in there if _holds(site, page, owned))}
    different = tuple(page for page in made if page.path not in same)
    _refuse_foreign(different, kinds, site, owned)
    gone = [path for path in sorted(owned) if path in kinds and path not in asked]
    removed = {
        path for path in gone if kinds[path] == "file" and _untouched(site, path, owned[path])
    }
    ours = asked.keys() | removed
    foreign = [path for path in kinds.keys() - ours if kinds[path] != "folder"]
    listed = [path for path in asked if path != MANIFEST]
    empty = sorted(path for path, _, is_empty, _ in found if is_empty and path in kinds)
    return Plan(
        pages=different,
        stay=tuple(sorted([*same, *foreign])),
        empty=tuple(empty),
        there=files.numbers(found),
        written=Written(
            new=tuple(path for path in listed if path not in kinds),
            changed=tuple(path for path in listed if path in kinds and path not in same),
            removed=tuple(sorted(removed)),
            unchanged=tuple(path for path in listed if path in same),
            kept=tuple(p for p in gone if p not in removed),
            others=len(foreign) + len(empty),
        ),
    )


def _refuse_gone(relied_on: Iterable[str], kinds: Mapping[str, Kind], site: Path) -> None:
    """Refuse when a file has gone for which a page was not made.

    Whoever writes into one while a site is made does what can be done as soon as it is made.

    Raises:
        OutputError: with the file.
    """
    for path in relied_on:
        if kinds.get(path) != "file":
            raise OutputError(f"{site / path} was changed while the site was made; build again")


def _holds(site: Path, page: Page, owned: Mapping[str, Owned]) -> bool:
    """Say whether a file is what it shall be; one that was written as something else is not read."""
    written = owned.get(page.path)
    if written and written != Owned(page.size, page.digest):
        return False
    return files.holds(f"{site}/{page.path}", page.data)


def _is_work(path: str) -> bool:
    """Say whether a path was left by a build that was killed."""
    return path == files.WORK or path.startswith(files.WORK + "/")


def _untouched(site: Path, path: str, owned: Owned) -> bool:
    """Say whether a file is still what an earlier build wrote."""
    data = files.read(site / path, owned.size)
    return data is not None and owned.matches(data)


def _refuse_blocked(
    asked: Collection[str], kinds: Mapping[str, Kind], site: Path, owned: Mapping[str, Owned]
) -> None:
    """Refuse when a page's folder is no folder, or a page's place is one.

    Raises:
        OutputError: with the path that is in the way.
    """
    for folder in folders_of(asked):
        kind = kinds.get(folder, "folder")
        if kind == "link" or (kind != "folder" and folder not in owned):
            what = "a link" if kind == "link" else "a file"
            raise OutputError(
                f"{site / folder} is {what} where the site needs a folder; move it away"
            )
    for path in asked:
        if kinds.get(path) == "folder":
            raise OutputError(
                f"{site / path} is a folder where the site needs a file; move it away"
            )


def _refuse_foreign(
    different: Sequence[Placed], kinds: Mapping[str, Kind], site: Path, owned: Mapping[str, Owned]
) -> None:
    """Refuse when a page would overwrite a file that no build wrote.

    Raises:
        OutputError: with the file that is in the way.
    """
    for page in different:
        if page.path in kinds and page.path not in owned and page.path != MANIFEST:
            raise OutputError(
                f"{site / page.path} is not of dossier's making and the site needs its place; move it away"
            )
