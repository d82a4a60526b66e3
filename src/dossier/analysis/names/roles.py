"""What a source says that somebody is: before the name or after it, between commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dossier.model import Role, Span
from dossier.text import trim

if TYPE_CHECKING:  # the lexicon holds what is said here of words
    from dossier.analysis.names.lexicon import Lexicon

LONGEST_BEFORE = 12
"""Words before a name that are looked at."""
LONGEST_SHORT = 5
"""Letters of an abbreviation; a longer word in capitals belongs to a heading."""
LONGEST_ROLE = 8
"""Words of a role before its "of"."""
LONGEST_AFTER = 120
"""Code points after a name that are looked at."""


def before(text: str, start: int, limit: int, words: Lexicon) -> Role | None:
    """Return the role that stands directly before a name ("Iraqi Prime Minister", "actress")."""
    start = _before_letters(text, start, limit)
    respected = _before_respect(text, start, limit, words)
    start = start if respected == start else _without_comma(text, respected) + 1
    first, at, after = start, _past_portfolio(text, start, limit, words), ""
    for _ in range(LONGEST_BEFORE):
        at = _past_served(text, at, limit, words) if after else at
        first_of_word, word, comma = _word_before(text, at, limit)
        if not word or (comma and after):
            break
        opens = first_of_word == limit
        if not _belongs(word, after, words, opens=opens):
            break
        at = first_of_word
        first, after = (first if words.has("and", word) else at), word
    span = trim(text, Span(first, start))
    if len(span) == 0:
        return None
    span = trim(text, Span(span.start, span.end - 1)) if text[span.end - 1] == "," else span
    return Role(span.of(text), span) if _stands_alone(span.of(text), words) else None


def _before_letters(text: str, start: int, limit: int) -> int:
    """Return where the bracket with the letters of an office begins: "District Police Officer (DPO) Ada …"."""
    if text[start - 2 : start] != ") ":
        return start
    bracket = text.rfind(" (", max(limit, start - LONGEST_LETTERS), start)
    return bracket + 1 if bracket > 0 and text[bracket + 2 : start - 2].isupper() else start


LONGEST_LETTERS = 14
"""Code points of such a bracket."""


def _past_portfolio(text: str, start: int, limit: int, words: Lexicon) -> int:
    """Return where the office ends that a name stands behind with what it is for; mostly ``start``."""
    found = words.rules["portfolio"].search(text, max(limit, start - LONGEST_PORTFOLIO), start)
    if found is None:
        return start
    office = text[max(limit, found.start() - 40) : found.start()].split()[-1:]
    last = text[found.start() : start].rsplit(maxsplit=1)[-1].rstrip(",")
    if not office or not is_role(office[0], words) or is_role(last, words):
        return start
    if office[0].lower() in words.kin or office[0].lower() in words.relations:
        return start
    return found.start() + 1


LONGEST_PORTFOLIO = 70
"""Code points of what an office is for."""


def _past_served(text: str, at: int, limit: int, words: Lexicon) -> int:
    """Return where the role ends whose holder serves the office at ``at``; mostly ``at``."""
    found = words.rules["served"].search(text, max(limit, at - 40), at)
    return found.end(1) + 1 if found and is_role(found[1], words) else at


def _before_respect(text: str, start: int, limit: int, words: Lexicon) -> int:
    """Return where words of respect before a name begin: "the minister, HE Dr. Ada Fenwick"."""
    for _ in range(2):
        last = text[max(limit, start - 16) : start].split()[-1:]
        if not last or not _is_respect(last[0].rstrip("."), words):
            break
        start = text.rindex(last[0], limit, start)
    return start


def _is_respect(word: str, words: Lexicon) -> bool:
    return word in words.respect or words.has("respect", word)


def _without_comma(text: str, start: int) -> int:
    return start - 2 if text[start - 2 : start] == ", " else start


def _word_before(text: str, at: int, limit: int) -> tuple[int, str, bool]:
    """Return the word before an offset, where it begins, and whether a comma follows it."""
    end = at
    while end > limit and text[end - 1] in " ,":
        end -= 1
    if end == at:
        return at, "", False
    start = max(limit, text.rfind(" ", limit, end) + 1)
    while start < end and text[start] in "(“‘\"'[":
        start += 1
    return start, text[start:end], "," in text[end:at]


def _belongs(word: str, after: str, words: Lexicon, *, opens: bool) -> bool:
    """Say whether a word belongs to the role before which it stands."""
    if is_role(word, words):
        return True
    if not after or words.has("and", after) or not (word[-1].isalnum() or word[-1] in ".'’"):
        return False
    if words.has("and", word):
        return is_role(after, words)
    return _modifies(word, after, words, opens=opens)


def _modifies(word: str, after: str, words: Lexicon, *, opens: bool) -> bool:
    """Say whether a word stands before a role as part of it: "former", "Iraqi", "Senate"."""
    lower = word.lower()
    if words.has("before-role", lower):
        return True
    if lower in words.modifiers or f"{word} {after}" in words.demonyms:
        return True
    if opens and after.islower() and is_role(after, words):
        return lower not in words.joining and not words.ends("opening-ending", lower)
    if lower in words.joining or (word.isupper() and len(word) > LONGEST_SHORT):
        return False
    if word.rpartition("-")[2][:1].isupper() and word not in words.calendar:
        return not (opens and lower in words.common)
    owner = re.sub(r"['’]s$", "", lower)
    return owner != lower and owner in words.roles


def is_role(word: str, words: Lexicon) -> bool:
    """Say whether a word says by itself what somebody is."""
    return word.lower() in words.roles or word.rstrip(".") in words.short_roles


def are_roles(word: str, words: Lexicon) -> bool:
    """Say whether a word is a role in the plural: "ministers"."""
    ends = words.small.get("plural-ending", ())
    return any(word.endswith(end) and word.lower().removesuffix(end) in words.roles for end in ends)


def _stands_alone(role: str, words: Lexicon) -> bool:
    """Say whether a role says something without the name of somebody else ("mother" does not)."""
    if role.isupper() and len(role) > 2 and role.rstrip(".") not in words.short_roles:  # noqa: PLR2004 - "VP"
        return False
    lower = role.lower()
    related = lower.rpartition(" ")[2] in words.relations
    return len(role) > 1 and not related and lower not in words.kin


def after(text: str, end: int, limit: int, words: Lexicon) -> Role | None:
    """Return the role that follows a name between commas, or in "who heads …"."""
    heads = words.rules["who-heads"].match(text, end, limit)
    if heads is not None:
        span = trim(text, Span(heads.start(1), heads.end(1)))
        return Role(span.of(text), span)
    match = words.rules["apposition"].match(text, end, limit)
    if match is None:
        return None
    bound = min(limit, match.end() + LONGEST_AFTER)
    stop = words.rules["role-end"].search(text, match.end(), bound)
    if stop is None and bound < limit:
        return None
    span = trim(text, Span(match.end(), stop.start() if stop else bound))
    span = Span(span.start, span.end - 1) if span.of(text).endswith(".") else span
    phrase = span.of(text)
    if _is_next_rank(text, span, words):
        return None
    return (
        Role(phrase, span) if _says_role(phrase, words) and _stands_alone(phrase, words) else None
    )


def _is_next_rank(text: str, span: Span, words: Lexicon) -> bool:
    """Say whether a phrase ends in the rank of the next name: ", Sheriff's Deputy Sgt. Hoyt …"."""
    last = span.of(text).rpartition(" ")[2].rstrip(".")
    following = text[span.end : span.end + 3].lstrip(". ")
    return last in words.short_roles and following[:1].isupper()


def _is_participle(word: str, words: Lexicon) -> bool:
    """Say whether a phrase goes on with the sentence: ", following claims by the girl"."""
    return words.ends("participle-ending", word) and word.islower() and word not in words.modifiers


def _says_role(phrase: str, words: Lexicon) -> bool:
    """Say whether a phrase has a role as its head: its last word before "of", "for" or "at"."""
    parts = words.rules["role-head"].split(phrase, maxsplit=1)[0].split()
    if not parts or len(parts) > LONGEST_ROLE or parts[0].lower() in words.joining:
        return False
    if len(parts) > 1 and (parts[1].lower() in words.joining or _is_participle(parts[0], words)):
        return False
    if any(words.has("or", part) for part in parts):
        return False
    last = " ".join(parts[-2:]).lower()
    return is_role(parts[-1], words) or last in words.roles
