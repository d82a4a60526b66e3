"""The committed site is what a build of the repository gives, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support import tree

REPOSITORY = Path(__file__).resolve().parents[2]


def build(out: Path, **environment: str) -> None:
    command = [sys.executable, "-m", "dossier", "build", str(REPOSITORY), "--out", str(out)]
    done = subprocess.run(
        [*command, "--no-cache"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
    ids=["here", "elsewhere"],
)
def test_a_build_gives_the_committed_site_whatever_the_surroundings(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    build(tmp_path / "site", **environment)
    built, committed = tree(tmp_path / "site"), tree(REPOSITORY / "site")
    assert sorted(built) == sorted(committed)
    assert [path for path in sorted(built) if built[path] != committed[path]] == []
