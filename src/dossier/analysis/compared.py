"""Which sentences of an event's articles are alike, by the words and names that they share."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dossier.analysis.statements import Lines, Spellings, Statement, statements, taken_apart
from dossier.model import Event, Reading

_HOLDERS = 24
"""A term in more sentences than this finds no sentence."""
_LEAST = 0.07
"""Likeness of two statements from which they are looked at at all."""
_OWN = 0.023
"""What words that are no names have to give of the likeness of two statements that tell the same."""

_ALL = 0.5
"""Likeness of two statements from which one word may give all of it."""


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
    lines: Lines
    """The sentences of the articles, also those that are no statements."""


def told(event: Event, readings: Mapping[str, Reading], spellings: Spellings) -> Told:
    """Return the statements of the articles that report an event, compared with each other."""
    own = [readings[article] for article in event.reports]
    lines = taken_apart(own)
    found = statements(own, spellings, lines)
    alike = pairs(found, _LEAST)
    return Told(event, found, alike.told, spellings, alike.named, lines)


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
    article, first = "", 0
    for number, statement in enumerate(found):
        if statement.passage.article != article:
            article, first = statement.passage.article, number
        scores, own = _scores(statement, holders, first)
        for term, value in statement.vector.items():
            holders[term].append((number, value, term in statement.own))
        for other in [other for other, score in scores.items() if score >= least]:
            is_told = own.get(other, 0.0) >= _OWN
            is_told = is_told and _is_more(scores[other], statement, found[other])
            (alike.told if is_told else alike.named)[other, number] = scores[other]
    return alike


def _is_more(score: float, a: Statement, b: Statement) -> bool:
    """Say whether two statements share more than one word, or hardly have another: "“We follow them”"."""
    return score >= _ALL or len(a.vector.keys() & b.vector.keys()) > 1


def _scores(
    statement: Statement, holders: Mapping[str, Sequence[Holder]], end: int = sys.maxsize
) -> tuple[dict[int, float], dict[int, float]]:
    """Return how alike other sentences are, and what of it words give that are no names.

    Args:
        statement: the sentence.
        holders: the others, by their terms.
        end: the first of those that do not count, since they are of its article.
    """
    scores: dict[int, float] = defaultdict(float)
    own: dict[int, float] = defaultdict(float)
    for term, value in statement.vector.items():
        held = holders.get(term)
        if not held:
            continue
        is_own = term in statement.own
        for other, weight, counts in held[-_HOLDERS:]:
            if other >= end:
                break
            share = value * weight
            scores[other] += share
            if counts and is_own:
                own[other] += share
    return scores, own


Holder = tuple[int, float, bool]
"""A sentence that holds a term, what it weighs there, and whether it is outside of names."""
Holders = dict[str, list[Holder]]
"""The sentences that hold each term."""


def holders_of(told: Sequence[Statement]) -> Holders:
    """Return which sentences hold a term; no more than find a sentence."""
    found: Holders = defaultdict(list)
    for number, statement in enumerate(told):
        for term, value in statement.vector.items():
            if len(found[term]) < _HOLDERS:
                found[term].append((number, value, term in statement.own))
    return found


def near(statement: Statement, told: Holders) -> dict[int, float]:
    """Return how alike sentences of others are that share more than names with one of another article.

    Args:
        statement: the sentence.
        told: the others, by their terms.
    """
    scores, words = _scores(statement, told)
    return {other: scores[other] for other, share in words.items() if share >= _OWN}
