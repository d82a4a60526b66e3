"""Results that were a close call, so that a person may decide them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from dossier.checks.case import Case
from dossier.model import Event, Issue, Name
from dossier.text import fold

NEAR = 88.0
"""Likeness of two labels, of 100, from which they could be one name."""
MOST_IN_BLOCK = 60
"""Names that are compared with each other because they share a word."""
_CLOSE = 0.9
"""Share of the threshold from which an article that stayed outside is worth a look."""
_WEAK = 1.15
"""Multiple of the threshold below which an event is held together weakly."""
_USUAL_THRESHOLD = 0.3


def near_names(case: Case) -> Iterator[Issue]:
    """Find names that are written almost alike and are nevertheless kept apart."""
    seen: set[tuple[str, str]] = set()
    for block in _blocks(case.edition.analysis.names):
        for one, other in combinations(block, 2):
            pair = (min(one.id, other.id), max(one.id, other.id))
            if pair in seen or other.id in one.apart or one.id in other.apart:
                continue
            seen.add(pair)
            if like(one, other) >= NEAR:
                yield _near(one, other)


def like(one: Name, other: Name) -> float:
    """Return how alike two labels are written, from 0 to 100."""
    return fuzz.ratio(fold(one.label), fold(other.label))


def _blocks(names: Sequence[Name]) -> Iterator[list[Name]]:
    """Yield names of one kind that share a word, so that not all pairs need to be compared."""
    blocks: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        for word in {fold(word) for word in name.label.split()}:
            blocks[name.kind, word].append(name)
    for key in sorted(blocks):
        if 1 < len(blocks[key]) <= MOST_IN_BLOCK:
            yield blocks[key]


def _near(one: Name, other: Name) -> Issue:
    message = (
        f'"{one.label}" and "{other.label}" are kept apart; join them under names: same: in '
        "dossier.yaml if they are one, or list them under apart: if they are not."
    )
    return Issue("near-names", "note", one.id, message)


def weak_events(case: Case) -> Iterator[Issue]:
    """Find events whose articles are together on weak grounds."""
    for event in case.edition.analysis.events:
        bar = event.outsider.threshold if event.outsider else _USUAL_THRESHOLD
        best = max((evidence.score for evidence in event.why), default=1.0)
        if len(event.reports) > 1 and event.reason is None and best < bar * _WEAK:
            message = (
                f"event {event.id} ({event.title}) is held together weakly ({best:.2f}); "
                f"`dossier explain {event.id}` says by what, and dossier.yaml can part or confirm it."
            )
            yield Issue("weak-event", "note", event.id, message)


def near_outsiders(case: Case) -> Iterator[Issue]:
    """Find articles that nearly belong to an event."""
    for event in case.edition.analysis.events:
        outsider = event.outsider
        if outsider and event.reason is None and outsider.score >= outsider.threshold * _CLOSE:
            yield _outside(case, event)


def _outside(case: Case, event: Event) -> Issue:
    outsider = event.outsider
    file = case.file(outsider.article) if outsider else ""
    message = (
        f"{file} nearly belongs to event {event.id} ({event.title}); put it under the event's "
        "articles in dossier.yaml if it reports the same."
    )
    return Issue("near-outsider", "note", file, message)
