"""Who said what: the words, the words that say so, and who else could have been meant."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.explain.ground import Ground, at, highest, row, second, section
from dossier.model import Passage, Quote, QuoteRecord, Reading, Speaker
from dossier.text import content_words


def quote(ground: Ground, record: QuoteRecord) -> Iterator[str]:
    """Yield the words of a quote, who said them, and which words say so."""
    reading = ground.readings[record.article]
    found = reading.study.quotes[record.index]

    def cite(span: object) -> str:
        return ground.cite(Passage(record.article, span)) if span else "none"  # type: ignore[arg-type]

    yield f"Quote {record.id} ({found.kind})"
    yield row("words", cite(found.span))
    yield row("cue", cite(found.cue))
    if found.speaker:
        yield row("speaker", cite(found.speaker.span))
        yield row("that is", found.speaker.text)
        yield row("because", _led_back(reading, found.speaker))
        yield row("known as", record.speaker or "nobody who has a page")
        yield row("through", cite(found.speaker.via))
    else:
        yield row("speaker", "the text does not say")
    yield from section("Other wordings", _wordings(ground, record))
    speakers = _others(reading, found)
    like = _alike(ground, record)
    yield from second(
        (*speakers, *like), "nobody else is named near, and no other quote is like it"
    )


def _others(reading: Reading, found: Quote) -> Iterator[str]:
    """Yield the person who is named nearest to a quote and was not taken for its speaker."""
    speaker = found.speaker
    near = [
        (abs(m.span.start - found.span.start), other.label, m.span)
        for number, other in enumerate(reading.study.names)
        for m in other.mentions
        if other.kind == "person"
        and (speaker is None or number != speaker.name)
        and found.span.start - _BACK < m.span.start < found.span.end + _BACK
    ]
    for distance, label, span in sorted(near)[:1]:
        yield row("speaker", f"{label}, at {at(span)}, {distance} characters away")


def _alike(ground: Ground, record: QuoteRecord) -> Iterator[str]:
    """Yield the quote of another family that has most words in common with one."""
    own = _words(ground, record)
    others = [q for q in ground.edition.analysis.quotes if q.family != record.family]
    scored = [(_share(own, _words(ground, other)), other) for other in others]
    for score, other in highest(scored, 1):
        if score:
            yield row("wording", f"{other.id}  {score:.0%} of the words of both")


def _words(ground: Ground, record: QuoteRecord) -> frozenset[str]:
    reading = ground.readings[record.article]
    span = reading.study.quotes[record.index].span
    return frozenset(content_words(reading.article.text, span, reading.article.language))


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, len(a | b))


def _led_back(reading: Reading, speaker: Speaker) -> str:
    """Return how the words that name a speaker were led back to somebody."""
    written = speaker.span.of(reading.article.text)
    if speaker.text == written and speaker.name is None:
        return "these words stand for themselves; no name of the article ends them"
    if speaker.name is None:
        return f"“{written}” points back to “{speaker.text}”, who spoke before"
    name = reading.study.names[speaker.name]
    if any(speaker.span.holds(m.span) for m in name.mentions):
        return f"“{name.label}” stands in these words"
    if any(written.lower().removeprefix("the ") in role.text.lower() for role in name.roles):
        return f"“{written}” is a role of {name.label} in this article, and of nobody else"
    return f"“{written}” points back to {name.label}{_passed_over(reading, speaker)}"


def _passed_over(reading: Reading, speaker: Speaker) -> str:
    """Return who else is named in the sentences before, and was not chosen."""
    near = [
        (m.span.start, other.label)
        for number, other in enumerate(reading.study.names)
        for m in other.mentions
        if other.kind == "person"
        and number != speaker.name
        and speaker.span.start - _BACK < m.span.start < speaker.span.start
    ]
    return f"; next would have been {max(near)[1]}" if near else ", the only person named near"


_BACK = 400
"""Code points before a pronoun in which others are named whom it could have meant."""


def _wordings(ground: Ground, record: QuoteRecord) -> Iterator[str]:
    for other in ground.edition.analysis.quotes:
        if other.family == record.family and other.id != record.id:
            span = ground.readings[other.article].study.quotes[other.index].span
            yield row("", f"{other.id}  {ground.cite(Passage(other.article, span))}")
