"""Whose a share is, and what a sum of money is in: "34.1 percent for Ada Quill", "$11 billion of deposits"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from dossier.analysis.discrepancies.classes import classes
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.units import small, units
from dossier.analysis.discrepancies.view import View
from dossier.lang import pattern, words
from dossier.model import Span
from dossier.text import fold

_BEHIND = 40
"""Characters behind "for" in which the name of the holder begins."""


def holder(view: View, first: int, end: int) -> Span | None:
    """Return the person whose share it is: behind "for", or else the last one before it, who does not speak."""
    found = view.found
    people = [
        mention.span
        for name in view.reading.study.names
        if name.kind == "person"
        for mention in name.mentions
        if view.passage.span.holds(mention.span)
    ]
    begin, last = found.starts[first], found.ends[end]
    is_for = "".join(found.words[end + 1 : end + 2]) in small(view, "share-for")
    behind = [s for s in people if is_for and last < s.start <= last + _BEHIND]
    before = max((s for s in people if s.end <= begin), default=None)
    if behind or before is None:
        return min(behind, default=None)
    between = found.words[bisect_left(found.starts, before.end) : first]
    return before if inverted(view.language, "cues").keys().isdisjoint(between) else None


def matter(view: View, end: int) -> frozenset[str]:
    """Return what a sum is in, where a word right behind it says so: "of deposits", "in aid"."""
    is_in = "".join(view.found.words[end + 1 : end + 2]) in small(view, "sum-of")
    return _noun(view, end + 2) if is_in else frozenset()


def bears(view: View, end: int) -> frozenset[str]:
    """Return from where a length is told: "35 km southwest of Skerra"."""
    bearing = pattern(view.language, "number_rules", "bearing")
    found = bearing.match(view.text, view.found.ends[end])
    return frozenset({fold(found["place"])}) if found else frozenset()


def shaken(view: View, first: int, end: int) -> frozenset[str]:
    """Return of what a magnitude is: "a magnitude 6.1 aftershock", "a quake of magnitude 6.1"."""
    behind = _noun(view, end + 1) if view.gap(end).strip("-") == " " else frozenset[str]()
    leads = inverted(view.language, "measure_leads")
    told = (
        n for n in range(first - 1, -1, -1) if view.is_plain(n) and view.found.words[n] not in leads
    )
    return behind or _noun(view, next(told, -1))


def _noun(view: View, n: int) -> frozenset[str]:
    is_plain = 0 <= n < len(view.stems) and view.is_plain(n)
    return frozenset(classes(view, [n])) if is_plain else frozenset()


def subject(view: View, first: int) -> str:
    """Return the noun with which a sentence begins that tells one share: "Turnout was 61 percent"."""
    stop = words(view.language, "stopwords")
    n = next((n for n in range(min(2, first)) if view.found.words[n] not in stop), first)
    is_bare = stop.union(words(view.language, "toll_joints")).issuperset(
        view.found.words[n + 1 : first]
    )
    return "".join(classes(view, [n])) if n < first and is_bare and _shares(view) == 1 else ""


def _shares(view: View) -> int:
    """Return how many shares a sentence tells, as far as one sees by their signs."""
    names = {form for form, kind in units(view.language).items() if kind.startswith("percent")}
    pairs = map(" ".join, pairwise(view.found.words))
    spelled = sum(word in names for word in view.found.words)
    return (
        spelled
        + sum(pair in small(view, "percent") for pair in pairs)
        + view.passage.span.of(view.text).count("%")
    )
