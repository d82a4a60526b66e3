"""The structured data that a page carries about itself (JSON-LD)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

ARTICLE_TYPES = re.compile(
    r"(?:^|/)(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|OpinionPiece|Review\w*|\w*NewsArticle)$"
)
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*+;?\s*+$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'([}\]"])([^\S\n]*+\n\s*+)(["{])')
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')

Thing = dict[str, Any]
_DEEPEST = 4


def articles(scripts: list[str]) -> tuple[list[Thing], list[Thing]]:
    """Return the articles that the scripts describe, and all their things."""
    things = [
        thing for script in scripts for value in _values(script) for thing in _things(value, 0)
    ]
    return [t for t in things if is_article(t)], things


def is_article(thing: Thing) -> bool:
    """Say whether a thing is an article of some kind."""
    return any(ARTICLE_TYPES.search(str(kind)) for kind in as_list(thing.get("@type")))


def as_list(value: Any) -> list[Any]:
    """Return a value that may be missing, single or many as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def name_of(value: Any) -> str | None:
    """Return the name of a person or a body, however it is written."""
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return value.strip() if isinstance(value, str) and value.strip() else None


def _things(value: Any, depth: int) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value[:500]:
            yield from _things(entry, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in (
            "@graph",
            "mainEntity",
            "mainEntityOfPage",
            "itemListElement",
            "hasPart",
            "item",
        ):
            if isinstance(value.get(key), dict | list):
                yield from _things(value[key], depth + 1)


def _values(script: str) -> Iterator[Any]:
    text = _COMMENT.sub("", script).strip().rstrip(";")
    for repair in (_as_is, _repaired):
        found = list(_decode_all(repair(text)))
        if found:
            yield from found
            return


def _as_is(text: str) -> str:
    return text


def _repaired(text: str) -> str:
    """Mend what editors' plug-ins get wrong: commas too many or too few, escapes that JSON lacks."""
    text = _BAD_ESCAPE.sub(r"\\\\", text)
    text = _TRAILING_COMMA.sub(r"\1", text)
    return _MISSING_COMMA.sub(r"\1,\2\3", text)


def _decode_all(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
