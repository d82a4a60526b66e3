"""How many people were killed and injured, as the ledes of an event's articles say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.analysis.discrepancies.classes import is_person
from dossier.analysis.discrepancies.facts import Side, side
from dossier.analysis.discrepancies.figures import begins
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.numbers import Number, agree
from dossier.analysis.discrepancies.parts import hedged
from dossier.analysis.discrepancies.sentence import Sentence, Sentences
from dossier.analysis.discrepancies.units import small
from dossier.analysis.discrepancies.view import View
from dossier.lang import words
from dossier.model import DiscrepancyKind, Event

_DEEDS = "tolls"
"""The table of what is done to people."""
_LEDE = 2
"""Sentences."""
_REACH = 6
"""Words between a number and what happened."""
_LEAD = 26
"""Words between "the number of people killed" and the number that it "rose to"."""
_COUNTED = 4
"""Words between "the number of" and what happened to those."""


class Toll(NamedTuple):
    """How many people one article says suffered something."""

    kind: str
    number: Number
    view: View
    side: Side
    day: str
    is_sum: bool
    """Whether the words say that it is the number of all."""


def find(event: Event, inside: Sentences) -> Iterator[tuple[str, DiscrepancyKind, list[Toll]]]:
    """Yield what people suffered, how the articles differ in their number, and what they say."""
    found = [toll for article in event.reports for toll in _lede(inside[article])]
    for kind in sorted({toll.kind for toll in found}):
        tolls = _of_event([toll for toll in found if toll.kind == kind], inside)
        if any(not agree(x.number, y.number) for x in tolls for y in tolls):
            yield kind, kind_of(tolls), tolls


def _of_event(tolls: Sequence[Toll], inside: Sentences) -> list[Toll]:
    """Leave out what an article tells of another happening: it has the number of the others too."""
    backing = [sum(agree(x.number, y.number) for y in tolls) for x in tolls]
    return [
        own
        for own, told in zip(tolls, backing, strict=True)
        if not any(
            told <= more and not agree(own.number, rival.number) and _tells(inside, own, rival)
            for rival, more in zip(tolls, backing, strict=True)
        )
    ]


def _tells(inside: Sentences, own: Toll, rival: Toll) -> bool:
    """Say whether an article tells a toll of another one as well, and not as what was said before."""
    former = words(own.view.language, "former_words")
    return any(
        toll.kind == rival.kind and toll.number.value == rival.number.value
        for sentence in inside[own.view.reading.article.id]
        if sentence.numbers and former.isdisjoint(sentence.view.found.words)
        for toll in _tolls(sentence.view, sentence.numbers)
    )


def _lede(inside: Sequence[Sentence]) -> list[Toll]:
    """Return what the first sentences say that count people; each kind once."""
    found: dict[str, Toll] = {}
    for sentence in inside[:_LEDE]:
        if sentence.numbers and not sentence.is_past:
            tolls = list(_tolls(sentence.view, sentence.numbers))
            for toll in sorted(tolls, key=lambda toll: not toll.is_sum):
                found.setdefault(toll.kind, toll)
    return list(found.values())


def _tolls(sentence: View, numbers: Sequence[Number]) -> Iterator[Toll]:
    for number in numbers:
        total = _risen(sentence, number)
        kind = total or _suffered(sentence, number)
        if kind and not number.thing.measure:
            told = side(sentence, hedged(sentence, number.first), number.last)
            yield Toll(kind, number, sentence, told, day(sentence), total is not None)


def counted(sentence: View, numbers: Sequence[Number], table_name: str) -> Iterator[Toll]:
    """Yield the numbers of people of whom a table says what was so of them."""
    for number in numbers:
        kind = _risen(sentence, number, table_name) or _suffered(sentence, number, table_name)
        if kind and not number.thing.measure:
            told = side(sentence, hedged(sentence, number.first), number.last)
            yield Toll(kind, number, sentence, told, day(sentence), is_sum=False)


def day(sentence: View) -> str:
    """Return the day on which the article of a sentence appeared; empty where it is not known."""
    published = sentence.reading.article.published
    return str(published.when.start or "") if published else ""


def _suffered(sentence: View, number: Number, table_name: str = _DEEDS) -> str | None:
    """Return what happened to the people that a number counts, as the key of the table."""
    kinds = inverted(sentence.language, table_name)
    before = _before(sentence, number)
    if before in words(sentence.language, "toll_parts"):
        return None
    fillers = words(sentence.language, "toll_fillers")
    after = sentence.found.words[number.last + 1 : number.last + 1 + _REACH]
    if not sentence.gap(number.last).isspace():
        return kinds.get(before)
    passed = (n for n, w in enumerate(after) if w not in fillers and not is_person(sentence, w))
    at = next(passed, -1)
    is_deed = table_name == _DEEDS and _acts(sentence, number.last + 1 + at)
    is_part = bool(after) and after[0] in small(sentence, "of")
    told = kinds.get(after[at]) if at >= 0 and not (is_deed or is_part) else None
    return told or (kinds.get(before) if after[:1] and after[0] in fillers else None)


def _acts(sentence: View, n: int) -> bool:
    """Say whether somebody else suffers what a verb tells: "two gunmen killed 30 people"."""
    behind = sentence.found.words[n + 1 : n + 2]
    is_next = bool(behind) and sentence.gap(n) == " "
    is_number = is_next and begins(sentence.language)[behind[0]]
    return is_number or (is_next and behind[0] in words(sentence.language, "toll_articles"))


def _risen(sentence: View, number: Number, table_name: str = _DEEDS) -> str | None:
    """Return what happened to those whose number is said to have risen to a number."""
    if _before(sentence, number) not in words(sentence.language, "toll_joints"):
        return None
    found = sentence.found.words
    kinds = inverted(sentence.language, table_name)
    for n in range(hedged(sentence, number.first) - 1, max(-1, number.first - _LEAD), -1):
        if found[n] in words(sentence.language, "toll_words"):
            return kinds.get(found[n])
        if found[n] in words(sentence.language, "toll_counts"):
            told = (kinds.get(word) for word in found[n + 1 : n + 1 + _COUNTED])
            return next((kind for kind in told if kind), None)
        if ";" in sentence.gap(n):
            return None
    return None


def _before(sentence: View, number: Number) -> str:
    """Return the word before a number and what hedges it ("at least")."""
    first = hedged(sentence, number.first)
    opening = sentence.found.words[:first]
    if opening[-1:] and opening[-1] in words(sentence.language, "toll_articles"):
        opening = opening[:-1]
    return next(iter(opening[-1:]), "")


def kind_of(tolls: Sequence[Toll]) -> DiscrepancyKind:
    """Say whether the numbers only rise from day to day, or do not agree on one and the same."""
    rises = all(
        x.day and x.day < y.day
        for x in tolls
        for y in tolls
        if x.number.value < y.number.value and not agree(x.number, y.number)
    )
    return "later update" if rises else "conflict"
