"""What one side says, and how two sides are told apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dossier.analysis.discrepancies.view import View
from dossier.model import DiscrepancyKind, Passage, Span, Study


class Side(NamedTuple):
    """A value as one sentence has it."""

    passage: Passage
    value: str


class Contrast(NamedTuple):
    """Two values of the same thing that do not agree."""

    kind: DiscrepancyKind
    a: Side
    b: Side
    detail: str
    signs: int = 0
    """How many signs say that they are values of the same thing."""
    counted: frozenset[str] = frozenset()
    """What is counted by both, where things are counted."""
    led: bool = False
    """Whether both are led by one word: "release 150 prisoners" and "the release of 200"."""


Contrasts = Iterator[Contrast]


def side(view: View, first: int, last: int) -> Side:
    """Return the words from one to another, both included, as a value."""
    passage = view.place(first, last)
    return Side(passage, passage.span.of(view.text))


def around(study: Study, span: Span) -> Span:
    """Return the sentence in which words begin; the words themselves where no sentence has them."""
    return next((s.span for s in study.sentences if s.span.meets(span)), span)


def anchored(a: View, at_a: int, b: View, at_b: int) -> bool:
    """Say whether the words before two values stand in the other sentence too."""
    first, second = a.before(at_a), b.before(at_b)
    return (first is None or first in b.stems) and (second is None or second in a.stems)
