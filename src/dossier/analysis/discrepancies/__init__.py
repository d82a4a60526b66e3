"""Passages on the same point that do not agree, as written, with no verdict."""

from dossier.analysis.discrepancies.search import find

__all__ = ["find"]
