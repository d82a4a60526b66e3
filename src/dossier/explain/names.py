"""Who is who, who said what, and what outlets and topics are made of."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis import linking, names
from dossier.checks.doubts import like
from dossier.explain.ground import Ground, evidence, highest, row, second, section
from dossier.model import (
    Evidence,
    Name,
    Passage,
    Source,
    Topic,
)

_MOST = 12
_NEARLY = 70.0
"""Likeness, of 100, from which another name is told as nearly the same."""


def name(ground: Ground, record: Name) -> Iterator[str]:
    """Yield the spellings of a name, why they are one, and which names it was nearly joined with."""
    yield f"{record.kind.capitalize()} {record.id}"
    yield row("label", record.label)
    yield from section("Spellings", _spellings(ground, record))
    yield from section("Roles", (row("", ground.cite(r.passage)) for r in record.roles[:_MOST]))
    yield from section("Why this is a name", evidence(_why(ground, record)))
    yield from section("Why these are one", evidence(record.why))
    yield from section("Looks alike and is kept apart", _apart(ground, record))
    yield from second(_near(ground, record), "no other name is written nearly so")


def _spellings(ground: Ground, record: Name) -> Iterator[str]:
    for spelling in record.spellings:
        first = spelling.mentions[0]
        cited = ground.cite(Passage(first.article, first.span))
        yield row(f"{len(spelling.mentions)} ×", f"{spelling.form}  first: {cited}")


def _why(ground: Ground, record: Name) -> tuple[Evidence, ...]:
    """Return why the words are a name in the article that writes it most fully."""
    locals_ = [(ground.readings[a], n) for a, n in record.locals]
    reading, number = max(locals_, key=lambda pair: len(pair[0].study.names[pair[1]].label))
    return names.why(reading.article, reading.study.names[number])


def _apart(ground: Ground, record: Name) -> Iterator[str]:
    for other in record.apart:
        yield row("", f"{other}  {ground.names[other].label}")
        yield from evidence(_compared(record, ground.names[other]))


def _compared(one: Name, other: Name) -> tuple[Evidence, ...]:
    """Return what the features say of two names; what is needed, where they say too little."""
    match = linking.same_name(one.label, other.label, one.kind)
    if match.evidence:
        return match.evidence
    return (
        Evidence("no-feature", match.score, f"no feature agrees; {linking.THRESHOLD} are needed"),
    )


def _near(ground: Ground, record: Name) -> Iterator[str]:
    others = (n for n in ground.names.values() if n.kind == record.kind and n.id != record.id)
    scored = [(like(record, other), other) for other in others]
    for score, other in highest(scored, 3):
        if score >= _NEARLY and other.id not in record.apart:
            yield row(f"{score / 100:.2f}", f"{other.id}  {other.label}: so alike in letters")
            yield from evidence(_compared(record, other))


def source(ground: Ground, record: Source) -> Iterator[str]:
    """Yield the articles of an outlet, and by which words each names it."""
    yield f"Source {record.id}"
    yield row("name", record.name or "the outlet is not named")
    yield row("spellings", ", ".join(record.spellings) or "none")
    yield from section("Why these articles are its own", _articles(ground, record))
    yield from second(_instead(ground, record), "its articles name no other outlet")


def _instead(ground: Ground, record: Source) -> Iterator[str]:
    """Yield the outlets and agencies that its articles name beside it."""
    for article_id in record.articles:
        article = ground.readings[article_id].article
        for found in (*article.agencies, *article.via):
            yield row("", f"{article.file}  {found.basis}: {found.value}")


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
    articles = len(ground.readings)
    yield row("because", f"it stands in {len(record.articles)} of {articles} articles")
    yield row("", f"and runs through {len(record.events)} of {len(ground.events)} events")
    yield from second(_beside(ground, record), "no other topic stands in the same articles")
    yield from section("Its events", (_event(ground, e) for e in record.events))
    yield from section(
        "Where its terms stand", (row("", ground.cite(p)) for p in record.passages[:_MOST])
    )


def _beside(ground: Ground, record: Topic) -> Iterator[str]:
    """Yield the topics of most of the same articles."""
    own = frozenset(record.articles)
    others = [t for t in ground.edition.analysis.topics if t.id != record.id]
    scored = [(len(own & frozenset(t.articles)), t) for t in others]
    for shared, other in highest(scored, 2):
        if shared:
            yield row(str(shared), f"{other.id}  {other.label}")


def _event(ground: Ground, event: str) -> str:
    return row("", f"{event}  {ground.events[event].title}")
