"""What is said in the articles of an event, and what of it stands on the event's own page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dossier.builder.pages.quotes import Said, families
from dossier.builder.pages.room import fitting
from dossier.builder.register import Register
from dossier.model import Event, Record

MOST_QUOTES = 6
MOST_STATEMENTS = 3
MOST_WORDINGS = 3
"""Wordings of one quote."""

_QUOTES_ROOM = 6_500
_STATEMENTS_ROOM = 2_000


class Heard(Record, frozen=True):
    """What an event's page shows of what is said."""

    quotes: tuple[Said, ...]
    statements: tuple[Said, ...]
    """What is reported as said, without quotation marks."""
    hidden: bool
    """Whether there is more, which stands on a page of its own."""


def said_in(register: Register, event: Event) -> tuple[Said, ...]:
    """Return what is said in the articles of an event, first what most of them have."""
    found = families(register, (q for a in event.reports for q in register.quotes[a]))
    return tuple(sorted(found, key=lambda q: -len(q.wordings)))


def heard(said: Sequence[Said]) -> Heard:
    """Return what of all that is said stands on the event's own page."""
    few = [_few_wordings(q) for q in said]
    quotes = fitting([q for q in few if q.marked], _QUOTES_ROOM, MOST_QUOTES)
    statements = fitting([q for q in few if not q.marked], _STATEMENTS_ROOM, MOST_STATEMENTS)
    fewer = len(quotes) + len(statements) < len(said)
    return Heard(tuple(quotes), tuple(statements), fewer or few != list(said))


def _few_wordings(said: Said) -> Said:
    """Return a quote with the first of its wordings, the others counted."""
    shown = said.wordings[:MOST_WORDINGS]
    more = said.more_wordings + len(said.wordings) - len(shown)
    return replace(said, wordings=shown, more_wordings=more)
