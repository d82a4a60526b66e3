"""Reports within another's statement: "X called it “a farce”, the state agency said"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dossier.analysis.quotes.frame import Frame
from dossier.analysis.quotes.line import Line, tidy
from dossier.analysis.quotes.units import MASK
from dossier.model import Span


def outermost(here: Line, found: Sequence[Frame]) -> list[Frame]:
    """Leave out thoughts and judgements that are told within somebody's statement."""
    found = [f for f in found if _is_aside(here, f) or not _is_told_of(f, found)]
    told = [frame for frame in found if frame.is_speech and not frame.is_according]
    nested = [_nested(here, frame, _around(frame, told)) for frame in found]
    said = [piece for frame in told if not frame.is_noun for piece in frame.content]
    return [
        f
        for f in nested
        if f and (_is_own(here, f) or f.through or not any(p.holds(f.cue) for p in said))
    ]


def _is_told_of(frame: Frame, found: Sequence[Frame]) -> bool:
    """Say whether a report is part of the words that name another's speaker."""
    return any(other.speaker.holds(frame.cue) for other in found if other is not frame)


def _is_aside(here: Line, frame: Frame) -> bool:
    """Say whether a speaker's own clause tells what they said: "said Quill, who warned that …"."""
    if not here.has("who", frame.speaker.of(here.masked).lower()) or not frame.content:
        return False
    start = frame.content[0].start
    return here.masked[start] == MASK or here.has("that", here.head(start))


def _is_own(here: Line, frame: Frame) -> bool:
    """Say whether a report within another is one by itself: not "its finding that", which is the other's."""
    is_theirs = frame.is_noun and here.has("pronoun-owner", frame.speaker.of(here.masked).lower())
    return frame.is_speech and not is_theirs


def _around(frame: Frame, told: Sequence[Frame]) -> Frame | None:
    """Return the report whose statement stands before its cue and holds another report."""
    return next(
        (
            outer
            for outer in told
            if outer is not frame
            and outer.content
            and outer.content[0].end <= outer.cue.start
            and outer.content[0].holds(frame.cue)
        ),
        None,
    )


def _nested(here: Line, frame: Frame, outer: Frame | None) -> Frame | None:
    """Return a report as far as it is part of another's statement.

    Of what is promised or thought there, only words in marks are a statement of their own.
    """
    if outer is None:
        return frame
    limit = outer.content[0].end
    clipped = (Span(p.start, min(p.end, limit)) for p in frame.content if p.start < limit)
    pieces = tuple(p for p in (tidy(here.masked, span) for span in clipped) if p)
    if not pieces:
        return None
    is_marked = any(MASK in p.of(here.masked) for p in pieces)
    is_act = not frame.is_speech or here.has("to", here.head(pieces[0].start))
    if is_act and not is_marked:
        return None
    return replace(frame, content=pieces, through=outer.speaker)
