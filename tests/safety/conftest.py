"""Folders that are dear to make are made once, however many processes run the tests."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.safety import hostile, published, vectors
from tests.support import FUZZ

from dossier import building
from dossier.layout import Options

Once = Callable[[str, Callable[[Path], None]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return a function that makes a folder under a name, or waits until another process has made it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder = shared / f"once-{name}"
        with (shared / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "done").exists():
                folder.mkdir(exist_ok=True)
                fill(folder)
                (folder / "done").touch()
        return folder

    return make


STEP = 1 if FUZZ else 7


@pytest.fixture(scope="session", params=["ours", "others"])
def hostile_site(once: Once, request: pytest.FixtureRequest) -> Path:
    """A site whose every clipping attacks, with our attacks or with published ones."""
    if request.param == "ours":
        return once("hostile", build_ours) / "dossier/site"
    hostile.others(STEP)
    return once("published", build_others) / "dossier/site"


def build_ours(folder: Path) -> None:
    _build(folder / "dossier", hostile.ours(), list(vectors.file_names())[::12])


def build_others(folder: Path) -> None:
    names = list(dict.fromkeys(vectors.file_names(published.naughty())))
    _build(folder / "dossier", hostile.others(STEP), names[::STEP])


def _build(folder: Path, attacks: list[str], names: list[str]) -> None:
    hostile.write(folder, attacks, names)
    building.build(folder, Options(cache=False, jobs=1, single=True))
