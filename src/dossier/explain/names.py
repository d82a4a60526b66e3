"""Who is who, who said what, and what outlets and topics are made of."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.analysis import linking, names
from dossier.checks.doubts import like
from dossier.explain.ground import Ground, evidence, highest, row, section
from dossier.model import (
    Evidence,
    Name,
    Passage,
    QuoteRecord,
    Reading,
    Source,
    Speaker,
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
    yield from section("Nearly the same", _near(ground, record))


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
    articles = len(ground.readings)
    yield row("because", f"it stands in {len(record.articles)} of {articles} articles")
    yield row("", f"and runs through {len(record.events)} of {len(ground.events)} events")
    yield from section("The topics with which it shares most articles", _beside(ground, record))
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
