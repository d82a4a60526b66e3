"""People: where a name begins and ends, with given name, surname and form of address."""

from __future__ import annotations

import re

from dossier import lang
from dossier.analysis.names.cues import (
    CUES,
    OF_ONE_WORD,
    Candidate,
    is_plain,
    is_street,
    role_after,
    role_before,
)
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token, word_before
from dossier.model import NameKind

LONGEST = 6
"""Most words of one person's name."""


def read(tokens: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the person whose name begins with a token, and the index of the token after it."""
    body = at
    while _is_address(tokens, body, words):
        body += 1
    addressed = body > at
    last = _last(tokens, body, words, addressed=addressed)
    if last < body or (not addressed and _qualifies(tokens, body, last, words)):
        return None
    if not addressed:
        at = body = _given_name_at(tokens, body, last, words, text)
    candidate = Candidate(tokens[body : last + 1], words, text)
    score = 2.0 if addressed else _score(candidate)
    if 0 <= score < 1 and len(candidate.parts) > 1:
        score += role_after(candidate)
    if addressed and tokens[body].gap == ") ":
        at, addressed = body, False
    start, end = tokens[at].start, tokens[last].end
    place = _place_named_after(tokens[last], words, text) if last > body else 0
    if place:
        return Sighting("place", start, place, text[start:place], 1.0), last + 1
    kind: NameKind | None = "person" if score >= 1 else None
    plain = is_plain(tokens[last]) or (body < last and is_plain(tokens[body]))
    form = " ".join(text[start:end].split())
    royal = addressed and tokens[at].facts.lower in words.royal
    return Sighting(kind, start, end, form, score, addressed, plain, royal), last + 1


def _qualifies(tokens: list[Token], body: int, last: int, words: Lexicon) -> bool:
    """Say whether an ordinary word stands before somebody whom one word names: "Careless Obama"."""
    is_one = last - body == 1 and words.known.get(tokens[last].word) == "person"
    return is_one and is_plain(tokens[body]) and _is_ordinary(tokens[body], words)


_NOUN = re.compile(r" ([a-z]+)\b")


def _place_named_after(token: Token, words: Lexicon, text: str) -> int:
    """Return where the word ends that makes a name the name of a place: "Aden Adde airport"."""
    match = _NOUN.match(text, token.end)
    return match.end() if match and match[1] in words.named_places and not token.facts.owns else 0


def _given_name_at(tokens: list[Token], body: int, last: int, words: Lexicon, text: str) -> int:
    """Return where the given name stands: later where other words come before it.

    These are ordinary words ("Mum Kelly Dobbs", "Minister of Transport Ada Fenwick"), and a word that
    nobody knows before a known given name with a frequent surname ("Seahawk Julius Jones", and not
    "Shahed Karim Bhuiyan").
    """
    begin = _past_ordinary(tokens, body, last, words)
    first = tokens[begin].facts.folded
    if last - begin != 2 or first in words.given or first in words.unsure:  # noqa: PLR2004 - three words
        return begin
    if len(first.strip(".")) == 1 or role_before(text, tokens[begin].start, words):
        return begin
    surname = tokens[last].facts.folded
    rest = _is_given(tokens, begin + 1, words) and surname not in words.given
    before = word_before(text, tokens[begin].start).lower()
    is_place = before in words.place_prepositions  # "in Lunsk Ada Quill said"
    is_rest = rest and (is_place or surname in words.surnames) and tokens[last].gap == " "
    return begin + 1 if is_rest else begin


def _past_ordinary(tokens: list[Token], body: int, last: int, words: Lexicon) -> int:
    """Return where the ordinary words end that stand before a given name."""
    index = body
    while last - index > 1 and _is_ordinary(tokens[index], words):
        index += 1
    known = index < last and _is_given(tokens, index, words)
    return index if known or index - body == 1 else body


def _is_ordinary(token: Token, words: Lexicon) -> bool:
    if token.facts.lower in words.kin:
        return True
    if token.facts.folded in words.given or token.facts.folded in words.unsure:
        return False
    return token.word in words.known or is_plain(token)


def _is_given(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Say whether a word is a given name here: an ambiguous one before a frequent surname."""
    word = tokens[index].facts.folded
    if word in words.given:
        return True
    return word in words.unsure and tokens[index + 1].facts.folded in words.surnames


_OF_SEVERAL = tuple(cue for _, cue, _ in CUES)
_OF_ONE = tuple(cue for name, cue, _ in CUES if name in OF_ONE_WORD)


def _score(seen: Candidate) -> float:
    cues = _OF_SEVERAL if len(seen.parts) > 1 else _OF_ONE
    return sum([cue(seen) for cue in cues])


def _is_address(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Say whether a token is a form of address with a name behind it (not "Miss Universe")."""
    known = tokens[at].facts.bare in words.honorifics or _is_title_behind(tokens, at, words)
    if not known or at + 1 >= len(tokens):
        return False
    if at and words.has("not-address", f"{tokens[at - 1].word} {tokens[at].word}".lower()):
        return False
    name = tokens[at + 1]
    if name.word.rstrip(".") in words.respect or is_street(name, words):
        return False
    follows = _follows(tokens, at + 1, words) or name.gap == ") "
    return follows and not is_plain(name)


def _is_title_behind(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Say whether a word is a title behind a form of address: "Mrs Justice Fenwick"."""
    is_behind = at > 0 and tokens[at - 1].facts.bare in words.honorifics
    return is_behind and tokens[at].word in lang.anywhere("titles_behind_address")


def _last(tokens: list[Token], body: int, words: Lexicon, *, addressed: bool) -> int:
    """Return the index of the last token of the name, ``body - 1`` where none begins."""
    last = body - 1
    for index in range(body, min(body + LONGEST, len(tokens))):
        if index > body and not _follows(tokens, index, words):
            break
        if not _can_be_part(tokens, index, body, words, addressed=addressed):
            break
        last = index
        if tokens[index].facts.owns:
            break
    if last > body and len(tokens[last].word.rstrip(".")) == 1:
        last -= 1
    return last


def _follows(tokens: list[Token], index: int, words: Lexicon) -> bool:
    gap = tokens[index].gap or ""
    inner = gap.strip()
    if inner == "":
        return gap == " "
    return words.particles.issuperset(inner.split())


def _can_be_part(
    tokens: list[Token], index: int, body: int, words: Lexicon, *, addressed: bool
) -> bool:
    word = tokens[index].word
    lower = word.lower()
    if index == body:
        return addressed or _can_begin(tokens, index, words)
    if word in words.calendar or (lower in words.joining and lower not in words.particles):
        return _is_surname_too(tokens, index, body, words)
    goes_on = _goes_on(tokens, index)
    if _is_foreign(tokens, index, body, words):
        return False
    if word in words.demonyms and not goes_on:
        return False
    inside = lower in words.within and tokens[index - 1].facts.folded in words.given
    title = lower in words.roles or lower.rstrip(".") in words.honorifics
    return not (goes_on and title and not inside)


def _is_surname_too(tokens: list[Token], index: int, body: int, words: Lexicon) -> bool:
    """Say whether a month or a small word ends a name, behind a given name: "Theresa May"."""
    here = tokens[index]
    given = tokens[body].facts.folded
    known = given in words.given and given not in words.unsure and index == body + 1
    return known and here.facts.folded in words.surnames and not tokens[body].facts.owns


def _is_foreign(tokens: list[Token], index: int, body: int, words: Lexicon) -> bool:
    """Say whether a word after the first is no part of the name but begins something else."""
    here = tokens[index]
    lower = here.facts.lower
    if here.word.rstrip(".") in words.respect or here.word.rstrip(".") in words.post_nominals:
        return True
    if here.word == tokens[body].word or ("." in here.word and here.word[-1].islower()):
        return True
    if index - body > 1 and lower in words.common and _is_before_role(tokens, index, words):
        return True
    if index - body > 1:
        if here.word in words.not_names or _begins_another(tokens, index, words):
            return True
        other_kind = words.known.get(here.word) in {"place", "organisation"}
        other_kind = other_kind and not _is_only_surname(tokens, index, body, words)
        role = lower in words.role_words and here.facts.folded not in words.surnames
        plain = is_plain(here) and not tokens[index - 1].facts.is_initial
        return role or other_kind or plain
    return _goes_on(tokens, index) and is_plain(here) and not _has_letters(tokens, index, words)


def _has_letters(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Say whether letters follow that stand behind surnames: "Simon Peel KC"."""
    return tokens[index + 1].word.rstrip(".") in words.post_nominals


def _is_only_surname(tokens: list[Token], index: int, body: int, words: Lexicon) -> bool:
    """Say whether a known word is the first surname behind given names, or behind a small word.

    So it is in "José Luis Medina" and in "Jack Del Rio".
    """
    if tokens[index - 1].facts.lower in words.particles:
        return True
    return all(t.facts.folded in words.given for t in tokens[body:index])


def _is_before_role(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Say whether a word goes on with a role: "Paul Ryan House Speaker"."""
    return _goes_on(tokens, index) and tokens[index + 1].facts.lower in words.roles


def _begins_another(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Say whether a given name after a surname begins the next person's name."""
    given = tokens[index].facts.folded in words.given
    return given and _goes_on(tokens, index) and tokens[index - 1].facts.folded not in words.given


def _can_begin(tokens: list[Token], index: int, words: Lexicon) -> bool:
    word, facts = tokens[index].word, tokens[index].facts
    if facts.is_in_capitals and _goes_on(tokens, index):
        return len(word) == 2 and "J" in word  # noqa: PLR2004 - initials
    if facts.is_rank and _is_rank_before_rank(tokens, index):
        return False
    if facts.is_given or facts.folded in words.unsure:
        return word not in words.calendar or _goes_on(tokens, index)
    if facts.bare in words.honorifics:
        return _is_surname(tokens, index)
    return not facts.begins_no_person


def _is_rank_before_rank(tokens: list[Token], index: int) -> bool:
    """Say whether another rank follows a rank: "Maj Gen"."""
    return _goes_on(tokens, index) and tokens[index + 1].facts.is_rank


def _is_surname(tokens: list[Token], index: int) -> bool:
    """Say whether a form of address stands alone, as the surname that it is too: "Cllr Sheikh"."""
    return not _goes_on(tokens, index) and not tokens[index].opens


def _goes_on(tokens: list[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].gap == " " and not tokens[index].facts.owns
