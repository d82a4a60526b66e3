"""Large numbers of things of which each article of an event counts one: "1,200 officers", "1,500 officers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dossier.analysis.discrepancies.counted import ANYBODY, Common, unlike
from dossier.analysis.discrepancies.facts import side
from dossier.analysis.discrepancies.finders import NUMBER
from dossier.analysis.discrepancies.numbers import agree, is_rounded
from dossier.analysis.discrepancies.sentence import Sentence, Sentences
from dossier.analysis.discrepancies.tolls import Toll, day
from dossier.model import Event

_LARGE = 100
"""Smaller numbers are often of a part."""
_TIMES = 1.5
"""How many times one number may be another one of the same."""

Found = tuple[Toll, Sentence]


def find(event: Event, inside: Sentences) -> Iterator[tuple[str, list[Toll]]]:
    """Yield what is counted and what the articles say, where they do not agree on it."""
    found: dict[str, list[Found]] = {}
    for article in event.reports:
        for toll, sentence in _only_ones(inside[article]):
            found.setdefault(toll.kind, []).append((toll, sentence))
    for what, told in found.items():
        apart = [
            toll
            for one, other in combinations(told, 2)
            if _differ(one, other)
            for toll in (one[0], other[0])
        ]
        if apart:
            yield what, [toll for toll, _ in told if toll in apart]


def _only_ones(inside: Sequence[Sentence]) -> Iterator[Found]:
    """Yield the large numbers of an article that counts nothing else by the same word."""
    by_word: dict[str, list[Found]] = {}
    for sentence in inside:
        numbers = sentence.numbers if sentence.names_large else ()
        for number in numbers:
            large = number.value >= _LARGE and not number.thing.measure
            word = number.thing.head if large else ""
            if word:
                value = side(sentence.view, number.first, number.last)
                toll = Toll(word, number, sentence.view, value, day(sentence.view), is_sum=False)
                by_word.setdefault(word, []).append((toll, sentence))
    for told in by_word.values():
        toll, sentence = told[0]
        is_one = all(one.number.value == toll.number.value for one, _ in told)
        is_news = not (sentence.is_past or sentence.names_year)
        if is_one and is_news and toll.kind not in ANYBODY:
            yield toll, sentence


def _differ(one: Found, other: Found) -> bool:
    """Say whether two numbers of the same do not agree."""
    (a, first), (b, second) = one, other
    x, y = a.number, b.number
    low, high = sorted((x.value, y.value))
    if agree(x, y) or high > _TIMES * low or is_rounded(a.view, x, b.view, y):
        return False
    if unlike(x.thing, y.thing):
        return False
    common = Common.of(first.read(NUMBER).traits, second.read(NUMBER).traits)
    beside = (x.thing.near & y.thing.near) - x.thing.nouns - y.thing.nouns
    return not common.apart and not common.ruled and (common.names or bool(beside))
