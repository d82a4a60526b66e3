"""Which word of one spelling answers to which word of the other."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from dossier import lang
from dossier.analysis.linking.letters import (
    consonants,
    ending,
    plain,
    same_vowels,
    skeleton,
    vowels,
)

MOST_WORDS = 12
"""Words of a name beyond which the rest is not compared."""
_ABD = re.compile(r"abd[aeou]?[lr]*")
_VOWELS = frozenset("aeiouy")
LEAST = 0.5
"""Likeness from which two words answer to each other at all."""


class Pair(NamedTuple):
    """Two words that answer to each other."""

    one: str
    other: str
    likeness: float


class Alignment(NamedTuple):
    """The words of two spellings, in pairs, and those that are left over."""

    pairs: tuple[Pair, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


def align(one: tuple[str, ...], other: tuple[str, ...]) -> Alignment:
    """Pair the words of two spellings, the most alike first."""
    one, other = one[:MOST_WORDS], other[:MOST_WORDS]
    ranked = sorted(
        (-likeness, abs(i - j), i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if (likeness := alike(a, b)) >= LEAST
    )
    left, right = dict(enumerate(one)), dict(enumerate(other))
    pairs: list[Pair] = []
    for likeness, _, i, j in ranked:
        if i in left and j in right:
            pairs.append(Pair(left.pop(i), right.pop(j), -likeness))
    return _rejoined(Alignment(tuple(pairs), tuple(left.values()), tuple(right.values())))


def _rejoined(found: Alignment) -> Alignment:
    """Pair what is left over where one spelling writes as one word what the other writes as two."""
    if not found.left or not found.right or len(found.left) + len(found.right) == 2:  # noqa: PLR2004 - one each
        return found
    a, b = (_ABD.sub("abd", "".join(words)) for words in (found.left, found.right))
    likeness = alike(a, b)
    if likeness < LEAST:
        return found
    return Alignment((*found.pairs, Pair(a, b, likeness)), (), ())


@cache
def _given() -> frozenset[str]:
    return lang.anywhere("given_names") | lang.anywhere("given_names_ambiguous")


@cache
def _surnames() -> frozenset[str]:
    return lang.anywhere("surnames")


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in lang.table_anywhere("nicknames").items()}


@lru_cache(maxsize=262_144)
def alike(a: str, b: str) -> float:
    """Return how much two folded words look like spellings of one word, 0 to 1."""
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=lambda w: (len(w), w))
    if len(short) == 1:
        return 0.88 if long[0] == short else 0.0
    if long in _nicknames().get(short, ()) or short in _nicknames().get(long, ()):
        return 0.9
    if short in _given() and long in _given():
        return _given_names_alike(short, long)
    return max(_likeness(one, other) for one, other in _readings(short, long))


def _given_names_alike(short: str, long: str) -> float:
    """Return the likeness of two words that are both known as given names.

    One letter makes another name of most, so that only transliterations are one.
    """
    if len(short) > 2 and consonants(short) == consonants(long) and same_vowels(short, long):  # noqa: PLR2004 - "Li", "Lei"
        return 0.92
    return 0.5 if OSA.distance(short, long, score_cutoff=1) == 1 else 0.0


def _readings(short: str, long: str) -> list[tuple[str, str]]:
    """Return two words as written and, where letters have several sounds, as they may be read."""
    found = [(short, long)]
    for letters, sound in (("ch", "kh"), ("kh", "h")):
        if (letters in short) != (letters in long):
            found.append((short.replace(letters, sound), long.replace(letters, sound)))
    return found


def _likeness(short: str, long: str) -> float:
    if short == long or ending(short) == ending(long):
        return 0.95
    if _other_gender(short, long):
        return 0.4
    if skeleton(short) == skeleton(long):
        return _same_bones(short, long)
    return _by_letters(short, long)


def _by_letters(short: str, long: str) -> float:
    """Return the likeness of two words by the letters that are not the same."""
    if short in _surnames() and long in _surnames():
        return 0.5  # one letter makes another name of most
    distance = int(OSA.distance(short, long, score_cutoff=2))
    if distance == 1:
        return _one_letter(short, long)
    if len(short) >= 8 and distance == 2:  # noqa: PLR2004 - long words may hold two slips
        return 0.77
    shuffled = len(short) >= 5 and sorted(short) == sorted(long)  # noqa: PLR2004 - as above
    return 0.76 if shuffled else 0.0


def _same_bones(short: str, long: str) -> float:
    """Return the likeness of two words with the same consonants."""
    slips = int(OSA.distance(plain(short), plain(long)))
    bones = len(skeleton(short))
    if slips == 0:
        return 0.95
    same_end = (short[-1] in _VOWELS) == (long[-1] in _VOWELS)
    if bones <= 2 and not same_end:  # noqa: PLR2004 - two consonants agree by chance
        return 0.6
    if vowels(short) == vowels(long):
        return 0.92
    if slips > 2:  # noqa: PLR2004 - more than a slip of the pen
        return 0.6
    if bones >= 3:  # noqa: PLR2004 - as above
        return 0.9
    same = len(short) >= 5 or (len(short) == 4 and same_vowels(short, long))  # noqa: PLR2004 - as above
    return 0.8 if bones == 2 and same else 0.45  # noqa: PLR2004 - as above


def _one_letter(short: str, long: str) -> float:
    if len(short) >= 7 and sorted(short) == sorted(long):  # noqa: PLR2004 - two letters that changed places
        return 0.93
    if len(short) >= 5:  # noqa: PLR2004 - in shorter words one letter makes another name
        return 0.87
    return 0.76 if len(long) == 5 and short[0] == long[0] else 0.0  # noqa: PLR2004 - as above


def _other_gender(short: str, long: str) -> bool:
    """Say whether two words differ as a man's and a woman's name do ("Mario", "Maria")."""
    if short not in _given() and long not in _given():
        return False
    if len(short) == len(long) and short[:-1] == long[:-1]:
        return {short[-1], long[-1]} == {"a", "o"}
    woman, man = (long, short) if long[-1] in "ae" else (short, long)
    more = woman[-1] == "a" or len(vowels(woman)) > len(vowels(man))
    ends = woman[-1] in "ae" and man[-1] not in _VOWELS
    return ends and more and skeleton(short) == skeleton(long)
