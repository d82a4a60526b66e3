"""The words that tell names from other words, gathered once for each language."""

from __future__ import annotations

import re
from functools import cache, partial

from dossier import lang
from dossier.analysis.names.facts import Facts, Lead, Vocabulary, facts, lead
from dossier.model import NameKind, Record


class Lexicon(Record, frozen=True):
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
    streets: frozenset[str]
    """Last words of the names of streets, in lower case."""
    within: frozenset[str]
    """Forms of address that also stand inside a name."""
    named_places: frozenset[str]
    """Words in lower case behind the name of a person that make it a place."""
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    """Words before a place."""
    sure_prepositions: frozenset[str]
    """Words behind which an unknown name is a place."""
    place_frames: frozenset[str]
    """Words before "of" and a place: "the town of"."""
    behind_places: frozenset[str]
    """Words in lower case behind a place that are no part of its name."""
    not_of_places: frozenset[str]
    """Words before a preposition with which what follows is no place: "confidence in"."""
    roles_not_titles: frozenset[str]
    """Roles that stand before no surname alone."""
    roles_of_bodies: frozenset[str]
    """Roles that companies have too: "the mine's owner, Minera Altiplano"."""
    after_places: frozenset[str]
    """Words that follow a place, beside function words and verbs of speech."""
    currencies: frozenset[str]
    post_nominals: frozenset[str]
    """As written, without the last full stop."""
    respect: frozenset[str]
    """As written: words of respect that belong to no name."""
    teams: frozenset[str]
    """Last words of names of teams, as written."""
    state_words: frozenset[str]
    """First words of the full names of states, as written."""
    title_small: frozenset[str]
    """Words that a heading in title case writes in lower case."""
    according: frozenset[str]
    """What stands before somebody whose words are reported: "according to"."""
    joining: frozenset[str]
    """Function words, which headings write in lower case."""
    small: dict[str, tuple[str, ...]]
    """The lists of ``name_words``."""
    rules: lang.Patterns
    """Those of ``name_rules``."""
    facts: Vocabulary[Facts]
    """Of capitalised words."""
    leads: Vocabulary[Lead]
    """Of words before names."""

    def has(self, name: str, word: str) -> bool:
        """Say whether a word stands in one of the lists of small words."""
        return word in self.small.get(name, ())

    def ends(self, name: str, word: str) -> bool:
        """Say whether a word ends as a list of endings says."""
        return word.endswith(self.small.get(name, ()))


_FOLDED = {
    "honorifics": "honorifics",
    "modifiers": "role_modifiers",
    "heads": "organisation_heads",
    "places": "place_heads",
    "particles": "name_particles",
    "speech": "speech_verbs",
    "syllables": "given_name_syllables",
    "weak_heads": "organisation_heads_weak",
    "weak_places": "place_heads_weak",
    "directions": "directions",
    "streets": "street_words",
    "within": "honorifics_within_names",
    "named_places": "named_places",
    "place_nouns": "place_nouns",
    "royal": "honorifics_of_given_names",
    "kin": "kin",
    "relations": "role_relations",
    "place_prepositions": "place_prepositions",
    "sure_prepositions": "place_sure_prepositions",
    "place_frames": "place_frames",
    "behind_places": "place_nouns_behind",
    "not_of_places": "not_of_places",
    "roles_not_titles": "roles_not_titles",
    "roles_of_bodies": "roles_of_bodies",
    "after_places": "after_places",
    "currencies": "currencies",
    "title_small": "title_small_words",
    "joining": "stopwords",
}
"""Fields that are lists in lower case, each with its file."""
_WRITTEN = {
    "given": "given_names",
    "unsure": "given_names_ambiguous",
    "short_roles": "role_abbreviations",
    "tails": "organisation_tails",
    "joints": "name_joints",
    "surnames": "surnames",
    "calendar": "calendar",
    "post_nominals": "post_nominals",
    "respect": "forms_of_respect",
    "teams": "team_names",
    "state_words": "state_words",
}
"""Fields that are lists as they are written, each with its file."""


def _listed(code: str) -> dict[str, frozenset[str]]:
    """Return the fields that are lists and nothing else."""
    folded = {field: _lower(code, name) for field, name in _FOLDED.items()}
    return folded | {field: lang.words(code, name) for field, name in _WRITTEN.items()}


@cache
def lexicon(code: str) -> Lexicon:
    """Return the words of a language."""
    known = _known(code)
    roles = _lower(code, "roles")
    made = Lexicon(
        **_listed(code),
        known=known,
        openings=_openings(known),
        demonyms=frozenset(lang.table(code, "demonyms")),
        common=_lower(code, "common_words") | _lower(code, "stopwords"),
        not_names=lang.words(code, "not_names") | lang.words(code, "calendar"),
        roles=roles,
        role_words=frozenset(
            form for role in roles for word in role.split() for form in (word, word + "s")
        ),
        small=lang.table(code, "name_words"),
        rules=lang.Patterns(
            (name, re.compile(rule)) for name, rule in lang.rules(code, "name_rules").items()
        ),
        according=frozenset(lang.table(code, "speech_words").get("according", ())),
        facts=Vocabulary(),
        leads=Vocabulary(),
    )
    made.facts.look = partial(facts, words=made)
    made.leads.look = partial(lead, words=made)
    return made


def _openings(known: dict[str, NameKind]) -> dict[str, int]:
    found: dict[str, int] = {}
    for form in known:
        if " " not in form and "-" not in form:
            found.setdefault(form, 1)
            continue
        parts = form.replace("-", " ").split(" ")
        for first in {form, form.split()[0], parts[0]}:
            found[first] = max(found.get(first, 1), len(parts))
    return found


def _lower(code: str, name: str) -> frozenset[str]:
    return frozenset(map(str.lower, lang.words(code, name)))


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
