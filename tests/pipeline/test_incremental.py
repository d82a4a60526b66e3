"""A build does again only what has to be done again, and the site never shows it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import tree

from dossier import building, cache, composing
from dossier.builder.write import Same
from dossier.fresh import State
from dossier.layout import Options
from dossier.memo import Memo

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LONG_AGO_NS = 1_600_000_000 * 10**9
WHOLE = frozenset({".nojekyll", "assets", "data", "feed.json", "feed.xml", "robots.txt", "search"})
"""Files and folders of what holds something of every article, and of what needs no article."""
WATCHED = """
import json, os, sys
opened = []
def watch(event, given):
    if event == "open" and isinstance(given[0], str):
        opened.append((os.path.abspath(given[0]), bool(given[2] & (os.O_WRONLY | os.O_RDWR))))
sys.addaudithook(watch)
from dossier import cli
code = cli.run(["build", sys.argv[1], "--jobs", "1"])
print(json.dumps([code, opened]))
"""
"""Builds, and prints all that was opened, each with whether it was opened to be written."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of clippings that were saved long ago, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = tmp_path / "harbour"
    made.mkdir()
    for seed in sorted(SEEDS.glob("*.txt")):
        shutil.copy(seed, made)
        os.utime(made / seed.name, ns=(LONG_AGO_NS, LONG_AGO_NS))
    return made


def build(folder: Path) -> None:
    """Build without the note that says that nothing has changed."""
    building.build(folder, Options(jobs=1))


def clean(folder: Path) -> dict[str, bytes]:
    """Return the files of a build from nothing."""
    out = folder.with_name("clean")
    building.build(folder, Options(out=out, jobs=1, cache=False))
    return tree(out)


class Opened:
    """What a build of its own process opened."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", WATCHED, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        code, opened = json.loads(done.stdout.splitlines()[-1])
        assert code == 0
        paths = [(Path(path), is_written) for path, is_written in opened]
        self.clippings = sorted(
            {p.name for p, _ in paths if p.parent == folder and p.suffix == ".txt"}
        )
        stage = folder / ".site.new"
        self.written = {
            p.relative_to(stage).as_posix() for p, w in paths if w and p.is_relative_to(stage)
        }
        self.site = sorted(p for p, w in paths if w and p.is_relative_to(folder / "site"))


@pytest.mark.slow
def test_a_second_build_opens_no_clipping_and_writes_no_file(folder: Path) -> None:
    first = Opened(folder)
    assert len(first.clippings) == 5
    assert first.written
    second = Opened(folder)
    assert (second.clippings, second.written, second.site) == ([], set(), [])


@pytest.mark.slow
def test_one_change_opens_one_clipping_and_writes_only_files_that_differ(folder: Path) -> None:
    Opened(folder)
    before = tree(folder / "site")
    changed = min(folder.glob("*.txt"))
    changed.write_text(changed.read_text("utf-8") + "\nThe harbour was quiet.\n", "utf-8")
    opened = Opened(folder)
    after = tree(folder / "site")
    assert opened.clippings == [changed.name]
    assert opened.written == {path for path in after if before.get(path) != after[path]}
    assert after == clean(folder)


def test_an_article_has_the_year_of_the_others_only_as_long_as_they_are_there(folder: Path) -> None:
    wire, dated = folder / "wire.txt", folder / "dated.txt"
    wire.write_text("PORT ELLERY, April 2 (Reuters) - The wall fell on Wednesday.\n", "utf-8")
    day = "year of the other articles"
    for text in ("3 April 2031", "3 April 2032", "2 June 2031", "3 April 2031"):
        dated.write_text(f"Wall falls\n\n{text}\n\nThe wall of Port Ellery fell.\n", "utf-8")
        build(folder)
        pages = tree(folder / "site")
        assert (day.encode() in pages["data/dossier.json"]) == (text == "3 April 2031")
        assert pages == clean(folder)


def test_a_page_that_would_be_the_same_is_not_made(folder: Path) -> None:
    build(folder)
    edition = composing.compose(folder, Options(jobs=1))
    with composing.remembered(folder, Options()) as memo:
        stood = building.before(folder, folder / "site", Options(), memo)
        files = building.renew(edition, Options(jobs=1), stood, memo=memo).files
    made = {file.path for file in files if not isinstance(file, Same)}
    assert {path.partition("/")[0] for path in made} <= WHOLE
    assert not any(path.endswith(".html") for path in made)


def test_a_page_is_made_again_when_its_file_was_changed(folder: Path) -> None:
    build(folder)
    page = folder / "site/about.html"
    data = page.read_bytes()
    page.write_bytes(data.replace(b"<h1", b"<H1"))
    build(folder)
    assert page.read_bytes() == data


def test_pages_are_made_again_when_a_template_was_changed(folder: Path) -> None:
    build(folder)
    (folder / "templates").mkdir()
    (folder / "templates/404.html").write_text("<h1>Gone fishing</h1>")
    build(folder)
    assert b"Gone fishing" in (folder / "site/404.html").read_bytes()
    assert tree(folder / "site") == clean(folder)


@pytest.mark.parametrize(
    "damage",
    [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000],
    ids=["empty", "foreign", "damaged"],
)
def test_a_cache_that_cannot_be_used_does_no_harm(folder: Path, damage: bytes) -> None:
    build(folder)
    cache.default_path(folder).write_bytes(damage)
    build(folder)
    assert tree(folder / "site") == clean(folder)


def _alter(folder: Path) -> None:
    """Change one letter of all that was kept."""
    with sqlite3.connect(cache.default_path(folder)) as rows:
        for table, key, column in (("rows", "key", "row"), ("notes", "name", "note")):
            question = f"UPDATE {table} SET {column} = ? WHERE {key} = ?"  # noqa: S608 - no input
            for name, kept in rows.execute(f"SELECT {key}, {column} FROM {table}").fetchall():  # noqa: S608
                rows.execute(question, (kept.replace(b"Iran", b"Oran"), name))


def test_what_was_kept_and_is_not_what_it_was_is_thrown_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(folder)
    _alter(folder)
    build(folder)
    assert tree(folder / "site") == clean(folder)
    _alter(folder)
    monkeypatch.setattr(cache, "_opened", lambda sealed: sealed[4:])
    build(folder)
    assert tree(folder / "site") != clean(folder)


def test_results_of_another_program_are_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Memo(cache.default_path(folder)) as memo:
        memo.hold("kind", {"key": 1})
    with Memo(cache.default_path(folder)) as memo:
        assert memo.held("kind", dict[str, int]) == {"key": 1}
    monkeypatch.setattr(cache, "code_version", lambda: "another")
    with Memo(cache.default_path(folder)) as memo:
        assert memo.held("kind", dict[str, int]) is None


def test_only_what_is_asked_for_is_made_and_the_rest_forgotten(tmp_path: Path) -> None:
    made: list[list[int]] = []

    def double(wanted: list[int]) -> list[int]:
        made.append(wanted)
        return [2 * n for n in wanted]

    for keys, result in ((["a", "b"], [0, 2]), (["b", "c"], [2, 2]), (["a", "b"], [0, 2])):
        with Memo(tmp_path / "memo.sqlite") as memo:
            assert memo.each("twice", int, keys, double) == result
    assert made == [[0, 1], [1], [0]]


def test_what_one_build_alone_made_is_not_kept_in_memory() -> None:
    for lasting in (True, False):
        memo = Memo(lasting=lasting)
        memo.hold("kind", {"key": 1})
        assert memo.held("kind", dict[str, int]) == ({"key": 1} if lasting else None)


def test_where_builds_go_on_nothing_is_written_down_before_there_is_time(tmp_path: Path) -> None:
    path = tmp_path / "memo.sqlite"

    def written() -> object:
        with Memo(path) as other:
            return other.held("kind", dict[str, int])

    with Memo(path, lasting=True) as memo:
        memo.hold("kind", {"a": 1})
        assert memo.held("kind", dict[str, int]) == {"a": 1}
        assert written() is None
        memo.settle()
        assert written() == {"a": 1}
        memo.each("kind", int, ["a", "b"], lambda wanted: [2] * len(wanted))
        assert written() == {"a": 1}
    assert written() == {"a": 1, "b": 2}


@pytest.mark.parametrize("many", [1, 10_000])
def test_what_a_build_knows_of_its_files_is_what_a_look_at_them_tells(
    folder: Path, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".hidden").write_text("of no account")
    monkeypatch.setattr("dossier.fresh._MANY", many)
    looks = building.build(folder, Options(jobs=1)).looks
    assert looks is not None
    State(str(folder)).note("told", looks)
    assert State(str(folder)).said() == "told"
    (folder / "site/about.html").write_text("another page")
    assert State(str(folder)).said() is None


def test_a_process_that_looks_at_a_large_site_may_fail(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dossier.fresh._MANY", 1)
    looks = building.build(folder, Options(jobs=1)).looks
    State(str(folder)).note("told", looks)
    home, scandir = os.getpid(), os.scandir

    def failing(place: str) -> object:
        if os.getpid() != home:
            raise MemoryError
        return scandir(place)

    monkeypatch.setattr(os, "scandir", failing)
    assert State(str(folder)).said() == "told"


def test_a_folder_that_holds_more_than_the_site_is_looked_at(folder: Path) -> None:
    building.build(folder, Options(jobs=1))
    (folder / "site/CNAME").write_text("harbour.example")
    assert building.build(folder, Options(jobs=1)).looks is None


def test_of_a_table_only_the_rows_that_changed_are_written_down(tmp_path: Path) -> None:
    path, rows = tmp_path / "memo.sqlite", dict.fromkeys(range(20), "x" * 50)

    def parts() -> list[int]:
        with Memo(path) as memo:
            assert memo.cache
            return [len(note) for note in memo.cache.noted("table")]

    for step in range(20):
        with Memo(path, lasting=False) as memo:
            before = memo.table("table", int, str)
            assert before is None if not step else before and before[:2] == (step - 1, rows)
            rows = rows | {step: f"of {step}"}
            memo.mend("table", before, step, rows, [step])
        assert parts()[0] > 10 * parts()[-1] or len(parts()) == 1
        assert sum(parts()) < 2 * parts()[0]


def test_of_two_builds_at_once_a_table_is_that_of_one(tmp_path: Path) -> None:
    path = tmp_path / "memo.sqlite"
    with Memo(path) as memo:
        memo.mend("table", None, "first", {0: "a", 1: "a", 2: "a", 3: "a"}, ())
    with Memo(path) as one, Memo(path) as other:
        both = [(memo, memo.table("table", str, str)) for memo in (one, other)]
        for n, (memo, before) in enumerate(both):
            assert before
            memo.mend("table", before, f"of {n}", before.rows | {n: "b"}, [n])
    with Memo(path) as memo:
        table = memo.table("table", str, str)
    assert table
    assert table[:2] in [
        ("of 0", {0: "b", 1: "a", 2: "a", 3: "a"}),
        ("of 1", {0: "a", 1: "b", 2: "a", 3: "a"}),
    ]
