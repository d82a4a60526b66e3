"""What words tell of, so that words for the same are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.view import View
from dossier.lang import words


def classes(view: View, places: Sequence[int]) -> Iterator[str]:
    """Yield what the words at the places tell of, so that words for the same are the same."""
    same = same_things(view.language)
    for n in places:
        yield same.get(view.found.words[n], view.stems[n])


def same_things(language: str) -> dict[str, str]:
    """Return for each word for something that has several the first of them."""
    return inverted(language, "same_things")


def of_people(view: View, places: Sequence[int]) -> frozenset[str]:
    """Return which of the words at some places are words for people, without their endings."""
    return frozenset(classes(view, [n for n in places if is_person(view, view.found.words[n])]))


def is_person(view: View, word: str) -> bool:
    """Say whether a word is one for people."""
    return word in _people(view.language) or word.removesuffix("s") in _people(view.language)


@cache
def _people(language: str) -> frozenset[str]:
    """Return the words for people: by what they do, whose they are and what anybody is."""
    lists = ("roles", "kin", "measured_anyone", "people")
    return frozenset(word for name in lists for word in words(language, name))
