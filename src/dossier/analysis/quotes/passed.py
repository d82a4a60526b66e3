"""Words that reach a text through another: "X was quoted by Y as saying", "as Y put it"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
    for name in _SAYING if here.may_pass else ():
        yield from _found(here, name, _content)
    for name in _MARKED if _may_pass_marked(here) else ():
        yield from _found(here, name, _quotation)


def _may_pass_marked(here: Line) -> bool:
    """Say whether a sentence has words in marks, and those by which they are passed on."""
    sentence = here.masked[here.span.start : here.span.end]
    return MASK in sentence and any(
        map(sentence.__contains__, here.lexicon.words.get("passed-marked", ()))
    )


_SAYING = ("quoted-by", "quoting")
_MARKED = ("put-it", "went-on", "called-by")
"""Patterns of what is said only in marks, right behind them or before them."""


def _found(
    here: Line, name: str, content: Callable[[Line, Span, int], Span | None]
) -> Iterator[Passed]:
    for match in here.lexicon.rules[name].finditer(here.masked, here.span.start, here.span.end):
        speaker = _speaker(here, match)
        first = min(match.start(), speaker.start) if speaker else match.start()
        cue = Span(match.start("cue"), match.end("cue"))
        said = content(here, Span(first, cue.end), match.end())
        if speaker and said:
            yield Passed(Span(match.start(), max(cue.end, match.end())), cue, speaker, said)


def _speaker(here: Line, match: re.Match[str]) -> Span | None:
    if "who" in match.re.groupindex:
        return trim(here.masked, Span(match.start("who"), match.end("who")))
    return subjects.before(here, match.start() + 1)


def _content(here: Line, clause: Span, _: int) -> Span | None:
    """Return what is said: behind the cue, or else the quotation before the clause."""
    index = next((i for i, w in enumerate(here.words) if w.end == clause.end), None)
    found = behind(here, here.words[index]) if index is not None else None
    return found or _before(here, clause)


def _quotation(here: Line, clause: Span, end: int) -> Span | None:
    """Return the words in marks right behind a pattern, or else the quotation before it."""
    mark = here.masked.find(MASK, end, min(here.span.end, end + _NEAR))
    return tidy(here.masked, Span(mark, here.span.end)) if mark >= 0 else _before(here, clause)


def _before(here: Line, clause: Span) -> Span | None:
    before = here.masked.rfind(MASK, here.span.start, clause.start)
    return tidy(here.masked, Span(here.span.start, before + 1)) if before >= 0 else None


_NEAR = 12
"""Characters behind a pattern in which the marks begin: " it, "."""
