"""People whom an article calls by given name and office alone: "Prime Minister Abiy", "Prince Khalid"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dossier import lang
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.variants import Local, Variant
from dossier.analysis.linking.words import bears_given_name, is_title, person_words
from dossier.model import Evidence, Reading
from dossier.text import fold

SCORE = 0.96
"""Likeness of a given name with the same office; a surname that is the same word comes before."""

FAR = 365
"""Days without an article from which the holder of an office may be another one of the name."""


class Titled:
    """The offices and the forms of address by which spellings are known, and when."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings

    def __call__(self, variant: Variant) -> frozenset[str]:
        """Return the offices and the forms of address of a spelling."""
        names = [self._readings[local.reading].study.names[local.name] for local in variant.locals]
        held = {office(role.text) for name in names for role in name.roles}
        called = {_address(m.form) for name in names for m in name.mentions}
        return frozenset((held | called) - {""})

    def calls(self, variant: Variant, word: str) -> bool:
        """Say whether an article that gives a full name calls its bearer by one word of it alone."""
        names = (self._readings[local.reading].study.names[local.name] for local in variant.locals)
        return any(person_words(m.form) == (word,) for name in names for m in name.mentions)

    def addressed(self, variant: Variant) -> bool:
        """Say whether a form of address stands before a single word: "Ms Paeta"."""
        names = (self._readings[local.reading].study.names[local.name] for local in variant.locals)
        return any(is_title(m.form.split(" ", 1)[0]) for name in names for m in name.mentions)

    def far(self, one: Variant, other: Variant) -> bool:
        """Say whether a year lies between all articles of one spelling and all of another."""
        first, second = ([self.day(local) for local in v.locals] for v in (one, other))
        days = [abs(a - b) for a in first for b in second if a and b]
        return bool(days) and min(days) > FAR

    def day(self, local: Local) -> int | None:
        """Return the day on which an article appeared, as an ordinal."""
        published = self._readings[local.reading].article.published
        return published.when.start.toordinal() if published and published.when.start else None


def office(role: str) -> str:
    """Return the office of a role: its last two words, or the one for which they are another word."""
    words = [fold(word).rstrip(".") for word in role.split(",", maxsplit=1)[0].split()]
    others = lang.table_anywhere("offices_same")
    short, last = " ".join(words[-2:]), words[-1]
    return next(
        (
            key
            for key, forms in others.items()
            if last == key or not {short, last}.isdisjoint(forms)
        ),
        short,
    )


def _address(form: str) -> str:
    """Return a form of address with the given name behind it, empty for other forms."""
    return " ".join(form.split()[:2]) if bears_given_name(form) else ""


def by_given_name(variant: Variant, cluster: Cluster, titles: Titled) -> Evidence | None:
    """Return why a given name alone is somebody's: the office or the form of address is the same."""
    word = variant.words[0]
    full = [
        v
        for v in cluster.variants
        if v.is_full and (v.words[0] == word or (word in v.words[:-1] and titles.calls(v, word)))
    ]
    held = {title for v in full for title in titles(v)}
    # of most clusters nobody has the given name, and the titles of the word need not be looked up
    both = sorted(held & titles(variant)) if held else []
    if not both:
        return _called_so(variant, full, held, titles)
    said = f"“{variant.form}” is the given name in “{full[0].form}”, “{both[0]}” here and there"
    return Evidence("given-name-and-office", SCORE, said)


def _called_so(
    variant: Variant, full: Sequence[Variant], held: Collection[str], titles: Titled
) -> Evidence | None:
    """Return why a rare word is somebody's given name: articles that name them in full call them so.

    A frequent name may be the surname of somebody else, and another office is somebody else's.
    """
    word = variant.words[0]
    is_given = word in lang.anywhere("given_names") and not titles.addressed(variant)
    if is_given or word in lang.anywhere("surnames"):
        return None
    if (held and titles(variant)) or not any(titles.calls(v, word) for v in full):
        return None
    said = f"“{variant.form}”: articles that name “{full[0].form}” in full call them so too"
    return Evidence("called-so", SCORE, said)
