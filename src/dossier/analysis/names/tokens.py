"""Capitalised words, and the runs that they form."""

from __future__ import annotations

import re

from dossier.analysis.names.facts import Facts
from dossier.analysis.names.lexicon import Lexicon
from dossier.model import Record

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏΆ-ΫЀ-Я"
_TOKEN = re.compile(rf"[{_UPPER}](?<![\w@#/.].)\w*(?:['’.&]\w+|-[{_UPPER}0-9]\w*)*\.?")
_ARTICLE = re.compile(r"(?<!\w)(?:(?:al|el|a[shtndzr]|ash)-\s?|[dl]['’])$")
_TAIL = re.compile(r"-(\w+)")


class Token(Record, frozen=True):
    """A capitalised word of a text."""

    start: int
    end: int
    word: str
    """As written, without possessive ending and without a full stop that ends the sentence."""
    gap: str | None
    """What stands between it and the capitalised word before it; ``None`` for the first."""
    opens: bool
    """Whether it begins a sentence or a quotation, where everything is capitalised."""
    facts: Facts
    """What the lists say of the word."""


def tokens(text: str, start: int, end: int, words: Lexicon) -> list[Token]:
    """Return the capitalised words between two offsets of a text: a sentence or a line."""
    found: list[Token] = []
    before = -1
    for match in _TOKEN.finditer(text, start, end):
        is_within = _is_within(text, start, match)
        parts = ((match.start(), match[0]),) if is_within else _parts(match, start, words)
        for first, written in parts:
            facts = words.facts[written]
            gap = None if before < 0 else text[before:first]
            before = first + len(facts.word)
            opens = not is_within and _opens(text, start, first)
            found.append(Token(first, before, facts.word, gap, opens, facts))
    return found


def _is_within(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether nothing but a blank stands before a word within its sentence, and no hyphen at it."""
    first, last = match.span()
    is_parted = first - start > 3 and text[first - 1] == " " and text[first - 2] not in _SIGNS  # noqa: PLR2004 - see `_opens`
    return is_parted and "-" not in match[0] and text[last : last + 1] != "-"


_SIGNS = frozenset("-'’:•*`")
"""What before a blank belongs to the word behind it, or opens a sentence."""


def _parts(match: re.Match[str], limit: int, words: Lexicon) -> list[tuple[int, str]]:
    """Return the words of a match, each with its offset: mostly one."""
    text, start, word = match.string, match.start(), match[0]
    if start > limit and _may_end_article(text, start):
        article = _ARTICLE.search(text, max(limit, start - 5), start)
        if article is not None:
            start, word = article.start(), article[0] + word
    if text[match.end() : match.end() + 1] == "-":
        tail = _TAIL.match(text, match.end())
        word += tail[0] if tail and tail[1] in words.syllables else ""
    if "-" in word and word not in words.known and _compound(word, words):
        return [(start + p.start(), p[0]) for p in re.finditer(r"[^-]+", word)]
    return [(start, word)]


def _may_end_article(text: str, at: int) -> bool:
    """Say whether the sign of an Arabic or Romance article stands before a word, or before a blank."""
    before = text[at - 2 : at] if text[at - 1] == " " else text[at - 1]
    return before[:1] in {"-", "'", "’"}


def _compound(word: str, words: Lexicon) -> bool:
    """Say whether a hyphen joins two names ("Iran-Iraq"), so that each is a word of its own."""
    return all(p in words.known or p in words.demonyms for p in word.split("-"))


def _opens(text: str, start: int, at: int) -> bool:
    """Say whether a word is the first of its sentence or of a quotation."""
    if at - start < 4 and not any(map(str.isalnum, text[start:at])):  # noqa: PLR2004 - marks only
        return True
    before = text[at - 1]
    if before == " ":
        return text[at - 2] in ":•*`" and (text[at - 2] != "`" or text[at - 3] == "`")
    return before in "“‘\"'`"


def word_before(text: str, at: int) -> str:
    """Return the word that stands before an offset, with the marks that cling to it."""
    return (text[max(0, at - 60) : at].rsplit(None, 1) or [""])[-1]
