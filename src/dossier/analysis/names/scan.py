"""From a sentence to the names that stand in it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.analysis.names import bodies, people, places
from dossier.analysis.names.cues import is_plain, role_before
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token, tokens


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
    if last == at and _is_given_name(here, at, words, text):
        return True
    after = here[last + 1] if last + 1 < len(here) else None
    goes_on = after is not None and after.gap == " " and not here[last].facts.owns
    noun = after.facts.lower if after is not None and goes_on else _noun(text, start + len(form))
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


def _is_given_name(here: list[Token], at: int, words: Lexicon, text: str) -> bool:
    """Say whether a known word is the given name of a person here: "Chad Bown"."""
    first = here[at]
    given = first.facts.folded
    if given not in words.given and given not in words.unsure:
        return _is_city_named(here, at, words, text)
    if at + 1 == len(here) or first.facts.owns:
        return False
    return _is_surname_like(here[at + 1], words)


def _is_city_named(here: list[Token], at: int, words: Lexicon, text: str) -> bool:
    """Say whether a place before one more word is the given name of who holds a role: "winger Wellington Prado"."""
    if at + 1 == len(here) or here[at].facts.owns or here[at].facts.is_in_capitals:
        return False
    is_last = at + 2 == len(here) or here[at + 2].gap != " " or here[at + 1].facts.owns
    role = role_before(text, here[at].start, words)
    return is_last and role.islower() and _is_surname_like(here[at + 1], words)


def _is_surname_like(after: Token, words: Lexicon) -> bool:
    """Say whether a word behind another can be the surname to it."""
    return (
        after.gap == " "
        and not is_plain(after)
        and after.word not in words.not_names
        and after.word not in words.demonyms
        and after.word not in words.known
        and after.facts.lower not in words.role_words
        and after.word.rstrip(".") not in words.short_roles
    )


def _is_money(seen: Sighting, words: Lexicon, text: str) -> bool:
    """Say whether a known name is the country of a currency, no name of its own: "U.S. dollars"."""
    return text[seen.end : seen.end + 1] in _SIGNS or _noun(text, seen.end) in words.currencies


_SIGNS = frozenset("$€£¥₹")
"""Signs of money right behind a country: "US$11 billion"."""


_Found = tuple[Sighting, int] | None
"""What may be a name, and the index of the token behind it."""


def scan(text: str, start: int, end: int, words: Lexicon) -> list[Sighting]:
    """Return what may be names between two offsets of a text, in order."""
    here = tokens(text, start, end, words)
    has_body = any(token.facts.is_head for token in here)
    found: list[Sighting] = []
    at = 0
    while at < len(here):
        seen = None if _skip(here, at) else _read(here, at, words, text, has_body=has_body)
        if seen is None:
            at += 1
        else:
            found.append(seen[0])
            at = seen[1]
    return found


def _read(here: list[Token], at: int, words: Lexicon, text: str, *, has_body: bool) -> _Found:
    """Return what begins with a capitalised word: what the lists know, a body, a place, a person."""
    listed = known(here, at, words, text)
    if words.has("the", here[at].word):
        return listed
    if listed is not None and _is_money(listed[0], words, text):
        return replace(listed[0], kind=None, score=0.0, plain=True, doubtful=True), listed[1]
    body = bodies.read(here, at, words, text) if has_body else None
    if body is not None and (listed is None or listed[1] <= body[1]):
        return body
    found = listed or places.read(here, at, words, text) or places.framed(here, at, words, text)
    found = found or bodies.in_letters(here[at], at, words, text)
    if found is not None:
        return found
    person = people.read(here, at, words, text)
    return person and (places.named_after(person, here, words, text) or person)


def _skip(here: list[Token], at: int) -> bool:
    """Say whether a word cannot begin a name."""
    token = here[at]
    if token.facts.begins_none_first if token.opens else token.facts.begins_none:
        return True
    goes_on = at + 1 < len(here) and here[at + 1].gap == " "
    return token.facts.begins_none_alone and not goes_on
