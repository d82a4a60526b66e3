"""One name across articles and spellings."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.linking import editing, foreign, holders, times, unclaimed
from dossier.analysis.linking.given import Titled
from dossier.analysis.linking.grouping import group
from dossier.analysis.linking.likeliest import chooser
from dossier.analysis.linking.naming import names
from dossier.analysis.linking.same import THRESHOLD, Match, same_name
from dossier.analysis.linking.variants import variants
from dossier.model import Issue, Name, NameDecision, Reading


def link(
    readings: Sequence[Reading], decisions: Sequence[NameDecision]
) -> tuple[tuple[Name, ...], tuple[Issue, ...]]:
    """Join the names of all articles.

    Args:
        readings: the articles, each with its study.
        decisions: forms that the editor joins or keeps apart.

    Returns:
        The names, in the order in which they first occur, and what the editor should look at.
    """
    spellings = variants(readings)
    found = editing.by_form(spellings, readings) if decisions else {}
    apart = editing.forbidden(decisions, found)
    titles = Titled(readings)
    clusters = group(spellings, apart, chooser(readings), titles)
    clusters = times.part(clusters, readings, titles, editing.meant(decisions, found))
    clusters = holders.merge(clusters, readings)
    clusters = editing.apply(clusters, decisions, found)
    editing.refuse(clusters, decisions, found)
    foreign.find(clusters, readings, editing.in_other_scripts(clusters, decisions, found))
    unclaimed.find(clusters, readings, titles, editing.alone(clusters, decisions, found))
    return names(clusters, readings), editing.unmatched(decisions, found, clusters)


__all__ = ["THRESHOLD", "Match", "link", "same_name"]
