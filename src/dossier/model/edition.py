"""The dossier as a whole, ready to be written, checked or explained."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dossier.model.base import Issue, Record
from dossier.model.result import Analysis
from dossier.model.settings import Settings
from dossier.model.study import Reading


class Edition(Record, frozen=True):
    """What one reading of the folder gives: every command is a reading of one of these."""

    root: Path
    """The dossier's folder."""
    settings: Settings
    readings: Sequence[Reading]
    """In the order of the article ids."""
    analysis: Analysis
    issues: tuple[Issue, ...]
    """Worst first."""
