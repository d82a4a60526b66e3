"""A made-up corpus of news: the same for the same seed, as text for us and with front matter for Hugo."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

_ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ei", "ou"]
_BODIES = ("Council", "Ministry", "Agency", "Union", "Court", "Institute")
_THINGS = ("harbour", "bridge", "reservoir", "tramway", "archive", "market", "lighthouse", "mill")
_DEEDS = ("regatta", "survey", "strike", "festival", "inquiry", "census", "blockade", "auction")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PAPERS = ("Times", "Herald", "Post", "Courier", "Gazette", "Monitor", "Observer")
_PLAIN = re.compile(r"(?<![{\w])[a-z]{5,}(?![}\w])")
_START = date(2021, 1, 4)
_PARAGRAPHS = 10
_OTHER_WORDS = 0.3
"""Share of a sentence's longer words that give way to others, so that patterns do not recur everywhere."""
_WIRE = 3
"""Paragraphs that all articles of an event share word for word."""


class Made(NamedTuple):
    """One article of the corpus."""

    name: str
    title: str
    day: date
    source: str
    topics: tuple[str, ...]
    event: str
    paragraphs: tuple[str, ...]


def word(dice: random.Random, syllables: int = 2) -> str:
    """Return a word that no language has."""
    return "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(syllables))


@cache
def _patterns() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def articles(count: int, seed: int = 1) -> Iterator[Made]:
    """Yield articles: 50 outlets, 200 topics, an event for every eight articles, three years."""
    dice = random.Random(seed)  # noqa: S311 - a corpus, not a secret
    sources = [f"{word(dice).title()} {dice.choice(_PAPERS)}" for _ in range(50)]
    topics = {word(dice, 3): [word(dice, 3) for _ in range(60)] for _ in range(200)}
    number = 0
    while number < count:
        event = _event(dice, topics)
        for _ in range(min(dice.randint(1, 15), count - number)):
            yield _article(dice, event, sources, number)
            number += 1


class _Event(NamedTuple):
    id: str
    topics: tuple[str, ...]
    words: list[str]
    slots: dict[str, str]
    day: date
    wire: tuple[str, ...]


def _event(dice: random.Random, topics: dict[str, list[str]]) -> _Event:
    chosen = tuple(dice.sample(sorted(topics), dice.randint(1, 3)))
    words = [w for topic in chosen for w in topics[topic]]
    day = _START + timedelta(dice.randrange(3 * 365))
    slots = {
        "person": f"{word(dice).title()} {word(dice, 3).title()}",
        "other": f"{word(dice).title()} {word(dice, 3).title()}",
        "place": word(dice, 3).title(),
        "body": f"{word(dice).title()} {dice.choice(_BODIES)}",
        "thing": f"{word(dice)} {dice.choice(_THINGS)}",
        "deed": dice.choice(_DEEDS),
        "day": _DAYS[day.weekday()],
    }
    wire = tuple(_paragraph(dice, slots, words) for _ in range(_WIRE))
    return _Event(word(dice, 4), chosen, words, slots, day, wire)


def _paragraph(dice: random.Random, slots: dict[str, str], words: list[str]) -> str:
    chosen = dice.sample(_patterns(), dice.randint(1, 3))
    return " ".join(
        _varied(dice, pattern).format(w=dice.choice(words), number=dice.randint(2, 90), **slots)
        for pattern in chosen
    )


def _varied(dice: random.Random, pattern: str) -> str:
    """Return a pattern with some of its longer words changed."""
    return _PLAIN.sub(lambda m: _vary(dice, m.group()), pattern)


def _vary(dice: random.Random, plain: str) -> str:
    return word(dice, dice.randint(2, 3)) if dice.random() < _OTHER_WORDS else plain


def _article(dice: random.Random, event: _Event, sources: list[str], number: int) -> Made:
    own = [_paragraph(dice, event.slots, event.words) for _ in range(_PARAGRAPHS - _WIRE)]
    kept = [p for p in event.wire if dice.random() < 0.8]
    day = event.day + timedelta(dice.randrange(6))
    title = f"{event.slots['place']}: {event.slots['person']} and the {dice.choice(event.words)} {event.slots['deed']}"
    paragraphs = (own[0], *kept, *own[1:])
    return Made(
        f"a{number:06}", title, day, dice.choice(sources), event.topics, event.id, paragraphs
    )


def write(count: int, folder: Path, seed: int = 1) -> None:
    """Write ``txt/`` (a headline, a dateline, paragraphs) and ``md/`` (the same, with front matter)."""
    text, front = folder / "txt", folder / "md"
    text.mkdir(parents=True)
    front.mkdir(parents=True)
    for made in articles(count, seed):
        place = made.title.partition(":")[0].upper()
        dateline = f"{place}, {made.day:%-d %B %Y} ({made.source}) — "
        body = "\n\n".join((dateline + made.paragraphs[0], *made.paragraphs[1:]))
        (text / f"{made.name}.txt").write_text(f"{made.title}\n\n{body}\n", "utf-8")
        head = (
            f'---\ntitle: "{made.title}"\ndate: {made.day}\nsources: ["{made.source}"]\n'
            f"topics: [{', '.join(made.topics)}]\nevents: [{made.event}]\n---\n\n"
        )
        (front / f"{made.name}.md").write_text(f"{head}{body}\n", "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
