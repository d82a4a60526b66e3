"""The record of an event: its title, when, where, and why these articles are together."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analysis.events.evidence import Ground, nearest, why
from dossier.analysis.events.setting import when, where
from dossier.analysis.events.titles import heading, title
from dossier.model import Article, Event, EventDecision, Recall
from dossier.text import slug, stable_digest


def record(
    ground: Ground, members: tuple[int, ...], decision: EventDecision | None, told: Sequence[Recall]
) -> Event:
    """Return the record of the event that these articles report.

    Args:
        ground: what all records are made from.
        members: the articles, as places among the readings.
        decision: the editor's decision that put them together.
        told: the articles that recall it.
    """
    order = sorted(members, key=lambda n: _age(ground.readings[n].article))
    readings = [ground.readings[n] for n in order]
    articles = [reading.article for reading in readings]
    words, title_from = title(readings)
    time, place = when(readings), where(readings)
    near = nearest(ground, members)
    editor = decision or EventDecision(articles=(), line=0)
    name = editor.id or _id(articles[0])
    return Event(
        id=name,
        title=editor.title or words,
        title_from=None if editor.title else title_from,
        when=time.interval if time else None,
        when_from=time.passage if time else None,
        where=place.label if place else None,
        where_from=place.passage if place else None,
        reports=tuple(article.id for article in articles),
        recalls=tuple(Recall(row.article, name, row.passages) for row in told),
        why=why(ground, members, near),
        outsider=near.outsider if near else None,
        independent=_independent(ground, articles),
        reason=editor.reason,
        note=editor.note,
    )


def _age(article: Article) -> tuple[str, str]:
    start = article.published.when.start if article.published else None
    return (start.isoformat() if start else "9999", article.id)


def _id(article: Article) -> str:
    words = slug(heading(article)[0], 50)
    return f"{words or 'event'}-{stable_digest(article.id)}"


def _independent(ground: Ground, articles: Sequence[Article]) -> int:
    """Count the articles, each family of one text once."""
    return len({ground.family.get(article.id, article.id) for article in articles})
