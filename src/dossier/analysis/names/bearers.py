"""Who bears a surname: a man or a woman, and whether a text names somebody only as a relative."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier import lang
from dossier.analysis.names.sighting import Sighting
from dossier.text import fold

LANGUAGE = "en"
"""Language of the lists of forms of address and of given names."""
BEFORE = 30
"""Code points before a name in which its bearer is introduced as somebody's relative."""

_LAST_WORD = re.compile(r"(?<![\w-])([\w-]++)(?:\s?,)?\s?$")


def addressed_as(seen: Sighting) -> str:
    """Return whether a form of address is a man's or a woman's, empty for others."""
    if not seen.addressed:
        return ""
    title = seen.form.split(maxsplit=1)[0].rstrip(".")
    if title in lang.words(LANGUAGE, "honorifics_of_women"):
        return "woman"
    return "man" if title in lang.words(LANGUAGE, "honorifics_of_men") else ""


def named_as(given: str) -> str:
    """Return whether a given name is a man's or a woman's, empty where it may be either's."""
    first = fold(given).split("-", maxsplit=1)[0]
    if first in lang.words(LANGUAGE, "given_names_of_women"):
        return "woman"
    return "man" if first in lang.words(LANGUAGE, "given_names_of_men") else ""


def is_titled(seen: Sighting) -> bool:
    """Say whether a surname alone stands behind an office: "President Obama"."""
    return seen.sure and not seen.addressed and " " not in seen.form


def is_relative(text: str, sightings: Iterable[Sighting]) -> bool:
    """Say whether a text introduces somebody as a relative: "his wife, Michelle Obama"."""
    kin = lang.words(LANGUAGE, "kin")
    for seen in sightings:
        word = _LAST_WORD.search(text, max(0, seen.start - BEFORE), seen.start)
        if word is not None and (word[1].lower() in kin or word[1].lower() == "lady"):
            return True
    return False
