"""Sentences of articles in the form in which they are compared with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from dossier.analysis.tokens import RUNNING, is_content, stopwords, tokens
from dossier.analysis.weights import Vector, vector, weights
from dossier.lang import ordered, primary
from dossier.model import Article, Event, Name, Passage, Reading, Span

_HOLDERS = 24
"""A term in more sentences than this finds no sentence."""
_SHORTEST = 3
"""Letters that remain of a word without its ending."""
_LEAST = 0.07
"""Likeness of two statements from which they are looked at at all."""
_NAME = "@"
"""Stands before the id of a name."""

Spellings = Mapping[str, Sequence[tuple[Span, str]]]
"""For each article the places of names and their ids."""


class Statement(NamedTuple):
    """A sentence with its place and what it is made of."""

    passage: Passage
    order: int
    """Which sentence of the running text it is."""
    vector: Vector


def statements(readings: Sequence[Reading], spellings: Spellings) -> list[Statement]:
    """Return the sentences of the running text of articles that are compared with each other."""
    rows = [
        (Passage(reading.article.id, span), order, _terms(reading.article, span, spellings))
        for reading in readings
        for order, span in enumerate(running(reading))
    ]
    weight = weights([terms for _, _, terms in rows])
    return [Statement(passage, order, vector(terms, weight)) for passage, order, terms in rows]


class Told(NamedTuple):
    """What the articles of one event tell."""

    event: Event
    statements: list[Statement]
    alike: dict[tuple[int, int], float]
    """The likeness of two statements, by their places in the list; none where it is small."""


def told(event: Event, readings: Mapping[str, Reading], spellings: Spellings) -> Told:
    """Return the statements of the articles that report an event, compared with each other."""
    found = statements([readings[article] for article in event.reports], spellings)
    return Told(event, found, pairs(found, _LEAST))


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


def pairs(found: Sequence[Statement], least: float) -> dict[tuple[int, int], float]:
    """Return the likeness of sentences of different articles, where it reaches ``least``."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    alike: dict[tuple[int, int], float] = {}
    for number, statement in enumerate(found):
        scores: dict[int, float] = defaultdict(float)
        for term, value in statement.vector.items():
            for other, weight in holders[term][-_HOLDERS:]:
                scores[other] += value * weight
            holders[term].append((number, value))
        article = statement.passage.article
        for other, score in scores.items():
            if score >= least and found[other].passage.article != article:
                alike[other, number] = score
    return alike


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """Return a word without its ending."""
    for ending in ordered(primary(language), "endings"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def stems(article: Article, span: Span) -> list[str]:
    """Return the content words of a span without their endings."""
    stop = stopwords(article.language)
    words = tokens(article.text, span).words
    return [stem(word, article.language) for word in words if is_content(word, stop)]


def _terms(article: Article, span: Span, spellings: Spellings) -> dict[str, int]:
    words = stems(article, span)
    named = [name for place, name in spellings.get(article.id, ()) if span.holds(place)]
    return dict.fromkeys([*words, *named, *map(" ".join, pairwise(words))], 50)
