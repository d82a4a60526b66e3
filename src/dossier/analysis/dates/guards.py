"""What looks like a time expression and is none."""

from __future__ import annotations

import re

from dossier import lang
from dossier.model import Span

LANGUAGE = "en"
"""Language of the list of words for streets."""
_MONEY = re.compile(r"(?:[$€£¥#№]|\bNo\.?|\b[Pp]age|\b[A-Z]{2,3}\$)\s?$")
_MEASURE = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|some|over|than|least|most|exactly|only|another|all|"
    r"killed|injured|total|approximately|up to)\s$",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\s(?:[a-z]+(?:ed|ing|an|ish|ese)\s)?(?!(?:was|is|has|as|its|this|us|elections|"
    r"olympics|games|attacks|protests|sanctions|talks|primaries|polls|riots|floods|"
    r"bombings|killings)\b)[a-z]{2,}(?<!s)s\b"
)
_UNIT = re.compile(
    r"\s?(?:%|per\s?cent|percent|km|kg|m\b|ft\b|feet|miles|people|dollars|euros|GMT|UTC|"
    r"hours|local|million|billion|thousand|[ap]\.?m\b)"
)
_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|from|during|before|after|through|to|between|and|the|a|for|early|"
    r"late|mid|or|its|their|his|her|s|this|that|of|,|\()\s?$",
    re.IGNORECASE,
)
_SAFE_YEAR = re.compile(r"^(?:in|during|throughout|back|as|the year|fiscal)\b", re.IGNORECASE)
_AMBIGUOUS = frozenset(
    {"march", "may", "mar", "sat", "sun", "jan", "april", "june", "august", "wed"}
)
_TITLE = re.compile(r"\s(?!(?-i:I\b))[A-Z][a-z]+")


def is_date(rule: str, match: re.Match[str], phrases: tuple[Span, ...]) -> bool:
    """Say whether the match is meant as a time expression.

    Args:
        rule: name of the rule.
        match: what its pattern found.
        phrases: spans of phrases such as "Sunday Times".
    """
    here = Span(match.start(), match.end())
    if any(here.meets(phrase) for phrase in phrases):
        return False
    test = _TESTS.get(rule)
    return test is None or test(match)


def _year(match: re.Match[str]) -> bool:
    """A bare number of four digits is a year after "in", or beside words that go with years."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 24) : start]
    if (
        _MONEY.search(before)
        or _UNIT.match(text, end)
        or before.endswith(("-", "–", "/", ":", "+"))
        or _ADJECTIVE.match(text, end)
        or _is_address(text, end)
    ):
        return False
    if _SAFE_YEAR.match(match[0]):
        return not (
            match[0][:2].lower() == "in"
            and _PLURAL.match(text, end)
            and not text[end : end + 12].lstrip().startswith(("alone",))
            and _count_like(text, end)
        )
    if _MEASURE.search(before) or not match[0].isdigit():
        return False
    if _PLURAL.match(text, end):
        return False
    return bool(_PREPOSITION.search(before)) or text[end : end + 1] in {")", "’", "'"}


_ADJECTIVE = re.compile(r"[-–](?!(?:\d|and|to|through)\b)[a-z]{3,}")
"""What makes a number count: "a 1000-member church"."""
_STREET = re.compile(
    r"(?:,? (?:[NSEW]\.?|[A-Z][\w’'-]+|\d{1,3}(?:st|nd|rd|th))){0,3},? ([A-Z][a-z]+)\b"
)


def _is_address(text: str, end: int) -> bool:
    """Say whether a number is that of a house: "of 1909 Eighth Street"."""
    found = _STREET.match(text, end)
    return found is not None and found[1] in lang.words(LANGUAGE, "street_words")


def _count_like(text: str, end: int) -> bool:
    return bool(re.match(r"\s(?:people|cases|votes|homes|troops)\b", text[end : end + 12]))


def _month(match: re.Match[str]) -> bool:
    """A bare month must not be a verb or a name: "may", "March on", "April Smith"."""
    text, end = match.string, match.end()
    if match[0].lower().rstrip(".") not in _AMBIGUOUS:
        return not (match[0].isalpha() and _TITLE.match(text, end) and _starts(match))
    before = text[max(0, match.start() - 12) : match.start()]
    if re.search(
        r"\b(?:the|its|their|his|her|our|since|until|by|of|from|after|before|and|or|last|"
        r"next|through|till|to|a|for|s)\s$",
        before,
    ):
        named = _TITLE.match(text, end)
        is_body = named is not None and text[named.end() : named.end() + 1] in {",", ".", "\n", ""}
        is_dated = re.search(r"\b(?:the|since|until|by)\s$", before) is not None
        return named is None or (is_dated and not is_body)
    return False


def _starts(match: re.Match[str]) -> bool:
    return match.start() == 0 or match.string[match.start() - 1] == "\n"


def _short_weekday(match: re.Match[str]) -> bool:
    """Say whether a short form is a day: without a preposition "sat" is a verb, "Sun" a paper."""
    words = match["weekday"]
    is_title = match.string.endswith("the ", 0, match.start())
    if is_title and match[0] == words and _TITLE.match(match.string, match.end()):
        return False
    return not (match[0].strip() == words and words.rstrip(".").lower() in {"sat", "sun", "wed"})


_THAN_EVER = re.compile(r"\bthan (?:\w+ ){0,2}ever\b")
_SENTENCE = 160
"""Characters around "today" in which a comparison with all times shows that no day is meant."""


def _today(match: re.Match[str]) -> bool:
    """Say whether "today" is a day, and not "nowadays": "Today, ties are closer than ever"."""
    text = match.string
    start = text.rfind(". ", max(0, match.start() - _SENTENCE), match.start()) + 1
    end = text.find(". ", match.end(), match.end() + _SENTENCE)
    end = match.end() + _SENTENCE if end < 0 else end
    line = text.rfind("\n", 0, match.start()) + 1
    return _THAN_EVER.search(text, max(start, line, match.start() - _SENTENCE), end) is None


def _years(match: re.Match[str]) -> bool:
    """A pair of years rises, and is not a score or a sum."""
    first = int(match["year"])
    groups = match.re.groupindex
    if "which" in groups:
        return True
    last = int(match["year2"] if "year2" in groups else match["short"])
    if last < 100:  # noqa: PLR2004 - two digits
        last += first - first % 100
    return first < last <= first + 300 and not _MONEY.search(match.string[: match.start()][-8:])


_AROUND = 120
"""Characters on either side in which words tell that a quarter is one of a game."""


def _quarter(match: re.Match[str]) -> bool:
    """Say whether a quarter that no year is told of is one of a year, and not of a game."""
    groups = match.groupdict()
    if groups.get("year") or groups.get("which") or match[0].endswith("year"):
        return True
    text = match.string
    near = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].lower()
    return lang.words(LANGUAGE, "quarters_of_play").isdisjoint(re.findall(r"\w+", near))


def _numeric(match: re.Match[str]) -> bool:
    a, b = int(match["a"]), int(match["b"])
    is_version = match["sep"] == "." and len(match["year"]) < 4  # noqa: PLR2004 - four digits
    return 1 <= a <= 31 and 1 <= b <= 31 and min(a, b) <= 12 and not is_version  # noqa: PLR2004


def _count_back(match: re.Match[str]) -> bool:
    """Say whether "last an hour" is not a verb with its object."""
    return (match.groupdict().get("number") or "").lower() not in {"a", "an"}


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
