"""What the disk can do to a build, put in at the places where the writer touches it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.support import tree

from dossier.builder.page import Page
from dossier.builder.write import files, swap, write
from dossier.builder.write.manifest import MANIFEST
from dossier.errors import OutputError

OLD = tuple(Page(f"articles/{n}.html", f"old {n}".encode()) for n in range(6))
NEW = tuple(Page(f"articles/{n}.html", f"new {n}".encode()) for n in range(2, 9))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(OLD, tmp_path / "site")
    return tmp_path / "site"


def failing(real: Callable[..., Any], after: int, number: int) -> Callable[..., Any]:
    """Return a function that does what ``real`` does, until it fails like a disk."""
    calls = [0]

    def call(*given: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] > after:
            raise OSError(number, os.strerror(number), str(given[0]))
        return real(*given, **named)

    return call


def failure(site: Path) -> str | None:
    """Return what a build says that fails, or ``None`` where the fault came too late to matter."""
    try:
        write(NEW, site)
    except OutputError as error:
        return str(error)
    return None


@pytest.mark.parametrize("after", range(8))
@pytest.mark.parametrize("seam", ["create", "link", "read", "entries"])
@pytest.mark.parametrize(
    "number", [errno.ENOSPC, errno.EIO, errno.EMFILE], ids=["full", "broken", "files"]
)
def test_a_failing_disk_leaves_the_site_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch, seam: str, after: int, number: int
) -> None:
    before = tree(site)
    with monkeypatch.context() as patch:
        patch.setattr(files, seam, failing(getattr(files, seam), after, number))
        told = failure(site)
    if told is not None:
        assert told.startswith(f"{site} was left as it was, since it cannot be written: ")
        assert tree(site) == before
        assert list(site.parent.iterdir()) == [site]
    write(NEW, site)
    assert set(tree(site)) == {page.path for page in NEW} | {MANIFEST}


@pytest.mark.parametrize("after", [0, 10, 700])
def test_a_disk_that_fails_one_of_several_processes_leaves_the_site_as_it_was(
    site: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    many = [Page(f"articles/{n}.html", f"new {n}".encode()) for n in range(1_800)]
    before = tree(site)
    with monkeypatch.context() as patch:
        patch.setattr(files, "create", failing(files.create, after, errno.ENOSPC))
        with pytest.raises(OutputError, match="no space left"):
            write(many, site, processes=2)
    assert tree(site) == before
    write(many, site, processes=2)
    assert set(tree(site)) == {page.path for page in many} | {MANIFEST}


@pytest.mark.parametrize("after", range(8))
def test_a_disk_that_is_full_while_files_are_prepared_in_place_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    before = tree(site)
    monkeypatch.setattr(files, "create", failing(files.create, after, errno.ENOSPC))
    with pytest.raises(OutputError, match="no space left"):
        write(NEW, site, in_place=True)
    assert tree(site) == before


@pytest.mark.parametrize("after", range(9))
def test_a_build_that_fails_in_the_middle_in_place_is_set_right_by_the_next(
    site: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(files, "put", failing(files.put, after, errno.EIO))
        with pytest.raises(OutputError, match=r"build again|was left as it was"):
            write(NEW, site, in_place=True)
    write(NEW, site, in_place=True)
    assert {p: d for p, d in tree(site).items() if p != MANIFEST} == {p.path: p.data for p in NEW}


@pytest.mark.parametrize("after", range(9))
def test_a_build_that_fails_in_the_middle_in_place_leaves_nothing_unowned(
    site: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(files, "put", failing(files.put, after, errno.EIO))
        with pytest.raises(OutputError):
            write(NEW, site, in_place=True)
    written = write(OLD[:1], site, in_place=True)
    left = set(tree(site)) - {MANIFEST}
    assert left == {"articles/0.html", *written.kept}


@pytest.mark.parametrize("number", sorted(swap.CANNOT), ids=errno.errorcode.get)
def test_a_file_system_without_links_gets_its_files_one_by_one(
    site: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(files, "link", failing(files.link, 0, number))
    written = write((*OLD[:1], *NEW), site)
    assert written.unchanged == ("articles/0.html",)
    assert set(tree(site)) == {p.path for p in (*OLD[:1], *NEW)} | {MANIFEST}


def test_a_system_without_exchange_gets_its_files_one_by_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(stage: Path, site: Path) -> None:
        raise OSError(errno.ENOSYS, "no exchange", str(site))

    monkeypatch.setattr(swap, "_exchange", refuse)
    write(NEW, site)
    assert {p: d for p, d in tree(site).items() if p != MANIFEST} == {p.path: p.data for p in NEW}
    assert list(site.parent.iterdir()) == [site]


def test_a_manifest_that_cannot_be_read_is_named(site: Path) -> None:
    (site / MANIFEST).write_bytes(b"{")
    with pytest.raises(OutputError, match=r"manifest\.json cannot be read"):
        write(NEW, site)


def test_a_path_in_a_manifest_that_leads_out_is_not_ours(site: Path) -> None:
    victim = site.parent / "victim"
    victim.write_bytes(b"")
    manifest = (site / MANIFEST).read_bytes()
    digest = manifest.replace(b"articles/0.html", b"../victim")
    (site / MANIFEST).write_bytes(digest)
    write(NEW, site)
    assert victim.exists()


def test_another_build_is_locked_out_with_one_sentence(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.create
    told: list[str] = []

    def meanwhile(path: Path, blocks: Iterable[bytes]) -> None:
        if not told:
            with pytest.raises(OutputError) as error:
                write(OLD[:1], site)
            told.append(str(error.value))
        real(path, blocks)

    monkeypatch.setattr(files, "create", meanwhile)
    write(NEW, site)
    assert told == [f"another build is writing {site}; try again when it has ended"]
    assert {p: d for p, d in tree(site).items() if p != MANIFEST} == {p.path: p.data for p in NEW}


def test_a_site_that_vanishes_while_it_is_written_is_said_so(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.link

    def vanish(existing: Path, new: Path) -> None:
        files.remove(site)
        real(existing, new)

    monkeypatch.setattr(files, "link", vanish)
    with pytest.raises(OutputError, match="no such file"):
        write((*OLD[:2], *NEW), site)


def test_a_first_build_in_place_that_was_killed_while_preparing_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    with monkeypatch.context() as patch:
        patch.setattr(files, "remove", lambda _: None)
        patch.setattr(files, "create", failing(files.create, 3, errno.EIO))
        with pytest.raises(OutputError):
            write(NEW, site, in_place=True)
    assert (site / files.WORK).is_dir()
    write(NEW, site, in_place=True)
    assert {p: d for p, d in tree(site).items() if p != MANIFEST} == {p.path: p.data for p in NEW}
