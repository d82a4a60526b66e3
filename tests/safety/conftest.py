"""Sites whose every clipping attacks, made once, however many processes run the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.safety import hostile, published, vectors
from tests.support import FUZZ, Once

from dossier import building
from dossier.layout import Options

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
