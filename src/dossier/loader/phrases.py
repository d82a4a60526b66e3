"""The list of phrases that belong to web pages, as a matcher."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal

from dossier import lang
from dossier.alternatives import either
from dossier.model import Record

Reach = Literal["line", "next", "rest"]
_Row = tuple[str, tuple[str, ...]]
"""What is written in the list, and what it means."""

LONGEST_PHRASE_LINE = 260
"""Code points beyond which a line is not judged by its beginning or middle."""

LONGEST_NOTICE = 600
_MOST_AROUND = 20
"""Words of a line that is judged by what stands in its middle or at its end: the news has such words, too."""
_SURE = 4
"""Words with which a pattern begins that may also begin a longer line."""


class Phrase(Record, frozen=True):
    """What a line was recognised as."""

    why: str
    reach: Reach
    whole: bool
    """Whether the phrase is all that the line says."""


class _Matcher(Record, frozen=True):
    """Rows of the list by how a line begins."""

    rows: dict[str, tuple[_Row, ...]]
    """By the first word of the phrases that a row stands for."""
    anywhere: tuple[tuple[tuple[str, ...], Phrase], ...]
    """Patterns that begin with a star, as the parts around their stars."""
    marks: tuple[str, ...]
    """Words of which a line holds one when a pattern of ``anywhere`` may apply."""


_FIRST_WORD = re.compile(r"[\w'@]*")
_ENDS = " \t:.,;!?…>»›→▶►|•·-–—*+\"'“”()[]#✕×👉🔔📲📢♦"
_QUOTES = (("İ", "i"), ("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\xa0", " "))


def folded(text: str) -> str:
    """Return a line as the list writes it."""
    return _even(text).strip(_ENDS).casefold()


def _even(text: str) -> str:
    """Return a text with straight quotes and plain spaces."""
    if not text.isascii():
        for curly, plain in _QUOTES:
            text = text.replace(curly, plain)
    return text


@cache
def _matcher(code: str) -> _Matcher:
    rows: defaultdict[str, list[_Row]] = defaultdict(list)
    anywhere: list[tuple[tuple[str, ...], Phrase]] = []
    for written, means in lang.table(code, "furniture").items():
        row = written, means
        for word in _first_words(written):
            rows[word].append(row)
            if not word:
                anywhere += ((p, phrase) for _, p, phrase in _phrases(row) if not p[0])
    marks = tuple(max(parts, key=len).strip() for parts, _ in anywhere)
    return _Matcher({word: tuple(r) for word, r in rows.items()}, tuple(anywhere), marks)


def _rows(code: str, words: str) -> tuple[_Row, ...]:
    """Return the rows with phrases that begin as a line does."""
    rows = _matcher(code).rows.get(_FIRST_WORD.match(words).group(), ())  # type: ignore[union-attr]
    return tuple([row for row in rows if words.startswith(_beginnings(row[0]))])


def _patterns(rows: Iterable[_Row], words: str) -> Iterator[tuple[tuple[str, ...], Phrase]]:
    """Yield the patterns that fit a line, in parts around their stars."""
    for row in rows:
        for _, parts, phrase in _phrases(row, words):
            if len(parts) > 1 and parts[0] and _fits(parts, words):
                yield parts, phrase


def _phrases(row: _Row, words: str | None = None) -> Iterator[tuple[str, tuple[str, ...], Phrase]]:
    """Yield the phrases that a row stands for: as written, in parts around the stars, what they mean.

    Args:
        row: of the list.
        words: of a line, folded; phrases that cannot begin as it does are left out.
    """
    written, (why, *rest) = row
    reach: Reach = "line" if not rest else "next" if rest[0] == "next" else "rest"
    for key in _spelled_out(written, words):
        parts = tuple(key.casefold().split("*"))
        yield key, parts, Phrase(why, reach, len(parts) == 1)


def _first_words(written: str) -> set[str]:
    """Return the first words of the phrases that a row stands for, spelling out no more than these."""
    choice = _CHOICE.search(written)
    head = written if choice is None else written[: choice.start()]
    heads = {head.casefold(), _even(head).lstrip(_ENDS).casefold()}
    words = {_FIRST_WORD.match(head).group() for head in heads}  # type: ignore[union-attr]
    if choice is None or not heads & words:
        return words
    return set[str]().union(*map(_first_words, _chosen(written, choice)))


_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


def _spelled_out(key: str, words: str | None) -> Iterator[str]:
    """Yield the phrases that a row with choices stands for: "this (story|article) *" is two.

    A row may stand for thousands: choices are made only while the line begins as they do.
    """
    choice = _CHOICE.search(key)
    if choice is None:
        yield " ".join(key.split())
    elif words is None or words.startswith(_begun(key[: choice.start()])):
        for one in _chosen(key, choice):
            yield from _spelled_out(one, words)


@cache
def _beginnings(written: str) -> tuple[str, ...]:
    """Return with what a line begins that may be a phrase of a row, its first choices made.

    With nothing at all, where only a star stands there: no line begins like this.
    """
    heads = [written]
    for _ in range(_CHOICES):
        heads = [one for head in heads for one in _one_choice_made(head)]
    found = {_begun(_CHOICE.split(head, maxsplit=1)[0]) for head in heads}
    return tuple(found) if any(found) else ()


_CHOICES = 2
"""A row with more of them stands for too many beginnings to hold them all."""


def _one_choice_made(written: str) -> Iterator[str]:
    choice = _CHOICE.search(written)
    return iter((written,)) if choice is None else _chosen(written, choice)


def _begun(head: str) -> str:
    """Return with what a line begins if it is a phrase that begins like this."""
    return folded(" ".join(head.partition("*")[0].split()))


def _chosen(key: str, choice: re.Match[str]) -> Iterator[str]:
    """Yield a row with each word of a choice in its place."""
    for word in choice[1].split("|"):
        yield key[: choice.start()] + word + key[choice.end() :]


def _fits(parts: tuple[str, ...], words: str) -> bool:
    """Say whether the parts of a pattern stand in a line one after the other, as whole words."""
    first = parts[0].rstrip()
    if not words.startswith(first) or (first and words[len(first) : len(first) + 1].isalnum()):
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


def _phrase_of(text: str, words: str, code: str) -> Phrase | None:
    """Return what a line is, ``None`` when the list of a language does not know it.

    Args:
        text: of the line.
        words: the same, folded.
        code: the language.
    """
    matcher = _matcher(code)
    rows = _rows(code, words)
    fitting = _patterns(rows, words)
    if len(text) > LONGEST_PHRASE_LINE:
        return next((p for parts, p in fitting if parts[0].count(" ") >= _SURE), None)
    found = _whole(rows, words) or next((phrase for _, phrase in fitting), None)
    if found is not None:
        return found
    if not any(mark in words for mark in matcher.marks):
        return None
    is_long = words.count(" ") >= _MOST_AROUND
    rows_of = (row for row in matcher.anywhere if not is_long or _is_sure(row[0]))
    return next((p for parts, p in rows_of if _fits(parts, words)), None)


def _is_sure(parts: Sequence[str]) -> bool:
    """Say whether a part of a pattern has so many words that no news has it."""
    return any(part.strip().count(" ") >= _SURE - 1 for part in parts)


def _whole(rows: Sequence[_Row], words: str) -> Phrase | None:
    """Return the phrase that a line is to the letter; the last row that has it."""
    found = (
        phrase
        for row in reversed(rows)
        for key, _, phrase in _phrases(row, words)
        if phrase.whole and folded(key) == words
    )
    return next(found, None)


def phrase_in(text: str, language: str) -> Phrase | None:
    """Return what a line is in the article's language, or in English, which pages mix in.

    A text whose language does not show is looked up in all of them.
    """
    if len(text) > LONGEST_NOTICE or text.startswith(_SPOKEN):
        return None
    return _found(text, _codes(lang.primary(language)))


@lru_cache(maxsize=2048)  # pages say the same few words again and again, and several steps ask
def _found(text: str, codes: tuple[str, ...]) -> Phrase | None:
    words = folded(text)
    heads, marks = _signs(codes)
    if _FIRST_WORD.match(words).group() not in heads and marks.search(words) is None:  # type: ignore[union-attr]
        return None
    found = (_phrase_of(text, words, code) for code in codes)
    return next((phrase for phrase in found if phrase is not None), None)


@cache
def _codes(code: str) -> tuple[str, ...]:
    """Return the languages in which the lines of a text are looked up, in their order."""
    if code != "und":
        return ("en",) if code == "en" else (code, "en")
    return (*(one for one in lang.codes("furniture") if one != "en"), "en")


@cache
def _signs(codes: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the first words of all phrases, and what finds the words of those that stand anywhere."""
    matchers = [_matcher(code) for code in codes]
    heads = frozenset(word for matcher in matchers for word in matcher.rows)
    return heads, re.compile(either(mark for matcher in matchers for mark in matcher.marks))
