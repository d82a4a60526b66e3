"""Where sources differ, value beside value, without a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dossier.builder import urls
from dossier.builder.pages.paging import Pager, paged
from dossier.builder.pages.parts import Cited, cite, clean
from dossier.builder.register import Register, grouped
from dossier.builder.sheet import Link, Sheet
from dossier.model import Claim, Discrepancy, Evidence, Record


class Side(Record, frozen=True):
    """A value as written, with every sentence that has it and to whom that attributes it."""

    value: str
    """Empty where the words may not be shown."""
    cited: tuple[tuple[Cited, str | None], ...]


class Difference(Record, frozen=True):
    """One discrepancy."""

    id: str
    kind: str
    about: str
    sides: tuple[Side, ...]
    event: Link | None
    point_url: str | None
    fresh: bool
    why: tuple[Evidence, ...]


SIZE = 40
"""Discrepancies on one page."""


class DiscrepanciesPage(Record, frozen=True):
    """``discrepancies.html``."""

    differences: tuple[Difference, ...]
    pager: Pager


def pages(register: Register) -> Iterator[Sheet]:
    """Yield the list of discrepancies: what does not agree first, in the order of the events."""
    title = register.words.discrepancies
    order = sorted(register.edition.analysis.discrepancies, key=lambda d: d.kind != "conflict")
    for path, pager, found in paged(urls.DISCREPANCIES, order, SIZE):
        rows = tuple(difference(register, d) for d in found)
        page = DiscrepanciesPage(rows, pager)
        yield Sheet(path, "discrepancies.html", title, "discrepancies", page, rows=pager.script)


def difference(register: Register, found: Discrepancy) -> Difference:
    """Return one discrepancy as pages show it."""
    event = register.events.get(found.event)
    return Difference(
        id=found.id,
        kind=found.kind,
        about=found.about,
        sides=tuple(_sides(register, found.claims)),
        event=Link(event.title, urls.event(event.id)) if event else None,
        point_url=urls.point(event.id, found.point) if event and found.point else None,
        fresh=("discrepancies", found.id) in register.fresh,
        why=found.why,
    )


def _sides(register: Register, claims: Iterable[Claim]) -> Iterator[Side]:
    """Yield one side for each value, in the order of the claims; the value where it may be shown."""
    by_value = grouped(claims, lambda claim: [claim.value.casefold()])
    for same in by_value.values():
        rows = tuple((_cited(register, claim), claim.attributed) for claim in same)
        known = [row for row in rows if row[0].words]
        hidden = ((cited, None) for cited, _ in rows if not cited.words)
        yield Side(same[0].value if known else "", (*known, *hidden))


def _cited(register: Register, claim: Claim) -> Cited:
    cited = cite(register, claim.passage)
    text, outer, inner = (
        register.articles[claim.passage.article].text,
        claim.sentence.span,
        claim.passage.span,
    )
    if cited.words and register.shown[claim.passage.article].holds(outer) and outer.holds(inner):
        before, after = text[outer.start : inner.start], text[inner.end : outer.end]
        cited = replace(
            cited, before=clean(before, keep_ends=True), after=clean(after, keep_ends=True)
        )
    return cited
