"""A site does not show how many processes made it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from tests.bench.corpus import write

from dossier import builder, workers
from dossier.edition import compose
from dossier.intake import Means
from dossier.model import Edition
from dossier.workers import side_by_side


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("corpus")
    write(16, made / "corpus")
    return made / "corpus/txt"


@pytest.fixture(scope="module")
def edition(folder: Path) -> Edition:
    return compose(folder, Means(1))


def test_results_come_in_the_order_of_the_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    assert side_by_side([partial(pow, n, 2) for n in range(50)], 3) == [n * n for n in range(50)]


def test_a_task_whose_process_is_killed_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    here = os.getpid()

    def fatal() -> str:
        if os.getpid() != here:
            os._exit(9)
        return "done"

    assert side_by_side([fatal, fatal, fatal], 2) == ["done", "done", "done"]


@pytest.mark.slow
def test_any_number_of_processes_makes_the_same_pages(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = builder.build(edition, processes=1)
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    assert builder.build(edition, processes=3) == alone


@pytest.mark.slow
def test_any_number_of_processes_compares_the_same(
    folder: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    assert compose(folder, Means(2)) == edition


def test_compiled_templates_change_no_page(edition: Edition, tmp_path: Path) -> None:
    first = builder.build(edition, compiled=tmp_path / "templates")
    assert list((tmp_path / "templates").iterdir())
    assert builder.build(edition, compiled=tmp_path / "templates") == first
