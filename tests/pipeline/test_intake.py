"""What was read once is not read again, and nothing depends on how it was read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dossier import cache, edition, intake, loader, workers
from dossier.cache import code_version
from dossier.edition import compose
from dossier.intake import Means
from dossier.memo import Memo
from dossier.model import Edition

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LONG_AGO_NS = 1_600_000_000 * 10**9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of five clippings that were saved long ago."""
    made = tmp_path / "harbour"
    made.mkdir()
    for seed in sorted(SEEDS.glob("*.txt")):
        shutil.copy(seed, made)
        os.utime(made / seed.name, ns=(LONG_AGO_NS, LONG_AGO_NS))
    return made


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of the clippings that have been parsed so far."""
    seen: list[str] = []
    real = loader.parse

    def watched(file: str, *args: Any, **options: Any) -> loader.Parsed:
        seen.append(file)
        return real(file, *args, **options)

    monkeypatch.setattr(loader, "parse", watched)
    return seen


@pytest.fixture
def read(folder: Path, tmp_path: Path) -> Callable[[], Edition]:
    """Return a function that composes the edition with one cache that stays."""

    def compose_once() -> Edition:
        with Memo(tmp_path / "cache.sqlite") as memo:
            return compose(folder, Means(1, memo=memo))

    return compose_once


Read = Callable[[], Edition]


def test_a_second_reading_parses_nothing_and_gives_the_same(read: Read, parsed: list[str]) -> None:
    first = read()
    parsed.clear()
    assert read() == first
    assert parsed == []


def test_one_changed_clipping_is_the_only_one_parsed(
    folder: Path, read: Read, parsed: list[str]
) -> None:
    read()
    parsed.clear()
    changed = min(folder.glob("*.txt"))
    changed.write_text(changed.read_text("utf-8") + "\nThe harbour was quiet.\n", "utf-8")
    after = read()
    assert parsed == [changed.name]
    assert after == compose(folder)


def test_a_decision_about_one_clipping_reads_only_that_one_anew(
    folder: Path, read: Read, parsed: list[str]
) -> None:
    read()
    parsed.clear()
    name = min(folder.glob("*.txt")).name
    (folder / "dossier.yaml").write_text(f"articles:\n  {name}:\n    source: Harbour Post\n")
    after = read()
    assert parsed == [name]
    assert after == compose(folder)


def test_a_sidecar_that_arrives_reads_its_clipping_anew(
    folder: Path, read: Read, parsed: list[str]
) -> None:
    read()
    parsed.clear()
    clipping = min(folder.glob("*.txt"))
    (folder / f"{clipping.name}.yaml").write_text("url: https://harbour.example/1\n")
    assert read() == compose(folder)
    assert clipping.name in parsed


@pytest.mark.parametrize(
    "damage",
    [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000],
    ids=["empty", "foreign", "damaged"],
)
def test_a_cache_that_cannot_be_used_is_replaced_without_a_word(
    tmp_path: Path, read: Read, damage: bytes
) -> None:
    first = read()
    for file in tmp_path.glob("cache.sqlite*"):
        file.unlink()
    (tmp_path / "cache.sqlite").write_bytes(damage)
    assert read() == first


def test_a_changed_program_reads_everything_anew(
    read: Read, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read()
    parsed.clear()
    monkeypatch.setattr(cache, "code_version", lambda: code_version() + "x")
    read()
    assert len(parsed) == 5


def test_a_cache_that_cannot_be_written_does_no_harm(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    assert compose(folder, Means(memo=Memo(blocked / "cache.sqlite"))) == compose(folder)


def test_builds_that_follow_each_other_ask_for_the_rows_of_changed_clippings_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    real = cache.Cache.rows

    def rows(self: cache.Cache, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        wanted = tuple(keys)
        asked.update(wanted)
        return real(self, wanted)

    monkeypatch.setattr(cache.Cache, "rows", rows)
    with Memo(tmp_path / "cache.sqlite") as memo:
        compose(folder, Means(1, memo=memo))
        changed = min(folder.glob("*.txt"))
        changed.write_text(f"{changed.read_text()}\nNobody counted the gulls of Quellstadt.\n")
        asked.clear()
        again = compose(folder, Means(1, memo=memo))
    assert len(asked) == 1
    assert again == compose(folder)


def test_many_new_clippings_are_read_by_a_process_whose_memory_ends_with_it(
    read: Read, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watched(*args: Any, **options: Any) -> Any:
        (tmp_path / "reader").write_text(str(os.getpid()))
        return intake.read_all(*args, **options)

    monkeypatch.setattr(workers, "may_fork", lambda: True)
    monkeypatch.setattr(intake, "WORTH_A_POOL", 3)
    monkeypatch.setattr(edition, "read_all", watched)
    with Memo(tmp_path / "cache.sqlite") as memo:
        first = compose(folder, Means(2, memo=memo))
    assert (tmp_path / "reader").read_text() != str(os.getpid())
    assert read() == first
    assert (tmp_path / "reader").read_text() == str(os.getpid())


@pytest.mark.slow
def test_any_number_of_processes_gives_the_same(folder: Path) -> None:
    assert compose(folder, Means(1)) == compose(folder, Means(3))
