"""The same words, said by different people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

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


def find(
    readings: Mapping[str, Reading],
    events: Sequence[Event],
    names: Sequence[Name],
    quotes: Sequence[QuoteRecord],
) -> list[Discrepancy]:
    """Return the quotes that articles of one event give to different people."""
    people = frozenset(name.id for name in names if name.kind == "person")
    home = {article: event.id for event in events for article in event.reports}
    families: dict[tuple[str, str], list[QuoteRecord]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker in people and quote.article in home:
            families[home[quote.article], quote.family].append(quote)
    return [
        _discrepancy(event, family, list(_claims(readings, members)))
        for (event, family), members in sorted(families.items())
        if len({quote.speaker for quote in members}) > 1 and _disagree(members)
    ]


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
            around = next((s.span for s in study.sentences if s.span.meets(quote.span)), quote.span)
            named = _named(study, quote.speaker)
            yield Claim(
                Passage(record.article, named),
                Passage(record.article, around),
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
