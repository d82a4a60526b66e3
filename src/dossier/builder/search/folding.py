"""Words as the search compares them: without case, accents and differences of spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ALONE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Letters of scripts that put no spaces between words: each is a word."""
_WORD = re.compile(rf"[{ALONE}]|[^\W_{ALONE}]+")
_ALIKE = {
    "i": "\u0131",
    "o": "\u00f8",
    "d": "\u0111",
    "l": "\u0142",
    "h": "\u0127",
    "ss": "\u00df",
    "ae": "\u00e6",
    "oe": "\u0153",
    "th": "\u00fe",
    "\u03c3": "\u03c2",  # final sigma
    "\u0627": "\u0671",  # alef wasla
    "\u064a": "\u0649\u06cc\u06ce\u06d0",  # yeh without dots, Persian, Kurdish, Pashto
    "\u0643": "\u06a9",  # kaf, Persian
    "\u0647": "\u0629\u06be\u06c1\u06d5",  # teh marbuta, heh doachashmee, goal, ae
    "\u0648": "\u06c6\u06c7\u06c8\u06cb",  # the o, u and v of Kurdish, Uyghur and their like
    "\u0631": "\u0695",
    "\u0644": "\u06b5",
    **{str(n): chr(0x660 + n) + chr(0x6F0 + n) for n in range(10)},
}
FOLDED = {letter: plain for plain, letters in _ALIKE.items() for letter in letters}
_TRANSLATED = str.maketrans(FOLDED)
UNSEEN = "\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphens, the stretching of Arabic words, joiners and the marks that turn directions."""
_NOT_SEEN = re.compile(f"[{UNSEEN}]")


def fold_word(word: str) -> str:
    """Return a word without case, accents and the differences between Arabic and Persian letters.

    ``static/search.js`` does the same to what is asked for.
    """
    lower = word.lower()
    if not lower.isascii():
        parts = unicodedata.normalize("NFKD", lower)
        marked = "".join(c for c in parts if not unicodedata.category(c).startswith("M"))
        lower = _NOT_SEEN.sub("", marked).translate(_TRANSLATED)
    return lower


@lru_cache(maxsize=262_144)
def words_of(piece: str) -> tuple[str, ...]:
    """Return the folded words of a text without white space."""
    return tuple(_WORD.findall(fold_word(piece)))


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return [word for piece in text.split() for word in words_of(piece)]
