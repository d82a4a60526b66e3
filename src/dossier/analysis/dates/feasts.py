"""Days with a name, and the days beside them."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.analysis.dates import intervals
from dossier.analysis.dates.absolute import dated, day
from dossier.analysis.dates.reading import Around, Expression
from dossier.model import Interval


def feast(found: Expression, around: Around) -> Interval | None:
    """Christmas Day; last Halloween."""
    month_, number = found.grammar.feasts[found.match["feast"]]
    told = found.number("year")
    if told is None and found.meaning("which") == "next":
        around = around.turned(is_ahead=True)
    date = dated(found, replace(around, year_before=None), month_, number, told)
    return intervals.day(date) if date else None


def feast_beside(found: Expression, around: Around) -> Interval | None:
    """The day after Christmas."""
    here = feast(found, around)
    shift = 1 if found.meaning("around") == "after" else -1
    there = intervals.shift_days(here.start, shift) if here and here.start else None
    return intervals.day(there) if there else None


def eve(found: Expression, around: Around) -> Interval | None:
    """On the eve of May 9; the eve of an anniversary stays open."""
    if found.word("feast"):
        here = feast(found, around)
    elif found.word("month"):
        here = day(found, around)
    else:
        return None
    before = intervals.shift_days(here.start, -1) if here and here.start else None
    return intervals.day(before) if before else None
