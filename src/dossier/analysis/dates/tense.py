"""Whether the words around a time expression point forward or back."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from dossier.alternatives import either
from dossier.lang import NEVER, ordered, rules
from dossier.model import Span

Direction = Literal["ahead", "shifted", "back"]

_NEAR = 120
"""Characters of the sentence, on either side, that are looked at."""
_ROOM = 2
"""Words before an expression that leave room for a subject and its verb."""


@cache
def _cues(language: str) -> re.Pattern[str]:
    ahead, back = (_either(language, name) for name in ("future_cues", "past_cues"))
    signs = rules(language, "tense_signs")
    shifted, past = (signs.get(name, NEVER.pattern) for name in ("shifted", "past"))
    tail = signs.get("ahead-tail", "")
    return re.compile(
        rf"(?<!\w)(?:(?P<shifted>{shifted})|(?P<ahead>(?:{ahead}){tail})"
        rf"|(?P<back>{back}|{past}))(?!\w)"
    )


@cache
def _clause(language: str) -> re.Pattern[str]:
    return re.compile(rf"[,;:—]|\b(?:{_either(language, 'clause_words')})\b", re.IGNORECASE)


def _either(language: str, name: str) -> str:
    return either(ordered(language, name))


def direction(text: str, at: tuple[int, int], sentence: Span, language: str) -> Direction:
    """Say where in time the words place what happens at ``text[at[0]:at[1]]``.

    The nearest verb before the expression decides, or else the first one after it. Where neither
    stands in the past, as in "voters go to the polls on Sunday", it is yet to come.
    """
    cues = _cues(language)
    start, end = at
    near = max(sentence.start, start - _NEAR)
    first = max(near, text.rfind(";", near, start) + 1)
    before = list(cues.finditer(text, first, start))
    if before:
        return _of(before[-1])
    limit = min(sentence.end, end + _NEAR)
    has_room = len(text[first:start].split()) >= _ROOM
    if has_room:
        bound = _clause(language).search(text, end + 1, limit)
        limit = bound.start() if bound else limit
    after = cues.search(text, end, limit)
    if after:
        return _of(after)
    return "ahead" if has_room else "back"


def _of(cue: re.Match[str]) -> Direction:
    if cue["ahead"] is not None:
        return "ahead"
    return "back" if cue["shifted"] is None else "shifted"
