"""What share each person has, as of the votes, in the words of an event's articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dossier.analysis.discrepancies.facts import side
from dossier.analysis.discrepancies.numbers import agree
from dossier.analysis.discrepancies.sentence import Sentence, Sentences
from dossier.analysis.discrepancies.tolls import Toll, day
from dossier.analysis.statements import Spellings
from dossier.model import Event, Span

_OPENING = 8
"""Sentences; what is told further down is often of another time."""
_ONE = 1.5
"""How many times one share of somebody may be another one."""


def find(event: Event, spellings: Spellings, inside: Sentences) -> Iterator[list[Toll]]:
    """Yield the shares of each person that do not agree; of each article the first."""
    found: dict[str, list[Toll]] = {}
    for article in event.reports:
        shares = _first_ones(inside[article][:_OPENING], spellings.get(article, ()))
        for person, share in shares.items():
            found.setdefault(person, []).append(share)
    for told in found.values():
        values = [one.number.value for one in told]
        differ = any(not agree(x.number, y.number) for x, y in combinations(told, 2))
        if differ and max(values) <= _ONE * min(values):
            yield told


def _first_ones(opening: Sequence[Sentence], named: Sequence[tuple[Span, str]]) -> dict[str, Toll]:
    """Return the first share of each person in the beginning of an article."""
    found: dict[str, Toll] = {}
    for sentence in opening:
        if sentence.is_past or not any(n.thing.measure == "percent" for n in sentence.numbers):
            continue
        for number in sentence.numbers:
            held = number.thing.holder
            person = next((name for span, name in named if held and span.meets(held)), None)
            if person and not sentence.names_year:
                told = side(sentence.view, number.first, number.last)
                share = Toll("share", number, sentence.view, told, day(sentence.view), is_sum=False)
                found.setdefault(person, share)
    return found
