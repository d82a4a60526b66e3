"""A second opinion on what the article is: trafilatura's, and the page's own."""

from __future__ import annotations

import logging
import re

from dossier.loader.formats.web.features import WORD

_EMBEDDED = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=]{200,}+")
_MOST = 4 * 2**20
_MOST_TAGS = 50_000
"""Its time grows with the square of the number of paragraphs."""
_GRAM = 4


def extracted(source: str) -> str:
    """Return the text that trafilatura takes for the article, empty where it finds none."""
    if _is_crowded(source):
        return ""
    import trafilatura  # noqa: PLC0415 - half a second and 55 MB that only web pages need

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    source = _EMBEDDED.sub("data:,", source)
    if len(source) > _MOST or source.count("<") > _MOST_TAGS:
        return ""
    try:
        return (
            trafilatura.extract(source, fast=True, include_comments=False, include_tables=True)
            or ""
        )
    except Exception:  # noqa: BLE001 - on odd pages it raises what its parsers raise; ours goes on without
        return ""


class Opinion:
    """A text that somebody takes for the article, to be asked about blocks."""

    def __init__(self, text: str | None) -> None:
        words = WORD.findall(text or "")
        self.grams = {tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)}
        self.words = f" {' '.join(words)} "

    def share(self, text: str) -> float:
        """Return how much of a block stands in the text, 0 to 1."""
        words = WORD.findall(text)
        if not self.grams or not words:
            return 0.0
        if len(words) < _GRAM:
            return float(f" {' '.join(words)} " in self.words)
        grams = [tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)]
        return sum(g in self.grams for g in grams) / len(grams)


_TAG = re.compile(r"<[A-Za-z](?:=\s*+(?:\"[^\"]*+\"|'[^']*+')|[^>])*+")
"""A tag; what stands in quotes behind an equals sign may hold the sign that ends one."""
_QUOTED = re.compile(r"=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_BETWEEN = re.compile(r"[\s/]+")
_LONG = 4_000
"""Signs of a tag from which its attributes are counted."""
_MANY = 1_000
"""Attributes of one tag, which no page has; the library's work grows with the square of their number."""


def _is_crowded(source: str) -> bool:
    """Say whether a tag has more attributes than any page."""
    tags = (match[0] for match in _TAG.finditer(source) if match.end() - match.start() > _LONG)
    return any(len(_BETWEEN.findall(_QUOTED.sub(" ", tag))) > _MANY for tag in tags)
