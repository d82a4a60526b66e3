"""A text as a reader sees it: what is written in codes, and what is not seen at all, cannot hide a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import unquote

_ODD = re.compile(
    r"%[0-7][0-9A-Fa-f]|(?:%[89A-Fa-f][0-9A-Fa-f])+"
    r"|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    r"\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]+"
)
"""A sign in the code of an address or of a page; marks on letters, and signs that take no room."""


def seen(text: str) -> tuple[str, Sequence[int]]:
    """Return a text as it is seen, and where each sign of it begins in the text that was given.

    Returns:
        The signs, without marks on letters; and their places, with the end of the text after the last.
    """
    signs: list[str] = []
    places: list[int] = []
    end = 0
    for match in _ODD.finditer(text):
        shown = _shown(match[0])
        signs += (text[end : match.start()], shown)
        places += (*range(end, match.start()), *(match.start() for _ in shown))
        end = match.end()
    if not signs:
        return text, range(len(text) + 1)
    return "".join((*signs, text[end:])), (*places, *range(end, len(text) + 1))


def _shown(odd: str) -> str:
    """Return what is seen of signs that are odd."""
    if odd[0] == "%":
        return unquote(odd, errors="replace")
    return unescape(odd) if odd[0] == "&" else ""
