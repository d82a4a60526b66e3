"""Whether the words around a time expression point forward or back."""

from __future__ import annotations

import re
from functools import cache

from dossier.lang import ordered
from dossier.model import Span

_NEAR = 90
"""Characters of the sentence, on either side, that are looked at."""


@cache
def _cues(language: str) -> re.Pattern[str]:
    ahead = "|".join(map(re.escape, ordered(language, "future_cues")))
    back = "|".join(map(re.escape, ordered(language, "past_cues")))
    return re.compile(
        rf"(?<!\w)(?:(?P<ahead>{ahead})(?: (?!on\b|in\b|at\b)\w+){{0,3}}?(?: \w+ed)?"
        rf"|(?P<back>{back}|[a-z]{{2,}}ed))(?!\w)",
        re.IGNORECASE,
    )


def is_ahead(text: str, at: tuple[int, int], sentence: Span, language: str) -> bool:
    """Say whether what happens at ``text[at[0]:at[1]]`` is yet to come.

    The nearest verb before the expression decides; at the start of a clause, the first one after it.
    """
    cues = _cues(language)
    start, end = at
    before = list(cues.finditer(text, max(sentence.start, start - _NEAR), start))
    if before and text[before[-1].end() : start].count(";") == 0:
        return before[-1]["ahead"] is not None
    after = cues.search(text, end, min(sentence.end, end + _NEAR))
    return after is not None and after["ahead"] is not None
