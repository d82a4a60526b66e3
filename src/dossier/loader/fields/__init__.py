"""One finder a field, tried in the order of the table."""

from __future__ import annotations

from dossier.loader.pieces import Step

STEPS: tuple[Step, ...] = ()
