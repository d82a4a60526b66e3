"""The few passages that tell an event: what happened, then who, when, where and why."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dossier.analysis.statements import Lines, taken_apart
from dossier.analysis.stems import Line, stems
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.model import Passage, Point, Reading, Span
from dossier.text import inside

_LEAST, _MOST = 3, 6
"""Passages of a lead."""
_ARTICLES = 16
"""Articles of an event that are looked at."""
_DEEP = 10
"""Sentences of an article that are looked at."""
_TOP = 2
"""Sentences of an article among which the first passage is chosen: they say what happened."""
_HEADLINE = 1.5
"""What a word counts that stands in the headline."""
_FADE = 0.85
"""What a sentence counts, compared with the one before it."""
_SHORT, _LONG = 50, 320
"""Characters of a passage that can stand alone, and that can be read at once."""
_PER_ARTICLE = 0.6
"""What the further sentences of an article count that has spoken already."""
_POOR = 0.12
"""A sentence that stands alone no better than this is no second one."""
_SETTING = 0.15
"""What the name of a person, a time and a place add, each."""
_ENOUGH = 0.15
"""Share of what the first passage tells that a further one has to add."""
_DEFECTS = (
    re.compile(
        r"[-,;.!?#@](?:(?<=\w-) \w|(?<=\s[,;])(?:\s|$)|(?<=[#@])\w|(?<=[a-z][.!?])[A-Z][a-z]"
        r"|(?<=[a-z]{2}[.!?]) [a-z])"
    ),
    re.compile(r"https?:|www\.|pic\.twitter|\[\?\]"),
    re.compile(r"[A-Z](?<=\b.)[A-Z]{2,}\b\W+(?:\b[A-Z]{3,}\b\W+){2}"),
)
"""Words that were torn or glued together, addresses, capitals: what no reader should meet first.

Each begins with the signs that it needs, so that a sentence without them is soon searched.
"""
_CLOSED = re.compile(r"[.!?…][\"'”’»)]*$")
_MARKS = "\"'“‘«"


class Candidate(NamedTuple):
    """A sentence that could tell the event."""

    passage: Passage
    order: int
    point: str
    words: frozenset[str]
    fit: float
    """How well it can stand alone, with what it counts for its place."""


def of_event(
    readings: Sequence[Reading], points: Sequence[Point], lines: Lines | None = None
) -> tuple[Passage, ...]:
    """Return the passages that tell an event, the one on what happened first.

    Args:
        readings: the articles that report it, earliest first.
        points: what they report.
        lines: their sentences, where they were taken apart already.
    """
    lines = lines or taken_apart(readings[:_ARTICLES])
    home = {(p.article, p.span.start): point for point in points for p in point.passages}
    found = [c for reading in readings[:_ARTICLES] for c in _candidates(reading, home, lines)]
    weight = _weights(found, readings)
    wanted = min(_MOST, max(_LEAST, len(readings)))
    chosen: list[Candidate] = []
    first = 0.0
    while len(chosen) < wanted:
        gain, best = _next(found, chosen, weight)
        first = first or gain
        if best is None or (len(chosen) >= _LEAST and gain < _ENOUGH * first):
            break
        chosen.append(best)
    rest = sorted(chosen[1:], key=lambda c: c.order)
    return tuple(c.passage for c in (*chosen[:1], *rest))


def _next(
    found: Sequence[Candidate], chosen: Sequence[Candidate], weight: Mapping[str, float]
) -> tuple[float, Candidate | None]:
    """Return the sentence that adds most to those chosen, and how much it adds."""
    told = frozenset(word for c in chosen for word in c.words)
    points = {c.point for c in chosen}
    spoken = Counter(c.passage.article for c in chosen)
    deep = _DEEP if chosen else _TOP
    gains = [
        (_gain(c, weight, told) * _PER_ARTICLE ** spoken[c.passage.article], -n)
        for n, c in enumerate(found)
        if c.point not in points and c.order < deep and (c.fit > _POOR or not chosen)
    ]
    gain, place = max(gains, default=(0.0, 0))
    return (gain, found[-place]) if gain > 0 else (0.0, None)


def _gain(candidate: Candidate, weight: Mapping[str, float], told: frozenset[str]) -> float:
    """Return what a sentence tells that has not been told, for its length."""
    new = sum(weight[word] for word in sorted(candidate.words - told))
    return candidate.fit * new / math.sqrt(len(candidate.words) + 8)


def _weights(found: Sequence[Candidate], readings: Sequence[Reading]) -> dict[str, float]:
    """Return what each word counts: the more, the more articles have it, and the nearer the top."""
    best: dict[str, dict[str, float]] = {r.article.id: {} for r in readings[:_ARTICLES]}
    for candidate in found:  # from the top of each article down
        own, value = best[candidate.passage.article], _FADE**candidate.order
        for word in candidate.words:
            own.setdefault(word, value)
    for article in (reading.article for reading in readings[:_ARTICLES]):
        if article.headline and article.headline.span:
            words = stems(article, article.headline.span)
            best[article.id].update(dict.fromkeys(words, _HEADLINE))
    total: dict[str, float] = defaultdict(float)
    for _, own in sorted(best.items()):
        for word, value in own.items():
            total[word] += value / len(readings)
    return total


def _candidates(
    reading: Reading, home: Mapping[tuple[str, int], Point], lines: Lines
) -> list[Candidate]:
    article = reading.article
    found: list[Candidate] = []
    setting = _setting(reading)
    for order, line in enumerate(lines[article.id][:_DEEP]):
        span = line.span
        point = home.get((article.id, span.start))
        if point:
            fit = _FADE**order * _stands(reading, line) * (1 + _SETTING * setting(span))
            words = frozenset(filter(None, line.matter))
            found.append(Candidate(Passage(article.id, span), order, point.id, words, fit))
    return found


def _stands(reading: Reading, line: Line) -> float:
    """Return how well a sentence can stand alone, 0 to 1."""
    text = line.span.of(reading.article.text)
    fit = 1.0 if _SHORT <= len(text) <= _LONG else 0.4
    if not _CLOSED.search(text) or any(defect.search(text) for defect in _DEFECTS):
        fit *= 0.2
    if text[0] in _MARKS:
        fit *= 0.4
    elif not text[0].isupper() and not text[0].isdigit():
        fit *= 0.3
    return fit * (0.3 if _refers_back(reading, line) else 1.0)


def _refers_back(reading: Reading, line: Line) -> bool:
    openers = lexicon(primary(reading.article.language), "loose_openers")
    words = line.found.words[:4]
    return any(" ".join(words[:n]) in openers for n in range(1, 5))


def _setting(reading: Reading) -> Callable[[Span], int]:
    """Return what counts how many a sentence names of people in full, a time and a place."""
    full = sorted(
        mention.span
        for name in reading.study.names
        if name.kind == "person"
        for mention in name.mentions
        if " " in mention.form
    )
    towns = sorted(m.span for n in reading.study.names if n.kind == "place" for m in n.mentions)
    times = sorted(time.span for time in reading.study.times if time.when)
    return lambda span: sum([bool(inside(row, span)) for row in (full, towns, times)])
