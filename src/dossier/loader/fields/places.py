"""What can be a place in a dateline."""

from __future__ import annotations

import re
from functools import cache

from dossier import lang

_PARTICLES = r"(?:de|del|la|las|los|el|al|of|the|on|in|upon|sur|am|an|der|den|do|da|dos|e|y|and|near|le|du|di)"
_WORD = r"(?:[^\W\d_a-zß-ÿ][\w.'’-]*+|(?:al|el|as|ash|ad|ar|at|an|d|l)[-'’][^\W\d_][\w.'’-]*+)"
_PLACE = re.compile(rf"{_WORD}(?:[ ,/&-]++(?:{_PARTICLES}[ ]++)?(?:{_WORD}|D\.C\.))*\.?")
MOST_WORDS = 7


_LOWER = re.compile(r" [A-Z]\w+ (?!(?:de|del|of|the|and|al|el|la|do|da|du|y|e)\b)[a-z]{3}")
"""A place in capitals that goes on as a sentence does: "Russia, Kazakhstan agree …"."""


@cache
def _not_places() -> frozenset[str]:
    return frozenset(word.casefold() for word in lang.words("en", "dateline"))


_NO_START = re.compile(
    r"(?:on|in|at|by|from|as|after|before|since|last|this|until|published|updated|posted|date|when|for|it|he|she|they|we|a|an|and|but)\b",
    re.IGNORECASE,
)


def is_place(words: str) -> bool:
    """Say whether words have the form of a place: a few names with capitals, or a known town."""
    if (
        "  " in words.strip()
        or " - " in words
        or len(words.split()) > MOST_WORDS
        or words.casefold() in _not_places()
    ):
        return False
    first, _, rest = words.partition(",")
    if _is_listed(first.strip()) and not _LOWER.match(rest):
        return True
    return bool(_PLACE.fullmatch(words)) and not _NO_START.match(words)


@cache
def known_places() -> frozenset[str]:
    """Return the towns, countries and regions of the lists, in lower case."""
    names = ("cities", "countries", "regions")
    rows = (lang.table("en", name).items() for name in names)
    return frozenset(f.casefold() for row in rows for label, forms in row for f in (label, *forms))


@cache
def known_cities() -> frozenset[str]:
    """Return the towns of the lists, in lower case."""
    rows = lang.table("en", "cities").items()
    return frozenset(name.casefold() for label, forms in rows for name in (label, *forms))


def is_known(words: str) -> bool:
    """Say whether every part of "Beirut, Lebanon" is in the lists."""
    parts = [part.strip() for part in re.split(r"[,/]", words)]
    return bool(parts) and all(map(_is_listed, parts))


def _is_listed(part: str) -> bool:
    words = part.casefold()
    return words in known_places() or (not part.isascii() and words in _elsewhere())


@cache
def _elsewhere() -> frozenset[str]:
    """Return what the known places are called in other languages, in lower case."""
    rows = (lang.table(code, "places").items() for code in lang.codes("places"))
    return frozenset(
        name.casefold()
        for row in rows
        for place, names in row
        for name in names
        if place.casefold() in known_places()
    )
