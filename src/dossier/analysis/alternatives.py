"""Lists of words as patterns that stay fast when the lists are long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, that branches letter by letter.

    The engine then looks at one branch for each first letter instead of one for each word.
    """
    return _branch(sorted(set(words)))


def _branch(words: list[str]) -> str:
    if len(words) == 1:
        return re.escape(words[0])
    parts = []
    for first, group in groupby(words, key=lambda word: word[:1]):
        if first:
            parts.append(re.escape(first) + _branch([word[1:] for word in group]))
    inner = f"(?:{'|'.join(parts)})"
    return f"{inner}?" if "" in words else inner
