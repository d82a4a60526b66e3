"""On which days lies what an article reports, and how far two articles are apart in that.

Not every article has its date. Of one without, a dateline may still tell day and month ("BAGHDAD,
March 19"), and the lede the day of the week: two ledes that say "on Sunday" and "on Wednesday" seldom
report the same.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from dossier.analysis.dates.grammar import Grammar, grammar
from dossier.analysis.events.follows import After, after, follows
from dossier.analysis.statements import running
from dossier.analysis.tokens import folded
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.model import Article, Basis, Reading, Span

_LEDE = 2
"""Sentences."""
_LONGEST = 1
"""Days between the first and the last of a time that is told to the day."""
_EARLIER, _LATER = 10, 1
"""News is of what happened at most so many days before the article, or after it."""
_SLACK = 3
"""Where the lede names no day, what it tells happened within so many days."""
_LONG = 7
"""Days that are taken to lie between two happenings where one is said to have come long after the other."""
_APART = 3
"""So many days between two happenings keep them apart, unless others bind them together."""
_A_DAY, _ALL_DAYS = 0.05, 0.3
"""What each day between them counts as a sign that they are two, and what all of them together."""
SAME_DAY = -0.1
"""What counts against that sign when there are fewer days between them."""
_WEEKDAYS_APART = (SAME_DAY, 0.0, 0.1, 0.2)
"""What counts in its place by the days between two days that ledes tell, or two weekdays where no more is known."""

_LONG_AGO = 14
"""Days before what an article reports of which it tells as of something past, and not as of the same."""
_WEEK, _MONTH, _YEAR = 7, 31, 365
_IN_TEXT = frozenset({Basis.TEXT, Basis.EARLIEST})
_CUT = 2
"""One in so many commas with a blank before it, and a text is cut into words."""
_ANY_YEAR = 2024
"""A leap year."""
_WORD = re.compile(r"\w+")

Days = tuple[int, int]
"""The first and the last of some days, as ordinals."""


class Recalled(NamedTuple):
    """Which times an article names that lie before what it reports."""

    days: tuple[Days, ...]
    months: frozenset[int]
    """Months named alone, where it is not known when the article appeared."""


class Timing(NamedTuple):
    """When what an article reports happened, as far as it can be known."""

    days: tuple[Days, ...]
    """The days that the lede names, or else those before the article appeared; none: not known."""
    of_a_year: tuple[Days, ...]
    """The same where a dateline tells no year, in any year."""
    recalled: Recalled
    """What it names of the time before."""
    weekdays: frozenset[int]
    """The days of the week that the lede names, from 0 for Monday."""
    after: After
    """What it came long after, where the lede says so."""
    told: bool
    """Whether the lede names the day of what happened, and not only that on which somebody spoke."""


_NOTHING = Recalled((), frozenset())


def timing(reading: Reading) -> Timing:
    """Return when what an article reports happened."""
    days, known = _days(reading), grammar(primary(reading.article.language))
    of_a_year = _of_a_year(reading, known) if known and not days else ()
    weekdays = _weekdays(reading, known) if known else frozenset[int]()
    if weekdays:  # "on Saturday from where he signed it the day before" names Friday too
        weekdays |= {(day - 1) % _WEEK for start, end in days for day in range(start, end + 1)}
    recalled = _recalled(reading, days, known) if known else _NOTHING
    return Timing(days, of_a_year, recalled, weekdays, after(reading), _tells_day(reading))


def gap(a: Timing, b: Timing) -> int | None:
    """Return how many days lie between what two articles report; ``None`` where that is not known."""
    if a.days and b.days:
        return min(_between(x, y) for x, y in product(a.days, b.days))
    first, second = a.days or a.of_a_year, b.days or b.of_a_year
    if first and second:
        return min(_within_years(x, y) for x, y in product(first, second))
    return _LONG if _follow(a.after, b.after, soon=False) else None


def _follow(a: After, b: After, *, soon: bool) -> bool:
    """Say whether one of two ledes says that its news came after that of the other."""
    return (a.soon == soon and follows(a, b)) or (b.soon == soon and follows(b, a))


def apart(a: Timing, b: Timing, days: int | None) -> float | None:
    """Return how strongly time says that two articles report two happenings; ``None``: nothing.

    From ``SAME_DAY`` to 0.3.

    Args:
        a: when one of them happened.
        b: when the other did.
        days: the gap between them.
    """
    if _looks_back(a, b) or _looks_back(b, a) or (days and _follow(a.after, b.after, soon=True)):
        return _ALL_DAYS
    if days is not None and days < _APART:
        return _WEEKDAYS_APART[days] if a.told and b.told else SAME_DAY
    if days is not None:
        return min(_ALL_DAYS, _A_DAY * days)
    if a.weekdays and b.weekdays:
        return _WEEKDAYS_APART[
            min(_around(x - y, _WEEK) for x, y in product(a.weekdays, b.weekdays))
        ]
    return None


def _looks_back(a: Timing, b: Timing) -> bool:
    """Say whether one article names the time of what the other reports as one that is past."""
    if not b.days:
        return False
    if any(_between(x, b.days[0]) <= 1 for x in a.recalled.days):
        return True
    return any(dt.date.fromordinal(day).month in a.recalled.months for day in b.days[0])


def are_many(days: int | None) -> bool:
    """Say whether so many days lie between two happenings that one may name them as a reason."""
    return days is not None and days >= _APART


def _around(days: int, circle: int) -> int:
    """Return how far two days are apart that come again and again."""
    return min(days % circle, -days % circle)


def _within_years(x: Days, y: Days) -> int:
    """Return how many days lie between at least, whatever the years."""
    (start, end), (first, last) = x, y
    touches = (first - start) % _YEAR <= end - start or (start - first) % _YEAR <= last - first
    return 0 if touches else min((first - end) % _YEAR, (start - last) % _YEAR)


def _between(x: Days, y: Days) -> int:
    early, late = sorted((x, y))
    return max(0, late[0] - early[1])


def _days(reading: Reading) -> tuple[Days, ...]:
    """Return the days; a day some time ago may as well be one to come that was read as past."""
    published = reading.article.published
    if not published or not published.when.start or not _is_sure(reading.article):
        return ()
    first = published.when.start.toordinal()
    last = published.when.end.toordinal() if published.when.end else first
    near = (first - _EARLIER, last + _LATER)
    before = (first - _SLACK, last)
    named = next((days for span in _lede(reading) if (days := _named(reading, span, near))), ())
    is_old = all(end < before[0] for _, end in named)
    return (*named, before) if is_old else named


def _is_sure(article: Article) -> bool:
    """Say whether the day on which an article appeared is sure enough to tell it from others by it."""
    stands_in_text = article.published and article.published.basis in _IN_TEXT
    return not stands_in_text or _is_whole(article)


def _is_whole(article: Article) -> bool:
    """Say whether a text still has its lines: a tool that cut it into words has cut them anew, too."""
    return _CUT * article.text.count(" ,") < max(1, article.text.count(","))


def _of_a_year(reading: Reading, known: Grammar) -> tuple[Days, ...]:
    """Return the days before the day of a dateline that tells no year."""
    date = reading.article.dateline.date if reading.article.dateline else None
    written = (date and date.written) or ""
    month = next(iter(_numbers(written, known.months)), None)
    number = next((int(word) for word in _WORD.findall(written) if word.isdigit()), None)
    if month is None or number is None:
        return ()
    try:
        day = dt.date(_ANY_YEAR, month, number).toordinal()
    except ValueError:
        return ()
    return ((day - _SLACK, day),)


def _weekdays(reading: Reading, known: Grammar) -> frozenset[int]:
    """Return the weekdays of the first sentence that names one."""
    text = reading.article.text
    for span in _lede(reading):
        inside = [t for t in reading.study.times if t.rule == "weekday" and span.holds(t.span)]
        found = frozenset(n for t in inside for n in _numbers(t.span.of(text), known.weekdays))
        if found:
            return found
    return frozenset()


def _tells_day(reading: Reading) -> bool:
    """Say whether the lede names a weekday on which more happened than that somebody spoke."""
    text, verbs = reading.article.text, lexicon(primary(reading.article.language), "speech_verbs")
    named = [t.span for t in reading.study.times if t.rule == "weekday"]
    return any(
        verbs.isdisjoint(folded(text, Span(sentence.start, span.start))[-1:])
        for sentence in _lede(reading)
        for span in named
        if sentence.holds(span)
    )


def _numbers(words: str, known: Mapping[str, int]) -> list[int]:
    """Return which months or weekdays some words name."""
    return [known[word] for word in _WORD.findall(words) if word in known]


def _recalled(reading: Reading, own: tuple[Days, ...], known: Grammar) -> Recalled:
    """Return the times to the day or the month that lie long before what an article reports."""
    if not _is_whole(reading.article):
        return _NOTHING
    earliest = min((start for start, end in own if end - start <= _LONGEST), default=None)
    days: list[Days] = []
    months: set[int] = set()
    for time in reading.study.times:
        if time.when and time.when.start and time.when.end and earliest is not None:
            start, end = time.when.start.toordinal(), time.when.end.toordinal()
            if end - start <= _MONTH and end <= earliest - _LONG_AGO:
                days.append((start, end))
        elif time.rule == "month" and time.when is None:
            months.update(_numbers(time.span.of(reading.article.text), known.months))
    return Recalled(tuple(days), frozenset(months))


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
