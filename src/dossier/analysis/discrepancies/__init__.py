"""Passages on the same point that do not agree, as written, with no verdict."""

from dossier.analysis.discrepancies.search import find, of_event

__all__ = ["find", "of_event"]
