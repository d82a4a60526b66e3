"""Passages that articles took over from each other or from the same wire, and who is one witness."""

from dossier.analysis.pickups.family import SAME, families, shares
from dossier.analysis.pickups.passages import find
from dossier.analysis.pickups.shared import Shared

__all__ = ["SAME", "Shared", "families", "find", "shares"]
