"""On which days lies what an article reports, and how far two articles are apart in that."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from dossier.analysis.statements import running
from dossier.analysis.tokens import Tokens, is_content, stopwords, tokens
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.model import Basis, Reading, Span

_LEDE = 2
"""Sentences."""
_LONGEST = 1
"""Days between the first and the last of a time that is told to the day."""
_EARLIER, _LATER = 10, 1
"""News is of what happened at most so many days before the article, or after it."""
_SLACK = 3
"""Where the lede names no day, what it tells happened within so many days."""
_OPENING = 2
"""Words of a sentence among which it says that it follows something up."""
_CLAUSE = 8
"""Words that say what."""
_NAMED = 0.5
"""Share of those words that the lede of the other article has."""
_LONG = 7
"""Days that are taken to lie between two happenings where one is said to have come long after the other."""
_UNSURE = frozenset({Basis.TEXT, Basis.EARLIEST})
"""Grounds on which a day of publication is not sure enough to tell articles apart."""

Days = tuple[int, int]
"""The first and the last of some days, as ordinals."""


class Timing(NamedTuple):
    """When what an article reports happened, as far as it can be known."""

    days: tuple[Days, ...]
    """The days that the lede names, or else those before the article appeared; none: not known."""
    after: frozenset[str]
    """Words for what it came long after, where the lede opens by saying so."""
    lede: frozenset[str]
    """The content words of the lede."""


def timing(reading: Reading) -> Timing:
    """Return when what an article reports happened."""
    lede = frozenset(word for row in reading.study.telling.lede for word in row)
    return Timing(_days(reading), _after(reading), lede)


def gap(a: Timing, b: Timing) -> int:
    """Return how many days lie between what two articles report; 0 where that is not known."""
    if a.days and b.days:
        return min(_between(x, y) for x, y in product(a.days, b.days))
    return _LONG if _follows(a, b) or _follows(b, a) else 0


def _between(x: Days, y: Days) -> int:
    early, late = sorted((x, y))
    return max(0, late[0] - early[1])


def _follows(a: Timing, b: Timing) -> bool:
    """Say whether one lede opens by saying that its news came long after that of the other."""
    return bool(a.after) and not b.after and len(a.after & b.lede) >= _NAMED * len(a.after)


def _days(reading: Reading) -> tuple[Days, ...]:
    """Return the days; a day some time ago may as well be one to come that was read as past."""
    published = reading.article.published
    if not published or published.basis in _UNSURE or not published.when.start:
        return ()
    first = published.when.start.toordinal()
    last = published.when.end.toordinal() if published.when.end else first
    near = (first - _EARLIER, last + _LATER)
    before = (first - _SLACK, last)
    named = next((days for span in _lede(reading) if (days := _named(reading, span, near))), ())
    is_old = all(end < before[0] for _, end in named)
    return (*named, before) if is_old else named


def _lede(reading: Reading) -> list[Span]:
    """Return the headline and the first sentences; what a later one names is often background."""
    headline = reading.article.headline
    spans = [headline.span] if headline and headline.span else []
    return spans + running(reading)[:_LEDE]


def _named(reading: Reading, span: Span, near: Days) -> tuple[Days, ...]:
    """Return the days that a sentence names and that news can be of."""
    found = [
        (time.when.start.toordinal(), time.when.end.toordinal())
        for time in reading.study.times
        if time.when and time.when.start and time.when.end and span.holds(time.span)
    ]
    return tuple(
        (start, end)
        for start, end in found
        if near[0] <= start and end <= near[1] and end - start <= _LONGEST
    )


def _after(reading: Reading) -> frozenset[str]:
    leads = lexicon(primary(reading.article.language), "follow_ups")
    for sentence in running(reading)[:1]:
        found = tokens(reading.article.text, sentence)
        for n in range(min(_OPENING, len(found.words) - 2)):
            if " ".join(found.words[n : n + 2]) in leads:
                return frozenset(_clause(reading, found, n + 2))
    return frozenset()


def _clause(reading: Reading, found: Tokens, first: int) -> Iterator[str]:
    """Yield the content words up to the next comma."""
    stop, text = stopwords(reading.article.language), reading.article.text
    for n in range(first, min(len(found.words), first + _CLAUSE)):
        if is_content(found.words[n], stop):
            yield found.words[n]
        if "," in text[found.ends[n] : found.ends[n] + 2]:
            return
