"""How deep or tall something is, as the ledes of an event's articles say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.analysis.discrepancies.facts import Side, side
from dossier.analysis.discrepancies.finders import NUMBER
from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.numbers import Number, agree
from dossier.analysis.discrepancies.sentence import Sentence, Sentences
from dossier.analysis.discrepancies.view import View
from dossier.analysis.stems import stem
from dossier.lang import pattern, primary, table
from dossier.model import Event

_LEDE = 4
"""Sentences."""
_ONE_QUAKE = 0.7
_SAME = 0.06
"""Share by which two lengths may differ that were converted and rounded."""


class Measure(NamedTuple):
    """What one article says of a thing."""

    thing: tuple[str, str]
    """What is measured, and of what."""
    number: Number
    """In metres."""
    view: View
    side: Side


def find(event: Event, inside: Sentences) -> Iterator[tuple[tuple[str, str], list[Measure]]]:
    """Yield what is measured and what the articles say, where they do not agree on it.

    Only what is one thing in every article counts: an article that gives two measures of it, or of
    another thing of its kind, says nothing here.
    """
    found: dict[tuple[str, str], list[Measure]] = {}
    for article in event.reports:
        for measure in _only_ones(inside[article]):
            found.setdefault(measure.thing, []).append(measure)
    for thing, told in sorted(found.items()):
        if any(not _agree(x, y) for x in told for y in told) and not _of_two_quakes(told):
            yield thing, told


def _of_two_quakes(told: Sequence[Measure]) -> bool:
    """Say whether magnitudes are too far apart to be of one quake, and not of another after it."""
    values = [one.number.value for one in told if one.thing[0] == _STRONG]
    return bool(values) and max(values) - min(values) > _ONE_QUAKE


def _agree(x: Measure, y: Measure) -> bool:
    a, b = x.number.value, y.number.value
    if x.thing[0] == _STRONG:
        return a == b
    return abs(a - b) <= _SAME * max(a, b) or agree(x.number, y.number)


def _only_ones(inside: Sequence[Sentence]) -> list[Measure]:
    """Return the measures in the lede of things of which the article knows one."""
    by_thing: dict[tuple[str, str], list[Measure]] = {}
    for number, sentence in enumerate(inside):
        if not _may_measure(sentence) or not sentence.numbers or sentence.is_past:
            continue
        for measure in _measures(sentence.view, sentence.numbers):
            kept = by_thing.setdefault(measure.thing, [])
            if number < _LEDE or kept:
                kept.append(measure)
    return [
        told[0]
        for told in by_thing.values()
        if told and all(_agree(told[0], other) for other in told)
    ]


_STRONG, _QUAKE = "magnitude", "quake"
_GLUED = re.compile(r"(\d+(?:\.\d+)?)([a-z]+)")
"""A number with its unit: "80m"."""


def _measures(sentence: View, numbers: Sequence[Number]) -> Iterator[Measure]:
    for number in numbers:
        measured = _measured(sentence, number)
        if measured is not None:
            thing, value, last = measured
            converted = number._replace(value=value)
            yield Measure(thing, converted, sentence, side(sentence, number.first, last))


def _may_measure(sentence: Sentence) -> bool:
    """Say whether a sentence has a word for a dimension, and may have a number."""
    if NUMBER not in sentence.kinds:
        return False
    article = sentence.reading.article
    text, language = sentence.span.of(article.text), primary(article.language)
    forms = (*inverted(language, "dimensions"), *table(language, "measure_leads").get(_STRONG, ()))
    may_bear = pattern(language, "number_rules", "may-bear")
    return any(word in text for word in forms) or may_bear.search(text) is not None


def _measured(sentence: View, number: Number) -> tuple[tuple[str, str], float, int] | None:
    """Return what a number measures, its value in metres, and its last word."""
    if number.thing.measure == _STRONG:
        return (_STRONG, "".join(number.thing.matter) or _QUAKE), number.value, number.last
    if number.thing.measure == "length" and number.thing.matter:
        return ("away", "".join(number.thing.matter)), number.value, number.last
    found, last = sentence.found.words, number.last + 1
    glued = _GLUED.fullmatch(found[number.last])
    count, unit = (
        (float(glued[1]), glued[2])
        if glued
        else (number.value / number.unit, "".join(found[last : last + 1]))
    )
    last += 0 if glued else 1
    size = table(sentence.language, "lengths").get(unit)
    what = inverted(sentence.language, "dimensions").get("".join(found[last : last + 1]))
    if size is None or what is None:
        return None
    value = count * float(size[0])
    thing = _thing(sentence, last)
    return None if thing is None else ((what, thing), value, last)


def _thing(sentence: View, last: int) -> str | None:
    """Return the noun behind a measure."""
    noun = sentence.found.words[last + 1] if last + 1 < len(sentence.stems) else ""
    return stem(noun, sentence.language) if sentence.gap(last) == " " and noun else None
