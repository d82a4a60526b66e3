"""The words of a text with their places, in the form in which texts are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, count
from operator import add, sub
from typing import NamedTuple

from dossier.lang import primary, table
from dossier.lang import words as lexicon
from dossier.model import Article, BlockKind, Span
from dossier.text import fold

_WORD = re.compile(r"\w+")
_SIGNS = "“”‘’—–…«»•\xa0"
"""Signs between words that texts in ASCII hold besides."""
_SMALL = {n: chr(n).lower() if chr(n).isalnum() or chr(n) == "_" else " " for n in range(128)}
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
    piece = span.of(text) if span else text
    plain = _plain(piece)
    return _cut(piece, start) if plain is None else _split(plain, start)


def folded(text: str, span: Span | None = None) -> list[str]:
    """Return the words of a text, or of a span of it, without their places."""
    piece = span.of(text) if span else text
    plain = _plain(piece)
    return list(filter(None, map(fold, _WORD.findall(piece)))) if plain is None else plain.split()


def _plain(piece: str) -> str | None:
    """Return a text of the same length in small letters, with a space for each sign between words.

    ``None`` where letters beyond ASCII have to be folded one by one, which takes ten times as long.
    """
    if not piece.isascii():
        for sign in _SIGNS:
            piece = piece.replace(sign, " ")
        if not piece.isascii():
            return None
    return piece.translate(_SMALL)


def _split(plain: str, at: int) -> Tokens:
    """Return the words of a text in which nothing but spaces stands between them."""
    parts = plain.split(" ")
    letters = accumulate(map(len, parts))
    ends = [end for end, part in zip(map(add, letters, count(at)), parts, strict=False) if part]
    words = plain.split()
    return Tokens(words, list(map(sub, ends, map(len, words))), ends)


def _cut(piece: str, at: int) -> Tokens:
    """Return the words of any text; a sign that only stretches a word, alone, is none."""
    found = Tokens([], [], [])
    for match in _WORD.finditer(piece):
        word = fold(match[0])
        if word:
            found.words.append(word)
            found.starts.append(at + match.start())
            found.ends.append(at + match.end())
    return found


def stopwords(language: str) -> frozenset[str]:
    """Return the function words of a language."""
    return lexicon(primary(language), "stopwords")


@cache
def peoples(language: str) -> frozenset[str]:
    """Return the words for peoples and for what is theirs, folded."""
    rows = table(language, "demonyms")
    return frozenset(
        fold(form) for key, forms in rows.items() for form in (key, *forms) if " " not in form
    )


def is_content(word: str, stop: frozenset[str]) -> bool:
    """Say whether a folded word carries matter."""
    return len(word) > 1 and word not in stop


def blocks_of(article: Article, kinds: Iterable[BlockKind]) -> Iterator[int]:
    """Yield the indexes of an article's blocks of these kinds, in reading order."""
    wanted = frozenset(kinds)
    return (n for n, block in enumerate(article.blocks) if block.kind in wanted)
