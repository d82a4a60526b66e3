"""Whether a word in another script sounds like one in Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from dossier.analysis.linking.align import alike
from dossier.analysis.linking.letters import skeleton
from dossier.analysis.linking.scripts import reads_as

_DOUBLE = re.compile(r"([a-z])\1+")
_CLASSES = (
    (re.compile(r"tsch|dsch|sch|shch|tch|dzh|sh|zh|kh|gh|ch|ts|tz|dj|ck|th|dh|[tdszjgkqc]"), "X"),
    (re.compile(r"x"), "XX"),
    (re.compile(r"ph|[pbf]"), "P"),
    (re.compile(r"[^XPmnlr]"), ""),
)
_SEVERAL = {"v": ("P", ""), "kh": ("X", ""), "ch": ("X", "")}
"""Consonants that another script may write as a vowel, or leave out."""
_PARTS = re.compile(r"shch|kh|ch|.")
MOST_CHOICES = 3
LONGEST = 24
"""Letters of a word beyond which the rest is not compared."""
LIKE = 0.87
"""Likeness of two words, both with their vowels, from which they are one in two scripts."""
_LONG = re.compile(r"[aei][iy]|ee|oo|ou")
_READINGS = (("", ""), ("g", "j"), ("c", "s"), ("ch", "k"), ("kh", "h"), ("g", "h"))
"""Letters that are read otherwise in some languages: as they are, a soft g, a soft c …"""


@lru_cache(maxsize=65_536)
def keys(word: str) -> frozenset[str]:
    """Return the classes of consonants of a word; two words that sound alike share one.

    A ``v`` is written as a vowel in some scripts and as a consonant in others.
    """
    parts = _PARTS.findall(_DOUBLE.sub(r"\1", word)[:LONGEST])
    choices = [_SEVERAL.get(part, (part,)) for part in parts]
    if sum(len(c) > 1 for c in choices) > MOST_CHOICES:
        choices = [c[:1] for c in choices]
    return frozenset(_classes("".join(letters)) for letters in product(*choices))


def _classes(word: str) -> str:
    for pattern, by in _CLASSES:
        word = pattern.sub(by, word)
    return word


@lru_cache(maxsize=65_536)
def sounds_like(foreign: str, latin: str, *, is_abjad: bool) -> bool:
    """Say whether a folded word of another script is a folded word in Latin letters.

    Args:
        foreign: the word, transliterated.
        latin: the word of a name.
        is_abjad: whether the other script leaves out short vowels.
    """
    if is_abjad:
        return reads_as(foreign, latin) and not _lost_vowel(foreign, latin)
    return bool(_bones(foreign) & _bones(latin)) or alike(foreign, latin) >= LIKE


def _lost_vowel(bare: str, full: str) -> bool:
    """Say whether a long vowel is not written, so that the word is another ("Hassan", "Hussein")."""
    return bool(_LONG.search(full)) and not set(bare) & set("wyeiou")


@lru_cache(maxsize=65_536)
def _bones(word: str) -> frozenset[str]:
    return frozenset(skeleton(word.replace(a, b).replace("w", "v")) for a, b in _READINGS)
