"""When and where an event happened, as the ledes of its articles say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.analysis.statements import running
from dossier.lang import primary, table
from dossier.lang import words as lexicon
from dossier.model import Interval, Passage, Reading, Span
from dossier.text import fold

_LEDE = 2
"""Sentences."""
_TOLD, _DATELINE, _WIDE = 2.0, 1.5, 1.0
"""What a town in the lede, a dateline and a country in the lede count."""


class When(NamedTuple):
    """An interval and the words that name it."""

    interval: Interval
    passage: Passage


class Where(NamedTuple):
    """A place and the words that name it."""

    label: str
    passage: Passage


def when(readings: Sequence[Reading]) -> When | None:
    """Return the time that most ledes name; the most precise among equals."""
    found: dict[Interval, list[Passage]] = defaultdict(list)
    for reading in readings:
        for interval, span in _first_time(reading):
            found[interval].append(Passage(reading.article.id, span))
    if not found:
        return None
    best = min(found, key=lambda i: (-len(found[i]), _days(i), i.start is None, str(i.start)))
    return When(best, found[best][0])


def _first_time(reading: Reading) -> Iterator[tuple[Interval, Span]]:
    """Yield the first resolved time of the lede that is not later than the article."""
    published = reading.article.published
    limit = published.when.end if published else None
    for sentence in running(reading)[:_LEDE]:
        for time in reading.study.times:
            late = limit and time.when and time.when.start and time.when.start > limit
            if time.when and time.when.start and sentence.holds(time.span) and not late:
                yield time.when, time.span
                return


def _days(interval: Interval) -> int:
    if interval.start is None or interval.end is None:
        return 10**6
    return (interval.end - interval.start).days


def where(readings: Sequence[Reading]) -> Where | None:
    """Return the place that ledes and datelines name most."""
    scores: dict[str, float] = defaultdict(float)
    first: dict[str, Where] = {}
    for reading in readings:
        for label, span, score in _places(reading):
            key = fold(label.split(",")[0])
            scores[key] += score
            if key not in first or (_is_loud(first[key].label) and not _is_loud(label)):
                first[key] = Where(label, Passage(reading.article.id, span))
    if not scores:
        return None
    return first[min(scores, key=lambda key: (-scores[key], key))]


def _is_loud(label: str) -> bool:
    """Say whether a place is written in capitals, as datelines do."""
    return label.split(",", maxsplit=1)[0].isupper()


def _places(reading: Reading) -> Iterator[tuple[str, Span, float]]:
    dateline = reading.article.dateline
    if dateline and dateline.place and dateline.place.span:
        yield dateline.place.value, dateline.place.span, _DATELINE
    text = reading.article.text
    language = primary(reading.article.language)
    leads, wide = lexicon(language, "place_leads"), _countries(language)
    seen: set[str] = set()
    for sentence in running(reading)[:_LEDE]:
        for name in reading.study.names:
            for mention in name.mentions if name.kind == "place" else ():
                before = text[: mention.span.start].rsplit(None, 1)[-1:]
                if (
                    sentence.holds(mention.span)
                    and before
                    and fold(before[0]) in leads
                    and name.label not in seen
                ):
                    seen.add(name.label)
                    yield name.label, mention.span, _WIDE if fold(name.label) in wide else _TOLD


def _countries(language: str) -> frozenset[str]:
    rows = table(language, "countries")
    return frozenset(fold(form) for key, forms in rows.items() for form in (key, *forms))
