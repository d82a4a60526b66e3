"""The same words, said by different people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

import msgspec

from dossier.analysis.discrepancies.facts import around
from dossier.analysis.tokens import folded
from dossier.model import (
    Claim,
    Discrepancy,
    Event,
    Evidence,
    Name,
    Passage,
    Quote,
    QuoteRecord,
    Reading,
    Span,
    Speaker,
    Study,
)
from dossier.text import stable_digest

_WORDS = 4
"""Words of two quotes that are the same, so that it is no matter of chance."""


def find(
    readings: Mapping[str, Reading],
    events: Sequence[Event],
    names: Sequence[Name],
    quotes: Sequence[QuoteRecord],
) -> list[Discrepancy]:
    """Return the quotes that articles of one event give to different people."""
    people = _mentioned(names)
    known = {(own, person) for own, named in people.items() for person, _ in named.values()}
    home = {article: event.id for event in events for article in event.reports}
    families: dict[tuple[str, str], list[QuoteRecord]] = defaultdict(list)
    first: dict[tuple[str, str], str] = {}
    for quote in [_led_back(readings, people, quote) for quote in quotes]:
        if (
            (quote.article, quote.speaker) in known
            and quote.article in home
            and _is_named(readings, quote)
        ):
            event = home[quote.article]
            family = first.setdefault((event, _words(readings, quote) or quote.id), quote.family)
            families[event, family].append(quote)
    return [
        _discrepancy(event, family, list(_claims(readings, members)))
        for (event, family), members in sorted(families.items())
        if len({quote.speaker for quote in members}) > 1 and _disagree(members)
    ]


People = Mapping[str, Mapping[int, tuple[str, int]]]
"""Whom each place of an article names: the id of a person, and where the name ends."""


def _mentioned(names: Sequence[Name]) -> People:
    found: dict[str, dict[int, tuple[str, int]]] = defaultdict(dict)
    for name in sorted(names, key=attrgetter("id")):
        if name.kind == "person":
            for spelling in name.spellings:
                for mention in spelling.mentions:
                    found[mention.article][mention.span.start] = name.id, mention.span.end
    return found


def _led_back(readings: Mapping[str, Reading], people: People, record: QuoteRecord) -> QuoteRecord:
    """Return a quote with its speaker, also where words around his name were taken for it."""
    named = people.get(record.article)
    if record.speaker or not named:
        return record
    speaker = readings[record.article].study.quotes[record.index].speaker
    if speaker is None:
        return record
    text, end = readings[record.article].article.text, speaker.span.end
    found = [named[at] for at in range(speaker.span.start, end) if at in named]
    if len(found) == 1 and (found[0][1] == end or text[found[0][1]] == ","):
        return msgspec.structs.replace(record, speaker=found[0][0])
    return record


def _words(readings: Mapping[str, Reading], record: QuoteRecord) -> str:
    """Return the words of a quote, in the form in which they are the same; nothing for a few."""
    reading = readings[record.article]
    found = folded(reading.article.text, reading.study.quotes[record.index].span)
    return " ".join(found) if len(found) >= _WORDS else ""


def _is_named(readings: Mapping[str, Reading], record: QuoteRecord) -> bool:
    """Say whether the words beside a quote name its speaker; who "he" is may be another matter."""
    reading = readings[record.article]
    speaker = reading.study.quotes[record.index].speaker
    if speaker is None:
        return False
    return not set(folded(reading.article.text, speaker.span)).isdisjoint(folded(speaker.text))


def _disagree(members: Sequence[QuoteRecord]) -> bool:
    """Say whether two articles name different people, and neither of them both."""
    speakers: dict[str, set[str | None]] = defaultdict(set)
    for quote in members:
        speakers[quote.article].add(quote.speaker)
    return any(not a & b for a in speakers.values() for b in speakers.values())


def _claims(readings: Mapping[str, Reading], members: Sequence[QuoteRecord]) -> Iterator[Claim]:
    for record in members:
        study = readings[record.article].study
        quote: Quote = study.quotes[record.index]
        if quote.speaker:
            named = _named(study, quote.speaker)
            yield Claim(
                Passage(record.article, named),
                Passage(record.article, around(study, quote.span)),
                named.of(readings[record.article].article.text),
            )


def _named(study: Study, speaker: Speaker) -> Span:
    """Return where the article names the speaker in full, or the words next to the quote."""
    mentions = study.names[speaker.name].mentions if speaker.name is not None else ()
    return next((m.span for m in mentions if m.form == speaker.text), speaker.span)


def _discrepancy(event: str, family: str, claims: Sequence[Claim]) -> Discrepancy:
    return Discrepancy(
        id=f"d{stable_digest(event, family)}",
        event=event,
        point=None,
        kind="conflict",
        about="attribution",
        claims=tuple(claims),
        why=(Evidence("contrast", 1.0, "who said these words"),),
    )
