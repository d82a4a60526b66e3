"""People: given name and surname, a form of address, a role before the name."""

from __future__ import annotations

import re

from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import Token
from dossier.text import fold

LONGEST = 6
"""Most words of one person's name."""

_AGE = re.compile(r",? ?,? (?:aged )?\d{1,3}\b(?! \w+ \d)|,? \(\d{1,3}\)")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$|[A-Z]$")
_BEFORE = re.compile(r"([\w'’-]+(?:\.)?)[,]?\s$")


def read(tokens: list[Token], at: int, words: Lexicon, text: str) -> tuple[Sighting, int] | None:
    """Return the person whose name begins with a token, and the index of the token after it."""
    first = tokens[at]
    addressed = first.word.rstrip(".").lower() in words.honorifics
    body = at + 1 if addressed else at
    last = _last(tokens, body, words)
    if addressed and (body >= len(tokens) or not _follows(tokens, body, words) or last < body):
        return None
    count = last - body + 1
    if count < 1:
        return None
    sure = addressed or _is_person(tokens, body, last, words, text)
    start, end = first.start, tokens[last].end
    kind = "person" if sure or count > 1 else None
    sighting = Sighting(
        kind if sure else None, start, end, _form(text, start, end), sure, first.opens, addressed
    )
    return sighting, last + 1


def _form(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())


def _last(tokens: list[Token], body: int, words: Lexicon) -> int:
    """Return the index of the last token of the name, ``body - 1`` where none begins."""
    last = body - 1
    for index in range(body, min(body + LONGEST, len(tokens))):
        if index > body and not _follows(tokens, index, words):
            break
        if not _can_be_part(tokens, index, body, words):
            break
        last = index
        if tokens[index].owns:
            break
    return last


def _follows(tokens: list[Token], index: int, words: Lexicon) -> bool:
    gap = tokens[index].gap or ""
    inner = gap.strip()
    if inner == "":
        return gap == " "
    return all(w in words.particles for w in inner.split()) and len(inner) < 12


def _can_be_part(tokens: list[Token], index: int, body: int, words: Lexicon) -> bool:
    word = tokens[index].word
    lower = word.lower()
    if word in words.not_names or word in words.demonyms:
        return False
    if index == body:
        return lower not in words.role_words and lower.rstrip(".") not in words.honorifics
    return not (lower in words.roles and _follows_name(tokens, index, words))


def _follows_name(tokens: list[Token], index: int, words: Lexicon) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].gap == " "


def _is_person(tokens: list[Token], body: int, last: int, words: Lexicon, text: str) -> bool:
    first, count = tokens[body], last - body + 1
    given = fold(first.word)
    after_role = role_before(text, first.start, words)
    if count == 1:
        return after_role and not _is_plain(first, words)
    if any(
        t.word.lower() in words.heads or t.word in words.tails for t in tokens[body + 1 : last + 1]
    ):
        return after_role and given in words.given
    if tokens[last].word.lower() in words.places and given not in words.given:
        return False
    if given in words.given or given.split("-")[0] in words.given:
        return True
    if _INITIAL.match(first.word) or any(_INITIAL.match(t.word) for t in tokens[body + 1 : last]):
        return not first.opens or not _is_plain(first, words)
    if given in words.unsure and not first.opens:
        return not _is_plain(tokens[last], words)
    return not _is_plain(first, words) and (
        after_role or bool(_AGE.match(text, tokens[last].end)) or "-" in tokens[last].word[:3]
    )


def _is_plain(token: Token, words: Lexicon) -> bool:
    """Say whether a word is most likely an ordinary one."""
    return token.word.lower() in words.common or token.word.isupper()


def role_before(text: str, start: int, words: Lexicon) -> bool:
    """Say whether a role stands directly before an offset: "actress ", "Gen. "."""
    match = _BEFORE.search(text, max(0, start - 25), start)
    if match is None:
        return False
    word = match[1]
    return word.lower() in words.roles or word.rstrip(".") in words.short_roles
