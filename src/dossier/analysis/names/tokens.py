"""Capitalised words, and the runs that they form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.analysis.names.lexicon import Lexicon

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ɏΆ-ΫЀ-Я"
_ARTICLE = r"(?:(?:[Aa]l|[Ee]l|[Aa][shtndzrd]{1,2})[-‐]\s?|[dlDL]['’])?"
_TOKEN = re.compile(rf"(?<![\w@#/.])({_ARTICLE}[{_UPPER}]\w*(?:['’.&]\w+|-[{_UPPER}0-9]\w*)*\.?)")
_TAIL = re.compile(r"-(\w+)")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


class Token(NamedTuple):
    """A capitalised word of a text."""

    start: int
    end: int
    word: str
    """As written, without possessive ending and without a full stop that ends the sentence."""
    gap: str | None
    """What stands between it and the capitalised word before it; ``None`` for the first."""
    opens: bool
    """Whether it begins a sentence or a quotation, where everything is capitalised."""
    owns: bool
    """Whether it has a possessive ending."""


def tokens(text: str, start: int, end: int, words: Lexicon) -> list[Token]:
    """Return the capitalised words between two offsets of a text: a sentence or a line."""
    found: list[Token] = []
    before = start
    for match in _TOKEN.finditer(text, start, end):
        for token in _parts(match, words):
            gap = text[before : token.start] if found else None
            found.append(token._replace(gap=gap, opens=_opens(text, start, token.start)))
            before = token.end
    return found


def _opens(text: str, start: int, at: int) -> bool:
    """Say whether a word is the first of its sentence or of a quotation."""
    if at - start < 4 and not any(c.isalnum() for c in text[start:at]):  # noqa: PLR2004 - marks only
        return True
    return (
        text[at - 2 : at] in {": ", "• ", "* "}
        or text[at - 1] in "“‘\"'`"
        or (text[at - 3 : at] == "`` ")
    )


def _parts(match: re.Match[str], words: Lexicon) -> Iterator[Token]:
    word, start = match[1], match.start()
    tail = _TAIL.match(match.string, match.end())
    if tail and tail[1] in words.syllables:
        word += tail[0]
    if "-" in word and word not in words.known and _compound(word, words):
        for piece in re.finditer(r"[^-]+", word):
            yield _token(piece[0], start + piece.start(), words)
    else:
        yield _token(word, start, words)


def _compound(word: str, words: Lexicon) -> bool:
    """Say whether a hyphen joins two names ("Iran-Iraq"), so that each is a word of its own."""
    return all(p in words.known or p in words.demonyms for p in word.split("-"))


def _token(word: str, start: int, words: Lexicon) -> Token:
    owns = bool(_POSSESSIVE.search(word))
    if owns:
        word = word[:-2]
    if word.endswith(".") and not _is_short(word, words):
        word = word[:-1]
    return Token(start, start + len(word), word, None, opens=False, owns=owns)


def _is_short(word: str, words: Lexicon) -> bool:
    """Say whether a full stop belongs to the word: an initial, "Mr.", "Gen.", "U.S."."""
    bare = word[:-1]
    return (
        len(bare) == 1
        or "." in bare
        or bare.lower() in words.honorifics
        or bare in words.short_roles
        or bare in words.tails
        or bare in {"Jr", "Sr", "St"}
    )
