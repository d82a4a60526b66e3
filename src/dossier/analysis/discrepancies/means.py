"""With what something was done, where the sides name different things."""

from __future__ import annotations

from functools import cache

from dossier.analysis.discrepancies.facts import Contrast, Contrasts, side
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.view import View
from dossier.lang import words as lexicon

Means = dict[str, tuple[int, int]]
"""Kinds of means, and the first and last word of each."""


@cache
def cues(language: str) -> frozenset[str]:
    """Return the words with which the name of a means begins."""
    return frozenset(form.split()[0] for form in inverted(language, "means"))


def contrasts(a: View, first: Means, b: View, second: Means) -> Contrasts:
    """Yield the means, where the sides have none in common."""
    if not first.keys() & second.keys():
        yield Contrast(
            "conflict",
            side(a, min(f for f, _ in first.values()), max(e for _, e in first.values())),
            side(b, min(f for f, _ in second.values()), max(e for _, e in second.values())),
            "with what it was done",
        )


def read(view: View) -> Means:
    """Return the means of the main clause, if one of them is said to be used."""
    found = {kind: place for kind, place in _named(view).items() if place[0] < view.main}
    return found if any(_is_used(view, *place) for place in found.values()) else {}


def _is_used(view: View, first: int, last: int) -> bool:
    """Say whether something is done with it: "with missiles", "hit by shelling", "drone strikes"."""
    words = view.found.words
    if " ".join(words[first : last + 1]) in lexicon(view.language, "means_deeds"):
        return True
    before = words[max(0, first - 2) : first]
    after = words[last + 1 : last + 3]
    attack = lexicon(view.language, "attack_words")
    return bool(lexicon(view.language, "means_leads") & set(before)) or bool(
        attack & {*after, *words[last : last + 1]}
    )


def _named(view: View) -> Means:
    """Return the kinds of means in a sentence, and where each first stands."""
    kinds, begins = inverted(view.language, "means"), cues(view.language)
    words = view.found.words
    found: dict[str, tuple[int, int]] = {}
    for n, word in enumerate(words):
        if word not in begins:
            continue
        pair = f"{word} {words[n + 1]}" if n + 1 < len(words) else ""
        if pair in kinds:
            found.setdefault(kinds[pair], (n, n + 1))
        elif word in kinds:
            found.setdefault(kinds[word], (n, n))
    return found
