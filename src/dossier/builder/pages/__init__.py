"""What is on each page: one module a kind, whose context record is all that its template may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from dossier.builder.facts import Facts
from dossier.builder.neighbours import Neighbour, neighbours
from dossier.builder.pages import (
    about,
    article,
    articles,
    changes,
    compare,
    discrepancies,
    event,
    events,
    fixed,
    index,
    moved,
    names,
    quotes,
    sources,
    timeline,
    topics,
)
from dossier.builder.part import Part
from dossier.builder.passages import placed, united
from dossier.builder.register import Register
from dossier.builder.shared import shared
from dossier.builder.titles import event_title
from dossier.gathered import keyed

T = TypeVar("T")

KINDS: tuple[Callable[[Register], Iterable[Part]], ...] = (
    index.parts,
    events.parts,
    event.parts,
    moved.parts,
    articles.parts,
    sources.parts,
    topics.parts,
    names.parts,
    timeline.parts,
    quotes.parts,
    discrepancies.parts,
    changes.parts,
    about.parts,
    fixed.parts,
    article.parts,
    compare.parts,
)
"""Each yields the parts that make the pages of one kind, from the register alone."""


AT_ONCE = 40
"""Parts or cards that are made in one go."""


def ready(register: Register) -> Register:
    """Return the register with the tables that the pages ask besides."""
    needed: Facts = register.facts
    taken = [one.words for one in needed.earlier.values()]
    told = chain.from_iterable(one.pairs for one in needed.told.values())
    titled = replace(
        register,
        titles={e.id: event_title(register, e) for e in register.events.values()},
        near=keyed(neighbours(register.events.values(), taken, told), tuple[Neighbour, ...]),
        shares=shared(register, taken),
        compared=keyed(_compared(register), bytes),
        quoted_at=quotes.places(register),
        differing_at=discrepancies.places(register),
    )
    return replace(titled, dated_at=timeline.places(titled))


def _compared(register: Register) -> Mapping[str, bytes]:
    """Return the spans of each article that comparing the articles gives, in order."""
    needed: Facts = register.facts
    topics = (passage for topic in register.topics.values() for passage in topic.passages)
    return united(
        (one.places for one in needed.earlier.values()),
        (one.places for one in needed.told.values()),
        (one.places for one in needed.named.values()),
        [placed(topics)],
    )


def parts(register: Register) -> list[Part]:
    """Return what makes the pages, in parts that need nothing of each other.

    Args:
        register: made :func:`ready`.
    """
    return [part for kind in KINDS for part in kind(register)]


def cut(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield values in portions that are made in one go."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
