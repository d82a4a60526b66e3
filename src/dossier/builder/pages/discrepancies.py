"""Where sources differ, value beside value, without a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from dossier.builder import urls
from dossier.builder.pages.paging import Pager, Pages, addresses, paged
from dossier.builder.pages.parts import Cited, cite, clean, outlets
from dossier.builder.part import Part
from dossier.builder.register import Register, grouped
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import event_link
from dossier.model import Claim, Discrepancy, Evidence, Record


class Voice(Record, frozen=True):
    """A sentence that has a value, and everybody who prints it."""

    cited: Cited
    attributed: str | None
    """To whom the sentence attributes it."""
    witnesses: tuple[Cited, ...]
    """Further places with exactly these words."""
    more_witnesses: int


class Side(Record, frozen=True):
    """A value as written, with every sentence that has it."""

    value: str
    """Empty where the words may not be shown."""
    voices: tuple[Voice, ...]


class Difference(Record, frozen=True):
    """One discrepancy."""

    id: str
    kind: str
    about: str
    sides: tuple[Side, ...]
    event: Link | None
    point_url: str | None
    sources: tuple[str, ...]
    """All that have one of its values."""
    fresh: bool
    why: tuple[Evidence, ...]


_FRAME = 600
_CITED = 450
"""Bytes of a discrepancy, and of each sentence in it, beside their words."""

MOST_WITNESSES = 11
"""Further places of a sentence before the rest is counted."""


class DiscrepanciesPage(Record, frozen=True):
    """``discrepancies.html``."""

    differences: tuple[Difference, ...]
    pager: Pager


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the list: what does not agree first, in the order of the events."""
    named = partial(_called, register)
    for path, pager, found in paged(urls.DISCREPANCIES, ordered(register), _CUT, named):
        yield Part(pages, (path, pager, tuple(d.id for d in found)))


def _called(register: Register, found: Discrepancy) -> str:
    """Return what a page is called that begins with a discrepancy: by the date of its event."""
    event = register.events.get(found.event)
    return register.words.when(event.when) if event and event.when else register.words.undated


def pages(register: Register, path: str, pager: Pager, found: Sequence[str]) -> Iterator[Sheet]:
    """Yield a page of the list."""
    rows = tuple(difference(register, register.differing[d]) for d in found)
    yield Sheet(
        path,
        "discrepancies.html",
        register.words.discrepancies,
        "discrepancies",
        DiscrepanciesPage(rows, pager),
        rows=pager.script,
        styles=("quotes.css",),
    )


def ordered(register: Register) -> list[Discrepancy]:
    """Return all discrepancies in the order of their list."""
    return sorted(register.differing.values(), key=lambda d: d.kind != "conflict")


def places(register: Register) -> Mapping[str, str]:
    """Return the address of each discrepancy in the list of all."""
    order = ordered(register)
    at = addresses(urls.DISCREPANCIES, order, _CUT)
    return {d.id: f"{page}#{d.id}" for d, page in zip(order, at, strict=True)}


def _weight(found: Discrepancy) -> int:
    """Return about how many bytes show a discrepancy."""
    sentences = {claim.sentence for claim in found.claims}
    return _FRAME + sum(_CITED + len(sentence.span) for sentence in sentences)


_CUT = Pages(56, key=lambda found: found.id, weigh=_weight)
"""Discrepancies on one page at most."""


def difference(register: Register, found: Discrepancy) -> Difference:
    """Return one discrepancy as pages show it."""
    event = found.event if found.event in register.titles else None
    return Difference(
        id=found.id,
        kind=found.kind,
        about=found.about,
        sides=tuple(_sides(register, found.claims)),
        event=event_link(register, event) if event else None,
        point_url=urls.point(event, found.point) if event and found.point else None,
        sources=outlets(register, (claim.passage.article for claim in found.claims)),
        fresh=("discrepancies", found.id) in register.fresh,
        why=found.why,
    )


def _sides(register: Register, claims: Iterable[Claim]) -> Iterator[Side]:
    """Yield one side for each value, in the order of the claims; the value where it may be shown."""
    by_value = grouped(claims, lambda claim: [claim.value.casefold()])
    for same in by_value.values():
        rows = [(_cited(register, claim), claim.attributed) for claim in same]
        known = [(cited, to) for cited, to in rows if cited.words]
        hidden = [(cited, None) for cited, _ in rows if not cited.words]
        yield Side(same[0].value if known else "", tuple(_voices([*known, *hidden])))


def _voices(rows: Iterable[tuple[Cited, str | None]]) -> Iterator[Voice]:
    """Yield each sentence once, with everybody who prints it."""
    for same in grouped(rows, lambda row: [_printed(row[0])]).values():
        (cited, attributed), *others = same
        witnesses = tuple(other for other, _ in others[:MOST_WITNESSES])
        yield Voice(cited, attributed, witnesses, max(0, len(others) - MOST_WITNESSES))


def _printed(cited: Cited) -> tuple[str, ...]:
    """Return what two places have in common that print one sentence; hidden words are none."""
    return (cited.before, cited.words, cited.after) if cited.words else (cited.url, cited.place)


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
