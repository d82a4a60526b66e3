"""The title of an event: the headline that says best what most headlines and ledes say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dossier.analysis.statements import running
from dossier.analysis.stems import stems
from dossier.analysis.tokens import folded
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.model import Article, Basis, Passage, Reading, Span

_LEDE = 2
"""Sentences."""
_LONG = 110
"""Characters of a headline; a longer one is a sentence or a caption."""
_POOR = 0.4
"""What a headline counts for each thing that speaks against it."""
_ADDRESS = re.compile(r"https? ?:|www\b|(?<!\S)\S+\.(?:com|org|net|html?)\b")
_DAMPING = 6
"""Words that are added to the length of a headline, so that short ones do not win by being short."""


def title(readings: Sequence[Reading]) -> tuple[str, Passage | None]:
    """Return the title of an event and where it stands, the articles given earliest first."""
    weight = _weights(readings)
    best = max(range(len(readings)), key=lambda n: (_value(readings[n], weight, len(readings)), -n))
    article = readings[best].article
    words, span = heading(article)
    return words, Passage(article.id, span) if span else None


def heading(article: Article) -> tuple[str, Span | None]:
    """Return the headline, or what stands in its place: the first words of the text."""
    if article.headline and not _ADDRESS.match(article.headline.value):
        return article.headline.value, article.headline.span
    for block in article.blocks:
        words = block.span.of(article.text)
        if block.kind in {"paragraph", "standfirst"} and not _ADDRESS.match(words):
            return _opening(words), block.span
    return article.file, None


def _opening(words: str) -> str:
    """Return the first words of a text, as many as a title may have."""
    return words if len(words) <= _LONG else words[:_LONG].rpartition(" ")[0] or words[:_LONG]


def _weights(readings: Sequence[Reading]) -> Counter[str]:
    """Count how many articles have a word in their headline or lede."""
    found: Counter[str] = Counter()
    for reading in readings:
        spans = running(reading)[:_LEDE]
        headline = reading.article.headline
        spans += [headline.span] if headline and headline.span else []
        found.update({word for span in spans for word in stems(reading.article, span)})
    return found


def _value(reading: Reading, weight: Counter[str], articles: int) -> float:
    """Return how well the headline of an article can stand for the event."""
    article = reading.article
    words, span = heading(article)
    told = set(stems(article, span)) if span else set()
    shared = sum(weight[word] - 1 for word in told) + 1
    return shared / (articles * (len(told) + _DAMPING)) * _fit(article, words)


def _fit(article: Article, words: str) -> float:
    """Return how well words serve as a title, whatever they say."""
    against = (
        article.headline is None or article.headline.basis is Basis.LEDE,
        len(words) > _LONG,
        words.endswith((".", "…")),
        words.endswith("?"),
        not any(letter.islower() for letter in words),
        _is_live(article, words),
        _ADDRESS.search(words) is not None,
        words[:1] in "\"'“‘",
    )
    return _POOR ** sum(against)


def _is_live(article: Article, words: str) -> bool:
    """Say whether a headline begins by saying how it is told ("LIVE: …")."""
    lead, mark, _ = words.partition(":")
    said = " ".join(folded(lead if mark else words.split(" ", 1)[0]))
    return said in lexicon(primary(article.language), "live_leads")
