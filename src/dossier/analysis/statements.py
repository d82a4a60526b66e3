"""Sentences of articles in the form in which they are compared with each other."""

from __future__ import annotations

import datetime as dt
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import mul
from typing import NamedTuple

from dossier.analysis import stems
from dossier.analysis.stems import Line
from dossier.analysis.tokens import RUNNING
from dossier.analysis.weights import Vector, count, once, weights
from dossier.gathered import Keyed
from dossier.model import Article, Passage, Reading, Span
from dossier.text import inside, meeting

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
_ONE = 50
"""What each word of a sentence counts: somewhat more than one in the middle of a text."""

Places = tuple[tuple[Span, str], ...]
"""The places of names in an article, in rising order, and their ids."""
Spellings = Mapping[str, Sequence[tuple[Span, str]]]
"""For each article the places of names."""
Spelled = Keyed[str, Places]
"""The same for all articles, as it waits."""


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


def statements(
    readings: Sequence[Reading], spellings: Spellings, lines: Lines | None = None
) -> list[Statement]:
    """Return the sentences of the running text of articles that are compared with each other.

    Args:
        readings: the articles.
        spellings: where they name somebody or something.
        lines: their sentences, where they were taken apart already.
    """
    lines = lines or taken_apart(readings)
    rows = [row for reading in readings for row in _rows(reading, lines, spellings)]
    told = count(_ONE)
    held = weights((row.terms for row in rows), len(rows))
    weight = {term: told * value for term, value in held.items()}
    past = {reading.article.id: sorted(long_ago(reading)) for reading in readings}
    said = {reading.article.id: _said(reading) for reading in readings}
    return [
        Statement(
            Passage(reading.article.id, span),
            order,
            _vector(terms, weight),
            _day(reading.article),
            bool(past[reading.article.id]) and bool(inside(past[reading.article.id], span)),
            is_named or _names(reading.article, span),
            bool(said[reading.article.id]) and _is_quoted(said[reading.article.id], span),
            own,
        )
        for reading, span, order, terms, own, is_named in rows
    ]


class _Row(NamedTuple):
    """A sentence with its order and its terms."""

    reading: Reading
    span: Span
    order: int
    terms: list[str]
    own: frozenset[str]
    is_named: bool
    """Whether it names somebody or something that is known."""


Lines = Mapping[str, Sequence[Line]]
"""The sentences of the running text of each article, by its id."""


def taken_apart(readings: Iterable[Reading]) -> Lines:
    """Return the sentences of articles, each taken apart."""
    return {
        reading.article.id: [stems.line(reading.article, span) for span in running(reading)]
        for reading in readings
    }


def _rows(reading: Reading, lines: Lines, spellings: Spellings) -> Iterator[_Row]:
    """Yield the sentences of an article with their order and their terms."""
    found = lines[reading.article.id]
    named = _named([line.span for line in found], spellings.get(reading.article.id, ()))
    roles = _roles(reading)
    for order, (line, names) in enumerate(zip(found, named, strict=True)):
        if not _is_address(reading.article, line.span):
            yield _row(reading, order, line, names, roles)


def _roles(reading: Reading) -> list[Span]:
    return sorted(role.span for name in reading.study.names for role in name.roles)


def _is_address(article: Article, span: Span) -> bool:
    return _ADDRESS.match(article.text, span.start, span.end) is not None


def _row(
    reading: Reading,
    order: int,
    line: Line,
    names: Sequence[tuple[Span, str]],
    roles: Sequence[Span],
) -> _Row:
    taken = sorted([*(place for place, _ in names), *inside(roles, line.span)])
    terms = stems.terms(line, [name for _, name in names])
    own = stems.own(reading.article, line, taken) if taken else frozenset(terms)
    return _Row(reading, line.span, order, terms, own, bool(names))


class Scale(dict[str, float]):
    """What terms weigh among some sentences; one that they do not have weighs as if one had it."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        found = weights((row.terms for row in rows), len(rows))
        super().__init__({term: abs(value) for term, value in found.items()})
        self._once = once(len(rows))

    def __missing__(self, term: str) -> float:
        """Return the weight of a term that no sentence has."""
        return self._once


def measured(readings: Sequence[Reading], spellings: Spellings) -> tuple[list[Statement], Scale]:
    """Return the sentences of some articles with which those of others are compared, and the scale.

    Of what else is known of them, nothing is looked up.
    """
    lines = taken_apart(readings)
    rows = [row for reading in readings for row in _rows(reading, lines, spellings)]
    scale = Scale(rows)
    return [_bare(row, scale) for row in rows], scale


def told_spans(reading: Reading) -> list[Span]:
    """Return the sentences of an article that are compared."""
    return [span for span in running(reading) if not _is_address(reading.article, span)]


def by_scale(reading: Reading, span: Span, spellings: Spellings, scale: Scale) -> Statement:
    """Return a sentence of an article as it is compared by the weights of others' terms."""
    (names,) = _named([span], spellings.get(reading.article.id, ()))
    return _bare(_row(reading, 0, stems.line(reading.article, span), names, _roles(reading)), scale)


def _bare(row: _Row, scale: Scale) -> Statement:
    passage = Passage(row.reading.article.id, row.span)
    return Statement(passage, row.order, _vector(row.terms, scale), own=row.own)


def _vector(terms: Sequence[str], weight: Mapping[str, float]) -> Vector:
    """Return terms as a vector of length 1, without those that no other sentence has."""
    raw = list(map(weight.__getitem__, terms))
    norm = math.sqrt(sum(map(mul, raw, raw))) or 1.0
    return {term: value / norm for term, value in zip(terms, raw, strict=True) if value > 0}


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


def running(reading: Reading) -> list[Span]:
    """Return the sentences of the running text."""
    blocks = reading.article.blocks
    return [s.span for s in reading.study.sentences if blocks[s.block].kind in RUNNING]


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
