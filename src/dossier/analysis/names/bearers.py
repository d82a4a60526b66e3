"""Who bears a surname: a man or a woman, and whether a text names somebody only as a relative."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dossier import lang
from dossier.analysis.names.sighting import Sighting
from dossier.text import fold

BEFORE = 30
"""Code points before a name in which its bearer is introduced as somebody's relative."""

_LAST_WORD = re.compile(r"(?<![\w-])([\w-]++)(?:\s?,)?\s?$")


def addressed_as(seen: Sighting) -> str:
    """Return whether a form of address is a man's or a woman's, empty for others."""
    if not seen.addressed:
        return ""
    title = seen.form.split(maxsplit=1)[0].rstrip(".")
    if title in lang.anywhere("honorifics_of_women"):
        return "woman"
    return "man" if title in lang.anywhere("honorifics_of_men") else ""


def named_as(given: str) -> str:
    """Return whether a given name is a man's or a woman's, empty where it may be either's."""
    first = fold(given).split("-", maxsplit=1)[0]
    if first in lang.anywhere("given_names_of_women"):
        return "woman"
    return "man" if first in lang.anywhere("given_names_of_men") else ""


def is_titled(seen: Sighting) -> bool:
    """Say whether a surname alone stands behind an office: "President Obama"."""
    return seen.sure and not seen.addressed and " " not in seen.form


def is_of_another(text: str, seen: Sighting, full: Iterable[Sighting]) -> bool:
    """Say whether an office stands with a surname of which another bearer is named in full, without one.

    A text that says "President Lark … he" and only later "Magda Lark" speaks of two; so does one that says
    it behind her name, where nobody else stands between the president and "he".
    """
    whole = [s for s in full if " " in s.form and not s.addressed]
    if not is_titled(seen) or not whole:
        return False
    if seen.start > min(s.start for s in whole) and not _is_he(text, seen):
        return False
    if not _has_office(text, seen) or any(_has_office(text, s) for s in whole):
        return False
    return {_called(text, seen), named_as(whole[0].form.split()[0])} == {"man", "woman"}


_PRONOUN = re.compile(r"\b[a-z]{2,3}\b")
REACH = 300
"""Code points behind a name in which a pronoun says whether a man or a woman is meant."""


_ANYBODY = re.compile(r"[.!?,;:“”\"A-Z\n]")
"""A sign that a clause is over, or that somebody else may be named."""


def _is_he(text: str, seen: Sighting) -> bool:
    """Say whether nobody else can be whom the first pronoun behind a name means."""
    pronoun = _pronoun(text, seen)
    return pronoun is not None and _ANYBODY.search(text, seen.end, pronoun.start()) is None


def _called(text: str, seen: Sighting) -> str:
    """Return whether the first pronoun behind a name is a man's or a woman's, empty without one."""
    pronoun = _pronoun(text, seen)
    return "" if pronoun is None else "woman" if pronoun[0] in _pronouns()[0] else "man"


def _pronoun(text: str, seen: Sighting) -> re.Match[str] | None:
    women, men = _pronouns()
    found = _PRONOUN.finditer(text, seen.end, seen.end + REACH)
    return next((one for one in found if one[0] in women | men), None)


@cache
def _pronouns() -> tuple[frozenset[str], frozenset[str]]:
    """Return the pronouns for a woman, and those for a man."""
    words = lang.table_anywhere("speech_words")
    women = frozenset(words.get("woman", ()))
    return women, frozenset(words.get("singular", ())) - women


def _has_office(text: str, seen: Sighting) -> bool:
    """Say whether an office stands right before a name."""
    word = _LAST_WORD.search(text, max(0, seen.start - BEFORE), seen.start)
    return word is not None and word[1].lower() in lang.anywhere("roles")


def is_relative(text: str, sightings: Iterable[Sighting]) -> bool:
    """Say whether a text introduces somebody as a relative: "his wife, Michelle Obama"."""
    kin = lang.anywhere("kin")
    lady = lang.table_anywhere("name_words").get("lady", ())
    for seen in sightings:
        word = _LAST_WORD.search(text, max(0, seen.start - BEFORE), seen.start)
        if word is not None and (word[1].lower() in kin or word[1].lower() in lady):
            return True
    return False
