"""What a source says that somebody is: before the name or after it, between commas."""

from __future__ import annotations

import re

from dossier.analysis.names.lexicon import Lexicon
from dossier.model import Role, Span

_WORD_BEFORE = re.compile(r"([\w.'’&-]+)(,?\s)$")
_APPOSITION = re.compile(r",\s(?:\d+,\s)?((?:the|a|an|its|his|her|their)\s)?")
_HEADS = re.compile(
    r",?\swho\s((?:heads|leads|chairs|commands|runs|headed|led|chaired)\s[^,.;]{3,80})"
)
_END = re.compile(
    r"[,.;:()“”\"\n]|\s(?:who|which|said|says|told|and\s(?:the|he|she)|that|as|after|when)\s"
)
LONGEST_BEFORE = 12
LONGEST_AFTER = 120


def before(text: str, start: int, limit: int, words: Lexicon) -> Role | None:
    """Return the role that stands directly before a name."""
    at, first, has_role = start, start, False
    for count in range(LONGEST_BEFORE):
        match = _WORD_BEFORE.search(text, max(limit, at - 40), at)
        if match is None or ("," in match[2] and count > 0):
            break
        word = match[1]
        if not _belongs(word, words, has_role=has_role):
            break
        has_role = has_role or _is_role(word, words)
        if count == 0 and not has_role:
            break
        at = match.start()
        first = at
    if not has_role:
        return None
    span = _trimmed(text, first, start)
    return Role(span.of(text), span) if len(span) else None


def _is_role(word: str, words: Lexicon) -> bool:
    lower = word.lower()
    return lower in words.roles or word.rstrip(".") in words.short_roles


def _belongs(word: str, words: Lexicon, *, has_role: bool) -> bool:
    lower = word.lower()
    if _is_role(word, words):
        return True
    if not has_role:
        return False
    owner = re.sub(r"['’]s$", "", word)
    return (
        lower in words.modifiers
        or lower in words.role_words
        or word in words.demonyms
        or owner in words.known
        or (word[0].isupper() and lower not in words.common)
        or lower in words.heads
    )


def after(text: str, end: int, limit: int, words: Lexicon) -> Role | None:
    """Return the role that follows a name between commas, or in "who heads …"."""
    heads = _HEADS.match(text, end, limit)
    if heads is not None:
        span = _trimmed(text, heads.start(1), heads.end(1))
        return Role(span.of(text), span)
    match = _APPOSITION.match(text, end, limit)
    if match is None:
        return None
    start = match.end(0)
    stop = _END.search(text, start, min(limit, start + LONGEST_AFTER))
    span = _trimmed(text, start, stop.start() if stop else min(limit, start + LONGEST_AFTER))
    if not _says_role(span.of(text), words):
        return None
    return Role(span.of(text), span)


def _says_role(phrase: str, words: Lexicon) -> bool:
    """Say whether a phrase has a role as its head: its last word before "of", "for", "at" …"""
    head = re.split(r"\s(?:of|for|at|in|on|to|from|with)\s", phrase, maxsplit=1)[0]
    parts = head.split()
    if not parts:
        return False
    last = parts[-1].lower()
    return len(parts) <= 8 and (last in words.roles or " ".join(parts[-2:]).lower() in words.roles)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)
