"""Themes that run through several articles: the editor's, or phrases that recur."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dossier.analysis.cohesion import Cohesion
from dossier.analysis.statements import running
from dossier.analysis.stems import stem
from dossier.analysis.tokens import (
    RUNNING,
    Tokens,
    blocks_of,
    is_content,
    peoples,
    stopwords,
    tokens,
)
from dossier.lang import primary, table
from dossier.lang import words as lexicon
from dossier.model import Event, Passage, Reading, Span, Topic, TopicSettings
from dossier.text import fold, slug, stable_digest

_PASSAGES = 3
"""Passages shown of one article."""
_MOST = 12
"""Topics that are proposed."""
_ARTICLES = 2
"""Articles in which a phrase has to stand."""
_EVENTS = 2
"""Events through which a theme of a large folder runs."""
_FEW = 4
"""So many topics are filled up with single words, where there are fewer phrases."""
_OFTEN = 1.6
"""Times in each of its articles, on average, that a single word has to stand."""
_SAME = 0.7
"""Share of the articles of the rarer of two topics that makes them one, if they share a word."""
_WIDE = 0.6
"""A phrase in a larger share of a large folder is its subject, not a theme in it."""
_LARGE = 12
"""Articles of a large folder."""
_ACTS = 0.5
"""Share of the places of a phrase behind "to", "would" or "they" from which it tells what somebody does."""
_COHESIVE = 1.1
"""How much more alike than any others the articles of several events are that share a theme."""


def find(
    readings: Sequence[Reading], events: Sequence[Event], settings: Sequence[TopicSettings]
) -> tuple[Topic, ...]:
    """Return the topics, those with most articles first.

    Args:
        readings: all articles.
        events: the events that they report.
        settings: the editor's topics; where there are none, topics are proposed.
    """
    home = {article: event.id for event in events for article in event.reports}
    if settings:
        found = [_edited(entry, readings, home) for entry in settings]
    else:
        found = [_topic(theme, home) for theme in _themes(readings, home)]
    return tuple(sorted(found, key=lambda topic: (-len(topic.articles), topic.id)))


def _edited(entry: TopicSettings, readings: Sequence[Reading], home: dict[str, str]) -> Topic:
    pattern = re.compile("|".join(map(_pattern, entry.terms)) or r"(?!)", re.IGNORECASE)
    passages = [p for reading in readings for p in _passages(pattern, reading)]
    articles = sorted({p.article for p in passages})
    return Topic(
        id=slug(entry.label, 60) or stable_digest(entry.label),
        label=entry.label,
        terms=entry.terms,
        articles=tuple(articles),
        events=_events(articles, home),
        passages=tuple(passages),
        editor=True,
        note=entry.note,
    )


def _pattern(term: str) -> str:
    """Return a pattern for a term; ``*`` at the end of a word stands for any ending."""
    words = [
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else r"(?:['’]s)?")
        for word in term.split()
    ]
    return r"\b" + r"[\s-]+".join(words) + r"\b"


def _passages(pattern: re.Pattern[str], reading: Reading) -> list[Passage]:
    found = [
        Span(match.start(), match.end())
        for sentence in running(reading)
        for match in pattern.finditer(reading.article.text, sentence.start, sentence.end)
    ]
    return [Passage(reading.article.id, span) for span in found[:_PASSAGES]]


def _events(articles: Sequence[str], home: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted({home[article] for article in articles if article in home}))


class Theme(NamedTuple):
    """A phrase with all places where it stands."""

    stems: frozenset[str]
    label: str
    passages: tuple[Passage, ...]

    @property
    def articles(self) -> frozenset[str]:
        """Return the articles that hold it."""
        return frozenset(passage.article for passage in self.passages)


def _topic(theme: Theme, home: dict[str, str]) -> Topic:
    shown: Counter[str] = Counter()
    passages: list[Passage] = []
    for passage in theme.passages:
        shown[passage.article] += 1
        if shown[passage.article] <= _PASSAGES:
            passages.append(passage)
    articles = sorted(theme.articles)
    name = slug(theme.label, 60)
    return Topic(
        name, theme.label, (theme.label,), tuple(articles), _events(articles, home), tuple(passages)
    )


def _themes(readings: Sequence[Reading], home: dict[str, str]) -> list[Theme]:
    """Return the phrases that recur, the most telling first, each idea once."""
    places: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for reading in readings:
        for bare, place in _phrases(reading):
            places[bare].append(place)
    told = {bare: rows for bare, rows in places.items() if not _is_act(rows)}
    themes = [_theme(bare, rows) for bare, rows in sorted(told.items())]
    most = max(_ARTICLES, _WIDE * len(readings) if len(readings) > _LARGE else len(readings))
    few = 1 if len(readings) <= _LARGE or len(set(home.values())) == 1 else _EVENTS
    kept = [
        theme
        for theme in themes
        if _ARTICLES <= len(theme.articles) <= most
        and (len(theme.stems) > 1 or len(theme.passages) >= _OFTEN * len(theme.articles))
        and len(_events(sorted(theme.articles), home)) >= few
    ]
    alike = Cohesion(readings, home) if kept and few > 1 else None
    chosen: list[Theme] = []
    for theme in sorted(kept, key=_rank):
        enough = _FEW if len(theme.stems) == 1 else _MOST
        is_new = not any(_alike(theme, other) for other in chosen)
        if len(chosen) < enough and is_new and _is_one(theme, alike):
            chosen.append(theme)
    return chosen


def _rank(theme: Theme) -> tuple[bool, int, int, int, str]:
    """Return what puts the most telling themes first, and those of a single word behind all others."""
    alone = len(theme.stems) == 1
    return alone, -len(theme.articles), -len(theme.passages), -len(theme.stems), theme.label


class _Place(NamedTuple):
    """Where a phrase stands."""

    written: str
    passage: Passage
    acts: bool
    """Whether the word before it makes a verb of its first word ("to affect elections")."""


def _is_act(rows: Sequence[_Place]) -> bool:
    return sum(row.acts for row in rows) >= _ACTS * len(rows)


def _is_one(theme: Theme, alike: Cohesion | None) -> bool:
    """Say whether the events through which a phrase runs have more in common than any others."""
    if alike is None:
        return True
    own = frozenset(fold(word) for word in re.split(r"[\s-]+", theme.label))
    return alike.between(sorted(theme.articles), own) >= _COHESIVE * alike.usual


def _theme(bare: tuple[str, ...], rows: Sequence[_Place]) -> Theme:
    forms = Counter(row.written for row in rows)
    label = min(forms, key=lambda form: (-forms[form], form))
    return Theme(frozenset(bare), label, tuple(row.passage for row in rows))


def _alike(theme: Theme, other: Theme) -> bool:
    if not theme.stems & other.stems:
        return False
    both = len(theme.articles & other.articles)
    return both >= _SAME * min(len(theme.articles), len(other.articles))


def _phrases(reading: Reading) -> Iterator[tuple[tuple[str, ...], _Place]]:
    """Yield the phrases that could stand as a heading, as stems, each with its place."""
    article, language = reading.article, primary(reading.article.language)
    heads, other = _heads(language), _no_themes(language)
    leads = lexicon(language, "topic_verb_leads")
    for index in blocks_of(article, RUNNING):
        found = tokens(article.text, article.blocks[index].span)
        for end, word in enumerate(found.words):
            if word in heads and not _goes_on(found, end, language):
                for start in (*_starts(article.text, found, end, language), end):
                    place = found.span(start, end)
                    bare = tuple(stem(w, language) for w in found.words[start : end + 1])
                    if bare[-2:] in other:
                        continue
                    said = _heading(place.of(article.text), peoples(language))
                    acts = found.words[start - 1 : start] or [""]
                    yield bare, _Place(said, Passage(article.id, place), acts[0] in leads)


def _goes_on(found: Tokens, end: int, language: str) -> bool:
    """Say whether a noun shares the head of the next one: "missile and drone strikes"."""
    joint, _, head = (*found.words[end + 1 : end + 4], "", "", "")[:3]
    several = _plurals(language)
    is_joined = joint in lexicon(language, "topic_joints") and head in several
    return is_joined and found.words[end] not in several


def _starts(text: str, found: Tokens, end: int, language: str) -> Iterator[int]:
    """Yield where a phrase of two or three words that ends here may begin."""
    named, ignored = peoples(language), _ignored(language)
    for start in (end - 1, end - 2):
        if (
            start < 0
            or text[found.ends[start] : found.starts[start + 1]] not in (" ", "-")[: end - start]
        ):
            return
        word, initial = found.words[start], text[found.starts[start]]
        people = word in named
        if not word.isalpha() or not is_content(word, ignored) or not (initial.islower() or people):
            return
        if not _may_stand(word, language):
            return
        if not _is_torn(text, found, start, language) and (end - start > 1 or not people):
            yield start


def _may_stand(word: str, language: str) -> bool:
    """Say whether a word may stand before the last of a heading: no verb, and one thing alone."""
    endings = table(language, "topic_openings")
    return all(not word.endswith(ending) or word.endswith(kept) for ending, kept in endings.items())


def _is_torn(text: str, found: Tokens, start: int, language: str) -> bool:
    """Say whether a phrase begins in the middle of another one: "first-degree murder"."""
    if start == 0:
        return False
    between = text[found.ends[start - 1] : found.starts[start]]
    return "-" in between or found.words[start - 1] in table(language, "ordinals")


def _heading(written: str, named: frozenset[str]) -> str:
    """Return a phrase in small letters, but for the names of peoples."""
    words = written.split()
    return " ".join(word if word.lower() in named else word.lower() for word in words)


@cache
def _heads(language: str) -> frozenset[str]:
    nouns = lexicon(language, "topic_nouns")
    return nouns | {f"{noun}s" for noun in nouns} | {f"{noun[:-1]}ies" for noun in nouns}


@cache
def _plurals(language: str) -> frozenset[str]:
    return _heads(language) - lexicon(language, "topic_nouns")


@cache
def _no_themes(language: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases that are no themes, as stems."""
    phrases = lexicon(language, "not_topics")
    return frozenset(tuple(stem(w, language) for w in phrase.split()) for phrase in phrases)


@cache
def _ignored(language: str) -> frozenset[str]:
    loose = lexicon(language, "loose_words") | table(language, "ordinals").keys()
    return stopwords(language) | loose
