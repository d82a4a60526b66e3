"""When and where an event happened, as the ledes of its articles say."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dossier.analysis.statements import running
from dossier.analysis.tokens import folded
from dossier.lang import pattern, primary, table
from dossier.lang import words as lexicon
from dossier.model import Article, Interval, Passage, Reading, Span
from dossier.text import fold

_LEDE = 2
"""Sentences."""
_OPENING = 3
"""Sentences in which the time is looked for: a standfirst may stand before the lede."""
_TOLD, _DATELINE, _WIDE = 2.0, 1.5, 1.0
"""What a town in the lede, a dateline and a country in the lede count."""
_SECOND, _SAID = 0.6, 0.5
"""What a time or a place counts behind the first sentence, and where it says when somebody spoke."""
_LONGEST = dt.timedelta(days=30)
"""A longer stretch of days says nothing about when something happened."""
_AGO = dt.timedelta(days=30)
"""An article reports what happened within as many days before it."""
_AFTER = dt.timedelta(days=1)
"""Clocks differ: an article may bear the day before."""
_NEWS = dt.timedelta(days=6)
"""What a lede dates further back it recalls, if it names another time as well."""
_SHARE = 4
"""One in so many articles has to name the place of the event."""


class When(NamedTuple):
    """An interval and the words that name it."""

    interval: Interval
    passage: Passage


class Where(NamedTuple):
    """A place and the words that name it."""

    label: str
    passage: Passage


_REGION = re.compile(r"(?<=\w) [a-z]\w+$")
"""What kind of place it is, in small letters: "Tarsa region"."""

Window = tuple[dt.date, dt.date]


def when(readings: Sequence[Reading]) -> When | None:
    """Return the time that most ledes name; the most precise among equals.

    A time far from the days on which the articles appeared is background, as is a month or a year.
    """
    around = _window(readings)
    score: dict[Interval, float] = defaultdict(float)
    words: dict[Interval, Passage] = {}
    for reading in readings:
        for interval, span, value in _lede_times(reading, _window([reading]) or around):
            score[interval] += value
            words.setdefault(interval, Passage(reading.article.id, span))
    if not score:
        return None
    total = {own: sum(score[i] for i in score if _holds(i, own)) for own in score}
    best = min(score, key=lambda i: (-total[i], _days(i), str(i.start)))
    return When(best, words[best])


def _holds(own: Interval, other: Interval) -> bool:
    """Say whether all of another time lies in one, so that the one speaks for it."""
    if own.start is None or own.end is None or other.start is None or other.end is None:
        return False
    return own.start <= other.start and other.end <= own.end


def _window(readings: Sequence[Reading]) -> Window | None:
    """Return between which days lies what articles report, from the days on which they appeared."""
    days = [reading.article.published for reading in readings]
    first = [day.when.start for day in days if day and day.when.start]
    last = [day.when.end for day in days if day and day.when.end]
    return (min(first) - _AGO, max(last) + _AFTER) if first and last else None


def _lede_times(reading: Reading, window: Window | None) -> Iterator[tuple[Interval, Span, float]]:
    """Yield the first time of the lede that can be meant, and what it counts; news before what is recalled."""
    found = list(_opening_times(reading, window))
    if found:
        yield next((row for row in found if _is_news(row[0], window)), found[0])


def _opening_times(
    reading: Reading, window: Window | None
) -> Iterator[tuple[Interval, Span, float]]:
    """Yield the times of the first sentences, but for what somebody calls today in a quote."""
    said = [quote.span for quote in reading.study.quotes if quote.kind == "direct"]
    times = [t for t in reading.study.times if t.when and _is_near(t.when, window)]
    verbs = lexicon(primary(reading.article.language), "speech_verbs")
    for number, sentence in enumerate(running(reading)[:_OPENING]):
        for time in times:
            if not sentence.holds(time.span) or any(span.holds(time.span) for span in said):
                continue
            lead = _word_before(reading, sentence, time.span)
            if time.when and not _bounds(reading, lead):
                value = (_SECOND if number else 1.0) * (_SAID if lead in verbs else 1.0)
                yield time.when, time.span, value


def _is_news(when: Interval, window: Window | None) -> bool:
    """Say whether a time lies in the last days before the article appeared."""
    return not window or not when.start or when.start >= window[1] - _AFTER - _NEWS


def _is_near(when: Interval, window: Window | None) -> bool:
    if when.start is None or when.end is None or when.end - when.start > _LONGEST:
        return False
    return window is None or (window[0] <= when.start and when.end <= window[1])


def _bounds(reading: Reading, word: str) -> bool:
    """Say whether a word makes a time the bound of another ("since Monday")."""
    return word in lexicon(primary(reading.article.language), "time_bounds")


def _word_before(reading: Reading, sentence: Span, time: Span) -> str:
    """Return the last word before a time that does not merely lead to it ("on")."""
    if time.start <= sentence.start:
        return ""
    before = folded(reading.article.text, Span(sentence.start, time.start))[-2:]
    leads = lexicon(primary(reading.article.language), "place_leads")
    return next((word for word in reversed(before) if word not in leads), "")


def _days(interval: Interval) -> int:
    if interval.start is None or interval.end is None:
        return 10**6
    return (interval.end - interval.start).days


def where(readings: Sequence[Reading]) -> Where | None:
    """Return the place that ledes and datelines name most, if enough of the articles do."""
    scores: dict[str, float] = defaultdict(float)
    told: dict[str, set[str]] = defaultdict(set)
    first: dict[str, Where] = {}
    for reading in readings:
        for label, span, score in _places(reading):
            key = fold(_REGION.sub("", label.split(",")[0]))
            scores[key] += score
            told[key].add(reading.article.id)
            if key not in first or (_is_loud(first[key].label) and not _is_loud(label)):
                words = " ".join(span.of(reading.article.text).split())
                shown = label if label in words else words
                first[key] = Where(shown, Passage(reading.article.id, span))
    known = [key for key in scores if len(told[key]) * _SHARE >= len(readings)]
    return first[min(known, key=lambda key: (-scores[key], key))] if known else None


def _is_loud(label: str) -> bool:
    """Say whether a place is written in capitals, as datelines do."""
    return label.split(",", maxsplit=1)[0].isupper()


def _places(reading: Reading) -> Iterator[tuple[str, Span, float]]:
    dateline = reading.article.dateline
    if dateline and dateline.place and dateline.place.span:
        yield dateline.place.value, dateline.place.span, _DATELINE
    wide = _countries(primary(reading.article.language))
    seen: set[str] = set()
    for number, sentence in enumerate(running(reading)[:_LEDE]):
        for name in reading.study.names:
            for mention in name.mentions if name.kind == "place" else ():
                is_new = sentence.holds(mention.span) and name.label not in seen
                if is_new and _is_scene(reading.article, sentence, mention.span):
                    seen.add(name.label)
                    told = _WIDE if fold(name.label) in wide else _TOLD
                    yield name.label, mention.span, told * (_SECOND if number else 1.0)


def _is_scene(article: Article, sentence: Span, place: Span) -> bool:
    """Say whether the news is of a place ("in Tarsa", "in Arvania's north"), not what it came long after."""
    language = primary(article.language)
    told = article.text[sentence.start : place.start]
    framed = pattern(language, "name_rules", "framed").search(told)
    if framed and framed[1] in lexicon(language, "place_frames"):
        told = told[: framed.start()].removesuffix("the ")
    owner = pattern(language, "name_rules", "owner").search(told)
    before = folded(told[: owner.start()] if owner else told)
    follow_ups = lexicon(language, "follow_ups")
    return (
        bool(before)
        and before[-1] in lexicon(language, "place_leads")
        and not any(" ".join(pair) in follow_ups for pair in pairwise(before))
    )


@cache
def _countries(language: str) -> frozenset[str]:
    rows = table(language, "countries")
    return frozenset(fold(form) for key, forms in rows.items() for form in (key, *forms))
