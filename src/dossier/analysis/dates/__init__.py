"""Every time expression of an article, resolved against the article's own date."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.model import Article, Sentence, TimeMention


def find(article: Article, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """Return the time expressions of an article in reading order."""
    return ()
