"""The words that tell names from other words, gathered once for each language."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dossier import lang
from dossier.model import NameKind


class Lexicon(NamedTuple):
    """What a language's lists know; every word in lower case unless said otherwise."""

    known: dict[str, NameKind]
    """Names that need no evidence, as they are written."""
    openings: dict[str, int]
    """First words of :attr:`known`, each with the most words of a name that begins with it."""
    demonyms: frozenset[str]
    """As written."""
    given: frozenset[str]
    """Folded."""
    unsure: frozenset[str]
    """Given names that are also common words, folded."""
    common: frozenset[str]
    not_names: frozenset[str]
    """As written: months, days, abbreviations that are no bodies."""
    honorifics: frozenset[str]
    roles: frozenset[str]
    role_words: frozenset[str]
    """Single words that a role can consist of."""
    modifiers: frozenset[str]
    short_roles: frozenset[str]
    """As written, without full stop."""
    heads: frozenset[str]
    tails: frozenset[str]
    """As written."""
    places: frozenset[str]
    """Last words of names of places."""
    particles: frozenset[str]
    joints: frozenset[str]
    speech: frozenset[str]
    syllables: frozenset[str]
    surnames: frozenset[str]
    """Frequent surnames, folded."""
    calendar: frozenset[str]
    """As written."""
    weak_heads: frozenset[str]
    """Words of :attr:`heads` that alone do not make a body of two words."""
    weak_places: frozenset[str]
    """Words of :attr:`places` that are also surnames."""
    directions: frozenset[str]
    royal: frozenset[str]
    kin: frozenset[str]
    relations: frozenset[str]
    """Roles that say nothing without the name of somebody else."""
    within: frozenset[str]
    """Forms of address that also stand inside a name."""
    named_places: frozenset[str]
    """Words in lower case behind the name of a person that make it a place."""
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    """Words before a place."""
    joining: frozenset[str]
    """Function words, which headings write in lower case."""


@cache
def lexicon(code: str) -> Lexicon:
    """Return the words of a language."""
    known = _known(code)
    roles = _lower(code, "roles")
    return Lexicon(
        known=known,
        openings=_openings(known),
        demonyms=frozenset(lang.table(code, "demonyms")),
        given=lang.words(code, "given_names"),
        unsure=lang.words(code, "given_names_ambiguous"),
        common=_lower(code, "common_words") | _lower(code, "stopwords"),
        not_names=lang.words(code, "not_names") | lang.words(code, "calendar"),
        honorifics=_lower(code, "honorifics"),
        roles=roles,
        role_words=frozenset(
            form for role in roles for word in role.split() for form in (word, word + "s")
        ),
        modifiers=_lower(code, "role_modifiers"),
        short_roles=lang.words(code, "role_abbreviations"),
        heads=_lower(code, "organisation_heads"),
        tails=lang.words(code, "organisation_tails"),
        places=_lower(code, "place_heads"),
        particles=_lower(code, "name_particles"),
        joints=lang.words(code, "name_joints"),
        speech=_lower(code, "speech_verbs"),
        syllables=_lower(code, "given_name_syllables"),
        surnames=lang.words(code, "surnames"),
        calendar=lang.words(code, "calendar"),
        weak_heads=_lower(code, "organisation_heads_weak"),
        weak_places=_lower(code, "place_heads_weak"),
        directions=_lower(code, "directions"),
        within=_lower(code, "honorifics_within_names"),
        named_places=_lower(code, "named_places"),
        place_nouns=_lower(code, "place_nouns"),
        royal=_lower(code, "honorifics_of_given_names"),
        kin=_lower(code, "kin"),
        relations=_lower(code, "role_relations"),
        place_prepositions=_lower(code, "place_prepositions"),
        joining=_lower(code, "stopwords"),
    )


def _openings(known: dict[str, NameKind]) -> dict[str, int]:
    found: dict[str, int] = {}
    for form in known:
        parts = re.split(r"[\s-]", form)
        for first in {form, form.split()[0], parts[0]}:
            found[first] = max(found.get(first, 1), len(parts))
    return found


def _lower(code: str, name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in lang.words(code, name))


_TABLES: tuple[tuple[str, NameKind], ...] = (
    ("mononyms", "person"),
    ("cities", "place"),
    ("regions", "place"),
    ("countries", "place"),
    ("organisations", "organisation"),
)


def _known(code: str) -> dict[str, NameKind]:
    found: dict[str, NameKind] = {}
    for name, kind in _TABLES:
        for form, others in lang.table(code, name).items():
            found.update(dict.fromkeys((form, *others), kind))
    return found


@cache
def synonyms(code: str) -> dict[str, str]:
    """Return for each other name of a place or a body the one that stands for it."""
    found: dict[str, str] = {}
    for name, _ in _TABLES:
        for form, others in lang.table(code, name).items():
            found.update(dict.fromkeys(others, form))
    return found
