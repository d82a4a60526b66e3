"""Lists of words as patterns that stay fast when the lists are long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, that branches letter by letter.

    The engine then looks at one branch for each first letter instead of one for each word. Of no
    words the pattern matches nowhere.
    """
    return _branch(sorted(set(words))) or "(?!)"


def _branch(words: list[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004 - nothing to branch
        return re.escape("".join(words))
    parts = []
    for first, group in groupby(words, key=lambda word: word[:1]):
        if first:
            parts.append(re.escape(first) + _branch([word[1:] for word in group]))
    inner = f"(?:{'|'.join(parts)})"
    return f"{inner}?" if "" in words else inner
