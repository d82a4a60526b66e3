"""The words that name the speaker, before or after the cue."""

from __future__ import annotations

import re

from dossier.analysis.quotes.lexicon import Lexicon
from dossier.analysis.quotes.units import MASK, Word
from dossier.model import Span
from dossier.text import trim

_LONGEST = 260
"""Characters of the longest speaker; beyond, the words are something else."""
_BREAK = re.compile(rf"[;:—]|\s[–-]\s|{MASK}")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_END_OF_NAME = re.compile(rf"[;:—{MASK}]|\.(?:\s|$)|\s[–-]\s")
_AFTER = re.compile(
    r",?\s(?:when|while|after|as|before|because|during|about|at a|at an|at the|adding|noting|"
    r"referring|speaking|in response|through|via|upon|following)\b|,\s(?:in|on|at|and|but)\s"
)


def verb_group(lexicon: Lexicon, words: list[Word], index: int) -> int:
    """Return the index of the first word of the verb: "has repeatedly said"."""
    first = index
    while first > 0 and _is_helper(lexicon, words, first):
        first -= 1
    return first


def _is_helper(lexicon: Lexicon, words: list[Word], index: int) -> bool:
    before = words[index - 1]
    gap = words[index].start - before.end
    return gap <= 2 and (  # noqa: PLR2004 - a blank, or a comma and a blank
        before.lower in lexicon.words["auxiliary"]
        or (before.lower.endswith("ly") and len(before.lower) > 4)  # noqa: PLR2004 - not "fly"
    )


def before(lexicon: Lexicon, masked: str, first: int, verb: int) -> Span | None:
    """Return the speaker before a verb.

    Args:
        lexicon: of the language.
        masked: text with quotes blotted out.
        first: where the sentence, or what is left of it, begins.
        verb: where the verb begins.
    """
    breaks = list(_BREAK.finditer(masked, first, verb))
    start = breaks[-1].end() if breaks else first
    region = trim(masked, Span(start, verb))
    when = lexicon.when_before.search(region.of(masked))
    if when and when.start() > 0:
        region = trim(masked, Span(region.start, region.start + when.start()))
    region = _without_front(lexicon, masked, region)
    region = _clause(lexicon, masked, region)
    return _bounded(lexicon, masked, region)


def _without_front(lexicon: Lexicon, masked: str, region: Span) -> Span:
    """Leave out what stands before the speaker: "On Monday,", "But"."""
    start = region.start
    for _ in range(3):
        while start < region.end and masked[start] in " ,":
            start += 1
        opening = re.compile(r"[\w’']+").match(masked, start, region.end)
        if opening and opening[0].lower() in lexicon.words["opening"]:
            start = opening.end()
            continue
        front = lexicon.fronted.match(masked, start, region.end)
        if front is None or front.end() >= region.end:
            break
        start = front.end()
    return trim(masked, Span(start, region.end))


def _clause(lexicon: Lexicon, masked: str, region: Span) -> Span:
    """Return the end of a stretch that holds a name alone and no verb."""
    words = region.of(masked)
    plain = lexicon.relative.sub(_blank, _without_brackets(words)).lower()
    start = 0
    while lexicon.finite.search(plain, start):
        bound = lexicon.boundary.search(words, start)
        if bound is None:
            comma = words.find(", ", start)
            if comma < 0:
                return Span(region.end, region.end)
            start = comma + 1
        else:
            start = bound.end() - 1
    start = _past_subordination(lexicon, words, start)
    last = words[start:].split()
    if last and last[-1].lower().strip(",") in lexicon.words["pronoun"] and len(last) > 1:
        start = words.rindex(last[-1])
    return trim(masked, Span(region.start + start, region.end))


def _without_brackets(words: str) -> str:
    return _BRACKETS.sub(_blank, words)


def _past_subordination(lexicon: Lexicon, words: str, start: int) -> int:
    """Return where the name begins in "groups in the north, which Iran"."""
    for bound in reversed(list(lexicon.boundary.finditer(words, start))):
        word = bound[0].strip(" ,(").lower()
        rest = words[bound.end() :].strip()
        if word in lexicon.words["subordinate"] and rest and "," not in rest:
            return bound.end() - 1
    return start


def _bounded(lexicon: Lexicon, masked: str, region: Span) -> Span | None:
    start, end = region.start, region.end
    while start < end and masked[start] in ",(–- ":
        start += 1
    while end > start and masked[end - 1] in ", ":
        end -= 1
    if not 0 < end - start <= _LONGEST:
        return None
    boundary = lexicon.boundary.match(masked, start, end)
    if boundary and boundary.end() < end and len(masked[start:end].split()) > 1:
        start = boundary.end()
    return Span(start, end)


def after(lexicon: Lexicon, masked: str, verb_end: int, limit: int) -> Span | None:
    """Return the speaker after a cue: "said Jim Doe, head of the union"."""
    start = verb_end
    while start < limit and masked[start] in " ,":
        start += 1
    stop = _END_OF_NAME.search(masked, _past_titles(masked, start, limit), limit)
    end = stop.start() if stop else limit
    verb = lexicon.finite.search(lexicon.relative.sub(_blank, masked[start:end] + ","))
    if verb and " who " not in masked[start : start + verb.start()]:
        end = start + verb.start()
    for pattern in (lexicon.when, _AFTER):
        found = pattern.search(masked, start + 1, end)
        if found:
            end = found.start()
    region = trim(masked, Span(start, end))
    return _bounded(lexicon, masked, region)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _past_titles(masked: str, start: int, limit: int) -> int:
    """Return where to begin to look for a full stop: not at that of "Mr." or "Lt. Col."."""
    found = re.compile(r"(?:(?:[A-Z][a-z]{0,4}|[A-Z]\.[A-Z])\.\s)+").match(masked, start, limit)
    return found.end() if found else start


def without_paper(lexicon: Lexicon, masked: str, speaker: Span) -> Span:
    """Return whose paper it is: "the office" of "a statement from the office"."""
    found = lexicon.statement.match(masked, speaker.start, speaker.end)
    if found and found.end() < speaker.end:
        return Span(found.end(), speaker.end)
    return speaker
