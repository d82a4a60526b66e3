"""An article as a table of articles shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dossier.builder.pages.parts import Line, label, line, passage_url
from dossier.builder.register import Register
from dossier.builder.sheet import Link
from dossier.model import Evidence, FoundDate, Passage, Record

MOST_REPORTS = 10
"""Articles of an event on its own page."""

_SHARED_WITH = 2
"""Articles named as having the same words."""


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
    article = register.articles[article_id]
    pickups = register.pickups[article_id]
    words = len(article.text.split())
    others: dict[str, Passage] = {}
    shared: Counter[str] = Counter()
    for pickup in pickups:
        theirs = pickup.b if pickup.a.article == article_id else pickup.a
        others.setdefault(theirs.article, theirs)
        shared[theirs.article] += pickup.words
    order = sorted(others, key=lambda o: (-shared[o], o))
    return Report(
        line=line(register, article_id),
        basis=basis(register, article.published),
        words=words,
        agencies=tuple(a.value for a in article.agencies),
        taken=min(1.0, sum(p.words for p in pickups) / max(words, 1)),
        taken_from=tuple(
            Link(label(register, o), passage_url(register, others[o])) for o in order[:_SHARED_WITH]
        ),
        more_taken_from=max(0, len(order) - _SHARED_WITH),
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
