"""What stands in front of a speaker and is no part of them: "On Monday,", "But", "In a statement"."""

from __future__ import annotations

import re

from dossier.analysis.quotes.line import Line
from dossier.model import Span
from dossier.text import trim

_WORD = re.compile(r"[\w’']+")
NAME_AT_END = re.compile(r"(?<=[a-z] )[A-Z][\w’'.-]*+(?: [A-Z][\w’'.-]*+){0,7}+ ?$")
"""A name behind a circumstance without its comma: "after long talks Sarn concluded"."""


def without_front(here: Line, region: Span) -> Span:
    """Leave out what stands before the speaker: "On Monday,", "But"."""
    start = region.start
    for _ in range(3):
        while start < region.end and here.masked[start] in " ,":
            start += 1
        opening = _WORD.match(here.masked, start, region.end)
        if opening and here.has("opening", opening[0].lower()):
            start = opening.end()
            continue
        front = here.lexicon.fronted.match(here.masked, start, region.end)
        if front is None or front.end() >= region.end:
            start = _past_when(here, start, region.end)
            break
        if here.has("relative", here.head(front.end())):
            break
        start = _past_rest(here, front.end(), region.end)
        start = _past_holder(here, Span(front.start(), start), region.end)
    return trim(here.masked, Span(start, region.end))


def _past_when(here: Line, start: int, end: int) -> int:
    """Return where an occasion ends that no comma parts from the speaker: "On Wednesday the council"."""
    when = here.lexicon.rules["front-when"].match(here.masked, start, end)
    if when is None and not _is_fronted(here, start):
        return start
    ending = NAME_AT_END.search(here.masked, start, end)
    if when is None or when.end() >= end:
        return ending.start() if ending and _is_fronted(here, start) else start
    if ending and ending.start() < when.end() and not _is_when(here, ending.start()):
        return ending.start()
    is_somebody = here.masked[when.end()].isupper() or here.has("name-start", here.head(when.end()))
    return when.end() if is_somebody else start


def _is_when(here: Line, start: int) -> bool:
    """Say whether an occasion begins at an offset: "Wednesday Ada Quill"."""
    return here.lexicon.when.match(here.masked, start - 1) is not None


def _is_fronted(here: Line, start: int) -> bool:
    """Say whether a stretch begins a sentence with a circumstance: "Speaking in Sarn Quill"."""
    head = here.head(start)
    is_first = not here.masked[here.span.start : start].strip()
    return is_first and (here.has("no-speaker", head) or here.has("speaking", head))


_HOLDER = re.compile(r"[A-Z][\w’'.-]*+(?: [A-Z][\w’'.-]*+){0,5}+, (?=[A-Z])")


def _past_holder(here: Line, front: Span, end: int) -> int:
    """Return where the name of an office in what is fronted ends: "Asked by its lawyer, Sam Ferro, Quill"."""
    last = front.of(here.masked).rstrip(" ,").rpartition(" ")[2].lower()
    holder = _HOLDER.match(here.masked, front.end, end) if last in here.lexicon.roles else None
    return holder.end() if holder else front.end


def _past_rest(here: Line, start: int, end: int) -> int:
    """Return where the second part of what is fronted ends: "Following a short, heated debate,"."""
    rest = here.lexicon.rules["front-rest"].match(here.masked, start, end)
    is_rest = rest is not None and not here.has("name-start", here.head(start))
    return rest.end() if rest and is_rest else start
