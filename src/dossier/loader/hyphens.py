"""Words that were parted at the end of a line, as columns of print part them."""

from __future__ import annotations

import re

from dossier import lang

_HEAD = re.compile(r"(?<![^\W\d_])(?P<head>[^\W\d_]{2,}+)[-\u00ad\u2010]$")
_WITHIN = re.compile(r"[\w'’-]")
_TAIL = re.compile(r"[^\W\d_]+")
_ANDS = frozenset(
    {"and", "or", "to", "und", "oder", "bis", "en", "of", "et", "ou", "y", "o", "e", "i"}
)
"""Words before which a hyphen stands for a part left out: "pre- and post-war"."""


def unparted(text: str, following: str) -> str | None:
    """Return a text to which the next line can be put without a blank, ``None`` where no word was parted.

    A hyphen that belongs to the word stays: "well-" and "known" are both words, and "wellknown" is none. So does one
    between two capitals: "Three-" and "Day".
    """
    end = text[-60:]
    head, tail = _HEAD.search(end), _TAIL.match(following)
    if head is None or tail is None or tail[0] in _ANDS:
        return None
    if not tail[0][0].islower():
        return text if head["head"][0].isupper() and tail[0].istitle() else None
    is_compound = _WITHIN.match(end[: head.start()][-1:]) or _is_compound(head["head"], tail[0])
    return text if is_compound else text[:-1]


def _is_compound(head: str, tail: str) -> bool:
    known = lang.words("en", "common_words")
    whole = f"{head}{tail}".lower()
    return whole not in known and head.lower() in known and tail in known
