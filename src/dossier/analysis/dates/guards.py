"""What looks like a time expression and is none."""

from __future__ import annotations

import re

from dossier.analysis.dates.grammar import Grammar
from dossier.model import Span


def is_date(known: Grammar, rule: str, match: re.Match[str], phrases: tuple[Span, ...]) -> bool:
    """Say whether the match is meant as a time expression.

    Args:
        known: the grammar of its language.
        rule: name of the rule.
        match: what its pattern found.
        phrases: spans of phrases such as "Sunday Times".
    """
    here = Span(match.start(), match.end())
    if any(here.meets(phrase) for phrase in phrases):
        return False
    test = _TESTS.get(rule)
    return test is None or test(known, match)


def _year(known: Grammar, match: re.Match[str]) -> bool:
    """A bare number of four digits is a year after "in", or beside words that go with years."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 24) : start]
    if (
        known.sign("money").search(before)
        or known.sign("measured").match(text, end)
        or before.endswith(("-", "–", "/", ":", "+"))
        or known.sign("adjective").match(text, end)
        or _is_address(known, text, end)
    ):
        return False
    if known.sign("safe-year").match(match[0]):
        follows = text[end : end + _BEHIND]
        return not (
            known.sign("in-year").match(match[0])
            and known.sign("plural").match(text, end)
            and not known.sign("year-alone").match(follows)
            and known.sign("counted").match(follows)
        )
    if known.sign("measure").search(before) or not match[0].isdigit():
        return False
    if known.sign("plural").match(text, end):
        return False
    return bool(known.sign("before-year").search(before)) or text[end : end + 1] in {")", "’", "'"}


_BEHIND = 12
"""Characters beside an expression in which a word tells what it is."""


def _is_address(known: Grammar, text: str, end: int) -> bool:
    """Say whether a number is that of a house: "of 1909 Eighth Street"."""
    found = known.sign("street").match(text, end)
    return found is not None and found[1] in known.streets


def _month(known: Grammar, match: re.Match[str]) -> bool:
    """A bare month must not be a verb or a name: "may", "March on", "April Smith"."""
    text, end = match.string, match.end()
    title = known.sign("title")
    if not known.sign("month-or-word").fullmatch(match[0]):
        return not (match[0].isalpha() and title.match(text, end) and _starts(match))
    before = text[max(0, match.start() - 12) : match.start()]
    if known.sign("before-month").search(before):
        named = title.match(text, end)
        is_body = named is not None and text[named.end() : named.end() + 1] in {",", ".", "\n", ""}
        is_dated = known.sign("dated-month").search(before) is not None
        return named is None or (is_dated and not is_body)
    return False


def _starts(match: re.Match[str]) -> bool:
    return match.start() == 0 or match.string[match.start() - 1] == "\n"


def _short_weekday(known: Grammar, match: re.Match[str]) -> bool:
    """Say whether a short form is a day: without a preposition "sat" is a verb, "Sun" a paper."""
    words = match["weekday"]
    before = match.string[max(0, match.start() - _BEHIND) : match.start()]
    is_title = match[0] == words and known.sign("before-title").search(before)
    if is_title and known.sign("title").match(match.string, match.end()):
        return False
    is_word = known.sign("weekday-or-word").fullmatch(words) is not None
    return not (match[0].strip() == words and is_word)


_SENTENCE = 160
"""Characters around "today" in which a comparison with all times shows that no day is meant."""


def _today(known: Grammar, match: re.Match[str]) -> bool:
    """Say whether "today" is a day, and not "nowadays": "Today, ties are closer than ever"."""
    text = match.string
    start = text.rfind(". ", max(0, match.start() - _SENTENCE), match.start()) + 1
    end = text.find(". ", match.end(), match.end() + _SENTENCE)
    end = match.end() + _SENTENCE if end < 0 else end
    line = text.rfind("\n", 0, match.start()) + 1
    first = max(start, line, match.start() - _SENTENCE)
    return known.sign("than-ever").search(text, first, end) is None


def _years(known: Grammar, match: re.Match[str]) -> bool:
    """A pair of years rises, and is not a score or a sum."""
    first = int(match["year"])
    groups = match.re.groupindex
    if "which" in groups:
        return True
    last = int(match["year2"] if "year2" in groups else match["short"])
    if last < 100:  # noqa: PLR2004 - two digits
        last += first - first % 100
    return first < last <= first + 300 and not known.sign("money").search(
        match.string[: match.start()][-8:]
    )


_AROUND = 120
"""Characters on either side in which words tell that a quarter is one of a game."""


def _quarter(known: Grammar, match: re.Match[str]) -> bool:
    """Say whether a quarter that no year is told of is one of a year, and not of a game."""
    groups = match.groupdict()
    if groups.get("year") or groups.get("which") or known.sign("of-year").search(match[0]):
        return True
    text = match.string
    near = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].lower()
    return known.play.isdisjoint(re.findall(r"\w+", near))


def _numeric(_known: Grammar, match: re.Match[str]) -> bool:
    a, b = int(match["a"]), int(match["b"])
    is_version = match["sep"] == "." and len(match["year"]) < 4  # noqa: PLR2004 - four digits
    return 1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12 and not is_version  # noqa: PLR2004


def _count_back(known: Grammar, match: re.Match[str]) -> bool:
    """Say whether "last an hour" is not a verb with its object."""
    return known.sign("one").fullmatch(match.groupdict().get("number") or "") is None


_TESTS = {
    "year": _year,
    "month": _month,
    "weekday": _short_weekday,
    "today": _today,
    "years": _years,
    "quarter": _quarter,
    "numeric": _numeric,
    "count-back": _count_back,
}
