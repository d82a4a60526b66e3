"""Spellings in scripts that leave out vowels, or in which a sign stands for a word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from dossier import lang

ABJAD = re.compile(r"[\u0590-\u06ff]")
"""Letters of scripts in which short vowels are not written."""
LONGEST = 60
"""Letters of a name beyond which sounds are not compared."""

_ARTICLE = re.compile(r"(?<!\w)\u0627\u0644(?=\w{3})")
_SEVERAL = ("sh", "kh", "th", "dh", "gh", "zh", "ch")
_SOUNDS = {
    "w": "[ouwv]+",
    "y": "[eiyj]+",
    "a": "[aeo]*",
    "h": "h?",
    "k": "(?:kh|ck|k|q|c|g)",
    "q": "(?:gh|kh|k|q|c|g)",
    "g": "(?:gh|j|g|k)",
    "s": "(?:sh|ss|s|c|z)",
    "sh": "(?:sch|sh|ch|s)",
    "kh": "(?:kh|ch|h|k)",
    "th": "(?:th|t|s)",
    "dh": "(?:dh|d|z|th)",
    "gh": "(?:gh|g|r)",
    "zh": "(?:zh|j)",
    "ch": "(?:tch|ch|kh|h)",
    "t": "(?:th|t)",
    "d": "(?:dh|d|z)",
    "z": "(?:dh|z|s|d)",
    "f": "(?:ph|f|v|p)",
    "b": "[bpv]",
    "j": "(?:dj|zh|j|g)",
    "v": "[vw]",
}
_SHORT = "(?:a|e|i|o|u|ai|ei)?"
"""A vowel that is not written; "ou" and "oo" would be."""
_DOUBLE = re.compile(r"([^\W\d_aeiou])\1+")


@lru_cache(maxsize=16_384)
def _pattern(letters: str) -> re.Pattern[str]:
    """Return what a word written without short vowels looks like in Latin letters."""
    sounds: list[str] = []
    at = 0
    while at < len(letters):
        sound = letters[at : at + 2] if letters[at : at + 2] in _SEVERAL else letters[at]
        sounds.append(_SOUNDS.get(sound, re.escape(sound)))
        at += len(sound)
    return re.compile("(?:y|j|aw?)?" + _SHORT + _SHORT.join(sounds) + _SHORT)


def reads_as(bare: str, full: str) -> bool:
    """Say whether a folded word without short vowels is read as one in Latin letters."""
    if max(len(bare), len(full)) > LONGEST:
        return False
    return _pattern(_DOUBLE.sub(r"\1", bare)).fullmatch(_DOUBLE.sub(r"\1", full)) is not None


@cache
def _same_signs() -> dict[int, str]:
    """Return for each sign of the older writing the one of the simplified writing."""
    pairs = lang.table_anywhere("same_signs")
    return {ord(old): new for new, others in pairs.items() for old in others}


@lru_cache(maxsize=16_384)
def signs(form: str) -> str:
    """Return the letters of a form as they are written, without marks and spaces."""
    composed = unicodedata.normalize("NFKC", form)
    return "".join(c for c in composed if c.isalnum()).translate(_same_signs())


ALIKE = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ة": "ه", "ک": "ك", "ؤ": "و"}
)


def letters_of(form: str) -> list[str]:
    """Return the words of a form in an abjad, with letters made equal that are used for each other."""
    plain = unicodedata.normalize("NFC", form).translate(ALIKE)
    bare = "".join(c for c in plain if unicodedata.category(c) != "Mn")
    return sorted(re.findall(r"\w+", _ARTICLE.sub("", bare)))
