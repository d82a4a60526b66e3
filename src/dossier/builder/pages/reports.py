"""An article as a table of articles shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.builder.pages.parts import Line, label, line, passage_url
from dossier.builder.register import Register, once
from dossier.builder.sheet import Link
from dossier.model import Evidence, FoundDate, Passage, Record

MOST_REPORTS = 10
"""Articles of an event on its own page."""

_SHARED_WITH = 2
"""Articles named as having the same words."""


class Other(NamedTuple):
    """An article that shares passages with one."""

    article: str
    passage: Passage
    """The first of them, as this one has it."""
    words: int
    own: int
    """The same, equal pickups counted once."""


class Common(NamedTuple):
    """What an article has in common with others."""

    words: int
    """Of its text."""
    others: tuple[Other, ...]


class Report(Record, frozen=True):
    """An article of the event."""

    line: Line
    basis: str | None
    words: int
    agencies: tuple[str, ...]
    taken: float
    """Share of its words that stand in another article too, 0 to 1."""
    taken_from: tuple[Link, ...]
    """A passage of each article it shares them with, those that share most first."""
    more_taken_from: int


def report(register: Register, article_id: str) -> Report:
    """Return an article as a table of articles shows it."""
    article, taken = register.articles[article_id], in_common(register, article_id)
    order = sorted(taken.others, key=lambda other: (-other.words, other.article))
    return Report(
        line=line(register, article_id),
        basis=basis(register, article.published),
        words=taken.words,
        agencies=tuple(a.value for a in article.agencies),
        taken=min(1.0, sum(o.words for o in order) / max(taken.words, 1)),
        taken_from=tuple(
            Link(label(register, o.article), passage_url(register, o.passage))
            for o in order[:_SHARED_WITH]
        ),
        more_taken_from=max(0, len(order) - _SHARED_WITH),
    )


@once
def in_common(register: Register, article_id: str) -> Common:
    """Return what an article has in common with others."""
    words: defaultdict[str, int] = defaultdict(int)  # a Counter takes three times as long
    own: defaultdict[str, int] = defaultdict(int)
    firsts: dict[str, Passage] = {}
    seen: set[tuple[str, int, int]] = set()
    for pickup in register.pickups[article_id]:
        theirs = pickup.b if pickup.a.article == article_id else pickup.a
        firsts.setdefault(theirs.article, theirs)
        words[theirs.article] += pickup.words
        one = pickup.id, pickup.a.span.end, pickup.b.span.end  # hashed in a tenth of the time
        if one not in seen:
            seen.add(one)
            own[theirs.article] += pickup.words
    return Common(
        len(register.articles[article_id].text.split()),
        tuple(Other(a, passage, words[a], own[a]) for a, passage in firsts.items()),
    )


def many(articles: Sequence[str]) -> bool:
    """Return whether an event has more articles than its own page shows."""
    return len(articles) > MOST_REPORTS


def few(articles: Sequence[str]) -> Sequence[str]:
    """Return the articles of an event that its own page shows."""
    return articles[:MOST_REPORTS]


def ties(why: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return what ties each article of an event to the others, in the order of the articles."""
    return tuple(x for x in why if x.feature == "article")


def basis(register: Register, date: FoundDate | None) -> str | None:
    """Return in words how a date was read."""
    return register.words.label("basis", date.basis.value) if date else None
