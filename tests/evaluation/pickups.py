"""How well passages are found that were copied from one article into another and edited."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

from tests.evaluation.report import Figure, Report, corpus
from tests.support import make_article

from dossier import analysis
from dossier.analysis import pickups
from dossier.analysis.terms import count, told
from dossier.model import Article, Pickup, Reading, Span, Study, Terms

_LEVELS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)
_STRICT = 0.15
_SHORTEST = 12
"""Words of a sentence that is copied."""
_FOUND = 0.5
"""Share of a planted passage that has to be covered."""


class Planted(NamedTuple):
    donor: str
    host: str
    span: Span
    """In the host."""
    words: str


def run() -> Report:
    """Measure at each share of changed words; articles of different topics share nothing else."""
    rows = unrelated()
    results = [(level, *measure(rows, level)) for level in _LEVELS]
    light = [row for row in results if row[0] <= _STRICT]
    figures = (
        Figure("pickups: precision", min(right / said for _, right, said, *_ in results), 0.98),
        Figure("pickups: recall, up to 15 % changed", _mean(light), 0.97),
        Figure("pickups: recall, 30 % changed", _mean(results[-1:]), 0.94),
    )
    return Report(figures, tuple(line for row in results for line in row[5]))


def unrelated() -> list[dict[str, str]]:
    """Return articles with their topic; those of two topics have nothing to do with each other."""
    hosts = [
        {**row, "topic": re.sub(r"\D.*", "", row["event"])} for row in corpus("events-ecbplus")
    ]
    donors = [{**row, "topic": row["event"].split()[0]} for row in corpus("events-gold5w1h")]
    return [*donors, *hosts[::3]]


def _mean(rows: Sequence[tuple[float, int, int, int, int, list[str]]]) -> float:
    return sum(row[3] for row in rows) / sum(row[4] for row in rows)


def measure(rows: Sequence[dict[str, str]], level: float) -> tuple[int, int, int, int, list[str]]:
    """Return pickups that are right, all pickups, plants found, all plants, and the worst errors."""
    chance = random.Random(round(level * 100))  # noqa: S311 - the same plants on every machine
    articles, plants = planted(rows, level, chance)
    topic = {row["id"]: row["topic"] for row in rows}
    found = [
        p
        for p in pickups.find([_reading(article) for article in articles]).pickups
        if topic[p.a.article] != topic[p.b.article]
    ]
    text = {article.id: article.text for article in articles}
    wrong = [p for p in found if not any(_overlaps(p, plant) for plant in plants)]
    missed = [plant for plant in plants if not _is_found(plant, found)]
    errors = [
        f"{level:.0%} false: {p.a.span.of(text[p.a.article])} / {p.b.span.of(text[p.b.article])}"
        for p in wrong
    ]
    errors += [
        f"{level:.0%} missed: {plant.words} / {plant.span.of(text[plant.host])}" for plant in missed
    ]
    return (
        len(found) - len(wrong),
        max(1, len(found)),
        len(plants) - len(missed),
        len(plants),
        errors,
    )


def _reading(article: Article) -> Reading:
    return Reading(
        article,
        Study(
            analysis.split(article),
            (),
            (),
            (),
            Terms.of(count(article.language, told(article, ()))),
        ),
    )


def _sides(pickup: Pickup) -> dict[str, Span]:
    return {pickup.a.article: pickup.a.span, pickup.b.article: pickup.b.span}


def _overlaps(pickup: Pickup, plant: Planted) -> bool:
    """Say whether a pickup is of a plant; articles on the donor's event may have its words too."""
    sides = _sides(pickup)
    return plant.host in sides and sides[plant.host].meets(plant.span)


def _is_found(plant: Planted, found: Sequence[Pickup]) -> bool:
    covered = 0
    for pickup in found:
        if _overlaps(pickup, plant):
            side = _sides(pickup)[plant.host]
            covered += min(side.end, plant.span.end) - max(side.start, plant.span.start)
    return covered >= _FOUND * len(plant.span)


def planted(
    rows: Sequence[dict[str, str]], level: float, chance: random.Random
) -> tuple[list[Article], list[Planted]]:
    """Plant into each article of one set a passage of one of the other."""
    vocabulary = sorted({word for row in rows for word in row["text"].split() if word.isalpha()})
    donors = [row for row in rows if not row["topic"].isdigit()]
    plants: list[Planted] = []
    articles: list[Article] = []
    for row in rows:
        donor = chance.choice(donors)
        passage = _passage(donor["text"], chance) if row["topic"].isdigit() else []
        if not passage:
            articles.append(
                make_article(row["text"], article_id=row["id"], source=row.get("publisher"))
            )
            continue
        words = _edited(passage, level, vocabulary, chance)
        sentences = row["text"].split(". ")
        sentences.insert(chance.randrange(len(sentences)), words)
        article = make_article(
            ". ".join(sentences), article_id=row["id"], source=row.get("publisher")
        )
        start = article.text.find(words)
        if start >= 0:
            plants.append(
                Planted(donor["id"], row["id"], Span(start, start + len(words)), ". ".join(passage))
            )
        articles.append(article)
    return articles, plants


def _passage(text: str, chance: random.Random) -> list[str]:
    """Take one to three sentences: as they stand, in another order, or cut and merged."""
    sentences = [" ".join(s.split()) for s in text.split(". ")]
    long = [n for n, s in enumerate(sentences) if _SHORTEST <= len(s.split()) <= 60]
    if not long:
        return []
    first = chance.choice(long)
    taken = sentences[first : first + chance.randint(1, 3)]
    way = chance.randrange(3)
    if way == 1:
        taken.reverse()
    elif way == 2 and len(taken) > 1:
        taken = [f"{_half(taken[0])} and {taken[1]}"]
    return taken


def _half(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[: max(_SHORTEST, 2 * len(words) // 3)])


def _edited(
    passage: Sequence[str], level: float, vocabulary: Sequence[str], chance: random.Random
) -> str:
    """Replace, drop or add as many words as the level says."""
    words: list[str] = []
    for word in ". ".join(passage).split():
        if chance.random() >= level:
            words.append(word)
            continue
        way = chance.randrange(3)
        if way != 1:
            words.append(chance.choice(vocabulary))
        if way == 2:
            words.append(word)
    return " ".join(words)
