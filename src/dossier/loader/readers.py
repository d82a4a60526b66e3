"""Lines in which a page speaks to its readers: "Follow us on Telegram."."""

from __future__ import annotations

import re
from functools import cache

from dossier import lang
from dossier.alternatives import either
from dossier.loader import shape

_LONGEST_CALL = 30
_MARKS = "♦•*►▶→➡✓-👉🔔📲📱📢✅⬇️️➜ "
"""What stands before such a line, emoji with what follows some of them included."""


def speaks_to_readers(text: str) -> bool:
    """Say whether a line asks its readers for something: "For more, follow us on Telegram."."""
    text = text.lstrip(_MARKS)
    if shape.size(text) > _LONGEST_CALL or text[:1] in "“\"'‘":
        return False
    return _calls().match(text) is not None and _calling().search(text) is not None


@cache
def _calls() -> re.Pattern[str]:
    return re.compile(rf"(?:{_LEAD})?(?:{_any_of('reader_verbs')}|{_ASKS})\b", re.IGNORECASE)


_LEAD = r"(?:for|to|want|do you|did you)\b[^.,?“\"]{2,60}[,?] (?:please )?|please "
_ASKS = r"would you like to|do you have|have you got|found an?|did you like|what do you think"


@cache
def _calling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('reader_words')})\b", re.IGNORECASE)


def _any_of(table: str) -> str:
    return either(lang.words("en", table))
