"""What once made a build refuse or break off, each as a clipping: it is read, and the site is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier import building, intake
from dossier.layout import Options
from dossier.loader import Fetched
from dossier.model import Settings
from dossier.stowed import unfolded

CRASHES = sorted((Path(__file__).parent / "crashes").iterdir())


@pytest.mark.parametrize("path", CRASHES, ids=lambda path: path.stem)
def test_it_is_read(path: Path) -> None:
    got = intake.read_one(intake.Job(path.name, Fetched(path.read_bytes()), Settings()))
    for reading in unfolded(got.readings, got.articles()):
        text, quotes = reading.article.text, reading.study.quotes
        spans = [quote.span for quote in quotes] + [q.speaker.span for q in quotes if q.speaker]
        assert all(span.of(text) and span.of(text).strip() == span.of(text) for span in spans)


@pytest.mark.slow
def test_a_site_is_built_of_all(tmp_path: Path) -> None:
    for path in CRASHES:
        shutil.copy(path, tmp_path)
    assert building.build(tmp_path, Options(cache=False, jobs=1)).out.is_dir()
