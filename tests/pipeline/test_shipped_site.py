"""The committed site is what a build of the repository gives, byte for byte."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


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
    built, committed = files_below(tmp_path / "site"), files_below(REPOSITORY / "site")
    assert sorted(built) == sorted(committed)
    assert [path for path in sorted(built) if built[path] != committed[path]] == []
