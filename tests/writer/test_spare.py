"""The folder that a site replaced is used again, whatever has become of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.builder.page import Page
from dossier.builder.write import files, write

OLD = (Page("index.html", b"home"), Page("articles/a.html", b"A"), Page("names/n.html", b"N"))
NEW = (Page("index.html", b"other"), Page("articles/a.html", b"A"), Page("events/e.html", b"E"))


def tree(folder: Path) -> dict[str, bytes]:
    paths = (p for p in folder.rglob("*") if p.is_file() and p.name != "manifest.json")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths}


def wanted(pages: tuple[Page, ...]) -> dict[str, bytes]:
    return {page.path: page.data for page in pages}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def spare(site: Path, tmp_path: Path) -> Path:
    """The spare of a site that was written twice."""
    kept = tmp_path / "cache" / "spare"
    for pages in (OLD, NEW):
        write(pages, site, spare=kept)
    return kept


def test_a_spare_holds_nothing_but_files_of_the_site(site: Path, spare: Path) -> None:
    kept, now = (files.numbers(files.entries(one)) for one in (spare, site))
    assert kept == {"articles/a.html": now["articles/a.html"]}


def test_a_site_written_with_a_spare_is_the_site_written_without(site: Path, spare: Path) -> None:
    for pages in (OLD, NEW, NEW[1:], OLD):
        written = write(pages, site, spare=spare)
        assert tree(site) == wanted(pages)
        assert set(written.unchanged) <= set(wanted(pages))
    assert sorted(p.name for p in site.iterdir()) == ["articles", "data", "index.html", "names"]


def test_a_file_that_did_not_change_is_not_written_again(site: Path, spare: Path) -> None:
    before = (site / "articles/a.html").stat()
    write(OLD, site, spare=spare)
    after = (site / "articles/a.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def _other_bytes(spare: Path) -> None:
    (spare / "articles/a.html").unlink()
    (spare / "articles/a.html").write_bytes(b"somebody else's")


def _more_files(spare: Path) -> None:
    (spare / "odd/deep").mkdir(parents=True)
    (spare / "odd/deep/file.html").write_bytes(b"odd")
    (spare / "empty").mkdir()


def _folder_for_file(spare: Path) -> None:
    (spare / "index.html/in").mkdir(parents=True)


def _link_for_folder(spare: Path) -> None:
    (spare / "articles/a.html").unlink()
    (spare / "articles").rmdir()
    (spare / "articles").symlink_to(spare.parent.parent / "outside")


def _file_for_folder(spare: Path) -> None:
    files.remove(spare / "names")
    (spare / "names").write_bytes(b"")


def _nothing(spare: Path) -> None:
    files.remove(spare)


def _a_file(spare: Path) -> None:
    files.remove(spare)
    spare.write_bytes(b"")


SPOILT = (
    _other_bytes,
    _more_files,
    _folder_for_file,
    _link_for_folder,
    _file_for_folder,
    _nothing,
    _a_file,
)


@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_nothing_of_a_spoilt_spare_gets_into_the_site(
    spoil: Callable[[Path], None], site: Path, spare: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.html").write_bytes(b"outside")
    spoil(spare)
    write(OLD, site, spare=spare)
    assert tree(site) == wanted(OLD)
    assert sorted(p.name for p in site.iterdir()) == ["articles", "data", "index.html", "names"]
    assert tree(outside) == {"a.html": b"outside"}
