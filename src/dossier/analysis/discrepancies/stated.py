"""What articles of an event state once and differ in: tolls, ages, depths and heights."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.analysis.compared import Told
from dossier.analysis.discrepancies import (
    ages,
    divided,
    making,
    masses,
    measures,
    sole,
    tolls,
    votes,
)
from dossier.analysis.discrepancies.facts import Side
from dossier.analysis.discrepancies.finders import About
from dossier.analysis.discrepancies.sentence import Sentences
from dossier.analysis.discrepancies.view import View
from dossier.model import Claim, Discrepancy, DiscrepancyKind, Evidence, Passage, Reading, Span
from dossier.text import stable_digest

Statement = tolls.Toll | measures.Measure | ages.Age | making.Making | divided.Division


class Found(NamedTuple):
    """One thing on which articles do not agree."""

    key: tuple[str, ...]
    """What tells it from others of the event."""
    kind: DiscrepancyKind
    detail: str
    told: Sequence[Statement]
    about: About = "number"


class Stated(NamedTuple):
    """What the articles of an event state once and do not agree on."""

    people: list[Discrepancy]
    """How many they were and how old they are."""
    things: list[Discrepancy]


def stated(
    compared: Told,
    readings: Mapping[str, Reading],
    inside: Sentences,
    point: Callable[[Passage], str | None],
) -> Stated:
    """Return on which things the articles of an event do not agree.

    Args:
        compared: the statements of the event.
        readings: the articles by their ids.
        inside: their sentences.
        point: which point a sentence reports.
    """
    event = compared.event.id
    return Stated(
        [_discrepancy(event, one, point) for one in _of_people(compared, readings, inside)],
        [_discrepancy(event, one, point) for one in _of_things(compared, inside)],
    )


def _of_people(
    compared: Told, readings: Mapping[str, Reading], inside: Sentences
) -> Iterator[Found]:
    event = compared.event
    for what, kind, suffered in tolls.find(event, inside):
        yield Found(("toll", what), kind, f"how many people were {what}", suffered)
    for what, kind, counts in sole.find(event, inside):
        yield Found(("sole", what), kind, f"how many people {what}", counts)
    for whose, told in ages.find(event, readings, compared.spellings, inside):
        key = ("age", told[0].article, str(told[0].side.passage.span.start))
        yield Found(key, "conflict", f"how old the {whose} is", told)


def _of_things(compared: Told, inside: Sentences) -> Iterator[Found]:
    event = compared.event
    for how, made in making.find(event, inside):
        yield Found(("made", how), "conflict", f"when it was {how}", made, "date")
    for thing, measured in measures.find(event, inside):
        detail = f"how {thing[0]} the {thing[1]} is"
        yield Found(("measure", *thing), "conflict", detail, measured)
    for shares in votes.find(event, compared.spellings, inside):
        key = ("share", *(str(one.side.passage.span.start) for one in shares))
        yield Found(key, "conflict", "what share somebody has", shares)
    for votes_cast in divided.find(event, inside):
        first = votes_cast[0].side.passage
        yield Found(("divided", first.article), "conflict", "how they voted", votes_cast)
    for what, counted in masses.find(event, inside):
        yield Found(("mass", what), tolls.kind_of(counted), f"how many {what}", counted)


def beyond(said: Stated, found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Return what was found in sentences and does not say a second time what is stated."""
    shown = {told.sentence for one in said.people for told in one.claims}
    values = {
        (one.about, *_valued(told)) for one in (*said.people, *said.things) for told in one.claims
    }
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
