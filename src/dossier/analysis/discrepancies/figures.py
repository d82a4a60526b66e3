"""How numbers are written, in figures and in words."""

from __future__ import annotations

import re
from functools import cache

from dossier.analysis.discrepancies.inverse import inverted
from dossier.analysis.discrepancies.view import View
from dossier.analysis.stems import Known
from dossier.lang import table, words

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_TORN = re.compile(r"\d ?[,./_:] \d|[/_.]\d{3}|\d ?[/_:-] ?\d")
"""A number that was taken apart, an address, a score, a clock time."""
_CODE = re.compile(r"[A-Z]-$")
"""What stands before the number of a type: "MX-2207"."""
_GLUED = re.compile(r"(?<!\d)(\d+)([a-z]{1,2}|[mb]illion)$")
_PRICED = re.compile(r"(?:rs|rm|r|ksh|tsh|ush|sh|sr|qr|[nau][zus]|hk)(?=\d)")
"""Money before its number without a blank: "Rs2 million", "R60m"."""
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_LONGEST = 4
"""Digits in a row; more of them without a comma are a number of something, not of things."""


@cache
def begins(language: str) -> Known[bool]:
    """Say of words whether a number may begin with them."""
    spelled = table(language, "numbers")
    return Known(
        lambda word: word in spelled or word[:1].isdigit() or _PRICED.match(word) is not None
    )


def spelled(language: str, value: float, text: str) -> bool:
    """Say whether a text has a number of two digits in words: "fourteen", "Thirty-one"."""
    word = _in_words(language).get(int(value)) if value.is_integer() else None
    if word is None or word not in text.lower():
        return False
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE) is not None


@cache
def _in_words(language: str) -> dict[int, str]:
    """Return the numbers of two digits, as they are written."""
    rows = reversed(table(language, "numbers").items())  # of two words for one number the first
    names = {int(row[0]): word for word, row in rows if row[0].isdigit()}
    units = {number: word for number, word in names.items() if 1 < number < 10}  # noqa: PLR2004 - one digit
    tens = {number: word for number, word in names.items() if number in range(20, 100, 10)}
    joined = {ten + one: f"{tens[ten]}-{units[one]}" for ten in tens for one in units}
    return {
        **joined,
        **{number: word for number, word in names.items() if number in range(10, 100)},
    }


def value_at(view: View, n: int) -> tuple[float, int] | None:
    """Return the number that begins at a word, and its last word."""
    base = _base(view, n)
    if base is None:
        return None
    value, last = base
    scales = table(view.language, "number_scales")
    while last + 1 < len(view.stems) and view.gap(last) in {" ", "-"}:
        scale = scales.get(view.found.words[last + 1])
        if scale is None:
            break
        value, last = value * float(scale[0]), last + 1
    return value, last


def _base(view: View, n: int) -> tuple[float, int] | None:
    word = view.found.words[n]
    if word[:1].isdigit() or _PRICED.match(word):
        return _digits(view, n)
    spelled = table(view.language, "numbers").get(word)
    if not spelled or not spelled[0].isdigit() or float(spelled[0]) < 2:  # noqa: PLR2004 - "a", "one"
        return None
    value = float(spelled[0])
    more = _spelled(view, n + 1) if view.gap(n) == "-" else None
    if more and value >= 20 and more < 10:  # noqa: PLR2004 - "twenty-one"
        return value + more, n + 1
    return value, n


def _spelled(view: View, n: int) -> float | None:
    found = (
        table(view.language, "numbers").get(view.found.words[n]) if n < len(view.stems) else None
    )
    return float(found[0]) if found and found[0].isdigit() else None


def _digits(view: View, n: int) -> tuple[float, int] | None:
    priced = _PRICED.match(view.found.words[n])
    start = view.found.starts[n] + (priced.end() if priced else 0)
    match = _DIGITS.match(view.text, start)
    if _TORN.search(view.text[max(0, start - 4) : start + 12]) or _CODE.search(
        view.text[:start][-3:]
    ):
        return None
    if match is None or (len(match.group()) > _LONGEST and "," not in match.group()):
        return None
    last = n
    while last + 1 < len(view.stems) and view.found.starts[last + 1] < match.end():
        last += 1
    glued = _GLUED.search(view.found.words[last])
    if ((is_year(match.group()) or is_of_making(view, n)) and not glued) or _is_day(view, n):
        return None
    value = float(match.group().replace(",", ""))
    if view.text[:start].endswith(" ."):
        value = float(f"0.{match.group()}")
    if glued and not glued_unit(view, last):
        scale = table(view.language, "number_scales").get(glued[2])
        return (value * float(scale[0]), last) if scale else None
    return value, last


def glued_unit(view: View, n: int) -> str:
    """Return the unit that clings to a number, "ft" of "948ft"; empty where there is none.

    "60m" has sixty metres only where a word says what they measure, "a 60m-long ferry".
    """
    glued = _GLUED.search(view.found.words[n])
    if glued is None or glued[2] not in inverted(view.language, "measures"):
        return ""
    scales, follows = table(view.language, "number_scales"), view.found.words[n + 1 : n + 2]
    is_length = not words(view.language, "dimension_words").isdisjoint(follows)
    return glued[2] if is_length or glued[2] not in scales else ""


def _is_day(view: View, n: int) -> bool:
    """Say whether a number stands beside the name of a month."""
    beside = view.found.words[max(0, n - 1) : n] + view.found.words[n + 1 : n + 2]
    return not _months(view.language).isdisjoint(beside)


@cache
def _months(language: str) -> frozenset[str]:
    return frozenset(form.lower() for forms in table(language, "months").values() for form in forms)


def is_of_making(view: View, n: int) -> bool:
    """Say whether a year is that in which the thing was made: "built in 1974"."""
    return view.found.words[max(0, n - 2)] in inverted(view.language, "making")


def is_year(word: str) -> bool:
    """Say whether a word is a year in figures."""
    return _YEAR.fullmatch(word) is not None
