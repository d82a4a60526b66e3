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
_PLACE = re.compile(r"\{(\w+)\}")
_SHARE = re.compile(r"\((?P<n>\d{1,9}) of (?P<all>\d{1,9})\)")
"""A part of a list of what articles share."""


def reasons(to: Words, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return evidence in the words of a catalogue; a reason that it does not know stays as it is."""
    if to.language == "en":
        return tuple(found)
    return tuple(replace(one, detail=_said(to, one.detail)) for one in found)


def key_of(detail: str) -> str | None:
    """Return the key under which the catalogue has a reason, ``None`` where it lacks it."""
    return next((key for key, phrase in _phrases() if filling(phrase, detail) is not None), None)


def filling(phrase: str, said: str) -> dict[str, str] | None:
    """Return what stands in the places of a phrase ("{n} articles"), ``None`` if it is another one.

    Each part of the phrase is looked for once, from left to right, however long the text is.
    """
    first, *rest = _PLACE.split(phrase)
    if not rest:
        return {} if said == first else None
    *parts, last = rest[1::2]
    if not said.startswith(first) or not said.endswith(last):
        return None
    found: dict[str, str] = {}
    at, stop = len(first), len(said) - len(last)
    for name, part in zip(rest[::2], [*parts, ""], strict=True):
        end = said.find(part, at + 1, stop) if part else stop
        if end <= at:
            return None
        found[name], at = said[at:end], end + len(part)
    return found


def _said(to: Words, detail: str) -> str:
    for key, phrase in _phrases():
        if (found := filling(phrase, detail)) is not None:
            return to.say(key, **found)
    return _SHARE.sub(lambda found: to.say("share_of", **found.groupdict()), detail)


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """Return the English form of each reason with its key."""
    english = words("en")
    keys = (key for key in table("en", "interface") if key.startswith(_KIND))
    return tuple((key, getattr(english, key)) for key in keys)
