"""The pipeline as a paragraph: a folder of clippings in, one edition out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from dossier import analysis, decisions
from dossier import settings as config
from dossier.errors import InputError
from dossier.intake import Means, Progress, read_all
from dossier.loader import settled
from dossier.model import Edition, Issue, Reading

_LEVELS = ("error", "warning", "note")


def compose(folder: Path, means: Means | None = None, progress: Progress | None = None) -> Edition:
    """Return the edition of a dossier's folder.

    Args:
        folder: the dossier's folder.
        means: with what to read; by default here, without a cache.
        progress: told how far the reading is.

    Raises:
        InputError: there is no such folder, it holds no clippings, or its settings are wrong.
    """
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; name the folder that holds the clippings.")
    settings = config.read(folder)
    read = read_all(folder, settings, means or Means(), progress=progress)
    readings = _in_order(read.readings)
    compared, issues = analysis.compare(readings, settings)
    unmet = decisions.unmet([reading.article for reading in readings], settings, read.files)
    return Edition(folder, settings, readings, compared, _sorted([*read.issues, *unmet, *issues]))


def _in_order(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings by the ids of their articles, no two of which are the same."""
    articles = settled([reading.article for reading in readings])
    named = (
        reading if reading.article is article else replace(reading, article=article)
        for reading, article in zip(readings, articles, strict=True)
    )
    return tuple(sorted(named, key=lambda reading: reading.article.id))


def _sorted(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the issues worst first, each once."""
    return tuple(sorted(set(issues), key=lambda i: (_LEVELS.index(i.level), i)))
