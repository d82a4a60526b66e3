"""The reasons that the analysis gives in English, in the language of the pages.

The catalogue holds each reason as a phrase with places; its English form is the sentence of the analysis.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from dossier.builder.words import Words, words
from dossier.lang import table
from dossier.model import Evidence

_KIND = "reason_"
_PLACE = re.compile(r"\\\{(\w+)\\\}")


def reasons(to: Words, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in the words of a catalogue; a reason that it does not know stays as it is."""
    if to.language == "en":
        return tuple(found)
    return tuple(replace(one, detail=_said(to, one.detail)) for one in found)


def key_of(detail: str) -> str | None:
    """Return the key under which the catalogue has a reason, ``None`` where it lacks it."""
    return next((key for key, pattern in _patterns() if pattern.fullmatch(detail)), None)


def _said(to: Words, detail: str) -> str:
    for key, pattern in _patterns():
        if found := pattern.fullmatch(detail):
            return to.say(key, **found.groupdict())
    return _SHARE.sub(lambda found: to.say("share_of", **found.groupdict()), detail)


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(phrase)))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the English form of each reason with its key."""
    english = words("en")
    keys = (key for key in table("en", "interface") if key.startswith(_KIND))
    return tuple((key, _pattern(getattr(english, key))) for key in keys)


_SHARE = _pattern(words("en").share_of)
"""A part of a list of what articles share."""
