"""The houses that hold pictures: before what a picture shows, or behind who took it."""

from __future__ import annotations

import re

from dossier.outlets import agency, publication

_HOLDERS = (
    "Getty Images ",
    "AFP via Getty Images ",
    "Anadolu via Getty Images ",
    "PA Media ",
    "EPA-EFE ",
    "Shutterstock ",
    "Alamy ",
)
_HELD = re.compile(r"(?:An? |The )?[A-Z][\w’'-]+ [\w’'-]+ .{10,200}[^.!?]")


def is_held(text: str) -> bool:
    """Say whether a line is a description of a picture behind the house that holds it: "PA Media Divers search …"."""
    holder = next(filter(text.startswith, _HOLDERS)) if text.startswith(_HOLDERS) else ""
    return bool(holder) and _HELD.fullmatch(text, len(holder)) is not None


_LENT = re.compile(r"[^\W\d_a-zß-ÿ][^\d()a-zß-ÿ]{3,40} \((?P<house>[^()]{2,30})\)")


def is_lent(text: str) -> bool:
    """Say whether a line is a name in capitals with a house in brackets: "JON DOW (EFE)"."""
    match = _LENT.fullmatch(text)
    return match is not None and bool(agency(match["house"]) or publication(match["house"]))


_TAKER = re.compile(r"[A-Z]{2,}(?: [A-Z-]{2,}){1,2}")


def is_taker(before: str, inner: str) -> bool:
    """Say whether brackets hold a name in capitals behind words without an end: "… on Monday (JON DOW)"."""
    return _TAKER.fullmatch(inner) is not None and before[-1:].isalnum()
