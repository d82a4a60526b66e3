"""What is dated, and when; what is not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dossier.builder.pages.parts import age
from dossier.builder.register import Register, once
from dossier.model import Article, Event, Interval, Passage

_AT_ONCE = 3
"""Undated things that take the room of a date."""

Happened = Mapping[Interval, Sequence[Passage]]
Reported = Mapping[Interval, Sequence[str]]
Undated = tuple[Event | Article | Passage, ...]
Row = Interval | Undated
"""What takes the room of a date on a page."""


def _dates(register: Register) -> Happened:
    """Return the passages that name each date."""
    found: defaultdict[Interval, list[Passage]] = defaultdict(list)
    for article in sorted(register.articles, key=lambda a: age(register, a)):
        for span, when in register.facts.alone[article].times:
            if when and (when.start or when.end):
                found[when].append(Passage(article, span))
    for event in register.edition.analysis.events:
        if event.when and (event.when.start or event.when.end):
            found[event.when]
    return found


def _reported(register: Register) -> Reported:
    found: defaultdict[Interval, list[str]] = defaultdict(list)
    for article in register.articles.values():
        if article.published:
            found[article.published.when].append(article.id)
    return found


def _ordered(*maps: Mapping[Interval, object]) -> list[Interval]:
    """Return all dates in order, longer stretches before the days within them."""
    found = {when for one in maps for when in one}
    return sorted(found, key=_order)


def _order(when: Interval) -> tuple[int, int, str]:
    start, end = when.start or when.end, when.end or when.start
    return (start.toordinal() if start else 0, -end.toordinal() if end else 0, when.precision)


@once
def rows_of(register: Register, _: str) -> tuple[Happened, Reported, Sequence[Row]]:
    """Return what happened and was reported when, and what takes the room of a date, in order."""
    happened, reported = _dates(register), _reported(register)
    return happened, reported, [*_ordered(happened, reported), *_undated(register)]


def _undated(register: Register) -> Iterator[Undated]:
    """Yield everything without a date, some at once."""
    events = [e for e in register.edition.analysis.events if not e.when]
    articles = [a for a in register.articles.values() if not a.published]
    passages = [
        Passage(article, span)
        for article, alone in register.facts.alone.items()
        for span, when in alone.times
        if when is None
    ]
    kinds: tuple[Sequence[Event | Article | Passage], ...] = (events, articles, passages)
    for things in kinds:
        yield from (tuple(things[n : n + _AT_ONCE]) for n in range(0, len(things), _AT_ONCE))
