"""People: given name and surname, a form of address, a role before the name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from dossier.analysis.names import roles
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token
from dossier.model import NameKind
from dossier.text import fold

LONGEST = 6
"""Most words of one person's name."""

_AGE = re.compile(r"\s?(?:, (?:aged )?\d{1,2}(?=\s?[,.;)]|$)|\(\d{1,2}\))")
_INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}$")
_WORD_AFTER = re.compile(r"\s(\w+)")


class Candidate(NamedTuple):
    """Capitalised words that may be the name of a person, in their text."""

    parts: list[Token]
    words: Lexicon
    text: str

    @property
    def given(self) -> str:
        """The first word, folded."""
        return fold(self.parts[0].word)


def read(tokens: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the person whose name begins with a token, and the index of the token after it."""
    addressed = _is_address(tokens, at, words)
    body = at + 1 if addressed else at
    last = _last(tokens, body, words, addressed=addressed)
    if last < body:
        return None
    if not addressed:
        at = body = _given_name_at(tokens, body, last, words)
    candidate = Candidate(tokens[body : last + 1], words, text)
    score = 2.0 if addressed else _score(candidate)
    if 0 <= score < 1 and len(candidate.parts) > 1:
        score += _with_role_after(candidate)
    start, end = tokens[at].start, tokens[last].end
    kind: NameKind | None = "person" if score >= 1 else None
    plain = is_plain(tokens[last], words) or is_plain(tokens[body], words)
    form = " ".join(text[start:end].split())
    royal = addressed and tokens[at].word.lower() in words.royal
    return Sighting(kind, start, end, form, score, addressed, plain, royal), last + 1


def _given_name_at(tokens: list[Token], body: int, last: int, words: Lexicon) -> int:
    """Return where the given name stands: later where other words come before it ("Seahawk Julius Jones")."""
    first = fold(tokens[body].word)
    if last - body < 2 or first in words.given or first in words.unsure:  # noqa: PLR2004 - three words
        return body
    if len(first.strip(".")) == 1:
        return body
    later = range(body + 1, last)
    return next((i for i in later if fold(tokens[i].word) in words.given), body)


def _score(seen: Candidate) -> float:
    cues = CUES if len(seen.parts) > 1 else CUES_OF_ONE_WORD
    return sum(cue(seen) for cue in cues)


def _is_address(tokens: list[Token], at: int, words: Lexicon) -> bool:
    """Say whether a token is a form of address with a name behind it (not "Miss Universe")."""
    if tokens[at].word.rstrip(".").lower() not in words.honorifics or at + 1 >= len(tokens):
        return False
    name = tokens[at + 1]
    return _follows(tokens, at + 1, words) and not is_plain(name, words)


def _last(tokens: list[Token], body: int, words: Lexicon, *, addressed: bool) -> int:
    """Return the index of the last token of the name, ``body - 1`` where none begins."""
    last = body - 1
    for index in range(body, min(body + LONGEST, len(tokens))):
        if index > body and not _follows(tokens, index, words):
            break
        if not _can_be_part(tokens, index, body, words, addressed=addressed):
            break
        last = index
        if tokens[index].owns:
            break
    if last > body and len(tokens[last].word.rstrip(".")) == 1:
        last -= 1
    return last


def _follows(tokens: list[Token], index: int, words: Lexicon) -> bool:
    gap = tokens[index].gap or ""
    inner = gap.strip()
    if inner == "":
        return gap == " "
    return all(w in words.particles for w in inner.split())


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
    return not (goes_on and (lower in words.roles or lower.rstrip(".") in words.honorifics))


def _is_surname_too(tokens: list[Token], index: int, body: int, words: Lexicon) -> bool:
    """Say whether a month or a small word ends a name, behind a given name: "Theresa May"."""
    here = tokens[index]
    given = fold(tokens[body].word)
    known = given in words.given and given not in words.unsure and index == body + 1
    return known and fold(here.word) in words.surnames and not tokens[body].owns


def _is_foreign(tokens: list[Token], index: int, body: int, words: Lexicon) -> bool:
    """Say whether a word after the first is no part of the name but begins something else."""
    here = tokens[index]
    lower = here.word.lower()
    if here.word == tokens[body].word or ("." in here.word and here.word[-1].islower()):
        return True
    if index - body > 1:
        if here.word in words.not_names or _begins_another(tokens, index, words):
            return True
        other_kind = words.known.get(here.word) in {"place", "organisation"}
        role = lower in words.role_words and fold(here.word) not in words.surnames
        return role or other_kind or is_plain(here, words)
    return _goes_on(tokens, index) and is_plain(here, words)


def _begins_another(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Say whether a given name after a surname begins the next person's name."""
    given = fold(tokens[index].word) in words.given
    return given and _goes_on(tokens, index) and fold(tokens[index - 1].word) not in words.given


def _can_begin(tokens: list[Token], index: int, words: Lexicon) -> bool:
    word = tokens[index].word
    lower, folded = word.lower(), fold(word)
    if word.isupper() and len(word) > 1 and word.isalpha() and _goes_on(tokens, index):
        return len(word) == 2 and "J" in word  # noqa: PLR2004 - initials
    if folded in words.given or folded in words.unsure:
        return word not in words.calendar or _goes_on(tokens, index)
    return not (
        word in words.not_names
        or lower in words.joining
        or word in words.demonyms
        or lower in words.role_words
        or word.rstrip(".") in words.short_roles
        or lower.rstrip(".") in words.honorifics
    )


def _goes_on(tokens: list[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].gap == " " and not tokens[index].owns


def is_plain(token: Token, words: Lexicon) -> bool:
    """Say whether a word is most likely an ordinary one."""
    folded = fold(token.word)
    if folded in words.surnames or folded in words.given:
        return False
    if token.opens and folded.endswith(("ing", "ed", "ly")):
        return True
    return token.word.lower() in words.common or (token.word.isupper() and len(token.word) > 2)  # noqa: PLR2004 - not initials


def _given_name(seen: Candidate) -> float:
    if seen.given in seen.words.given or seen.given.split("-")[0] in seen.words.given:
        return 1.0
    if seen.given not in seen.words.unsure:
        return 0.0
    if seen.parts[0].opens:
        return 0.7
    team = seen.parts[0].word in seen.words.known and seen.parts[-1].word.endswith("s")
    return 0.4 if team else 1.0


def _frequent_surname(seen: Candidate) -> float:
    return 0.5 if fold(seen.parts[-1].word) in seen.words.surnames else 0.0


def _after_a_role(seen: Candidate) -> float:
    if is_plain(seen.parts[0], seen.words):
        return 0.0
    start = seen.parts[0].start
    if seen.text[start - 1 : start] != " ":
        return 0.0
    word = seen.text[max(0, start - 25) : start - 1].rpartition(" ")[2]
    if not word:
        return 0.0
    is_role = word.lower() in seen.words.roles or word.rstrip(".") in seen.words.short_roles
    alone = len(seen.parts) == 1 and not word[0].isupper()
    return (0.5 if alone else 1.0) if is_role else 0.0


def _with_age(seen: Candidate) -> float:
    return 0.8 if _AGE.match(seen.text, seen.parts[-1].end) else 0.0


def _with_initial(seen: Candidate) -> float:
    return 0.8 if any(_INITIAL.match(p.word) for p in seen.parts[:-1]) else 0.0


def _with_article(seen: Candidate) -> float:
    """Return evidence of an Arabic article inside the name ("al-Araji")."""
    tail = seen.parts[1:]
    return 1.0 if any(p.word[:3].lower() in {"al-", "el-"} for p in tail) else 0.0


_CAMEL = re.compile(r"(?!Mac|Van|Fitz)[A-Z][a-z]{2,}[A-Z][a-z]")


def _like_a_brand(seen: Candidate) -> float:
    """Return evidence against a person: a capital inside a word ("SeaMicro")."""
    return -1.0 if any(_CAMEL.match(p.word) for p in seen.parts) else 0.0


def _after_the(seen: Candidate) -> float:
    """Return evidence against a person: nobody is called "the Nadia Verrell" or "a Ford Fusion"."""
    start = seen.parts[0].start
    before = seen.text[max(0, start - 4) : start].lower()
    return -1.0 if before == "the " or before[-3:] in {" a ", "an "} else 0.0


def _beside_speech(seen: Candidate) -> float:
    match = _WORD_AFTER.match(seen.text, seen.parts[-1].end)
    return 0.3 if match and match[1] in seen.words.speech else 0.0


def _with_role_after(seen: Candidate) -> float:
    """Return evidence of an apposition, looked for only where it decides."""
    end = seen.parts[-1].end
    return 1.0 if roles.after(seen.text, end, end + 160, seen.words) else 0.0


def _ordinary_words(seen: Candidate) -> float:
    first, last = seen.parts[0], seen.parts[-1]
    loss = 0.0
    if is_plain(first, seen.words) and seen.given not in seen.words.unsure:
        loss += 1.0 if first.opens else 0.7
    if len(seen.parts) > 1 and is_plain(last, seen.words):
        loss += 0.5
    return -loss


def _ends_in_place(seen: Candidate) -> bool:
    """Say whether the last word is a place, and no surname behind a given name ("Vincent Jackson")."""
    first, last = seen.parts[0].word, seen.parts[-1].word
    if seen.words.known.get(last) != "place":
        return False
    sure = seen.given in seen.words.given and seen.given not in seen.words.unsure
    return not (sure and first not in seen.words.known) and fold(last) not in seen.words.surnames


def _other_kind(seen: Candidate) -> float:
    """Return evidence against a person: words that bodies and places have."""
    lower = [p.word.lower() for p in seen.parts[1:]]
    tails = any(p.word in seen.words.tails for p in seen.parts[1:])
    strong_place = any(
        w in seen.words.places and w not in seen.words.weak_places for w in lower[-1:]
    )
    weak = any(w in seen.words.heads for w in lower) or any(w in seen.words.places for w in lower)
    direction = seen.parts[0].word.lower() in seen.words.directions
    direction = direction or _ends_in_place(seen)
    return -1.0 if tails or strong_place or direction else -0.4 if weak else 0.0


CUES: tuple[Callable[[Candidate], float], ...] = (
    _given_name,
    _frequent_surname,
    _after_a_role,
    _with_age,
    _with_initial,
    _with_article,
    _beside_speech,
    _ordinary_words,
    _other_kind,
    _after_the,
    _like_a_brand,
)
"""What speaks for and against a person; a sum of one is enough."""

CUES_OF_ONE_WORD = (_after_a_role, _ordinary_words, _like_a_brand)
"""The same for a single word."""
