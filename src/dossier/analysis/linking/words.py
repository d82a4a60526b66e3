"""The words of a name that count when spellings are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dossier import lang
from dossier.analysis.linking.letters import undisguised
from dossier.text import fold

LONG = 6
"""Letters beyond which a word that begins with "abd" goes on with a name of God."""

_OF_ONE_WORD = "".join(
    rf"(?<!\b{w})" for w in ("La", "Le", "De", "Di", "Du", "Mc", "Mac", "Van", "Fitz")
)
"""Beginnings of surnames that go on with a capital."""
_JOINED = re.compile(_OF_ONE_WORD + r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_BREAK = re.compile(r"[\s,;/·•・()\[\]\"“”-]+")
_SERVANT = re.compile(r"abd(?:[aeou]+[lrsznt]*|-al|-el)?")
_FIRST_ARTICLE = re.compile(r"^(?:[Aa]l|[Ee]l)-(?=\w{3})")
"""The article of a surname alone: "al-Tuwali", and not "Al Fenwick"."""
_ARABIC_ARTICLE = re.compile(r"(?<!\w)\u0627\u0644(?=\w{3})")


@cache
def mononyms() -> frozenset[str]:
    """Return those whom one word names, and no surname that is only alike."""
    return frozenset(fold(word) for word in lang.anywhere("mononyms"))


@cache
def _particles() -> frozenset[str]:
    return lang.anywhere("particles_in_names")


@cache
def _titles() -> frozenset[str]:
    return frozenset(w.lower() for w in lang.anywhere("honorifics"))


def is_title(word: str) -> bool:
    """Say whether a word is a form of address."""
    return word.rstrip(".").lower() in _titles()


def bears_given_name(form: str) -> bool:
    """Say whether a form has the given name after its form of address: "Prince George"."""
    return form.split(" ", 1)[0] in lang.anywhere("honorifics_of_given_names")


@cache
def _forms() -> frozenset[str]:
    """Return the legal forms of companies, folded and without full stops."""
    words = lang.anywhere("legal_forms")
    return frozenset(fold(w).replace(".", "") for w in words)


@lru_cache(maxsize=65_536)
def person_words(form: str) -> tuple[str, ...]:
    """Return the folded words of a person's name, without titles and particles."""
    joined = _FIRST_ARTICLE.sub("", form.replace("- ", "-"))
    spaced = _ARABIC_ARTICLE.sub("", _JOINED.sub(" ", joined))
    words = [undisguised(w) for w in _folded(spaced)]
    kept = [
        w
        for i, w in enumerate(words)
        if w not in _titles() and w not in _forms() and (w not in _particles() or _is_given(w, i))
    ]
    return tuple(_servants(kept)) or tuple(words)


def _is_given(word: str, index: int) -> bool:
    """Say whether a particle is a given name here: "Ben Netanyahu"."""
    return index == 0 and word in {"ben", "van", "al"}


def _folded(form: str) -> list[str]:
    words = (re.sub(r"[.'’`‘ʻʼ]", "", fold(w)) for w in _BREAK.split(form))
    return [p for w in words for p in w.split() if p]


def _servants(words: list[str]) -> list[str]:
    """Write "Abdul Aziz", "Abd al-Aziz" and "Abdulaziz" alike."""
    found: list[str] = []
    for word in words:
        if found and _SERVANT.fullmatch(found[-1]):
            found[-1] = "abd" + word
        elif len(word) > LONG:
            found.append(_SERVANT.sub("abd", word, count=1) if word.startswith("abd") else word)
        else:
            found.append(word)
    return found


@lru_cache(maxsize=65_536)
def body_words(form: str) -> tuple[str, ...]:
    """Return the folded words of a body's name, without legal form and small words."""
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", form)
    words = [w.replace(".", "") for w in _folded(plain.replace("&", " "))]
    small = lang.anywhere("small_words_of_bodies")
    kept = [w for w in words if w not in small and w not in _forms()]
    return tuple(kept) or tuple(words)


@cache
def _standards() -> dict[str, str]:
    """Return for each other name of a place or a body the one that stands for it."""
    found: dict[str, str] = {}
    for name in ("cities", "regions", "countries", "organisations"):
        for form, others in lang.table_anywhere(name).items():
            found.update(dict.fromkeys(others, form))
    # one language may have as the other name what stands for it in the next: the longer one does
    turned = [one for one, other in found.items() if found.get(other) == one]
    for one in turned:
        if _is_longer(one, found.get(one, "")):
            del found[one]
    return {form: found.get(standing, standing) for form, standing in found.items()}


def _is_longer(one: str, other: str) -> bool:
    return (len(one), one) > (len(other), other)


@cache
def _entries() -> frozenset[str]:
    """Return the names of places and bodies that have a line of their own in the lists."""
    names = ("cities", "regions", "countries", "organisations")
    return frozenset(form for name in names for form in lang.table_anywhere(name))


def are_two(one: str, other: str) -> bool:
    """Say whether the lists know two places or bodies by these forms ("Oman", "Amman")."""
    a, b = standard(one), standard(other)
    return a != b and a in _entries() and b in _entries()


@cache
def _cities() -> frozenset[str]:
    return frozenset(lang.table_anywhere("cities")) | frozenset(_standards())


def standard(form: str) -> str:
    """Return the name that stands for a place or a body in the lists ("US": United States)."""
    bare = re.sub(r"^[Tt]he\s+", "", form)
    city = bare.removesuffix(" City")
    bare = city if city in _cities() and bare not in _cities() else bare
    return _standards().get(bare) or _standards().get(form, bare)


@cache
def _of_lists() -> frozenset[str]:
    return frozenset(_standards().values())


def is_standard(form: str) -> bool:
    """Say whether a form is the name by which the lists know a place that has others too."""
    return form in _of_lists()


def turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether one of two names of three words is the other with its surname at the other end."""
    return len(one) == 3 and other in {(*one[1:], one[0]), (one[-1], *one[:-1])}  # noqa: PLR2004 - as said
