"""Themes that run through several articles: the editor's, or phrases that recur."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from dossier.analysis import recurring
from dossier.analysis.cohesion import Cohesion
from dossier.analysis.recurring import Phrases, Place, Told
from dossier.analysis.statements import running
from dossier.memo import Means, alone
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
_FEW = 6
"""So many topics are filled up with single words, where there are fewer phrases."""
_OFTEN = 1.6
"""Times in each of its articles, on average, that a single word has to stand which few of them hold."""
_SEVERAL = 3
"""Articles in which a single word has to stand otherwise, where a folder is not large."""
_SAME = 0.5
"""Share of the articles of the rarer of two topics that makes them one, if they share a word."""
_WIDE = 0.6
"""A phrase in a larger share of a large folder is its subject, not a theme in it."""
_LARGE = 12
"""Articles of a large folder."""
_ACTS = 0.5
"""Share of the places of a phrase behind "to", "would" or "they" from which it tells what somebody does."""


def find(
    readings: Sequence[Reading],
    events: Sequence[Event],
    settings: Sequence[TopicSettings],
    means: Means | None = None,
) -> tuple[Topic, ...]:
    """Return the topics, those with most articles first.

    Args:
        readings: all articles.
        events: the events that they report.
        settings: the editor's topics; where there are none, topics are proposed.
        means: with what to look; by default here, and anew.
    """
    home = {article: event.id for event in events for article in event.reports}
    if settings:
        found = [_edited(entry, readings, home) for entry in settings]
    else:
        found = [_topic(theme, home) for theme in _themes(readings, home, means or alone(readings))]
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


def _events(articles: Collection[str], home: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({home[article] for article in articles if article in home}))


class Recurring(NamedTuple):
    """A phrase with all places where it stands."""

    bare: str
    rows: Sequence[Place]
    stems: frozenset[str]
    articles: frozenset[str]

    @classmethod
    def of(cls, bare: str, rows: Sequence[Place], articles: Sequence[str]) -> Recurring:
        """Return a phrase by its stems and its places in some articles."""
        return cls(bare, rows, frozenset(bare.split()), frozenset([articles[n] for n, _ in rows]))

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """What puts the most telling first, and those of a single word behind all others."""
        words = len(self.stems)
        return words == 1, -len(self.articles), -len(self.rows), -words


class Theme(NamedTuple):
    """What a topic is made of."""

    stems: frozenset[str]
    label: str
    passages: tuple[Passage, ...]
    articles: frozenset[str]


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


def _themes(readings: Sequence[Reading], home: dict[str, str], means: Means) -> list[Theme]:
    """Return the phrases that recur, the most telling first, each idea once."""
    most = max(_ARTICLES, _WIDE * len(readings) if len(readings) > _LARGE else len(readings))
    is_small = len(readings) <= _LARGE
    few = 1 if is_small or len(set(home.values())) == 1 else _EVENTS
    found = recurring.of_all(readings, means)
    kept = [
        phrase
        for bare, rows in recurring.places(found.told).items()
        if len(rows) >= _ARTICLES
        and _ARTICLES <= len((phrase := Recurring.of(bare, rows, found.articles)).articles) <= most
        and _is_telling(phrase, is_small=is_small)
        and not _is_act(rows, found.told)
        and len(_events(phrase.articles, home)) >= few
    ]
    alike = Cohesion(readings, home, means) if kept and few > 1 else None
    chosen: list[Theme] = []
    for theme in _in_order(kept, found):
        enough = _FEW if len(theme.stems) == 1 else _MOST
        if len(chosen) >= enough:
            break  # those of a single word come last
        is_new = not any(_alike(theme, other, {} if is_small else home) for other in chosen)
        if is_new and _is_one(theme, alike):
            chosen.append(theme)
    if alike:
        alike.keep()
    if not is_small:
        return chosen
    return _gathered(chosen, [_theme(one, found) for one in kept if len(one.stems) == 1])


def _gathered(chosen: Sequence[Theme], words: Sequence[Theme]) -> list[Theme]:
    """Return the themes, with a word in place of those that are each but a part of where it stands.

    What is a "cargo ship" to one outlet and a "container ship" to another is the ship to a reader.
    """
    found = list(chosen)
    for word in sorted(words, key=attrgetter("label")):
        parts = [theme for theme in found if word.stems < theme.stems]
        if len(parts) > 1 and all(2 * len(p.articles) <= len(word.articles) for p in parts):
            found = [theme for theme in found if theme not in parts and not _alike(theme, word, {})]
            found.append(word)
    return found


def _is_telling(phrase: Recurring, *, is_small: bool) -> bool:
    """Say whether a phrase has several words, or is a word that stands often enough to be a theme."""
    often = len(phrase.rows) >= _OFTEN * len(phrase.articles)
    return len(phrase.stems) > 1 or often or (is_small and len(phrase.articles) >= _SEVERAL)


def _in_order(some: Sequence[Recurring], found: Phrases) -> Iterator[Theme]:
    """Yield themes, the most telling first, each made when it is asked for."""
    for _, equal in groupby(sorted(some, key=_ranked), attrgetter("rank")):
        yield from sorted([_theme(one, found) for one in equal], key=attrgetter("label"))


def _ranked(phrase: Recurring) -> tuple[tuple[bool, int, int, int], str]:
    return phrase.rank, phrase.bare


def _is_act(rows: Sequence[Place], told: Sequence[Told]) -> bool:
    return sum([told[n].acts[at] for n, at in rows]) >= _ACTS * len(rows)


def _is_one(theme: Theme, alike: Cohesion | None) -> bool:
    """Say whether the events through which a phrase runs have more in common than any others."""
    if alike is None:
        return True
    own = [*{fold(word): None for word in re.split(r"[\s-]+", theme.label)}]
    return alike.holds(sorted(theme.articles), own)


def _theme(phrase: Recurring, found: Phrases) -> Theme:
    rows = [(found.articles[n], found[n][at]) for n, at in phrase.rows]
    forms = Counter([one.written for _, one in rows])
    label = min(forms, key=lambda form: (-forms[form], form))
    passages = tuple([Passage(article, one.span) for article, one in rows])
    return Theme(phrase.stems, label, passages, phrase.articles)


def _alike(theme: Theme, other: Theme, home: Mapping[str, str]) -> bool:
    """Say whether two themes that share a word are one: of the same articles, or of the same events."""
    if not theme.stems & other.stems:
        return False
    both = len(theme.articles & other.articles)
    if both >= _SAME * min(len(theme.articles), len(other.articles)):
        return True
    return bool(home) and {*_events(theme.articles, home)} <= {*_events(other.articles, home)}
