"""What the articles of an event say by themselves: how it is called, when and where, in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dossier.analysis.events.evidence import shared
from dossier.analysis.events.setting import When, Where, when, where
from dossier.analysis.events.titles import heading, title
from dossier.analysis.terms import BACK
from dossier.memo import Means, key
from dossier.model import Article, Evidence, Passage, Reading, Record
from dossier.text import slug, stable_digest


class Said(Record, frozen=True, array_like=True):
    """What some articles say of the event that they report."""

    articles: tuple[str, ...]
    """Their ids, earliest first."""
    names: tuple[str, ...]
    """The id that each would give the event, likewise."""
    title: str
    title_from: Passage | None
    when: When | None
    where: Where | None
    common: tuple[Evidence, ...]
    """In which words and on which days they agree."""


def said(readings: Sequence[Reading], groups: Sequence[Sequence[int]], means: Means) -> list[Said]:
    """Return what the articles of each group say.

    Args:
        readings: all articles.
        groups: the articles that report one event each.
        means: with what to look.
    """

    def make(wanted: Sequence[int]) -> list[Said]:
        return [_said([readings[n] for n in groups[place]]) for place in wanted]

    keys = [key([means.digests[n] for n in members]) for members in groups]
    return means.memo.each("said", Said, keys, make)


def _said(members: Sequence[Reading]) -> Said:
    readings = sorted(members, key=lambda reading: _age(reading.article))
    words, title_from = title(readings)
    found = (_words(readings), _days(readings)) if len(readings) > 1 else ()
    return Said(
        tuple(reading.article.id for reading in readings),
        tuple(_name(reading.article) for reading in readings),
        words,
        title_from,
        when(readings),
        where(readings),
        tuple(row for row in found if row),
    )


def _name(article: Article) -> str:
    words = slug(heading(article)[0], 50)
    return f"{words or 'event'}-{stable_digest(article.id)}"


def _age(article: Article) -> tuple[str, str]:
    start = article.published.when.start if article.published else None
    return (start.isoformat() if start else "9999", article.id)


def _words(readings: Sequence[Reading]) -> Evidence | None:
    terms = [
        {term for term in reading.study.terms.names() if " " in term and not term.startswith(BACK)}
        for reading in readings
    ]
    counts = Counter(term for each in terms for term in each)
    return shared("shared-words", counts, len(readings))


def _days(readings: Sequence[Reading]) -> Evidence | None:
    published = [reading.article.published for reading in readings]
    starts = sorted(day.when.start for day in published if day and day.when.start)
    if len(starts) <= 1:
        return None
    days = (starts[-1] - starts[0]).days
    return Evidence(
        "days",
        round(1 / (1 + days), 3),
        f"published within {days + 1} days" if days else "published on one day",
    )
