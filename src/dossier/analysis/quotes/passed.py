"""Words that reach a text through another: "X was quoted by Y as saying", "as Y put it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analysis.quotes import subjects
from dossier.analysis.quotes.content import behind
from dossier.analysis.quotes.line import Line, tidy
from dossier.analysis.quotes.units import MASK
from dossier.model import Record, Span
from dossier.text import trim


class Passed(Record, frozen=True):
    """A report of what somebody was quoted as saying."""

    clause: Span
    """From the first word to the cue: nothing in it is a cue of its own."""
    cue: Span
    speaker: Span
    content: Span


def passed_on(here: Line) -> Iterator[Passed]:
    """Yield what somebody is quoted as saying, with that person as the speaker."""
    if not here.may_pass:
        return
    for name in ("quoted-by", "quoting", "put-it"):
        pattern = here.lexicon.rules[name]
        for match in pattern.finditer(here.masked, here.span.start, here.span.end):
            speaker = _speaker(here, match)
            first = min(match.start(), speaker.start) if speaker else match.start()
            cue = Span(match.start("cue"), match.end("cue"))
            content = _content(here, Span(first, cue.end))
            if speaker and content:
                yield Passed(Span(match.start(), cue.end), cue, speaker, content)


def _speaker(here: Line, match: re.Match[str]) -> Span | None:
    if "who" in match.re.groupindex:
        return trim(here.masked, Span(match.start("who"), match.end("who")))
    return subjects.before(here, match.start() + 1)


def _next(here: Line, start: int) -> Span | None:
    """Return the words in marks right behind "as the mayor put it"."""
    mark = here.masked.find(MASK, start, start + _NEAR)
    return tidy(here.masked, Span(mark, here.span.end)) if mark >= 0 else None


_NEAR = 12
"""Characters behind a cue in which the marks begin: " it, "."""


def _content(here: Line, clause: Span) -> Span | None:
    """Return what is said: behind the cue, or else the quotation before the clause."""
    index = next((i for i, w in enumerate(here.words) if w.end == clause.end), None)
    cue = here.words[index] if index is not None else None
    found = behind(here, cue) if cue and here.has_cue(cue.lower) else _next(here, clause.end)
    if found is not None:
        return found
    before = here.masked.rfind(MASK, here.span.start, clause.start)
    return tidy(here.masked, Span(here.span.start, before + 1)) if before >= 0 else None
