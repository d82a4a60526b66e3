"""Sentences of articles in the form in which they are compared with each other."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.analysis import stems
from dossier.analysis.tokens import RUNNING
from dossier.analysis.weights import Vector, vector, weights
from dossier.model import Article, Event, Name, Passage, Reading, Span
from dossier.text import inside, meeting

_HOLDERS = 24
"""A term in more sentences than this finds no sentence."""
_LEAST = 0.07
"""Likeness of two statements from which they are looked at at all."""
_OWN = 0.023
"""What words that are no names have to give of the likeness of two statements that tell the same."""
_LONG_AGO = dt.timedelta(days=45)
"""What is further back than this is no news."""
_UNKNOWN = "9999"
"""Stands for a day that is not known, which comes last."""
_ADDRESS = re.compile(r"\W*(?:https? ?:|www ?\.)|[\W\d]*$")
"""A line that is an address, or no more than figures and signs."""
_NAMING = re.compile(r"\d|[a-z,;] [A-Z][a-z]")
"""What a sentence has that names something or a number."""
_SAID = 0.8
"""Share of a sentence that stands in quotes where all of it is somebody's words."""
_NAME = "@"
"""Stands before the id of a name."""

Spellings = Mapping[str, Sequence[tuple[Span, str]]]
"""For each article the places of names, in rising order, and their ids."""


class Statement(NamedTuple):
    """A sentence with its place and what it is made of."""

    passage: Passage
    order: int
    """Which sentence of the running text it is."""
    vector: Vector
    day: str = _UNKNOWN
    """The day on which its article appeared."""
    back: bool = False
    """Whether it tells what was long before the article."""
    firm: bool = True
    """Whether it names somebody, some place or a number."""
    quoted: bool = False
    """Whether all of it is somebody's words."""
    own: frozenset[str] = frozenset()
    """Its terms that are no part of a name or a role."""


def statements(readings: Sequence[Reading], spellings: Spellings) -> list[Statement]:
    """Return the sentences of the running text of articles that are compared with each other."""
    rows = [row for reading in readings for row in _rows(reading, spellings)]
    weight = weights((row.terms for row in rows), len(rows))
    past = {reading.article.id: sorted(long_ago(reading)) for reading in readings}
    said = {reading.article.id: _said(reading) for reading in readings}
    return [
        Statement(
            Passage(reading.article.id, span),
            order,
            vector(terms, weight),
            _day(reading.article),
            bool(inside(past[reading.article.id], span)),
            any(term[0] == _NAME for term in terms) or _names(reading.article, span),
            _is_quoted(said[reading.article.id], span),
            own,
        )
        for reading, span, order, terms, own in rows
    ]


class _Row(NamedTuple):
    """A sentence with its order and its terms."""

    reading: Reading
    span: Span
    order: int
    terms: dict[str, int]
    own: frozenset[str]


def _rows(reading: Reading, spellings: Spellings) -> Iterator[_Row]:
    """Yield the sentences of an article with their order and their terms."""
    spans, article = running(reading), reading.article
    named = _named(spans, spellings.get(article.id, ()))
    roles = sorted(role.span for name in reading.study.names for role in name.roles)
    for order, (span, names) in enumerate(zip(spans, named, strict=True)):
        if not _ADDRESS.match(article.text, span.start, span.end):
            taken = sorted([*(place for place, _ in names), *inside(roles, span)])
            found = stems.terms(article, span, [name for _, name in names])
            yield _Row(reading, span, order, found, stems.own(article, span, taken))


def _names(article: Article, span: Span) -> bool:
    """Say whether a sentence has a number, or a word with a capital behind another word."""
    return _NAMING.search(article.text, span.start, span.end) is not None


def _said(reading: Reading) -> list[Span]:
    """Return what is said word by word, in rising order."""
    return sorted(quote.span for quote in reading.study.quotes if quote.kind == "direct")


def _is_quoted(said: Sequence[Span], span: Span) -> bool:
    """Say whether a sentence is said by somebody, word by word, but for the marks and a name."""
    here = meeting(said, span)
    held = sum(min(q.end, span.end) - max(q.start, span.start) for q in here)
    return held >= _SAID * len(span)


def long_ago(reading: Reading) -> list[Span]:
    """Return the words that name times long before the article appeared."""
    published = reading.article.published
    if not published or not published.when.start:
        return []
    limit = published.when.start - _LONG_AGO
    return [t.span for t in reading.study.times if t.when and t.when.end and t.when.end < limit]


def _day(article: Article) -> str:
    start = article.published.when.start if article.published else None
    return start.isoformat() if start else _UNKNOWN


class Told(NamedTuple):
    """What the articles of one event tell."""

    event: Event
    statements: list[Statement]
    alike: dict[tuple[int, int], float]
    """The likeness of two statements, by their places in the list; none where it is small."""
    spellings: Spellings
    """Where the articles name somebody or something, and the id of the name."""
    named: dict[tuple[int, int], float]
    """The likeness of two statements that share hardly more than names."""


def told(event: Event, readings: Mapping[str, Reading], spellings: Spellings) -> Told:
    """Return the statements of the articles that report an event, compared with each other."""
    found = statements([readings[article] for article in event.reports], spellings)
    alike = pairs(found, _LEAST)
    return Told(event, found, alike.told, spellings, alike.named)


def running(reading: Reading) -> list[Span]:
    """Return the sentences of the running text."""
    blocks = reading.article.blocks
    return [s.span for s in reading.study.sentences if blocks[s.block].kind in RUNNING]


def spelled(names: Sequence[Name]) -> dict[str, list[tuple[Span, str]]]:
    """Return for each article where it names somebody or something, and the id of the name."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for name in names:
        for spelling in name.spellings:
            for mention in spelling.mentions:
                found[mention.article].append((mention.span, _NAME + name.id))
    return {article: sorted(places) for article, places in found.items()}


class Pairs(NamedTuple):
    """The likeness of sentences of different articles, by their places in a list."""

    told: dict[tuple[int, int], float]
    """Of sentences that may tell the same."""
    named: dict[tuple[int, int], float]
    """Of sentences that share hardly more than names."""


def pairs(found: Sequence[Statement], least: float) -> Pairs:
    """Return the likeness of sentences of different articles, where it reaches ``least``."""
    holders: Holders = defaultdict(list)
    alike = Pairs({}, {})
    for number, statement in enumerate(found):
        scores: dict[int, float] = defaultdict(float)
        own: dict[int, float] = defaultdict(float)
        for term, value in statement.vector.items():
            is_own = term in statement.own
            for other, weight, counts in holders[term][-_HOLDERS:]:
                scores[other] += value * weight
                if counts and is_own:
                    own[other] += value * weight
            holders[term].append((number, value, is_own))
        article = statement.passage.article
        for other, score in scores.items():
            if score >= least and found[other].passage.article != article:
                kind = alike.told if own.get(other, 0.0) >= _OWN else alike.named
                kind[other, number] = score
    return alike


Holders = dict[str, list[tuple[int, float, bool]]]
"""For each term the sentences that hold it, what it weighs there, and whether it is outside of names."""


def holders_of(told: Sequence[Statement]) -> Holders:
    """Return which sentences hold a term; no more than find a sentence."""
    found: Holders = defaultdict(list)
    for number, statement in enumerate(told):
        for term, value in statement.vector.items():
            if len(found[term]) < _HOLDERS:
                found[term].append((number, value, term in statement.own))
    return found


def between(own: Sequence[Statement], told: Holders, least: float) -> dict[tuple[int, int], float]:
    """Return the likeness of sentences of one article and of others, where it reaches ``least``.

    It is what :func:`pairs` of all of them together gives for these pairs.

    Args:
        own: sentences of one article.
        told: those of the others, by their terms.
        least: likeness from which a pair is returned, by its places in the two.
    """
    scores: dict[tuple[int, int], float] = defaultdict(float)
    words: dict[tuple[int, int], float] = defaultdict(float)
    for term, held in _shared(own, told).items():
        for before, (other, value, counts) in enumerate(told[term]):
            for number, weight, is_own in held[before - _HOLDERS :]:
                scores[number, other] += value * weight
                if counts and is_own:
                    words[number, other] += value * weight
    return {
        pair: scores[pair]
        for pair, share in words.items()
        if share >= _OWN and scores[pair] >= least
    }


def _shared(own: Sequence[Statement], told: Holders) -> Holders:
    """Return which sentences hold the terms that others hold too."""
    found: Holders = defaultdict(list)
    for number, statement in enumerate(own):
        for term, value in statement.vector.items():
            if term in told:
                found[term].append((number, value, term in statement.own))
    return found


def _named(
    spans: Sequence[Span], places: Sequence[tuple[Span, str]]
) -> Iterator[list[tuple[Span, str]]]:
    """Yield for each sentence the names in it, each with its place.

    Args:
        spans: the sentences.
        places: where the article names somebody, in rising order, and whom.
    """
    starts = [place.start for place, _ in places]
    for span in spans:
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end, first)
        yield [row for row in places[first:last] if row[0].end <= span.end]
