"""Places: a word that only places have, or a larger place after a comma."""

from __future__ import annotations

import re

from dossier.analysis.names.cues import is_plain
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token
from dossier.text import fold

_COMMA = re.compile(r"\s?,\s?$")
_BEFORE = re.compile(r"\b(?:in|at|near|from|of|to|outside|around)\s$|^$", re.IGNORECASE)
_NOUN = re.compile(r" ([a-z]+)\b")
LONGEST = 4
"""Most words of such a place."""


def read(tokens: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the place that begins with a token, and the index of the token after it."""
    if not _can_begin(tokens[at], words):
        return None
    noun = _noun_after(tokens[at], words, text)
    if noun:
        return Sighting("place", tokens[at].start, noun, text[tokens[at].start : noun], 1.0), at + 1
    last = at
    while not _has_place_word(tokens, at, last, words):
        if last + 1 >= len(tokens) or last - at + 1 >= LONGEST or tokens[last].owns:
            return None
        if tokens[last + 1].gap != " ":
            return _in_larger(tokens, at, last, words, text)
        last += 1
    return _sighting(tokens, at, last, text)


def _noun_after(token: Token, words: Lexicon, text: str) -> int:
    """Return where the word ends that makes a place of the word before it: "Hebei province"."""
    match = _NOUN.match(text, token.end)
    if match is None or match[1] not in words.place_nouns:
        return 0
    unknown = token.word not in words.known and is_plain(token, words)
    return 0 if unknown else match.end()


def _sighting(tokens: list[Token], at: int, last: int, text: str) -> tuple[Sighting, int]:
    start, end = tokens[at].start, tokens[last].end
    return Sighting("place", start, end, text[start:end], 1.0), last + 1


def _can_begin(token: Token, words: Lexicon) -> bool:
    lower = token.word.lower()
    if token.opens and lower in words.common:
        return False
    if lower.rstrip(".") in words.honorifics or (token.word.isupper() and len(token.word) > 3):  # noqa: PLR2004 - a heading
        return False
    return lower not in words.role_words and token.word not in words.demonyms


def _has_place_word(tokens: list[Token], at: int, last: int, words: Lexicon) -> bool:
    lower = tokens[last].word.lower()
    if last == at or lower not in words.places:
        return False
    return lower not in words.weak_places or fold(tokens[at].word) not in words.given


def _in_larger(
    tokens: list[Token], at: int, last: int, words: Lexicon, text: str
) -> tuple[Sighting, int] | None:
    """Read "Novi, Michigan": an unknown place before the place that it lies in."""
    after = tokens[last + 1]
    name = tokens[at : last + 1]
    if not _COMMA.fullmatch(after.gap or "") or words.known.get(after.word) != "place":
        return None
    if not _BEFORE.search(text, max(0, tokens[at].start - 9), tokens[at].start):
        return None
    if fold(name[0].word) in words.given and len(name) > 1:
        return None
    if any(is_plain(t, words) for t in name[:1]) or words.known.get(
        text[name[0].start : name[-1].end]
    ):
        return None
    return _sighting(tokens, at, last, text)
