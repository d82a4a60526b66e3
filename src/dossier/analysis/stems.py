"""The words of a sentence without their endings, by which sentences are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from dossier.analysis.tokens import folded, is_content, stopwords
from dossier.lang import ordered, primary
from dossier.model import Article, Span

_SHORTEST = 3
"""Letters that remain of a word without its ending."""


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """Return a word without its ending."""
    for ending in ordered(primary(language), "endings"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def stems(article: Article, span: Span) -> list[str]:
    """Return the content words of a span without their endings."""
    language = article.language
    words = folded(article.text, span)
    return [bare for word in words if (bare := _matter(word, language))]


@lru_cache(maxsize=65_536)
def _matter(word: str, language: str) -> str:
    """Return a content word without its ending, and nothing for another word."""
    return stem(word, language) if is_content(word, stopwords(language)) else ""


def terms(article: Article, span: Span, named: Sequence[str]) -> dict[str, int]:
    """Return the words of a sentence, pairs of neighbours among them, and the names in it."""
    words = stems(article, span)
    return dict.fromkeys([*words, *named, *map(" ".join, pairwise(words))], 50)


def own(article: Article, span: Span, taken: Sequence[Span]) -> frozenset[str]:
    """Return the words of a sentence that stand outside of names and roles, and pairs of neighbours."""
    pieces = [stems(article, piece) for piece in _outside(span, taken)]
    return frozenset(term for words in pieces for term in (*words, *map(" ".join, pairwise(words))))


def _outside(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what a span holds outside of others, which are in order."""
    start = span.start
    for other in taken:
        if other.start > start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)
