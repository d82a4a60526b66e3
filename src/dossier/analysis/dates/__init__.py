"""Every time expression of an article, resolved against the article's own date.

``lang/<code>/time_rules.txt`` says how expressions are written. :mod:`.absolute` and :mod:`.relative`
say what each means, looking to the past unless the words around it point forward.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from dossier.analysis.dates import absolute, counted, feasts, guards, relative, tense
from dossier.analysis.dates.grammar import Grammar, Rule, grammar
from dossier.analysis.dates.reading import Around, Expression
from dossier.lang import primary
from dossier.model import Article, FoundDate, Interval, Record, Sentence, Span, TimeMention

_REACH = 48
"""Characters before its anchor at which an expression may begin."""
_WORDS_BEFORE = re.compile(r"(\w+)([^\w$€£]*)")

_RESOLVERS: dict[str, Callable[[Expression, Around], Interval | None]] = {
    "iso": absolute.iso,
    "numeric": absolute.numeric,
    "days": absolute.days,
    "months": absolute.months,
    "years": absolute.years,
    "day": absolute.day,
    "month-year": absolute.month_year,
    "month-of": absolute.month_of,
    "month": absolute.month,
    "part-year": absolute.part_year,
    "season": absolute.season,
    "season-of": absolute.season_of,
    "quarter": absolute.quarter,
    "decade": absolute.decade,
    "century": absolute.century,
    "year": absolute.year,
    "feast": feasts.feast,
    "eve": feasts.eve,
    "feast-beside": feasts.feast_beside,
    "same-day": relative.same_day,
    "weekday-of-week": relative.weekday_of_week,
    "weekday": relative.weekday,
    "today": relative.today,
    "yesterday": relative.yesterday,
    "tomorrow": relative.tomorrow,
    "overnight": relative.overnight,
    "weekend": relative.weekend,
    "which": relative.which,
    "edge-day": relative.edge_day,
    "first-months": relative.first_months,
    "month-week": absolute.month_week,
    "part-of": relative.part_of,
    "same": relative.same,
    "next-to": relative.next_to,
    "count-ago": counted.count_ago,
    "count-after": counted.count_after,
    "count-back": counted.count_back,
    "count-ahead": counted.count_ahead,
}


class _Last(Record, frozen=True):
    """The mention before, and where it stood."""

    mention: TimeMention
    sentence: int
    year: int | None
    """The year, where a full date named it."""


def find(article: Article, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """Return the time expressions of an article in reading order.

    Args:
        article: its ``published`` is what relative expressions count from.
        sentences: of the article; expressions outside them are not looked for.

    Returns:
        Mentions that do not overlap; ``when`` is ``None`` where the words do not allow to say.
    """
    known = grammar(primary(article.language))
    return tuple(_mentions(article, known, sentences)) if known else ()


def otherwise(article: Article, sentences: Sequence[Sentence]) -> dict[Span, Interval]:
    """Return for each expression what it would mean if its verb pointed the other way in time.

    Only expressions that mean something else then are among them.
    """
    known = grammar(primary(article.language))
    if known is None:
        return {}
    turned = {m.span: m.when for m in _mentions(article, known, sentences, is_turned=True)}
    read = find(article, sentences)
    return {
        m.span: other
        for m in read
        if (other := turned.get(m.span)) is not None and other != m.when and m.when is not None
    }


def _mentions(
    article: Article, known: Grammar, sentences: Sequence[Sentence], *, is_turned: bool = False
) -> Iterator[TimeMention]:
    text = article.text
    days, order = _today(article.published), _order(text)
    phrases = _phrases(known, text)
    last: _Last | None = None
    sentences = _joined(known, text, sentences)
    for number, sentence in enumerate(sentences):
        for rule, match in _matches(text, known, sentence.span, phrases):
            before = _near(last, number, sentences)
            around = Around(
                known,
                None,
                before.mention.when if before else None,
                before.year if before else None,
                _is_ahead(text, match, sentence.span, rule, primary(article.language)) != is_turned,
                known.day_first if order is None else order,
            )
            found = Expression(match, known)
            when = _agreed(_RESOLVERS[rule.name], found, around, days)
            mention = TimeMention(Span(match.start(), match.end()), when, rule.name)
            if when is None and rule.name in _ONLY_RESOLVED:
                continue
            last = _Last(mention, number, _told_year(found, rule))
            yield mention


def _joined(known: Grammar, text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Join what was parted after a short form and before its number: "Nov. 21"."""
    joined: list[Sentence] = []
    for sentence in sentences:
        before = joined[-1] if joined else None
        if before and before.block == sentence.block and _is_parted(known, text, before, sentence):
            joined[-1] = Sentence(Span(before.span.start, sentence.span.end), sentence.block)
        else:
            joined.append(sentence)
    return joined


def _is_parted(known: Grammar, text: str, before: Sentence, after: Sentence) -> bool:
    end = before.span.end
    if text[end - 1] != "." or not text[after.span.start].isalnum():
        return False
    short = known.sign("short-form").search(text[max(0, end - 8) : end])
    return short is not None and (text[after.span.start].isdigit() or short["any"] is not None)


def _is_ahead(text: str, match: re.Match[str], sentence: Span, rule: Rule, language: str) -> bool:
    if rule.name not in _DIRECTED or match.groupdict().get("year"):
        return False
    where = tense.direction(text, match.span(), sentence, language)
    return where == "ahead" or (where == "shifted" and rule.name == "weekday")


_DIRECTED = frozenset(
    {
        "weekday",
        "day",
        "days",
        "month",
        "months",
        "season",
        "weekend",
        "feast",
        "feast-beside",
        "count-ahead",
        "quarter",
    }
)
"""Rules whose words lie behind or ahead, as the verb says."""
_ONLY_RESOLVED = frozenset({"overnight", "iso", "day", "days", "season", "count-ahead", "same-day"})
"""Rules whose words are something else when they cannot be read."""


def _agreed(
    resolve: Callable[[Expression, Around], Interval | None],
    found: Expression,
    around: Around,
    days: tuple[dt.date | None, ...],
) -> Interval | None:
    """Return what an expression means on every day on which the article may have appeared."""
    readings = [resolve(found, replace(around, today=day)) for day in days]
    return readings[0] if all(r == readings[0] for r in readings) else None


def _today(published: FoundDate | None) -> tuple[dt.date | None, ...]:
    """Return the day, or the first and the last of the days, on which the article appeared."""
    if published is None or published.when.start is None:
        return (None,)
    when = published.when
    if when.precision == "earliest" or when.end in {None, when.start}:
        return (when.start,)
    return (when.start, when.end)


def _near(last: _Last | None, number: int, sentences: Sequence[Sentence]) -> _Last | None:
    """Return the mention before where it stands at most two sentences back."""
    if last is None or number - last.sentence > _SENTENCES_BACK:
        return None
    if number - last.sentence > 1 or sentences[number].block != sentences[last.sentence].block:
        return replace(last, year=None)
    return last


_SENTENCES_BACK = 2


def _told_year(found: Expression, rule: Rule) -> int | None:
    return found.number("year") if rule.name in {"day", "days", "month-year"} else None


def _order(text: str) -> bool | None:
    """Say from the numeric dates of a text whether the day stands first in them."""
    if not _SLASHED.search(text):
        return None
    orders = {absolute.order_of(int(a), int(b)) for a, b in _NUMERIC.findall(text) if a != b}
    orders.discard(None)
    return orders.pop() if len(orders) == 1 else None


_SLASHED = re.compile(r"\d[/.]\d")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](?:19|20)?\d\d\b")


def _phrases(known: Grammar, text: str) -> tuple[Span, ...]:
    if known.not_dates is None:
        return ()
    return tuple(Span(m.start(), m.end()) for m in known.not_dates.finditer(text))


def _matches(
    text: str, known: Grammar, sentence: Span, phrases: tuple[Span, ...]
) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield the longest match at each anchor of a sentence, from left to right."""
    done = sentence.start
    for anchor in known.anchors.finditer(text, sentence.start, sentence.end):
        if anchor.end() <= done:
            continue
        found = _longest(text, known, anchor, Span(done, sentence.end), phrases)
        if found:
            done = found[1].end()
            yield found


def _longest(
    text: str, known: Grammar, anchor: re.Match[str], bounds: Span, phrases: tuple[Span, ...]
) -> tuple[Rule, re.Match[str]] | None:
    """Return the match that begins first and, of those, reaches farthest."""
    kind = known.kinds.get(anchor[0], "digit")
    might = known.filters[kind].match
    for start in _starts(text, known, anchor.start(), bounds.start):
        if not might(text, start, bounds.end):
            continue
        best: tuple[Rule, re.Match[str]] | None = None
        for rule in known.rules[kind]:
            match = rule.pattern.match(text, start, bounds.end)
            if match is None or match.end() < anchor.end():
                continue
            if best is not None and match.end() <= best[1].end():
                continue
            if guards.is_date(known, rule.name, match, phrases):
                best = rule, match
        if best:
            return best
    return None


def _starts(text: str, known: Grammar, anchor: int, limit: int) -> list[int]:
    """Return where an expression with this anchor could begin, the farthest first.

    Going back from the anchor, every word must be one that stands in a rule.
    """
    starts = [anchor]
    before = _WORDS_BEFORE.findall(text[max(limit, anchor - _REACH) : anchor])
    at = anchor
    for word, gap in reversed(before):
        if not (word.lower().rstrip("1234") in known.leading or word[0].isdigit()):
            break
        at -= len(word) + len(gap)
        starts.append(at)
    return starts[::-1]
