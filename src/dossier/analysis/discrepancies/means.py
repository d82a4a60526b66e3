"""With what something was done, where the sides name different things."""

from __future__ import annotations

from dossier.analysis.discrepancies.facts import Contrast, Contrasts, side
from dossier.analysis.discrepancies.view import View
from dossier.lang import table


def contrasts(a: View, b: View) -> Contrasts:
    """Yield the means, where the sides have none in common."""
    first, second = _means(a), _means(b)
    if first and second and not first.keys() & second.keys():
        yield Contrast(
            "conflict",
            side(a, min(f for f, _ in first.values()), max(e for _, e in first.values())),
            side(b, min(f for f, _ in second.values()), max(e for _, e in second.values())),
            "with what it was done",
        )


def _means(view: View) -> dict[str, tuple[int, int]]:
    """Return the kinds of means in a sentence, and where each first stands."""
    kinds = {form: kind for kind, forms in table(view.language, "means").items() for form in forms}
    words = view.found.words
    found: dict[str, tuple[int, int]] = {}
    for n, word in enumerate(words):
        pair = f"{word} {words[n + 1]}" if n + 1 < len(words) else ""
        if pair in kinds:
            found.setdefault(kinds[pair], (n, n + 1))
        elif word in kinds:
            found.setdefault(kinds[word], (n, n))
    return found
