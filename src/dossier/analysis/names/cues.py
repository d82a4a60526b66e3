"""What speaks for capitalised words being the name of a person, and what against it."""

from __future__ import annotations

import re
from collections.abc import Callable

from dossier.analysis.names import roles
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.tokens import Token, word_before
from dossier.model import Record

_VOWEL = re.compile(r"[aeiouy]")
_WORD_AFTER = re.compile(r"\s(\w+)")


class Candidate(Record, frozen=True):
    """Capitalised words that may be the name of a person, in their text."""

    parts: list[Token]
    words: Lexicon
    text: str

    @property
    def given(self) -> str:
        """The first word, folded."""
        return self.parts[0].facts.folded


def is_plain(token: Token) -> bool:
    """Say whether a word is most likely an ordinary one."""
    return token.facts.is_plain_first if token.opens else token.facts.is_plain


def _given_name(seen: Candidate) -> float:
    if seen.given in seen.words.given or seen.given.split("-")[0] in seen.words.given:
        return 1.0
    if seen.given not in seen.words.unsure:
        return 0.0
    if seen.parts[0].opens:
        return 0.7
    team = seen.parts[0].word in seen.words.known and seen.words.ends(
        "plural-ending", seen.parts[-1].word
    )
    return 0.4 if team else 1.0


def _frequent_surname(seen: Candidate) -> float:
    return 0.5 if seen.parts[-1].facts.folded in seen.words.surnames else 0.0


def _after_a_role(seen: Candidate) -> float:
    start = seen.parts[0].start
    word = role_before(seen.text, start, seen.words)
    if not word:
        return 0.0
    alone = len(seen.parts) == 1
    if alone and (roles.are_roles(word, seen.words) or word.lower() in seen.words.roles_not_titles):
        return 0.0
    if is_plain(seen.parts[0]) or (alone and not _can_stand_alone(seen)):
        return 0.0
    of_body = seen.text[start - 2] == "," and word.lower() in seen.words.roles_of_bodies
    return 0.5 if of_body or (alone and not word[0].isupper()) else 1.0


def role_before(text: str, start: int, words: Lexicon) -> str:
    """Return the role that stands right before a name, empty where none does."""
    if text[start - 1 : start] != " ":
        return ""
    before, last = text[max(0, start - 60) : start], word_before(text, start)
    lead = words.leads[last]
    if lead.is_role:
        return last
    if lead.is_beside and words.rules["beside-office"].search(before):
        return last[:-1]
    office = words.rules["office-for"].search(before) if lead.ends_office else None
    if office and words.leads[office[1]].is_role:
        return office[1]
    joint = words.rules["joined"].search(before) if lead.joins else None
    return joint[1] if joint and roles.are_roles(joint[1], words) else ""


def _can_stand_alone(seen: Candidate) -> bool:
    """Say whether one word may be a surname: no abbreviation, and not before a role ("House Speaker")."""
    after = _WORD_AFTER.match(seen.text, seen.parts[0].end)
    return bool(_VOWEL.search(seen.given)) and not (after and after[1].lower() in seen.words.roles)


def _with_age(seen: Candidate) -> float:
    age = seen.words.rules["age"].match(seen.text, seen.parts[-1].end)
    if age is None:
        return 0.0
    return 0.8 if age[0].endswith(")") else 1.0


def _with_who(seen: Candidate) -> float:
    """Return evidence of what is told of somebody right behind the name ("Bill Fenwick, who …")."""
    return 0.5 if seen.words.rules["who"].match(seen.text, seen.parts[-1].end) else 0.0


def _with_letters(seen: Candidate) -> float:
    """Return evidence of letters behind the name ("Simon Peel KC")."""
    behind = _LETTERS.match(seen.text, seen.parts[-1].end)
    return 0.8 if behind and behind[1] in seen.words.post_nominals else 0.0


_LETTERS = re.compile(r",? ([A-Z][\w.]*\w)\b")


def _with_initial(seen: Candidate) -> float:
    return 0.8 if any(p.facts.is_initial for p in seen.parts[:-1]) else 0.0


def _with_article(seen: Candidate) -> float:
    """Return evidence of an Arabic article inside the name ("al-Araji")."""
    return 1.0 if any(p.facts.has_article for p in seen.parts[1:]) else 0.0


def _like_a_brand(seen: Candidate) -> float:
    """Return evidence against a person: a capital inside a word ("SeaMicro")."""
    return -1.0 if any(part.facts.is_camel for part in seen.parts) else 0.0


def _after_the(seen: Candidate) -> float:
    """Return evidence against a person: nobody is called "the Nadia Verrell" or "the daily Le Courant"."""
    start = seen.parts[0].start
    word = word_before(seen.text, start)
    if not (seen.words.leads[word].is_small or seen.words.has("outlet-noun", word)):
        return 0.0
    before = seen.text[max(0, start - 16) : start]
    return -1.0 if seen.words.rules["determined"].search(before) else 0.0


def _beside_speech(seen: Candidate) -> float:
    match = _WORD_AFTER.match(seen.text, seen.parts[-1].end)
    if match and match[1] in seen.words.speech:
        return 0.3
    start = seen.parts[0].start
    quoted = _QUOTED.search(seen.text, max(0, start - _VERB), start)
    return 0.3 if quoted and quoted[1] in seen.words.speech else 0.0


_QUOTED = re.compile(r"[”\"'’»] (\w+) $")
_VERB = 16
"""Characters of the longest verb between a quote and who said it."""


def role_after(seen: Candidate) -> float:
    """Return evidence of an apposition, looked for only where it decides."""
    end = seen.parts[-1].end
    role = roles.after(seen.text, end, end + 160, seen.words)
    if role is None:
        return 0.0
    head = seen.words.rules["role-head"].split(role.text, maxsplit=1)[0].split()[-1:]
    return 0.5 if head and head[0].lower() in seen.words.roles_of_bodies else 1.0


def _ordinary_words(seen: Candidate) -> float:
    first, last = seen.parts[0], seen.parts[-1]
    loss = 0.0
    if is_plain(first) and seen.given not in seen.words.unsure:
        loss += 1.0 if first.opens else 0.7
    if len(seen.parts) > 1 and is_plain(last):
        loss += 0.5
    if len(seen.parts) == _TWO and all(p.facts.lower in seen.words.common for p in seen.parts):
        loss += 0.6
    return -loss


_TWO = 2
"""Words of which both may be ordinary ones ("Blue Moon"), although they are names too."""


def is_street(token: Token, words: Lexicon) -> bool:
    """Say whether a word ends the name of a street, and can be neither a surname nor a title."""
    bare = token.facts.bare
    return bare in words.streets and not (bare in words.honorifics or bare in words.surnames)


def _ends_in_place(seen: Candidate) -> bool:
    """Say whether the last word is a place, and no surname behind a given name ("Vincent Jackson")."""
    first, last = seen.parts[0].word, seen.parts[-1]
    if seen.words.known.get(last.word) != "place":
        return False
    sure = seen.given in seen.words.given and seen.given not in seen.words.unsure
    return (
        not (sure and first not in seen.words.known)
        and last.facts.folded not in seen.words.surnames
    )


def _other_kind(seen: Candidate) -> float:
    """Return evidence against a person: words that bodies and places have."""
    words, (first, *rest) = seen.words, seen.parts
    lower = [p.facts.lower for p in rest]
    if rest and is_street(rest[-1], words):
        return -1.0
    if words.has("storm", first.facts.lower):
        return -1.0
    tails = not words.tails.isdisjoint([p.word for p in rest])
    strong_place = lower and lower[-1] in words.places and lower[-1] not in words.weak_places
    if tails or strong_place or first.facts.lower in words.directions or _ends_in_place(seen):
        return -1.0
    return 0.0 if words.heads.isdisjoint(lower) and words.places.isdisjoint(lower) else -0.4


Cue = Callable[[Candidate], float]

CUES: tuple[tuple[str, Cue, str], ...] = (
    ("given-name", _given_name, "“{first}” is a given name"),
    ("frequent-surname", _frequent_surname, "“{last}” is a frequent surname"),
    ("after-a-role", _after_a_role, "a role stands before it"),
    ("with-age", _with_age, "an age stands behind it"),
    ("with-who", _with_who, "“who” stands behind it"),
    ("with-initial", _with_initial, "it has an initial"),
    ("with-letters", _with_letters, "letters stand behind it as behind names"),
    ("with-article", _with_article, "it has an Arabic article inside"),
    ("beside-speech", _beside_speech, "a verb of speech stands beside it"),
    ("ordinary-words", _ordinary_words, "its words are ordinary ones too"),
    ("other-kind", _other_kind, "it has words that bodies and places have"),
    ("after-the", _after_the, "an article stands before it"),
    ("like-a-brand", _like_a_brand, "it has a capital inside a word"),
)
"""What speaks for and against a person: name, function, in words; a sum of one is enough."""

OF_ONE_WORD = frozenset({"after-a-role", "ordinary-words", "like-a-brand"})
"""Those that count for a single word."""


def weighed(seen: Candidate) -> tuple[tuple[str, float, str], ...]:
    """Return every feature that says something of words that may be a person: name, score, in words."""
    alone = len(seen.parts) == 1
    return tuple(
        (name, score, said.format(first=seen.parts[0].word, last=seen.parts[-1].word))
        for name, cue, said in CUES
        if (not alone or name in OF_ONE_WORD) and (score := cue(seen))
    )
