"""The record of an event: its title, when, where, and why these articles are together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from slugify import slugify

from dossier.analysis.events.joining import THRESHOLD
from dossier.analysis.events.likeness import Likeness
from dossier.model import (
    Article,
    Basis,
    Event,
    EventDecision,
    Evidence,
    Interval,
    Name,
    Outsider,
    Passage,
    Reading,
    Span,
    TextFamily,
)
from dossier.text import stable_digest


class Ground(NamedTuple):
    """All that the records of events are made from."""

    readings: Sequence[Reading]
    alike: Likeness
    families: Sequence[TextFamily]
    names: Sequence[Name]


def record(ground: Ground, members: tuple[int, ...], decision: EventDecision | None) -> Event:
    """Return the record of the event that these articles report."""
    order = sorted(members, key=lambda n: _age(ground.readings[n].article))
    articles = [ground.readings[n].article for n in order]
    title, title_from = _title(ground, order)
    when, when_from = _when(ground, order)
    where, where_from = _where(articles)
    editor = decision or EventDecision(articles=(), line=0)
    return Event(
        id=editor.id or _id(articles[0]),
        title=editor.title or title,
        title_from=None if editor.title else title_from,
        when=when,
        when_from=when_from,
        where=where,
        where_from=where_from,
        reports=tuple(article.id for article in articles),
        why=_why(ground, members),
        outsider=_outsider(ground, members),
        independent=_independent(ground, articles),
        reason=editor.reason,
        note=editor.note,
    )


def _age(article: Article) -> tuple[str, str]:
    start = article.published.when.start if article.published else None
    return (start.isoformat() if start else "9999", article.id)


def _id(article: Article) -> str:
    words = slugify(_heading(article)[0], max_length=50, word_boundary=True)
    return f"{words or 'event'}-{stable_digest(article.id, size=2)}"


def _heading(article: Article) -> tuple[str, Span | None]:
    """Return the headline, or what stands in its place: the first words of the text."""
    if article.headline:
        return article.headline.value, article.headline.span
    for block in article.blocks:
        if block.kind in {"paragraph", "standfirst"}:
            return block.span.of(article.text)[:120], block.span
    return article.file, None


def _title(ground: Ground, order: Sequence[int]) -> tuple[str, Passage | None]:
    """Return the headline of the article that is most like the others."""

    def rank(n: int) -> tuple[bool, float]:
        headline = ground.readings[n].article.headline
        made = headline is None or headline.basis is Basis.LEDE
        return made, -sum(ground.alike.of(n, other) for other in order)

    article = ground.readings[min(order, key=rank)].article
    words, span = _heading(article)
    return words, Passage(article.id, span) if span else None


def _when(ground: Ground, order: Sequence[int]) -> tuple[Interval | None, Passage | None]:
    """Return the interval that most ledes name."""
    found: dict[Interval, list[Passage]] = {}
    for n in order:
        reading = ground.readings[n]
        if not reading.study.sentences:
            continue
        lede = reading.study.sentences[0].span
        for time in reading.study.times:
            if time.when and lede.holds(time.span):
                found.setdefault(time.when, []).append(Passage(reading.article.id, time.span))
                break
    if not found:
        return None, None
    best = max(found, key=lambda when: len(found[when]))
    return best, found[best][0]


def _where(articles: Sequence[Article]) -> tuple[str | None, Passage | None]:
    """Return the place that most datelines name."""
    places = [(a, a.dateline.place) for a in articles if a.dateline and a.dateline.place]
    if not places:
        return None, None
    best = Counter(place.value for _, place in places).most_common(1)[0][0]
    article, place = next(row for row in places if row[1].value == best)
    return best, Passage(article.id, place.span) if place.span else None


def _why(ground: Ground, members: Sequence[int]) -> tuple[Evidence, ...]:
    if len(members) == 1:
        return ()
    pairs = [ground.alike.of(a, b) for a in members for b in members if a < b]
    mean = sum(pairs) / len(pairs)
    return (Evidence("likeness", round(mean, 3), f"mean likeness of {len(members)} articles"),)


def _outsider(ground: Ground, members: Sequence[int]) -> Outsider | None:
    inside = frozenset(members)
    rows = [
        (value, a if b in inside else b)
        for (a, b), value in ground.alike.value.items()
        if (a in inside) != (b in inside)
    ]
    if not rows:
        return None
    value, n = max(rows, key=lambda row: (row[0], -row[1]))
    return Outsider(ground.readings[n].article.id, round(value, 3), THRESHOLD)


def _independent(ground: Ground, articles: Sequence[Article]) -> int:
    """Count the articles, each family of one text once."""
    family = {article: row.id for row in ground.families for article in row.articles}
    return len({family.get(article.id, article.id) for article in articles})
