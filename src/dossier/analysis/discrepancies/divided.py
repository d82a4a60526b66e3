"""How a court or a house divided: "by five votes to four", "in a 6-3 decision"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from dossier.analysis.discrepancies.facts import Side
from dossier.analysis.discrepancies.sentence import Sentence, Sentences
from dossier.analysis.discrepancies.view import View
from dossier.lang import pattern, primary, table
from dossier.model import Event, Passage, Span

_OPENING = 6
"""Sentences; what is told further down is often of another vote."""
_NEARLY = 1.05
"""How many times one sum of votes may be another one of the same vote."""


class Division(NamedTuple):
    """How one article says that somebody voted."""

    votes: tuple[int, int]
    """The larger number first."""
    view: View
    side: Side


def find(event: Event, inside: Sentences) -> Iterator[list[Division]]:
    """Yield what the articles say of one vote, where they do not agree; of each article the first."""
    found = (first for article in event.reports if (first := _first(inside[article])))
    told = list(found)
    apart = [pair for pair in combinations(told, 2) if _differ(*pair)]
    if apart:
        yield [one for one in told if any(one in pair for pair in apart)]


def _differ(x: Division, y: Division) -> bool:
    """Say whether as many voted, and not in the same way."""
    low, high = sorted((sum(x.votes), sum(y.votes)))
    return x.votes != y.votes and high <= _NEARLY * low


def _first(inside: Sequence[Sentence]) -> Division | None:
    for sentence in inside[:_OPENING]:
        article = sentence.reading.article
        divided = pattern(primary(article.language), "number_rules", "divided")
        match = divided.search(article.text, sentence.span.start, sentence.span.end)
        if match and not (sentence.is_past or sentence.names_year):
            return _division(sentence, match)
    return None


def _division(sentence: Sentence, match: re.Match[str]) -> Division | None:
    numbers = table(sentence.view.language, "numbers")
    written = [group.lower() for group in match.groups() if group]
    values = [word if word.isdigit() else "".join(numbers.get(word, ())[:1]) for word in written]
    if len(values) != 2 or not all(value.isdigit() for value in values):  # noqa: PLR2004 - two sides
        return None
    first, second = sorted(map(int, values))
    span = Span(match.start(), match.end())
    side = Side(Passage(sentence.passage.article, span), match[0])
    return Division((second, first), sentence.view, side)
