"""What an article is about, as counted words: the compact feature by which articles are compared."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from dossier.analysis.tokens import is_content, stopwords, tokens
from dossier.model import Article, BlockKind, Sentence

_KINDS: frozenset[BlockKind] = frozenset({"headline", "standfirst", "paragraph"})
_LEDE_WORDS = 60
"""Content words at the beginning that tell what an article reports."""
_LEDE_WEIGHT = 3


def count(article: Article, sentences: Sequence[Sentence]) -> dict[str, int]:
    """Return the folded content words and pairs of an article with their weighted counts.

    Args:
        article: the article.
        sentences: its sentences.
    """
    stop = stopwords(article.language)
    spans = [s.span for s in sentences if article.blocks[s.block].kind in _KINDS]
    if article.headline and article.headline.span and article.headline.span not in spans:
        spans.insert(0, article.headline.span)
    counts: Counter[str] = Counter()
    seen = 0
    for span in spans:
        weight = _LEDE_WEIGHT if seen < _LEDE_WORDS else 1
        words = [w for w in tokens(article.text, span).words if is_content(w, stop)]
        seen += len(words)
        for word in words:
            counts[word] += weight
        for pair in itertools.pairwise(words):
            counts[" ".join(pair)] += weight
    return dict(counts)
