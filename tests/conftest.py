"""What tests of several folders share."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier import building
from dossier.layout import Options

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of ``seeds/``, built once in a process as if it were published under ``/repo/``."""
    site = tmp_path_factory.mktemp("shipped") / "site"
    building.build(ROOT, Options(site, "https://news.example/repo/", cache=False))
    return site
