"""How many people were aboard and how many survived: what an article says of an event with one number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.analysis.discrepancies.numbers import agree
from dossier.analysis.discrepancies.sentence import Sentence, Sentences, holding
from dossier.analysis.discrepancies.tolls import Toll, counted, kind_of
from dossier.lang import words
from dossier.model import DiscrepancyKind, Event

TABLE = "sole_counts"


def find(event: Event, inside: Sentences) -> Iterator[tuple[str, DiscrepancyKind, list[Toll]]]:
    """Yield what was so of people, how the articles differ in their number, and what they say.

    An article that gives two numbers, as of two boats, says nothing here.
    """
    found: dict[str, list[Toll]] = {}
    for article in event.reports:
        for one in _only_ones(inside[article]):
            found.setdefault(one.kind, []).append(one)
    for kind, told in sorted(found.items()):
        if any(not agree(x.number, y.number) for x in told for y in told):
            yield kind, kind_of(told), told


def _only_ones(inside: Sequence[Sentence]) -> list[Toll]:
    by_kind: dict[str, list[Toll]] = {}
    for sentence in holding(inside, TABLE):
        if sentence.numbers and not sentence.is_past and not _is_of_another(sentence):
            for one in counted(sentence.view, sentence.numbers, TABLE):
                by_kind.setdefault(one.kind, []).append(one)
    return [
        told[0]
        for told in by_kind.values()
        if all(agree(told[0].number, other.number) for other in told)
    ]


def _is_of_another(sentence: Sentence) -> bool:
    """Say whether a sentence tells of another time, "In June, a boat with 270 aboard", or what was said before."""
    if not words(sentence.view.language, "former_words").isdisjoint(sentence.view.found.words):
        return True
    published = sentence.reading.article.published
    day = published.when.start if published else None
    times = (t.when for t in sentence.reading.study.times if sentence.span.holds(t.span))
    return any(
        when and when.end and when.precision in {"month", "year"} and not (day and when.end >= day)
        for when in times
    )
