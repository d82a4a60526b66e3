"""The words of a text with their places, in the form in which texts are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.model import Article, BlockKind, Span
from dossier.text import fold

_CUT = re.compile(r"(\W+)")
RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "standfirst"})
"""Kinds of blocks that hold running text."""


class Tokens(NamedTuple):
    """Parallel lists, one entry a word."""

    words: list[str]
    """Folded."""
    starts: list[int]
    ends: list[int]

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from one word to another, both included."""
        return Span(self.starts[first], self.ends[last])


def tokens(text: str, span: Span | None = None) -> Tokens:
    """Return the words of a text, or of a span of it.

    A hyphen, an apostrophe or a dot separates words, so that "al-Sudani" and "al- Sudani" are the same.
    """
    start = span.start if span else 0
    parts = _CUT.split(span.of(text) if span else text)
    edges = list(accumulate(map(len, parts), initial=start))
    places = [n for n in range(0, len(parts), 2) if parts[n]]
    return Tokens(
        [fold(parts[n]) for n in places],
        [edges[n] for n in places],
        [edges[n + 1] for n in places],
    )


def stopwords(language: str) -> frozenset[str]:
    """Return the function words of a language."""
    return lexicon(primary(language), "stopwords")


def is_content(word: str, stop: frozenset[str]) -> bool:
    """Say whether a folded word carries matter."""
    return len(word) > 1 and word not in stop


def blocks_of(article: Article, kinds: Iterable[BlockKind]) -> Iterator[int]:
    """Yield the indexes of an article's blocks of these kinds, in reading order."""
    wanted = frozenset(kinds)
    return (n for n, block in enumerate(article.blocks) if block.kind in wanted)
