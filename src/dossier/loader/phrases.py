"""The list of phrases that belong to web pages, as a matcher."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from dossier import lang
from dossier.model import Record

Reach = Literal["line", "next", "rest"]

LONGEST_PHRASE_LINE = 260
"""Code points beyond which a line is not judged by its beginning or middle."""

LONGEST_NOTICE = 600
_SURE = 4
"""Words with which a pattern begins that may also begin a longer line."""


class Phrase(Record, frozen=True):
    """What a line was recognised as."""

    why: str
    reach: Reach
    whole: bool
    """Whether the phrase is all that the line says."""


class _Matcher(Record, frozen=True):
    whole: dict[str, Phrase]
    by_first_word: dict[str, tuple[tuple[tuple[str, ...], Phrase], ...]]
    """Patterns that begin with the line's first word, as the parts around their stars."""
    anywhere: tuple[tuple[tuple[str, ...], Phrase], ...]
    marks: tuple[str, ...]
    """Words of which a line holds one when a pattern of ``anywhere`` may apply."""


_FIRST_WORD = re.compile(r"[\w'@]*")
_ENDS = " \t:.,;!?…>»›→▶►|•·-–—*+\"'“”()[]#✕×"
_QUOTES = (("İ", "i"), ("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\xa0", " "))


def folded(text: str) -> str:
    """Return a line as the list writes it."""
    if not text.isascii():
        for curly, plain in _QUOTES:
            text = text.replace(curly, plain)
    return text.strip(_ENDS).casefold()


@cache
def _matcher(code: str) -> _Matcher:
    whole: dict[str, Phrase] = {}
    first: dict[str, tuple[tuple[tuple[str, ...], Phrase], ...]] = {}
    anywhere: list[tuple[tuple[str, ...], Phrase]] = []
    rows = lang.table(code, "furniture").items()
    for key, values in ((key, values) for row, values in rows for key in _spelled_out(row)):
        reach: Reach = "line"
        if len(values) > 1:
            reach = "next" if values[1] == "next" else "rest"
        phrase = Phrase(values[0], reach, "*" not in key)
        parts = tuple(key.casefold().split("*"))
        if len(parts) == 1:
            whole[folded(key)] = phrase
        elif parts[0]:
            word = _FIRST_WORD.match(parts[0]).group()  # type: ignore[union-attr]
            first[word] = (*first.get(word, ()), (parts, phrase))
        else:
            anywhere.append((parts, phrase))
    marks = tuple(max(parts, key=len).strip() for parts, _ in anywhere)
    return _Matcher(whole, first, tuple(anywhere), marks)


_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


def _spelled_out(key: str) -> list[str]:
    """Return the phrases that a row with choices stands for: "this (story|article) *" is two."""
    match = _CHOICE.search(key)
    if match is None:
        return [" ".join(key.split())]
    return [
        phrase
        for word in match[1].split("|")
        for phrase in _spelled_out(key[: match.start()] + word + key[match.end() :])
    ]


def _fits(parts: tuple[str, ...], words: str) -> bool:
    """Say whether the parts of a pattern stand in a line one after the other, as whole words."""
    first = parts[0].rstrip()
    if not words.startswith(first) or words[len(first) : len(first) + 1].isalnum():
        return False
    if parts[-1] and not words.endswith(parts[-1]):
        return False
    at = len(first)
    for part in parts[1:-1]:
        at = words.find(part.strip(), at)
        if at < 0:
            return False
        at += len(part.strip())
    return at <= len(words) - len(parts[-1])


_SPOKEN = ('"', "“", "‘", "''", "'", "«")
"""What begins words that somebody said: no button has them."""


def phrase_of(text: str, code: str = "en") -> Phrase | None:
    """Return what a line is, ``None`` when the list does not know it."""
    if len(text) > LONGEST_NOTICE or text.startswith(_SPOKEN):
        return None
    matcher = _matcher(code)
    words = folded(text)
    if len(text) > LONGEST_PHRASE_LINE:
        candidates = matcher.by_first_word.get(_FIRST_WORD.match(words).group(), ())  # type: ignore[union-attr]
        sure = (
            p for parts, p in candidates if parts[0].count(" ") >= _SURE and _fits(parts, words)
        )
        return next(sure, None)
    found = matcher.whole.get(words)
    if found is not None:
        return found
    candidates = matcher.by_first_word.get(_FIRST_WORD.match(words).group(), ())  # type: ignore[union-attr]
    found = next((p for parts, p in candidates if _fits(parts, words)), None)
    if found is not None or not any(mark in words for mark in matcher.marks):
        return found
    return next((p for parts, p in matcher.anywhere if _fits(parts, words)), None)


def phrase_in(text: str, language: str) -> Phrase | None:
    """Return what a line is in the article's language, or in English, which pages mix in.

    A text whose language does not show is looked up in all of them.
    """
    code = lang.primary(language)
    codes = _others() if code == "und" else (code,) if code != "en" else ()
    found = (phrase_of(text, one) for one in (*codes, "en"))
    return next((phrase for phrase in found if phrase is not None), None)


@cache
def _others() -> tuple[str, ...]:
    return tuple(code for code in lang.codes("furniture") if code != "en")
