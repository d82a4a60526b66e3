"""One finder a field, tried in the order of the table."""

from __future__ import annotations

from dossier.loader.fields.dateline import find_dateline
from dossier.loader.furniture import by_phrases
from dossier.loader.pieces import Step
from dossier.loader.region import by_region

STEPS: tuple[Step, ...] = (by_phrases, by_region, find_dateline)
