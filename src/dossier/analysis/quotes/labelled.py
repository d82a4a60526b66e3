"""Words behind the name of their speaker and a colon in headlines: "Pell: No deal"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analysis.quotes.lexicon import Lexicon
from dossier.analysis.quotes.speakers import Called, Known, mentions, people
from dossier.analysis.quotes.units import MASK, Page, Unit
from dossier.model import QuoteKind, Record, Span
from dossier.text import trim

_HEAD = re.compile(r"(?P<name>[^:]{2,60}):\s+(?=\S)")


class Labelled(Record, frozen=True):
    """What somebody said, behind a name and a colon."""

    label: Span
    colon: Span
    words: Span
    whom: Called
    kind: QuoteKind = "indirect"


def headed(lexicon: Lexicon, here: Page, unit: Unit, who: Known) -> Iterator[Labelled]:
    """Yield the words of a headline that stand behind their speaker and a colon."""
    match = _HEAD.match(here.masked, unit.span.start, unit.span.end)
    if match is None or MASK in match["name"]:
        return
    left = Span(match.start("name"), match.end("name"))
    words = trim(here.text, Span(match.end(), unit.span.end))
    marks = [m for m in unit.marks if m.outer == words]
    if marks:
        words = marks[0].words
    whom = _header(lexicon, here, left, who, is_marked=bool(marks))
    if whom:
        colon = Span(left.end, left.end + 1)
        label = next((Span(s, e) for s, e, i in mentions(who, left) if i == whom.name), left)
        yield Labelled(label, colon, words, whom, "direct" if marks else "indirect")


def _header(
    lexicon: Lexicon, here: Page, left: Span, who: Known, *, is_marked: bool
) -> Called | None:
    """Return who speaks in a headline.

    Without marks nothing else may stand before the colon than a surname or an office with a name: of who
    is named in full there, something is told ("Ada Quill: Marlow signs the keeper").
    """
    written = left.of(here.text)
    if lexicon.has("headed", written.lower().split()[-1]):
        return Called(written, None)
    named = people(who, left)
    if not named:
        return None
    start, end, index = named[0]
    roles = [role.span for role in who.names[index].roles]
    is_held = any(r.start == left.start and r.end < start for r in roles)
    is_surname = start == left.start and " " not in here.text[start:end]
    is_name = (is_held or is_surname) and left.end - end <= _SLACK
    return Called(who.names[index].label, index) if is_marked or is_name else None


_SLACK = 4
"""Characters between a name and its colon: "Ryan (R)"."""
