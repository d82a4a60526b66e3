"""What tests of several folders share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from tests.dossiers import crowd
from tests.support import FUZZ, examples

from dossier import building
from dossier.layout import Options

ROOT = Path(__file__).resolve().parents[1]

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
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of ``seeds/``, built once in a process as if it were published under ``/repo/``.

    Beside it, ``site.html`` is the whole of it in one file.
    """
    site = tmp_path_factory.mktemp("shipped") / "site"
    options = Options(site, "https://news.example/repo/", cache=False, single=True)
    building.build(ROOT, options)
    return site


@pytest.fixture(scope="session")
def crowd_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles of thirty outlets on one event."""
    folder = tmp_path_factory.mktemp("crowd") / "dossier"
    crowd.write(folder)
    return folder


@pytest.fixture(scope="session")
def crowd_site(crowd_dossier: Path) -> Path:
    """The site of one event that thirty outlets report, as if it were published under ``/repo/``."""
    site = crowd_dossier.with_name("site")
    options = Options(site, "https://news.example/repo/", cache=False, jobs=1)
    building.build(crowd_dossier, options)
    return site


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
