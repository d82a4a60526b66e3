"""What an article is about, as counted words: the compact feature by which articles are compared.

News is written so that it can be cut from the end: what an article reports stands first, what it
recalls stands later. A word therefore counts the more the nearer it stands to the beginning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dossier.analysis.tokens import is_content, stopwords, tokens
from dossier.model import Article, BlockKind, Sentence, Span

UNIT = 100
"""A word far down in the text counts ``FAR``, the first word ``UNIT``."""
FAR = 10
_HALF = 40
"""Content words after which half of the difference is gone."""
_WEIGHTS = tuple(FAR + round((UNIT - FAR) * 0.5 ** (n / _HALF)) for n in range(10 * _HALF))
_KINDS: frozenset[BlockKind] = frozenset({"standfirst", "paragraph"})


def count(article: Article, sentences: Sequence[Sentence]) -> dict[str, int]:
    """Return the folded content words and pairs of words of an article, in ``UNIT`` a word.

    Args:
        article: the article.
        sentences: its sentences.
    """
    stop = stopwords(article.language)
    counts: Counter[str] = Counter()
    seen = 0
    for span in _spans(article, sentences):
        before = ""
        for word in tokens(article.text, span).words:
            if not is_content(word, stop):
                continue
            weight = _WEIGHTS[seen] if seen < len(_WEIGHTS) else FAR
            counts[word] += weight
            if before:
                counts[f"{before} {word}"] += weight
            before = word
            seen += 1
    return dict(counts)


def _spans(article: Article, sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Yield the headline and the sentences of the running text."""
    headline = article.headline.span if article.headline else None
    if headline and not any(s.span.meets(headline) for s in sentences[:3]):
        yield headline
    yield from (s.span for s in sentences if article.blocks[s.block].kind in _KINDS)
