"""What articles of an event state once and differ in: tolls, ages, depths and heights."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from dossier.analysis.compared import Told
from dossier.analysis.discrepancies import ages, making, measures, sole, tolls
from dossier.analysis.discrepancies.facts import Side
from dossier.analysis.discrepancies.finders import About
from dossier.analysis.discrepancies.sentence import Sentences
from dossier.analysis.discrepancies.view import View
from dossier.model import Claim, Discrepancy, DiscrepancyKind, Evidence, Passage, Reading, Span
from dossier.text import stable_digest

Statement = tolls.Toll | measures.Measure | ages.Age | making.Making


class Found(NamedTuple):
    """One thing on which articles do not agree."""

    key: tuple[str, ...]
    """What tells it from others of the event."""
    kind: DiscrepancyKind
    detail: str
    told: Sequence[Statement]
    about: About = "number"


def stated(
    compared: Told,
    readings: Mapping[str, Reading],
    inside: Sentences,
    point: Callable[[Passage], str | None],
) -> list[Discrepancy]:
    """Return on which things the articles of an event do not agree.

    Args:
        compared: the statements of the event.
        readings: the articles by their ids.
        inside: their sentences.
        point: which point a sentence reports.
    """
    event = compared.event
    found = [
        *(
            Found(("toll", what), kind, f"how many people were {what}", told)
            for what, kind, told in tolls.find(event, inside)
        ),
        *(
            Found(("sole", what), kind, f"how many people {what}", told)
            for what, kind, told in sole.find(event, inside)
        ),
        *(
            Found(("made", how), "conflict", f"when it was {how}", told, "date")
            for how, told in making.find(event, inside)
        ),
        *(
            Found(("measure", *thing), "conflict", f"how {thing[0]} the {thing[1]} is", told)
            for thing, told in measures.find(event, inside)
        ),
        *(
            Found(
                ("age", told[0].article, str(told[0].side.passage.span.start)),
                "conflict",
                f"how old the {whose} is",
                told,
            )
            for whose, told in ages.find(event, readings, compared.spellings, inside)
        ),
    ]
    return [_discrepancy(event.id, one, point) for one in found]


def beyond(counted: Sequence[Discrepancy], found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Return what was found in sentences and does not say a second time what is stated."""
    shown = {told.sentence for one in counted for told in one.claims}
    values = {(one.about, *_valued(told)) for one in counted for told in one.claims}
    return [
        one
        for one in found
        if any((one.about, *_valued(told)) not in values for told in one.claims)
        and (one.about != "number" or any(told.sentence not in shown for told in one.claims))
    ]


_FIGURE = re.compile(r"\d[\d.,]*")


def _valued(told: Claim) -> tuple[str, str]:
    """Return the article of a claim, and its number without what stands around it."""
    figure = _FIGURE.search(told.value)
    return told.passage.article, figure.group() if figure else told.value.casefold()


def _discrepancy(event: str, found: Found, point: Callable[[Passage], str | None]) -> Discrepancy:
    return Discrepancy(
        id=f"d{stable_digest(event, *found.key)}",
        event=event,
        point=next((p for one in found.told if (p := point(one.view.passage))), None),
        kind=found.kind,
        about=found.about,
        claims=tuple(claim(one.view, one.side) for one in found.told),
        why=(Evidence("contrast", 1.0, found.detail),),
    )


def claim(view: View, told: Side) -> Claim:
    """Return one side of a discrepancy, with the words that say whose statement it is."""
    return Claim(told.passage, view.passage, told.value, _attributed(view, told.passage.span))


def _attributed(view: View, span: Span) -> str | None:
    """Return the words that say whose statement a value is part of, or through whom it is known."""
    for quote in view.reading.study.quotes:
        speaker = quote.speaker
        if speaker and quote.span.meets(span):
            return (speaker.via or speaker.span).of(view.text)
    return None
