"""Who quotes whom: those quoted most in rows, the outlets that print most of it in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dossier.builder import urls
from dossier.builder.register import Register
from dossier.builder.sheet import Link
from dossier.model import Record, Source

MOST_SPEAKERS = 12
MOST_OUTLETS = 10

_STEPS = 4
"""Shades of a number."""

_FEWEST = 2
"""Rows and columns of a table that compares anything."""


class Count(Record, frozen=True):
    """How many quotes of a speaker an outlet prints."""

    number: int
    """0 where it prints none."""
    shade: int
    """1 to 4, by its share of the largest number."""
    url: str
    """The first of them in the list of quotes; empty where there is none."""


class Quoted(Record, frozen=True):
    """A speaker."""

    link: Link
    counts: tuple[Count, ...]
    """One for each outlet of the table."""


class Whom(Record, frozen=True):
    """The table."""

    outlets: tuple[Link, ...]
    speakers: tuple[Quoted, ...]


Printed = Mapping[str, Mapping[str, Sequence[str]]]
"""By name and source: the addresses of the quotes of that name that the source prints."""


def whom(register: Register, speakers: Sequence[str], at: Mapping[str, str]) -> Whom | None:
    """Return the table, ``None`` where there are not two speakers and two outlets.

    Args:
        register: the edition.
        speakers: ids of names, those quoted most first.
        at: address of each family of quotes, in the order of their list.
    """
    rows = speakers[:MOST_SPEAKERS]
    printed = _printed(register, rows, at)
    outlets = _outlets(register, printed)
    if min(len(rows), len(outlets)) < _FEWEST:
        return None
    most = max(len(printed[name][outlet.id]) for name in rows for outlet in outlets)
    return Whom(
        tuple(Link(o.name or "", urls.source(o.id)) for o in outlets),
        tuple(_quoted(register, name, printed[name], (outlets, most)) for name in rows),
    )


def _printed(register: Register, names: Sequence[str], at: Mapping[str, str]) -> Printed:
    found: Mapping[str, defaultdict[str, list[str]]] = {n: defaultdict(list) for n in names}
    told = {quote.family for name in names for quote in register.said_by[name]}
    for family, address in at.items():
        if family not in told:
            continue
        records = register.wordings[family]
        speaker = next((q.speaker for q in records if q.speaker in found), None)
        outlets = (register.source_of.get(q.article) for q in records)
        for outlet in {o.id for o in outlets if o} if speaker else ():
            found[str(speaker)][outlet].append(address)
    return found


def _outlets(register: Register, printed: Printed) -> list[Source]:
    """Return the outlets of the columns, those that print most first; none that is not named."""
    named = [s for s in register.sources.values() if s.name]
    weight = {s.id: sum(len(of[s.id]) for of in printed.values()) for s in named}
    order = sorted((s for s in named if weight[s.id]), key=lambda s: (-weight[s.id], s.id))
    return order[:MOST_OUTLETS]


def _quoted(
    register: Register,
    name: str,
    printed: Mapping[str, Sequence[str]],
    columns: tuple[Sequence[Source], int],
) -> Quoted:
    outlets, most = columns
    return Quoted(
        Link(register.called[name].label, urls.name(name)),
        tuple(_count(printed[outlet.id], most) for outlet in outlets),
    )


def _count(addresses: Sequence[str], most: int) -> Count:
    number = len(addresses)
    return Count(number, -(-number * _STEPS // most), addresses[0] if addresses else "")
