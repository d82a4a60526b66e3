from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dossier.builder.page import Page
from dossier.builder.write import write
from dossier.builder.write.manifest import MANIFEST
from dossier.errors import OutputError


def pages(**texts: str) -> tuple[Page, ...]:
    return tuple(
        Page(f"{path.replace('__', '/')}.html", text.encode()) for path, text in texts.items()
    )


def tree(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != "manifest.json"
    }


@pytest.fixture(params=[False, True], ids=["exchanged", "in place"])
def in_place(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "home" / "site"


def test_a_new_site_has_all_its_pages(site: Path, in_place: bool) -> None:
    written = write(pages(index="home", articles__a="A"), site, in_place=in_place)
    assert tree(site) == {"index.html": "home", "articles/a.html": "A"}
    assert written.new == ("articles/a.html", "index.html")
    assert list(site.parent.iterdir()) == [site]


def test_only_bytes_that_differ_are_written(site: Path, in_place: bool) -> None:
    write(pages(index="home", same="same"), site, in_place=in_place)
    before = (site / "same.html").stat()
    written = write(pages(index="other", same="same", more="more"), site, in_place=in_place)
    after = (site / "same.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert (written.new, written.changed, written.unchanged) == (
        ("more.html",),
        ("index.html",),
        ("same.html",),
    )


def test_an_unchanged_site_is_not_touched_at_all(site: Path, in_place: bool) -> None:
    write(pages(index="home"), site, in_place=in_place)
    before = {p: p.stat().st_mtime_ns for p in (site.parent, site, *site.rglob("*"))}
    written = write(pages(index="home"), site, in_place=in_place)
    assert {p: p.stat().st_mtime_ns for p in before} == before
    assert written.unchanged == ("index.html",)


def test_a_page_that_is_gone_is_removed_with_its_folder(site: Path, in_place: bool) -> None:
    write(pages(index="home", articles__a="A"), site, in_place=in_place)
    written = write(pages(index="home"), site, in_place=in_place)
    assert written.removed == ("articles/a.html",)
    assert not (site / "articles").exists()


def test_a_page_that_somebody_changed_is_left_and_reported(site: Path, in_place: bool) -> None:
    write(pages(index="home", articles__a="A"), site, in_place=in_place)
    (site / "articles/a.html").write_text("by hand")
    written = write(pages(index="home"), site, in_place=in_place)
    assert written.kept == ("articles/a.html",)
    assert tree(site) == {"index.html": "home", "articles/a.html": "by hand"}


def test_what_is_not_ours_stays(site: Path, in_place: bool) -> None:
    write(pages(index="home"), site, in_place=in_place)
    (site / "CNAME").write_text("dossier.example")
    (site / "empty").mkdir()
    (site / "link").symlink_to("/nowhere")
    write(pages(index="other"), site, in_place=in_place)
    assert tree(site) == {"index.html": "other", "CNAME": "dossier.example"}
    assert (site / "empty").is_dir()
    assert (site / "link").readlink() == Path("/nowhere")
    assert "CNAME" not in json.loads((site / MANIFEST).read_bytes())["files"]


def test_a_folder_that_holds_something_else_is_refused(site: Path) -> None:
    site.mkdir(parents=True)
    (site / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="holds something that dossier did not write"):
        write(pages(index="home"), site)
    assert tree(site) == {"thesis.txt": "years of work"}
    assert list(site.parent.iterdir()) == [site]


def test_a_file_of_somebody_else_is_never_overwritten(site: Path) -> None:
    write(pages(index="home"), site)
    (site / "about.html").write_text("my own")
    with pytest.raises(OutputError, match=r"about\.html is not of dossier's making"):
        write(pages(index="home", about="ours"), site)
    assert tree(site) == {"index.html": "home", "about.html": "my own"}


def test_a_site_that_is_a_link_is_refused(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    site.parent.mkdir()
    site.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="is a link to another place"):
        write(pages(index="home"), site)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_folder_that_became_a_link_is_not_followed(site: Path, tmp_path: Path) -> None:
    write(pages(index="home", articles__a="A"), site)
    elsewhere = tmp_path / "elsewhere"
    (site / "articles").rename(elsewhere)
    (site / "articles").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="articles is a link"):
        write(pages(index="home", articles__a="B"), site)
    assert tree(elsewhere) == {"a.html": "A"}


def test_a_link_is_no_folder_of_ours_even_where_the_manifest_says_so(
    site: Path, tmp_path: Path, in_place: bool
) -> None:
    write(pages(index="home", articles__a="A"), site)
    elsewhere = tmp_path / "elsewhere"
    (site / "articles").rename(elsewhere)
    (site / "articles").symlink_to(elsewhere)
    manifest = json.loads((site / MANIFEST).read_bytes())
    manifest["files"]["articles"] = [1, "00"]
    (site / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(OutputError, match="articles is a link"):
        write(pages(index="home", articles__a="B"), site, in_place=in_place)
    assert tree(elsewhere) == {"a.html": "A"}


def test_a_page_that_became_a_link_is_replaced_and_its_target_left(
    site: Path, tmp_path: Path, in_place: bool
) -> None:
    write(pages(index="home"), site)
    target = tmp_path / "target"
    (site / "index.html").rename(target)
    (site / "index.html").symlink_to(target)
    write(pages(index="other"), site, in_place=in_place)
    assert target.read_text() == "home"
    assert not (site / "index.html").is_symlink()
    assert tree(site) == {"index.html": "other"}


def test_an_empty_folder_becomes_a_site(site: Path, in_place: bool) -> None:
    site.mkdir(parents=True)
    write(pages(index="home"), site, in_place=in_place)
    assert tree(site) == {"index.html": "home"}


def test_a_file_in_place_of_the_site_is_refused(site: Path) -> None:
    site.parent.mkdir()
    site.write_text("a file")
    with pytest.raises(OutputError, match="is a file"):
        write(pages(index="home"), site)


def test_two_sites_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    write(pages(index="one"), tmp_path / "one")
    write(pages(index="two"), tmp_path / "two")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one", "two"]


def test_the_manifest_is_the_same_in_any_order_of_pages(tmp_path: Path) -> None:
    some = pages(b="b", a="a", index="i")
    write(some, tmp_path / "one")
    write(some[::-1], tmp_path / "two")
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()


def test_a_site_in_the_current_folder_can_be_named_without_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(pages(index="home"), Path("site"))
    assert os.listdir(tmp_path) == ["site"]  # noqa: PTH208 - names are what is meant


def test_what_a_killed_build_left_is_cleared_even_where_nothing_is_to_be_done(
    tmp_path: Path,
) -> None:
    pages = [Page("index.html", b"a")]
    write(pages, tmp_path / "site")
    (tmp_path / ".site.new/left").mkdir(parents=True)
    write(pages, tmp_path / "site")
    assert list(tmp_path.iterdir()) == [tmp_path / "site"]
