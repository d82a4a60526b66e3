"""What must hold of an edition and of its pages, as a table of small functions.

Those of :data:`EVIDENCE` are run by every build, which refuses to write anything when one of them
finds a fault. Each check has a planted fault in the tests that it must find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dossier.builder.page import Page
from dossier.checks.evidence import passages, raw_spans, spans
from dossier.errors import EvidenceError
from dossier.model import Edition, Issue, Record

LEVELS = ("error", "warning", "note")


class Case(Record, frozen=True):
    """What is examined."""

    edition: Edition
    pages: tuple[Page, ...]


EVIDENCE: tuple[Callable[[Edition], Iterator[Issue]], ...] = (spans, raw_spans, passages)
"""Whether each statement has the words behind it."""


def run(edition: Edition, pages: Sequence[Page] = ()) -> tuple[Issue, ...]:
    """Return everything that an editor should look at, worst first, with what the build found."""
    found = [issue for check in EVIDENCE for issue in check(edition)]
    return worst_first([*edition.issues, *found])


def worst_first(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """Return the issues by level, then by subject, each once."""
    order = {level: number for number, level in enumerate(LEVELS)}
    return tuple(sorted(set(issues), key=lambda i: (order[i.level], i.code, i.subject, i.message)))


def refuse_without_evidence(edition: Edition) -> None:
    """Refuse an edition in which a statement lacks its words.

    Raises:
        EvidenceError: naming the first such statement and the number of them.
    """
    faults = [issue for check in EVIDENCE for issue in check(edition)]
    if faults:
        more = f" ({len(faults) - 1} more)" if len(faults) > 1 else ""
        raise EvidenceError(f"{faults[0].message}{more}")
