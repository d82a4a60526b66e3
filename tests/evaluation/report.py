"""What an evaluation returns."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """One measured value, between 0 and 1, and the value below which the build fails."""

    name: str
    value: float
    floor: float


class Report(NamedTuple):
    """Figures, and the worst errors with their text, so that the next person knows where to work."""

    figures: tuple[Figure, ...]
    worst: tuple[str, ...]


class CorpusMissing(Exception):  # noqa: N818 - it is a circumstance, not a fault
    """The public set is not on this machine."""


def corpus(name: str) -> list[dict[str, Any]]:
    """Return the rows of a public set in ``DOSSIER_CORPORA``.

    Raises:
        CorpusMissing: the variable is not set, or the set is not there.
    """
    folder = os.environ.get("DOSSIER_CORPORA")
    path = Path(folder or "/nowhere") / f"{name}.jsonl.gz"
    if not path.is_file():
        raise CorpusMissing(
            f"{path} is not there: set DOSSIER_CORPORA to the folder of the public sets"
        )
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
