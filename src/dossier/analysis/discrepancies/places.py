"""Where something happened, where the sides name different towns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dossier.analysis.discrepancies.facts import Contrast, Contrasts, anchored, side
from dossier.analysis.discrepancies.view import View
from dossier.analysis.tokens import folded
from dossier.lang import table, words
from dossier.text import fold

Town = tuple[int, str]
"""First word and label of a place."""


def contrasts(a: View, first: Sequence[Town], b: View, second: Sequence[Town]) -> Contrasts:
    """Yield the towns of the main clauses, where each side has one and they differ."""
    if len(first) != 1 or len(second) != 1:
        return
    (x, label_a), (y, label_b) = first[0], second[0]
    parts_a, parts_b = (folded(label) for label in (label_a, label_b))
    if set(parts_a) & set(b.found.words) or set(parts_b) & set(a.found.words):
        return
    if a.before(x) is not None and b.before(y) is not None and anchored(a, x, b, y):
        yield Contrast(
            "conflict",
            side(a, x, x + len(parts_a) - 1),
            side(b, y, y + len(parts_b) - 1),
            "where it happened",
        )


def read(view: View) -> list[Town]:
    """Return the places of the main clause that stand after "in" or "at" and are no countries."""
    leads = words(view.language, "place_leads")
    wide = _wide(view.language)
    return [
        (n, name.label)
        for n, name in view.places()
        if 0 < n < view.main and view.found.words[n - 1] in leads and fold(name.label) not in wide
    ]


@cache
def _wide(language: str) -> frozenset[str]:
    """Return what is larger than a town."""
    rows = table(language, "countries")
    forms = {form for key, values in rows.items() for form in (key, *values)}
    return frozenset(fold(form) for form in forms | words(language, "regions"))
