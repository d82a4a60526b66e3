"""What must hold of an edition and of its pages, as a table of small functions.

Those of :data:`EVIDENCE` are run by every build, which refuses to write anything when one of them
finds a fault. The others say what an editor should look at. Each has a planted fault in the tests
that it must find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dossier.builder.page import Page
from dossier.checks.case import Case
from dossier.checks.doubts import near_names, near_outsiders, weak_events
from dossier.checks.evidence import passages, raw_spans, spans
from dossier.checks.gaps import articles_without_date, articles_without_source, idle_settings
from dossier.checks.links import broken_links
from dossier.checks.plausible import dates_of_articles, dates_of_events
from dossier.checks.references import identities, missing_records
from dossier.checks.standing import standing
from dossier.checks.verified import Verified, unverified, verified
from dossier.checks.words import quoted_words
from dossier.errors import EvidenceError
from dossier.memo import Memo
from dossier.model import Edition, Issue

Check = Callable[[Case], Iterator[Issue]]

EVIDENCE: tuple[Check, ...] = (
    spans,
    raw_spans,
    passages,
    missing_records,
    quoted_words,
)
"""Whether each statement has the words behind it."""

CHECKS: tuple[Check, ...] = (
    *EVIDENCE,
    identities,
    broken_links,
    dates_of_articles,
    dates_of_events,
    articles_without_date,
    articles_without_source,
    idle_settings,
    near_names,
    weak_events,
    near_outsiders,
)

_LEVELS = {"error": 0, "warning": 1, "note": 2}


def run(edition: Edition, pages: Sequence[Page], site: Path | None = None) -> tuple[Issue, ...]:
    """Return everything that an editor should look at, worst first, with what the build found.

    Args:
        edition: the dossier.
        pages: what a build would write now.
        site: the folder of a site that was built before, to be compared with that.

    Raises:
        OutputError: the site's list of files cannot be read.
    """
    case = Case.of(edition, pages)
    found = [issue for check in CHECKS for issue in check(case)]
    built = standing(edition, pages, site) if site else ()
    return worst_first([*edition.issues, *found, *built])


def worst_first(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return the issues by level, then by kind and subject, each once."""
    return tuple(
        sorted(set(issues), key=lambda i: (_LEVELS[i.level], i.code, i.subject, i.message))
    )


def refuse_without_evidence(edition: Edition, memo: Memo | None = None) -> None:
    """Refuse an edition in which a statement lacks its words.

    Args:
        edition: the dossier.
        memo: knows what was verified before, and is told what is verified now.

    Raises:
        EvidenceError: naming the first such statement and the number of the others.
    """
    if memo is None:
        _refuse(Case.of(edition, ()))
        return
    before, now = memo.held("verified", Verified) or Verified(), verified(edition)
    _refuse(Case.of(unverified(edition, before, now), (), edition))
    memo.hold("verified", now)


def _refuse(case: Case) -> None:
    faults = [issue for check in EVIDENCE for issue in check(case)]
    if faults:
        more = f" (and {len(faults) - 1:,} more)" if len(faults) > 1 else ""
        raise EvidenceError(f"{faults[0].message}{more}")
