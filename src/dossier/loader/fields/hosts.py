"""The outlet's name at the head of a page, known by the host that stands there or anywhere on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from dossier.loader import shape
from dossier.loader.fields.mastheads import MAST, source_at
from dossier.loader.pieces import Page, decided, removed
from dossier.outlets import by_host

_TOP = 5
"""Lines of a page among which its name stands."""

_BESIDE = 2
"""Lines among which a reader mode writes the host, above the title or under it."""
_MOST_WORDS = 4
_SHORTEST = 4
"""Letters of a host that are no chance."""

_HOST = re.compile(r"(?:www\.)?(?:[\w-]{2,63}\.){1,3}[a-z]{2,12}")
_HOSTS = re.compile(r"(?:https?://|@)(?P<host>(?:[\w-]{1,63}\.){1,4}[a-z]{2,12})\b")
_HOME = re.compile(r"(?P<name>[A-Z].{2,40}) [Hh]ome ?page")
"""What the link under an outlet's sign is called for those who hear a page."""

_SECOND = frozenset({"ac", "co", "com", "gov", "net", "org"})
"""What stands before a country's domain: "thenews.com.pk"."""


def find_own_name(page: Page) -> Page:
    """Take the outlet's name at the head of a page out of the text: "DW.com", or what its addresses say."""
    if page.is_markup:
        return page
    labels = frozenset(_labels(page))
    for index, piece in enumerate(page.pieces[:_TOP]):
        text = piece.text.strip(" |•·")
        if shape.is_sentence(piece.text):
            return page
        home = _HOME.fullmatch(text)
        if piece.is_open and (home or _is_host(text, index) or _says(text, labels)):
            text = home["name"] if home else text
            at = piece.text.find(text)
            return decided(page, {index: removed(piece, MAST)}, (source_at(index, text, at),))
    return page


def _is_host(text: str, index: int) -> bool:
    """Say whether a line is the host of an outlet: a known one, or any right at the headline."""
    if _HOST.fullmatch(text) is None:
        return False
    return by_host(text) is not None or (index < _BESIDE and text.islower())


def _labels(page: Page) -> Iterator[str]:
    """Yield what hosts of addresses on the page are called: "thelocal" of "news@thelocal.se"."""
    for piece in page.pieces:
        if "://" in piece.text or "@" in piece.text:
            for match in _HOSTS.finditer(piece.text.lower()):
                parts = match["host"].split(".")
                at = -3 if len(parts) > 2 and parts[-2] in _SECOND else -2  # noqa: PLR2004 - label, second level, country
                yield parts[at].replace("-", "")


def _says(text: str, labels: frozenset[str]) -> bool:
    """Say whether a line begins with the words of a host, and hardly goes on."""
    words = re.findall(r"\w+", text.lower())
    if not labels or not text[:1].isupper() or len(words) > _MOST_WORDS:
        return False
    heads = frozenset(head for head in accumulate(words) if len(head) >= _SHORTEST)
    return not heads.isdisjoint(labels)
