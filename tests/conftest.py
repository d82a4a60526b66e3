"""What tests of several folders share."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from tests.dossiers import crowd
from tests.support import FUZZ, Once, examples

from dossier import building
from dossier.layout import Options

ROOT = Path(__file__).resolve().parents[1]
BASE = "https://news.example/repo/"

# A commit passes or fails each time alike; chance looks for new examples in `make fuzz`.
settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("fuzz", print_blob=True, max_examples=examples(100), deadline=None)
settings.load_profile("fuzz" if FUZZ else "same")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return a function that makes a folder under a name, or waits until another process has made it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        folder = shared / f"once-{name}"
        with (shared / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "done").exists():
                folder.mkdir(exist_ok=True)
                fill(folder)
                (folder / "done").touch()
        return folder

    return make


@pytest.fixture(scope="session")
def shipped_site(once: Once) -> Path:
    """The dossier of ``seeds/``, built as if it were published under ``/repo/``.

    Beside it, ``site.html`` is the whole of it in one file.
    """

    def fill(folder: Path) -> None:
        building.build(ROOT, Options(folder / "site", BASE, cache=False, single=True))

    return once("shipped", fill) / "site"


@pytest.fixture(scope="session")
def crowd_dossier(once: Once) -> Path:
    """The articles of thirty outlets on one event."""
    return once("thirty", lambda folder: crowd.write(folder / "dossier")) / "dossier"


@pytest.fixture(scope="session")
def crowd_site(once: Once, crowd_dossier: Path) -> Path:
    """The site of one event that thirty outlets report, as if it were published under ``/repo/``."""

    def fill(folder: Path) -> None:
        building.build(crowd_dossier, Options(folder / "site", BASE, cache=False, jobs=1))

    return once("crowd", fill) / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once in a process: Playwright refuses a second start beside the first.

    Without windows, tabs and extensions it opens a page in half the time.
    """
    chromium = shutil.which("chromium-headless-shell")
    assert chromium, "Chromium is not installed; `make test` installs it."
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()
