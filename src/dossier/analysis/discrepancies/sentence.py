"""The sentences of an event's articles; what is asked of one is found out once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from dossier.analysis.discrepancies.counted import another, names_year, orders
from dossier.analysis.discrepancies.facts import Contrast
from dossier.analysis.discrepancies.finders import FINDERS, NUMBER, may_hold, places_of
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.numbers import Number
from dossier.analysis.discrepancies.view import Places, View
from dossier.analysis.statements import Lines, long_ago
from dossier.analysis.stems import Line
from dossier.lang import primary
from dossier.model import Passage, Reading, Span

_LARGE = re.compile(r"(?<![\d.,])[1-9]\d\d(?!\d)|\d,\d{3}|(?<!\d)[3-9]\d{3}(?!\d)")

Sentences = Mapping[str, Sequence["Sentence"]]
"""The sentences of the running text of each article, by its id."""


class Sentence:
    """A sentence of an article."""

    def __init__(self, reading: Reading, line: Line, places: Places, past: Sequence[Span]) -> None:
        self.reading = reading
        self.span = line.span
        self._line = line
        self._places = places
        self._past = past
        self._facts: dict[int, Any] = {}

    @cached_property
    def passage(self) -> Passage:
        """Where it stands."""
        return Passage(self.reading.article.id, self.span)

    @cached_property
    def view(self) -> View:
        """It, word by word."""
        return View(self.reading, self._line, self._places)

    @cached_property
    def kinds(self) -> tuple[int, ...]:
        """The places of the finders that may find something in it, in order."""
        return may_hold(self.reading.article, self._line, self._places)

    @cached_property
    def is_past(self) -> bool:
        """Whether it names a time long before the article appeared."""
        return any(map(self.span.holds, self._past))

    @cached_property
    def names_year(self) -> bool:
        """Whether it names a year."""
        return names_year(self.view)

    @property
    def names_large(self) -> bool:
        """Whether it may hold a number of three digits or more that is no year."""
        return _LARGE.search(self.reading.article.text, self.span.start, self.span.end) is not None

    @property
    def numbers(self) -> Sequence[Number]:
        """Its numbers, from left to right."""
        counts = self.read(NUMBER) if NUMBER in self.kinds else ()
        return counts.numbers if counts else ()

    @cached_property
    def orders(self) -> list[tuple[str, str]]:
        """Its words that tell one thing from another of its kind."""
        return orders(self.view)

    def read(self, finder: int) -> Any:
        """Return the facts of one kind that it holds."""
        if finder not in self._facts:
            self._facts[finder] = FINDERS[finder].read(self.view)
        return self._facts[finder]


def sentences(readings: Sequence[Reading], lines: Lines) -> Sentences:
    """Return the sentences of articles."""
    return {reading.article.id: list(_sentences(reading, lines)) for reading in readings}


def _sentences(reading: Reading, lines: Lines) -> Iterator[Sentence]:
    places, past = places_of(reading), long_ago(reading)
    return (Sentence(reading, line, places, past) for line in lines[reading.article.id])


def holding(inside: Sequence[Sentence], table: str) -> list[Sentence]:
    """Return the sentences of an article that hold a form of a table; most articles hold none."""
    if not inside:
        return []
    article = inside[0].reading.article
    forms = inverted(primary(article.language), table)
    here = [form for form in forms if form in article.text]
    return (
        [s for s in inside if any(form in s.span.of(article.text) for form in here)] if here else []
    )


def compare(finder: int, a: Sentence, b: Sentence) -> list[Contrast]:
    """Return the facts of one kind in which two sentences differ."""
    first = a.read(finder)
    second = first and b.read(finder)
    found = list(FINDERS[finder].contrasts(a.view, first, b.view, second)) if second else []
    return [] if found and (another(a.orders, b.view) or another(b.orders, a.view)) else found
