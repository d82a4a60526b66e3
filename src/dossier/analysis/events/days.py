"""On which days lies what an article reports, and how far two articles are apart in that.

Not every article has its date. Of one without, a dateline may still tell day and month ("BAGHDAD,
March 19"), and the lede the day of the week: two ledes that say "on Sunday" and "on Wednesday" seldom
report the same.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from dossier.analysis.dates.grammar import Grammar, grammar
from dossier.analysis.statements import running
from dossier.analysis.tokens import Tokens, is_content, stopwords, tokens
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.model import Article, Basis, Reading, Span, TimeMention

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
_MORE = 2
"""How many times that share has to be the one of its other words, unless it opens with these."""
_LONG = 7
"""Days that are taken to lie between two happenings where one is said to have come long after the other."""
_APART = 3
"""So many days between two happenings keep them apart, unless others bind them together."""
_A_DAY, _ALL_DAYS = 0.05, 0.3
"""What each day between them counts as a sign that they are two, and what all of them together."""
_NOT_APART = -0.1
"""What counts against that sign when there are fewer days."""
_WEEKDAYS_APART = (_NOT_APART, 0.0, 0.1, 0.2)
"""What counts in its place when only weekdays are known, by the days from one to the nearest other."""

_WEEK, _YEAR = 7, 365
_CUT = 2
"""One in so many commas with a blank before it, and a text is cut into words."""
_ANY_YEAR = 2024
"""A leap year."""
_WORD = re.compile(r"\w+")

Days = tuple[int, int]
"""The first and the last of some days, as ordinals."""


class After(NamedTuple):
    """What a lede says of what its news came long after ("..., three weeks after the election")."""

    words: frozenset[str]
    opens: bool
    """Whether the lede opens by saying so."""
    others: frozenset[str]
    """The other content words of the sentence."""


class Timing(NamedTuple):
    """When what an article reports happened, as far as it can be known."""

    days: tuple[Days, ...]
    """The days that the lede names, or else those before the article appeared; none: not known."""
    of_a_year: tuple[Days, ...]
    """The same where a dateline tells no year, in any year."""
    weekdays: frozenset[int]
    """The days of the week that the lede names, from 0 for Monday."""
    after: After
    """What it came long after, where the lede says so."""
    lede: frozenset[str]
    """The content words of the lede."""


_NO_AFTER = After(words=frozenset(), opens=False, others=frozenset())


def timing(reading: Reading) -> Timing:
    """Return when what an article reports happened."""
    lede = frozenset(word for row in reading.study.telling.lede for word in row)
    days, known = _days(reading), grammar(primary(reading.article.language))
    of_a_year = _of_a_year(reading, known) if known and not days else ()
    weekdays = _weekdays(reading, known) if known else frozenset[int]()
    if weekdays:  # "on Saturday from where he signed it the day before" names Friday too
        weekdays |= {(day - 1) % _WEEK for start, end in days for day in range(start, end + 1)}
    return Timing(days, of_a_year, weekdays, _after(reading), lede)


def gap(a: Timing, b: Timing) -> int | None:
    """Return how many days lie between what two articles report; ``None`` where that is not known."""
    if a.days and b.days:
        return min(_between(x, y) for x, y in product(a.days, b.days))
    first, second = a.days or a.of_a_year, b.days or b.of_a_year
    if first and second:
        return min(_within_years(x, y) for x, y in product(first, second))
    return _LONG if _follows(a, b) or _follows(b, a) else None


def apart(a: Timing, b: Timing) -> float | None:
    """Return how strongly time says that two articles report two happenings; ``None``: not at all.

    From -0.1, one and the same day, to 0.3.
    """
    days = gap(a, b)
    if days is not None:
        return min(_ALL_DAYS, _A_DAY * days) if days >= _APART else _NOT_APART
    if a.weekdays and b.weekdays:
        return _WEEKDAYS_APART[
            min(_around(x - y, _WEEK) for x, y in product(a.weekdays, b.weekdays))
        ]
    return None


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


def _follows(a: Timing, b: Timing) -> bool:
    """Say whether one lede says that its news came long after that of the other."""
    if not a.after.words or b.after.words:
        return False
    named = len(a.after.words & b.lede) / len(a.after.words)
    if a.after.opens:
        return named >= _NAMED
    return named >= _NAMED and named > _MORE * len(a.after.others & b.lede) / len(a.after.others)


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
    """Say whether the day on which an article appeared is sure enough to tell it from others by it.

    A day concluded from the weekday of the lede is not. Nor is one that stands in a text which a
    tool has cut into words: it has cut the lines anew, too, and what the day belonged to is lost.
    """
    basis = article.published.basis if article.published else None
    if basis is Basis.TEXT:
        return _CUT * article.text.count(" ,") < article.text.count(",")
    return basis is not None and basis is not Basis.EARLIEST


def _of_a_year(reading: Reading, known: Grammar) -> tuple[Days, ...]:
    """Return the days before the day of a dateline that tells no year."""
    date = reading.article.dateline.date if reading.article.dateline else None
    words = _WORD.findall((date and date.written) or "")
    month = next((known.months[word] for word in words if word in known.months), None)
    number = next((int(word) for word in words if word.isdigit()), None)
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
        inside = [time for time in reading.study.times if span.holds(time.span)]
        found = frozenset(n for time in inside for n in _weekday(time, text, known))
        if found:
            return found
    return frozenset()


def _weekday(time: TimeMention, text: str, known: Grammar) -> list[int]:
    if time.rule != "weekday":
        return []
    words = _WORD.findall(time.span.of(text))
    return [known.weekdays[word] for word in words if word in known.weekdays]


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


def _after(reading: Reading) -> After:
    language = reading.article.language
    leads, back = lexicon(primary(language), "follow_ups"), lexicon(primary(language), "look_backs")
    for sentence in running(reading)[:1]:
        found = tokens(reading.article.text, sentence)
        for n in range(len(found.words) - 2):
            opens, pair = n < _OPENING, " ".join(found.words[n : n + 2])
            if pair in leads or (opens and pair in back):
                said = frozenset(_clause(reading, found, n + 2))
                content = {w for w in found.words if is_content(w, stopwords(language))}
                return After(said, opens, frozenset(content - said))
    return _NO_AFTER


def _clause(reading: Reading, found: Tokens, first: int) -> Iterator[str]:
    """Yield the content words up to the next comma."""
    stop, text = stopwords(reading.article.language), reading.article.text
    for n in range(first, min(len(found.words), first + _CLAUSE)):
        if is_content(found.words[n], stop):
            yield found.words[n]
        if "," in text[found.ends[n] : found.ends[n] + 2]:
            return
