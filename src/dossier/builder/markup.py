"""Text as markup holds it. Python's own replacing is several times as fast as making objects of markup."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

SHORT = 80
"""Code points of values that are kept escaped, since addresses and labels come again and again."""


def made(text: str) -> Markup:
    """Return what has been escaped as markup, without the questions that its own way of making asks."""
    return str.__new__(Markup, text)


def inner(text: str) -> str:
    """Return words as they stand between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return a value as it stands between tags or, in quotation marks, within one."""
    return _short(text) if len(text) < SHORT else _quoted(text)


def _quoted(text: str) -> str:
    return inner(text).replace("'", "&#39;").replace('"', "&#34;")


_short = lru_cache(maxsize=4_096)(_quoted)


def value(text: str) -> str:
    """Return a value as it stands in a tag, in quotation marks only where it needs them."""
    return _short_value(text) if len(text) < SHORT else _value(text)


@lru_cache(maxsize=4_096)
def _short_value(text: str) -> str:
    return _value(text)


def _value(text: str) -> str:
    return text if _BARE.fullmatch(text) else f'"{_quoted(text)}"'


_BARE = re.compile(r"[\w.#/-]*[\w.#-]", re.ASCII)
"""A value that cannot be taken for anything else, nor its last letter for the end of the tag."""
