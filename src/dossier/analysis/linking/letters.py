"""Letters that spellings do not agree on: consonant skeletons of folded words."""

from __future__ import annotations

import re
from functools import lru_cache

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"sch|sh|zh|ch|tch|dj|dzh", "s"),
        (r"kh|gh|q|ck|c|g", "k"),
        (r"ph|v|w|f", "f"),
        (r"th|dh|d", "t"),
        (r"z|x|ts|tz", "s"),
        (r"j", "s"),
        (r"y|h|'", ""),
        (r"b", "p"),
    )
)


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word, with those that transliterations mix up made equal."""
    first = "a" if word[:1] in "aeiou" else ""
    for pattern, by in _RULES:
        word = pattern.sub(by, word)
    bones = re.sub(r"[aeiou]", "", word)
    return first + re.sub(r"(.)\1+", r"\1", bones)
