"""Letters that spellings do not agree on."""

from __future__ import annotations

import re
from functools import lru_cache

_BONES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"(?<=[aeiou])js?$", ""),
        (r"tsch|dsch|sch|shch|tch|dzh|hs|sh|zh|ch|ts|tz|dj|x|z|j|s", "s"),
        (r"kh|gh|ck|k|q|c|g", "k"),
        (r"ph|bh|v|w|f", "f"),
        (r"th|dh|t|d", "t"),
        (r"b|p", "p"),
        (r"[yh']", ""),
    )
)
_VOWELS = re.compile(r"[aeiou]+")
_SAME_VOWEL = str.maketrans({"e": "a", "o": "u", "y": "i"})
_DIGITS = str.maketrans("013459", "oieasg")


_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word, with those that transliterations mix up made equal.

    A vowel at the start stays, as ``a``.
    """
    first = "a" if word[:1] in set("aeiou") else ""
    word = _DOUBLE.sub(r"\1", word)
    for pattern, by in _BONES:
        word = pattern.sub(by, word)
    return first + _VOWELS.sub("", word)


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Return a folded word without doubled letters, with vowels that are often confused made equal."""
    return _DOUBLE.sub(r"\1", word.translate(_SAME_VOWEL))


@lru_cache(maxsize=65_536)
def vowels(word: str) -> str:
    """Return the vowels of a folded word, with those that are often confused made equal."""
    return _DOUBLE.sub(r"\1", "".join(_VOWELS.findall(word)).translate(_SAME_VOWEL))


def undisguised(word: str) -> str:
    """Return a word with digits that stand for letters read as those ("S3chin")."""
    return word.translate(_DIGITS) if not word.isalpha() and not word.isdigit() else word
