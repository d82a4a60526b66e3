"""Who is who, who said what, and what outlets and topics are made of."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.checks.doubts import like
from dossier.explain.ground import Ground, evidence, row, section
from dossier.model import Name, Passage, QuoteRecord, Source, Topic

_MOST = 12
_NEARLY = 70.0
"""Likeness, of 100, from which another name is told as nearly the same."""


def name(ground: Ground, record: Name) -> Iterator[str]:
    """Yield the spellings of a name, why they are one, and which names it was nearly joined with."""
    yield f"{record.kind.capitalize()} {record.id}"
    yield row("label", record.label)
    yield from section("Spellings", _spellings(ground, record))
    yield from section("Roles", (row("", ground.cite(r.passage)) for r in record.roles[:_MOST]))
    yield from section("Why these are one", evidence(record.why))
    yield from section("Looks alike and is kept apart", (_label(ground, n) for n in record.apart))
    yield from section("Nearly the same", _near(ground, record))


def _spellings(ground: Ground, record: Name) -> Iterator[str]:
    for spelling in record.spellings:
        first = spelling.mentions[0]
        cited = ground.cite(Passage(first.article, first.span))
        yield row(f"{len(spelling.mentions)} ×", f"{spelling.form}  first: {cited}")


def _label(ground: Ground, other: str) -> str:
    return row("", f"{other}  {ground.names[other].label}")


def _near(ground: Ground, record: Name) -> Iterator[str]:
    others = (n for n in ground.names.values() if n.kind == record.kind and n.id != record.id)
    scored = [(like(record, other), other) for other in others]
    for score, other in sorted(scored, key=lambda pair: (-pair[0], pair[1].id))[:3]:
        if score >= _NEARLY:
            yield row(f"{score / 100:.2f}", f"{other.id}  {other.label}")


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
        yield row("known as", record.speaker or "nobody who has a page")
        yield row("through", cite(found.speaker.via))
    else:
        yield row("speaker", "the text does not say")
    yield from section("Other wordings", _wordings(ground, record))


def _wordings(ground: Ground, record: QuoteRecord) -> Iterator[str]:
    for other in ground.edition.analysis.quotes:
        if other.family == record.family and other.id != record.id:
            span = ground.readings[other.article].study.quotes[other.index].span
            yield row("", f"{other.id}  {ground.cite(Passage(other.article, span))}")


def source(ground: Ground, record: Source) -> Iterator[str]:
    """Yield the articles of an outlet, and by which words each names it."""
    yield f"Source {record.id}"
    yield row("name", record.name or "the outlet is not named")
    yield row("spellings", ", ".join(record.spellings) or "none")
    yield from section("Its articles", _articles(ground, record))


def _articles(ground: Ground, record: Source) -> Iterator[str]:
    for article_id in record.articles:
        article = ground.readings[article_id].article
        found = article.source
        ground_of = f"{found.basis}: {found.value}" if found else "not named"
        yield row("", f"{article.file}  {ground_of}")


def topic(ground: Ground, record: Topic) -> Iterator[str]:
    """Yield what a topic is made of."""
    yield f"Topic {record.id}"
    yield row("label", record.label)
    yield row("by", "editor" if record.editor else "found in the texts")
    yield row("terms", ", ".join(record.terms))
    yield from section("Its events", (_event(ground, e) for e in record.events))
    yield from section(
        "Where its terms stand", (row("", ground.cite(p)) for p in record.passages[:_MOST])
    )


def _event(ground: Ground, event: str) -> str:
    return row("", f"{event}  {ground.events[event].title}")
