"""Themes that run through several articles: the editor's, or phrases that recur."""

from __future__ import annotations

import re
from collections.abc import Sequence

from slugify import slugify

from dossier.model import Event, Passage, Reading, Span, Topic, TopicSettings

_PASSAGES = 3
"""Passages shown of one article."""


def find(
    readings: Sequence[Reading], events: Sequence[Event], settings: Sequence[TopicSettings]
) -> tuple[Topic, ...]:
    """Return the topics, those with most articles first.

    Args:
        readings: all articles.
        events: the events that they report.
        settings: the editor's topics; where there are none, topics are proposed.
    """
    topics = [_topic(entry, readings, events) for entry in settings]
    return tuple(sorted(topics, key=lambda topic: (-len(topic.articles), topic.id)))


def _topic(entry: TopicSettings, readings: Sequence[Reading], events: Sequence[Event]) -> Topic:
    pattern = re.compile("|".join(_pattern(term) for term in entry.terms), re.IGNORECASE)
    passages = [p for reading in readings for p in _passages(pattern, reading)]
    articles = tuple(sorted({p.article for p in passages}))
    return Topic(
        id=slugify(entry.label, max_length=60, word_boundary=True),
        label=entry.label,
        terms=entry.terms,
        articles=articles,
        events=tuple(e.id for e in events if set(e.reports) & set(articles)),
        passages=tuple(passages),
        editor=True,
        note=entry.note,
    )


def _pattern(term: str) -> str:
    words = [
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "")
        for word in term.split()
    ]
    return r"\b" + r"\s+".join(words) + r"\b"


def _passages(pattern: re.Pattern[str], reading: Reading) -> list[Passage]:
    found = [Span(m.start(), m.end()) for m in pattern.finditer(reading.article.text)]
    return [Passage(reading.article.id, span) for span in found[:_PASSAGES]]
