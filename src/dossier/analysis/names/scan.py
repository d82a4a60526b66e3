"""From a sentence to the names that stand in it."""

from __future__ import annotations

import re
from collections.abc import Callable

from dossier.analysis.names import bodies, people, places
from dossier.analysis.names.cues import is_plain
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token, tokens
from dossier.text import fold

Reader = Callable[[list[Token], int, Lexicon, str], tuple[Sighting, int] | None]


def known(here: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the known name that begins with a token, the longest first."""
    start = here[at].start
    most = words.openings.get(here[at].word, 1 if here[at].word[1:2] == "." else 0)
    for last in range(min(at + most, len(here)) - 1, at - 1, -1):
        form = text[start : here[last].start] + here[last].word
        kind = words.known.get(form) or words.known.get(_undotted(form))
        if kind is not None and not _is_other(here, (at, last), form, words, text):
            return Sighting(kind, start, start + len(form), form, 1.0), last + 1
    return None


def _undotted(form: str) -> str:
    """Return an abbreviation without its full stops ("S.E.C.")."""
    return form.replace(".", "") if form[1:2] == "." and form.isupper() else form


def _is_other(
    here: list[Token], ends: tuple[int, int], form: str, words: Lexicon, text: str
) -> bool:
    """Say whether a known form is something else where it stands."""
    at, last = ends
    start = here[at].start
    if form.lower() in words.common and _in_capitals(text, start, len(form)):
        return True
    if last == at and _is_given_name(here, at, words):
        return True
    after = here[last + 1] if last + 1 < len(here) else None
    goes_on = after is not None and after.gap == " " and not here[last].owns
    noun = after.word.lower() if after is not None and goes_on else _noun(text, start + len(form))
    return noun in words.place_nouns or (goes_on and words.has("city", noun))


_NOUN = re.compile(r" ([a-z]+)\b")


def _noun(text: str, end: int) -> str:
    match = _NOUN.match(text, end)
    return match[1] if match else ""


_CAPITALS = re.compile(r"\W?[A-Z]{2,}\b")


def _in_capitals(text: str, start: int, length: int) -> bool:
    """Say whether a word stands in capitals only because its neighbours do ("WHO IS …")."""
    return (
        bool(_CAPITALS.match(text, start + length)) or text[max(0, start - 4) : start - 1].isupper()
    )


def _is_given_name(here: list[Token], at: int, words: Lexicon) -> bool:
    """Say whether a known word is the given name of a person here: "Chad Bown"."""
    first = here[at]
    given = fold(first.word)
    if given not in words.given and given not in words.unsure:
        return False
    if at + 1 == len(here) or first.owns:
        return False
    after = here[at + 1]
    return (
        after.gap == " "
        and not is_plain(after, words)
        and after.word not in words.not_names
        and after.word not in words.demonyms
        and after.word not in words.known
        and after.word.lower() not in words.role_words
    )


def money(here: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the country of a currency, which is no name of its own: "U.S. dollars"."""
    found = known(here, at, words, text)
    if found is None or _noun(text, found[0].end) not in words.currencies:
        return None
    return found[0]._replace(kind=None, score=0.0, plain=True, doubtful=True), found[1]


def body(here: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the body that begins with a token, the known name if that is longer."""
    found = bodies.read(here, at, words, text)
    listed = known(here, at, words, text) if found is not None else None
    return listed if listed is not None and found is not None and listed[1] > found[1] else found


READERS: tuple[Reader, ...] = (
    money,
    body,
    known,
    places.read,
    places.framed,
    people.read,
)
"""Tried in this order at each capitalised word."""

WITHOUT_BODIES = tuple(reader for reader in READERS if reader is not body)
"""The same for a sentence in which no word makes a body."""


def scan(text: str, start: int, end: int, words: Lexicon) -> list[Sighting]:
    """Return what may be names between two offsets of a text, in order."""
    here = tokens(text, start, end, words)
    readers = READERS if any(bodies.is_head(t, words) for t in here) else WITHOUT_BODIES
    found: list[Sighting] = []
    at = 0
    while at < len(here):
        sighting = None
        if not _skip(here, at, words):
            for reader in (known,) if words.has("the", here[at].word) else readers:
                sighting = reader(here, at, words, text)
                if sighting is not None:
                    break
        if sighting is None:
            at += 1
        else:
            found.append(sighting[0])
            at = sighting[1]
    return found


def _skip(here: list[Token], at: int, words: Lexicon) -> bool:
    """Say whether a word cannot begin a name."""
    word = here[at].word
    lower = word.lower()
    if word.rstrip(".") in words.respect:
        return True
    if word in words.not_names:
        goes_on = at + 1 < len(here) and here[at + 1].gap == " "
        folded = fold(word)
        return not (goes_on and (folded in words.given or folded in words.unsure))
    if (
        lower in words.joining
        and not words.has("the", word)
        and (len(word) == 1 or not word.isupper())
    ):
        return lower not in words.honorifics and lower not in words.given
    if not here[at].opens or lower not in words.common:
        return False
    return not (
        lower in words.unsure
        or lower in words.modifiers
        or lower in words.heads
        or word in words.openings
        or lower in words.surnames
        or lower.rstrip(".") in words.honorifics
    )
