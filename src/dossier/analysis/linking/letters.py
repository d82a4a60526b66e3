"""Letters that spellings do not agree on."""

from __future__ import annotations

import re
from functools import lru_cache

_BONES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^[yj](?=e)", ""),
        (r"(?<=.)x", "ks"),
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
    opened = word[1:2] if word[:2] in {"ye", "je"} else word[:1]
    first = "a" if opened in set("aeiou") else ""
    word = _DOUBLE.sub(r"\1", word)
    for pattern, by in _BONES:
        word = pattern.sub(by, word)
    return first + _VOWELS.sub("", word)


_LETTERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^[yj](?=e)", ""),
        (r"(?<=.)x", "ks"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"tsch|tch|sch|sh|ch", "x"),
        (r"dzh|dj|zh|j", "j"),
        (r"kh|ck|q|c", "k"),
        (r"gh", "g"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ts|tz|z", "s"),
        (r"[yh']", ""),
    )
)


@lru_cache(maxsize=65_536)
def consonants(word: str) -> str:
    """Return the consonants of a folded word, with only those made equal that write one sound."""
    opened = word[1:2] if word[:2] in {"ye", "je"} else word[:1]
    first = "a" if opened in set("aeiou") else ""
    word = _DOUBLE.sub(r"\1", word)
    for pattern, by in _LETTERS:
        word = pattern.sub(by, word)
    return first + _DOUBLE.sub(r"\1", _VOWELS.sub("", word))


_SOUNDS = re.compile(r"(?:[aeiouy]|(?<=[aeiou])h(?=[aeiou]))+")
_NEAR = ({"a", "e"}, {"e", "i", "y"}, {"o", "u"}, {"i", "y"})
LEAST_FOR_A_LOST_VOWEL = 4
"""Consonants from which a vowel inside may be left out ("Aleksandr", "Alexander")."""


def same_vowels(one: str, other: str) -> bool:
    """Say whether the vowels of two folded words may be the same sounds, one after the other."""
    a, b = sorted((_SOUNDS.findall(one), _SOUNDS.findall(other)), key=len)
    if (one[-1] in "aeiouy") != (other[-1] in "aeiouy") or len(b) - len(a) > 1:
        return False
    if len(a) == len(b):
        return all(_near(x, y) for x, y in zip(a, b, strict=True))
    if len(consonants(one)) < LEAST_FOR_A_LOST_VOWEL:
        return False
    inner = range(1, len(b) - (one[-1] in "aeiouy"))
    return any(all(map(_near, a, b[:i] + b[i + 1 :])) for i in inner)


def _near(one: str, other: str) -> bool:
    """Say whether two vowels or groups of vowels begin and end alike."""
    ends = ((one[0], other[0]), (one[-1], other[-1]))
    return all(x == y or any({x, y} <= near for near in _NEAR) for x, y in ends)


_ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"(?<=.{5})ine$", "in"),
        (r"(?<=.{4})[eo](?:ff|v|w)$", "ov"),
        (r"(?<=.{3})iy[ae]h$", "ia"),
        (r"(?<=.{3})(?:enko|enka)$", "enko"),
        (r"(?<=.{3})(?:skyy|skyi|skiy|skij|skyj|skii|ski|sky)$", "ski"),
        (r"(?<=.{3})iya$", "ia"),
    )
)


@lru_cache(maxsize=65_536)
def ending(word: str) -> str:
    """Return a folded word with its ending as one of the languages writes it that it is written in."""
    for pattern, by in _ENDINGS:
        word = pattern.sub(by, word)
    return plain(word)


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
