"""Folders as no editor means them: odd names, links that lead away, files without an end, strange clocks."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import building, cli
from dossier.errors import InputError, TemplateError
from dossier.layout import Options

pytestmark = pytest.mark.slow

STORY = (
    "Dam {0}\n\nThe dam of Tartville was closed on Monday, the council said. It was number {0}.\n"
)
SECRET = "no reader may see this"  # noqa: S105 - a made-up one
NAMES = (
    "a\nline.txt", "-rf.txt", "--help", f"{'x' * 251}.txt", "A.txt", "a.txt", "caf\u00e9.txt", "cafe\u0301.txt", " x.txt", "CON.txt", "a?b*c.txt",
    "%2e%2e.txt", "\x1b[31m.txt", "a.html.txt", "x .txt", "dossier.txt", "a.txt.yaml.txt", "\u202etxt.exe", "a\\b.txt", "\ud7ff.txt",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "dossier"
    made.mkdir()
    (made / "plain.txt").write_text(STORY.format(0))
    (tmp_path / "secret").write_text(SECRET)
    return made


def build(folder: Path) -> Path:
    return building.build(folder, Options(cache=False, jobs=1)).out


def told(site: Path) -> str:
    return "".join(p.read_text("utf-8", "replace") for p in sorted(site.rglob("*")) if p.is_file())


def test_odd_names_are_read_and_give_plain_addresses(folder: Path) -> None:
    for number, name in enumerate(NAMES, 1):
        (folder / name).write_text(STORY.format(number))
    site = build(folder)
    assert all(f"number {number}" in told(site) for number in range(len(NAMES) + 1))
    pages = [p.name.lower() for p in (site / "articles").iterdir()]
    assert len(set(pages)) == len(pages) > len(NAMES)
    assert all(name.isascii() and not name.startswith(("-", ".")) for name in pages)


LINKS = ("clipping.txt", "folder", "plain.txt.yaml", "static/style.css", "static/deep", "templates/404.html", "templates")  # fmt: skip


@pytest.mark.parametrize("name", LINKS)
def test_nothing_outside_is_read_through_a_link(folder: Path, name: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    is_folder = name in {"folder", "static/deep", "templates"}
    path.symlink_to(folder.parent if is_folder else folder.parent / "secret")
    if name.startswith(("static", "templates")):
        with pytest.raises(TemplateError, match="is a link to a place outside the dossier"):
            build(folder)
    else:
        site = told(build(folder))
        assert SECRET not in site
        assert "is a link to a file outside the dossier" in site


@pytest.mark.parametrize("name", ["clippings", "a/clippings"])
def test_clippings_that_a_link_puts_outside_are_refused(folder: Path, name: str) -> None:
    (folder.parent / "private/clippings").mkdir(parents=True)
    (folder.parent / "private/clippings/diary.txt").write_text(SECRET)
    (folder / name.split("/", maxsplit=1)[0]).symlink_to(folder.parent / "private")
    (folder / "dossier.yaml").write_text(f"clippings: {name}\n")
    with pytest.raises(InputError, match=f"{name} is a link to a place outside the dossier"):
        build(folder)


def test_clippings_that_a_link_puts_elsewhere_in_the_dossier_are_read(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "plain.txt").rename(folder / "deep/plain.txt")
    (folder / "clippings").symlink_to("deep")
    (folder / "dossier.yaml").write_text("clippings: clippings\n")
    assert "number 0" in told(build(folder))


def test_no_name_of_a_file_begins_a_line_of_what_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a\n  error    b.txt").symlink_to("/etc/passwd")
    cli.run(["check", str(folder), "--jobs", "1"])
    assert "a\\n  error    b.txt is a link" in capsys.readouterr().out


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
@pytest.mark.parametrize(
    "name", ["pipe.txt", "plain.txt.yaml", "dossier.yaml", "static/style.css", "templates/404.html"]
)
def test_a_file_without_an_end_is_not_waited_for(
    folder: Path, name: str, make: Callable[[Path], None]
) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    make(folder / name)
    run = [sys.executable, "-m", "dossier", "build", str(folder), "--jobs", "1", "--no-cache"]
    ended = subprocess.run(run, capture_output=True, check=False, timeout=120)
    assert ended.returncode in {0, 2}
    assert ended.returncode == 0 or len(ended.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("seconds", [-1, -(2**31), 0, 2**33])
def test_a_clock_before_1980_or_far_ahead_changes_nothing(folder: Path, seconds: int) -> None:
    before = told(build(folder))
    os.utime(folder / "plain.txt", (seconds, seconds))
    assert told(build(folder)) == before


def test_without_a_home_and_in_no_locale_a_site_is_built(folder: Path) -> None:
    run = [sys.executable, "-m", "dossier", "build", str(folder), "--jobs", "1"]
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": "/nonexistent"}
    for env in (bare, {"PATH": bare["PATH"]}):
        assert subprocess.run(run, env=env, capture_output=True, check=False).returncode == 0


def test_nothing_is_kept_where_the_command_is_given(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", "kept")
    monkeypatch.setenv("HOME", "kept")
    assert cli.run(["build", ".", "--jobs", "1"]) == 0
    assert sorted(p.name for p in folder.iterdir()) == ["plain.txt", "site"]
