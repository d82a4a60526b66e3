"""What an article is about, as counted words: the compact feature by which articles are compared.

News is written so that it can be cut from the end: what an article reports stands first, what it
recalls stands later. A word therefore counts the more the nearer it stands to the beginning.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import repeat

from dossier.analysis.tokens import folded, is_content, stopwords
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.model import Article, BlockKind, Sentence, Span, Telling

UNIT = 100
"""A word far down in the text counts ``FAR``, the first word ``UNIT``."""
FAR = 10
BACK = "<"
"""Stands before the words that follow once the text looks back ("Last March, ...")."""
_LEDE = 3
"""Headline and sentences that report even where they look back."""
_PASTS = 3
"""Sentences that tell what was before which are compared."""
_HALF = 40
"""Content words after which half of the difference is gone."""
_WEIGHTS = tuple(FAR + round((UNIT - FAR) * 0.5 ** (n / _HALF)) for n in range(10 * _HALF))
_YEAR = re.compile(r"[12]\d{3}")
_KINDS: frozenset[BlockKind] = frozenset({"standfirst", "paragraph"})


def told(article: Article, sentences: Sequence[Sentence]) -> list[list[str]]:
    """Return the folded words of the headline and of each sentence of the running text."""
    return [folded(article.text, span) for span in _spans(article, sentences)]


def count(language: str, told: Sequence[list[str]]) -> dict[str, int]:
    """Return the folded content words and pairs of words of an article, in ``UNIT`` a word.

    Args:
        language: of the article.
        told: what it says, see :func:`told`.
    """
    stop = stopwords(language)
    cues = lexicon(primary(language), "background_cues")
    counts: dict[str, int] = defaultdict(int)
    seen, mark = 0, ""
    for number, found in enumerate(told):
        if number >= _LEDE and looks_back(found, cues):
            mark = BACK
        words = [word for word in found if is_content(word, stop)]
        _add(counts, words, seen, mark)
        seen += len(words)
    return dict(counts)


def _add(counts: dict[str, int], words: Sequence[str], seen: int, mark: str) -> None:
    """Count the words of a sentence, and the pairs of neighbours among them."""
    weights = (*_WEIGHTS[seen : seen + len(words)], *repeat(FAR, len(words)))
    marked = [mark + word for word in words] if mark else words
    for word, weight in zip(marked, weights, strict=False):
        counts[word] += weight
    for word, after, weight in zip(marked, words[1:], weights, strict=False):
        counts[f"{word} {after}"] += weight


def telling(language: str, told: Sequence[list[str]]) -> Telling:
    """Return the words of the sentences that tell the news, and of those that tell what was before.

    Args:
        language: of the article.
        told: what it says, see :func:`told`.
    """
    stop = stopwords(language)
    cues = lexicon(primary(language), "background_cues")
    lede: list[tuple[str, ...]] = []
    past: list[tuple[str, ...]] = []
    for number, found in enumerate(told):
        if number < _LEDE or _names_past(found, cues):
            part = past if number >= _LEDE else lede
            part.append(tuple(sorted({word for word in found if is_content(word, stop)})))
        if len(past) == _PASTS:
            break
    return Telling(tuple(lede), tuple(past))


def _names_past(words: Sequence[str], cues: frozenset[str]) -> bool:
    """Say whether a sentence names a time before the news, wherever in it; a bare year is too far."""
    first = _first_words(cues)
    if first.isdisjoint(words):
        return False
    return any(
        " ".join(words[place : place + size]) in cues
        for place, word in enumerate(words)
        if word in first
        for size in (2, 3)
    )


@cache
def _first_words(cues: frozenset[str]) -> frozenset[str]:
    return frozenset(cue.partition(" ")[0] for cue in cues)


def looks_back(words: Sequence[str], cues: frozenset[str]) -> bool:
    """Say whether a sentence opens with words that lead into the past ("Last March, ...")."""
    begins = _first_words(cues)
    if not any(word in begins or word[0] in "12" for word in words[:3]):
        return False
    opening = [f"{word[0]}*" if _YEAR.fullmatch(word) else word for word in words[:5]]
    return any(
        " ".join(opening[first:last]) in cues for first in range(3) for last in range(first + 1, 6)
    )


def _spans(article: Article, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Yield the headline and the sentences of the running text."""
    headline = article.headline.span if article.headline else None
    if headline and not any(s.span.meets(headline) for s in sentences[:3]):
        yield headline
    yield from (s.span for s in sentences if article.blocks[s.block].kind in _KINDS)
