"""Bodies that a text introduces with their abbreviation: "Alliance to Save Our Shores (ASOS)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.analysis.names import roles
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import word_before
from dossier.model import Article, NameKind, Span

_SHORT = re.compile(r"\s\(\s?([A-Z]{3,8})\s?\)")
_WORD = re.compile(r"[\w’'&-]+")
_STATE = 2
"""Words of a name among which "Republic" makes it that of a state."""
LONGEST = 90
"""Code points before the bracket in which the name is looked for."""


def find(article: Article, stretches: Sequence[Span], words: Lexicon) -> list[Sighting]:
    """Return the names before a bracket whose initials stand in it."""
    text = article.text
    found: list[Sighting] = []
    for span in stretches if "(" in text else ():
        for match in _SHORT.finditer(text, span.start, span.end):
            start = _start(text, max(span.start, match.start() - LONGEST), match, words)
            is_office = roles.is_role(word_before(text, match.start() + 1), words)
            if start is not None and not is_office:
                form = " ".join(text[start : match.start()].split())
                is_state = not words.state_words.isdisjoint(form.split()[:_STATE])
                kind: NameKind = "place" if is_state else "organisation"
                found.append(Sighting(kind, start, match.start(), form, 1.0))
    return found


def _start(text: str, limit: int, match: re.Match[str], words: Lexicon) -> int | None:
    """Return where the words begin whose initials are the letters in the bracket."""
    initials = ""
    for word in reversed(list(_WORD.finditer(text, limit, match.start()))):
        if not word[0][0].isupper() and word[0].lower() not in words.joining:
            return None
        initials = word[0][0] + initials
        if word[0][0].isupper() and _fits(match[1], initials):
            return word.start()
    return None


def _fits(short: str, initials: str) -> bool:
    return short in {"".join(c for c in initials if c.isupper()), initials.upper()}
