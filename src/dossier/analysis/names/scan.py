"""From a sentence to the names that stand in it."""

from __future__ import annotations

from collections.abc import Callable

from dossier.analysis.names import bodies, people
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token, tokens

Reader = Callable[[list[Token], int, Lexicon, str], tuple[Sighting, int] | None]


def known(here: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the known name that begins with a token, the longest first."""
    start = here[at].start
    for last in range(min(at + words.longest, len(here)) - 1, at - 1, -1):
        form = text[start : here[last].start] + here[last].word
        kind = words.known.get(form)
        if kind is not None:
            return Sighting(kind, start, start + len(form), form, sure=True), last + 1
    return None


def place(here: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the place whose name ends with a word that only places have: "Harris County"."""
    last = at
    while last + 1 < len(here) and here[last + 1].gap == " " and not here[last].owns:
        last += 1
        if here[last].word.lower() in words.places:
            break
    if last == at or here[last].word.lower() not in words.places:
        return None
    first = here[at]
    if first.word.lower() in words.role_words or first.word in words.demonyms or first.opens:
        return None
    start, end = first.start, here[last].end
    return Sighting("place", start, end, text[start:end], sure=True), last + 1


READERS: tuple[Reader, ...] = (bodies.read, known, place, people.read)
"""Tried in this order at each capitalised word."""


def scan(text: str, start: int, end: int, words: Lexicon) -> list[Sighting]:
    """Return what may be names between two offsets of a text, in order."""
    here = tokens(text, start, end, words)
    found: list[Sighting] = []
    at = 0
    while at < len(here):
        if _skip(here[at], words):
            at += 1
            continue
        for reader in READERS:
            result = reader(here, at, words, text)
            if result is not None:
                sighting, at = result
                found.append(sighting)
                break
        else:
            at += 1
    return found


def _skip(token: Token, words: Lexicon) -> bool:
    """Say whether a word cannot begin a name."""
    lower = token.word.lower()
    if token.word in words.not_names:
        return True
    return (
        token.opens
        and lower in words.common
        and lower not in words.unsure
        and (lower not in words.modifiers and lower not in words.heads)
    )
