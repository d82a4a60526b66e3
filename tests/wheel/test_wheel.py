"""The wheel, installed outside the repository, is the whole program."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the ``dossier`` command of an environment that holds the wheel and its dependencies."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=REPOSITORY)
    environment = folder / "environment"
    venv.create(environment, symlinks=True)
    wheel = next(folder.glob("*.whl"))
    python = environment / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    packages = next(environment.glob("lib/python*/site-packages"))
    borrowed = folder / "borrowed"
    borrow_dependencies(borrowed)
    (packages / "dependencies.pth").write_text(f"{borrowed}\n")
    return environment / "bin" / "dossier"


def borrow_dependencies(folder: Path) -> None:
    """Link every installed package but our own, which would hide what the wheel lacks."""
    folder.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "dossier" not in entry.name:
            (folder / entry.name).symlink_to(entry)


@pytest.fixture
def built(dossier: Path, tmp_path: Path) -> Path:
    run(dossier, "new", "x", cwd=tmp_path)
    clippings = next((f for f in (tmp_path / "x/clippings",) if f.is_dir()), tmp_path / "x")
    for seed in sorted((REPOSITORY / "seeds").glob("*.txt")):
        shutil.copy(seed, clippings)
    run(dossier, "build", "x", cwd=tmp_path)
    return tmp_path / "x"


def test_a_new_dossier_with_the_seed_articles_becomes_a_site(built: Path) -> None:
    assert (built / "site/index.html").is_file()
    assert len(list((built / "site/articles").glob("*.html"))) == 5


def test_a_template_and_a_style_of_the_folder_take_effect(dossier: Path, built: Path) -> None:
    (built / "templates").mkdir(exist_ok=True)
    (built / "templates/404.html").write_text("<title>Ours</title><p>Not in the harbour files</p>")
    (built / "static").mkdir(exist_ok=True)
    (built / "static/style.css").write_text("body { color: teal }")
    run(dossier, "build", "x", cwd=built.parent)
    assert "Not in the harbour files" in (built / "site/404.html").read_text()
    styles = [sheet.read_text() for sheet in (built / "site").rglob("*.css")]
    assert "body { color: teal }" in styles
