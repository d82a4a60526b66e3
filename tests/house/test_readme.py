"""What the README promises is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dossier import settings

REPOSITORY = Path(__file__).resolve().parents[2]
README = (REPOSITORY / "README.md").read_text("utf-8")


def commands() -> list[str]:
    return sorted(set(re.findall(r"`dossier ([a-z]+)", README)))


@pytest.mark.parametrize("command", commands())
def test_every_command_that_it_names_has_a_help_text(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dossier", command, "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_every_command_there_is_stands_in_its_table() -> None:
    listing = subprocess.run(
        [sys.executable, "-m", "dossier", "--help"], capture_output=True, text=True, check=True
    ).stdout
    there = re.findall(r"^  ([a-z]+)  ", listing.partition("Commands:")[2], re.MULTILINE)
    assert there
    assert set(there) <= set(commands())


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b", README))))
def test_every_make_target_that_it_names_is_in_the_makefile(target: str) -> None:
    assert f"\n{target}:" in (REPOSITORY / "Makefile").read_text("utf-8")


def test_its_example_of_a_configuration_is_read_without_a_complaint(tmp_path: Path) -> None:
    example = README.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "dossier.yaml").write_text(example, "utf-8")
    read = settings.read(tmp_path)
    assert read.articles
    assert read.names


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_every_file_that_it_links_to_is_there(path: str) -> None:
    assert (REPOSITORY / path).exists()


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"^\| `(src/[^`]+)`", README, re.MULTILINE)))
)
def test_every_folder_that_it_describes_is_there(path: str) -> None:
    assert (REPOSITORY / path).is_dir()
