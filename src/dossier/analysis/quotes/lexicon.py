"""The words by which a language reports speech, compiled from its files."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from dossier.alternatives import either
from dossier.lang import Patterns, ordered, rules, table
from dossier.lang import words as lang_words
from dossier.model import Record

CueKind = Literal["speech", "object", "marked", "thought"]
_FILES: tuple[tuple[str, CueKind], ...] = (
    ("cues_marked", "marked"),
    ("cues_thought", "thought"),
    ("cues_object", "object"),
    ("cues", "speech"),
)


class Cue(Record, frozen=True):
    """A form of a verb that reports speech."""

    lemma: str
    kind: CueKind


class Lexicon(Record, frozen=True):
    """All that is known of how a language reports speech."""

    cues: dict[str, Cue]
    """By their form in lower case."""
    triggers: frozenset[str]
    """Words of which a sentence needs one to report speech."""
    triggers_alone: frozenset[str]
    """The same, for a sentence without quotation marks."""
    telling: frozenset[str]
    """Nouns that tell what somebody says: claims, answers and opinions."""
    words: dict[str, frozenset[str]]
    """The lists of ``speech_words``."""
    endings: dict[str, tuple[str, ...]]
    """The same, for those that are ends of words."""
    rules: Patterns
    """The patterns of ``speech_rules``."""
    according: re.Pattern[str]
    when: re.Pattern[str]
    """What stands between a cue and what is said: "on Sunday", "in a statement"."""
    when_before: re.Pattern[str]
    """The same at the end of a stretch, between the speaker and the cue."""
    recipient: re.Pattern[str]
    """To whom something is told."""
    statement: re.Pattern[str]
    """The paper that speaks for somebody: "a statement from"."""
    finite: re.Pattern[str]
    """A verb that shows that a stretch is more than a name."""
    boundary: re.Pattern[str]
    relative: re.Pattern[str]
    fronted: re.Pattern[str]
    kinds: dict[str, frozenset[str]]
    """Forms of address and given names of ``men`` and of ``women``."""
    titles: frozenset[str]
    """Short forms of titles, as written, without their full stop."""
    after_quotes: frozenset[str]
    """Verbs behind a quote that is a question."""
    roles: frozenset[str]
    """Nouns that say what somebody is."""
    offices: dict[str, tuple[str, ...]]
    """What the offices are called, or where they are, of those for whom a word stands."""
    people: frozenset[str]
    """Nouns for people, in both numbers."""
    kin: frozenset[str]
    """Nouns for relations, in the singular."""
    demonyms: frozenset[str]
    """Adjectives and names of the peoples of countries, as written."""
    joining: frozenset[str]
    """Function words of the language."""

    def has(self, name: str, word: str) -> bool:
        """Say whether a word in lower case belongs to a list of the language."""
        return word in self.words.get(name, ())

    def ends(self, name: str, word: str) -> bool:
        """Say whether a word in lower case ends as a list of the language says."""
        return word.endswith(self.endings.get(name, ()))


@cache
def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language, ``None`` where its folder does not have them."""
    words = {name: frozenset(forms) for name, forms in table(language, "speech_words").items()}
    if not words:
        return None
    cues = {
        form: Cue(lemma, kind)
        for file, kind in _FILES
        for lemma, forms in table(language, file).items()
        for form in (lemma, *forms)
    }
    joining = lang_words(language, "stopwords")
    according = {_telling(phrase, joining) for phrase in words.get("according", ())}
    according |= words.get("claim-noun", frozenset()) | words.get("opinion", frozenset())
    made = _rules(language, words)
    return Lexicon(
        cues=cues,
        triggers=frozenset(cues) | according,
        triggers_alone=frozenset(c for c in cues if cues[c].kind != "marked") | according,
        telling=frozenset().union(*(words.get(name, ()) for name in _TELLING)),
        words=dict.fromkeys(_TELLING, frozenset()) | words,
        endings={name: tuple(sorted(forms)) for name, forms in words.items()},
        rules=made,
        **{name: made[name] for name in _FIELDS},
        kinds={kind: _kind(language, kind) for kind in ("men", "women")},
        titles=lang_words(language, "role_abbreviations") | lang_words(language, "honorifics"),
        after_quotes=lang_words(language, "cues_after_quotes"),
        roles=lang_words(language, "roles"),
        offices=table(language, "offices_general"),
        people=lang_words(language, "people"),
        kin=lang_words(language, "kin"),
        demonyms=frozenset(form for form, land in table(language, "demonyms").items() if land),
        joining=joining,
    )


_TELLING = ("claim-noun", "answer-noun", "opinion")


def _telling(phrase: str, joining: frozenset[str]) -> str:
    """Return the first word of a phrase that few sentences have: "words" of "in the words of"."""
    each = phrase.split()
    return next((word for word in each if word not in joining), each[0])


_FIELDS = (
    "according",
    "when",
    "when_before",
    "recipient",
    "statement",
    "finite",
    "boundary",
    "relative",
    "fronted",
)
"""Rules that are asked for in every sentence."""


def _kind(language: str, kind: str) -> frozenset[str]:
    """Return the forms of address and the given names of men, or of women."""
    return lang_words(language, f"honorifics_of_{kind}") | lang_words(
        language, f"given_names_of_{kind}"
    )


def _rules(language: str, words: dict[str, frozenset[str]]) -> Patterns:
    """Return the patterns of a language, with its lists and the parts named before filled in."""
    parts = {name: f"(?:{either(forms)})" for name, forms in _lists(language, words).items()}
    made = Patterns()
    for name, pattern in rules(language, "speech_rules").items():
        filled = _PART.sub(lambda found: parts[found[1]], pattern)
        if name.startswith("="):
            parts[name.removeprefix("=").strip()] = filled
        else:
            made[name] = re.compile(filled)
    return made


_PART = re.compile(r"\{([a-z][a-z-]*)\}")


def _lists(language: str, words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the lists by which a pattern can stand."""
    past = words.get("finite", frozenset()) | frozenset(ordered(language, "past_cues"))
    return words | {
        "finite": past - words.get("not-finite", frozenset()),
        "weekday": frozenset(table(language, "weekdays")),
        "month": frozenset(f for forms in table(language, "months").values() for f in forms),
    }
