"""The words of a sentence without their endings, by which sentences are compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeVar

from dossier.analysis.tokens import Tokens, folded, is_content, stopwords, tokens
from dossier.lang import ordered, primary, table
from dossier.model import Article, Span

T = TypeVar("T")

_SHORTEST = 3
"""Letters that remain of a word without its ending."""
_KNOWN = 65_536
"""Words of which something is kept at most."""


class Known(dict[str, T]):
    """What is known of words, each of which is thought about once: there are few, and they recur."""

    def __init__(self, think: Callable[[str], T]) -> None:
        super().__init__()
        self._think = think

    def __missing__(self, word: str) -> T:
        """Think about a word."""
        if len(self) >= _KNOWN:
            self.clear()
        found = self[word] = self._think(word)
        return found


def stem(word: str, language: str) -> str:
    """Return a word without its ending."""
    return stemmed(language)[word]


@cache
def stemmed(language: str) -> Known[str]:
    """Return words without their endings."""
    endings = ordered(primary(language), "endings")

    def without(word: str) -> str:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                return word.removesuffix(ending)
        return word

    return Known(without)


@cache
def matter(language: str) -> Known[str]:
    """Return content words without their endings, and nothing for other words."""
    stop, bare = stopwords(language), stemmed(language)
    return Known(lambda word: bare[word] if is_content(word, stop) else "")


def stems(article: Article, span: Span) -> list[str]:
    """Return the content words of a span without their endings."""
    words = folded(article.text, span)
    return list(filter(None, map(matter(article.language).__getitem__, words)))


MONEY = frozenset({"dollars", "euros", "pounds", "money"})
"""Measures of money."""


class Line(NamedTuple):
    """A sentence taken apart."""

    span: Span
    found: Tokens
    matter: list[str]
    """Each word without its ending; nothing for a word that carries no matter."""


def line(article: Article, span: Span) -> Line:
    """Return a sentence taken apart."""
    found = tokens(article.text, span)
    return Line(span, found, list(map(matter(article.language).__getitem__, found.words)))


def terms(words: Line, named: Sequence[str]) -> list[str]:
    """Return the words of a sentence, pairs of neighbours among them, and the names in it, each once."""
    told = list(filter(None, words.matter))
    return list(dict.fromkeys([*told, *named, *map(" ".join, pairwise(told))]))


def own(article: Article, words: Line, taken: Sequence[Span]) -> frozenset[str]:
    """Return the words of a sentence that stand outside of names and roles, and pairs of neighbours."""
    found: set[str] = set()
    for piece in _outside(words.span, taken):
        told = _within(article, words, piece)
        found.update(told, map(" ".join, pairwise(told)))
    return frozenset(found - _money(article.language))


@cache
def _money(language: str) -> frozenset[str]:
    """Return the words for money, without their endings: by them alone two sentences are not alike."""
    rows = table(primary(language), "measures").items()
    forms = chain.from_iterable(forms for kind, forms in rows if kind.split()[0] in MONEY)
    return frozenset(map(stemmed(language).__getitem__, forms))


def _within(article: Article, words: Line, piece: Span) -> list[str]:
    """Return the content words of a part of a sentence without their endings."""
    starts, ends = words.found.starts, words.found.ends
    first = bisect_left(starts, piece.start)
    last = bisect_left(starts, piece.end, first)
    is_cut = (first and ends[first - 1] > piece.start) or (last and ends[last - 1] > piece.end)
    return stems(article, piece) if is_cut else list(filter(None, words.matter[first:last]))


def _outside(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield what a span holds outside of others, which are in order."""
    start = span.start
    for other in taken:
        if other.start > start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)
