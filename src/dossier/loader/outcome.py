"""The fields of an article from the clues of the finders and what the clipping states itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from dossier import lang
from dossier.loader.calendar import find_date, read_date
from dossier.loader.draft import Field, Given
from dossier.loader.fields.people import before_role, split_people
from dossier.loader.fields.source import host_of
from dossier.loader.pieces import Clue, ClueField, Page
from dossier.model import Basis, Block, Dateline, Found, FoundDate, Interval, Removed, Run, Span
from dossier.outlets import agency, by_host


class Outcome:
    """The text of an article while it is laid out."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.removed: list[Removed] = []
        self.places: list[tuple[int, int, int, int]] = []
        """(piece, start and end in the piece, shift to the offset in the text)."""
        self.gone: dict[int, Span] = {}
        """Where a removed piece stands in the clipping."""

    def append(self, words: str) -> int:
        """Add words and return where they begin."""
        at = self.length
        self.parts.append(words)
        self.length += len(words)
        return at


def fields_of(page: Page, outcome: Outcome, text: str) -> dict[str, Any]:
    """Return the fields of :class:`~dossier.model.Article` that were found, by their names."""
    ledger = _Ledger(page, outcome)
    dateline = ledger.dateline()
    return {
        "headline": ledger.headline(text),
        "standfirst": ledger.one("standfirst"),
        "byline": ledger.many("byline"),
        "source": ledger.one("source") or ledger.host(),
        "agencies": ledger.many("agency"),
        "via": ledger.clues("via"),
        "dateline": dateline,
        "published": ledger.date("published") or _day_of(dateline),
        "updated": ledger.date("updated"),
        "saved": ledger.date("saved"),
        "section": ledger.one("section"),
        "url": ledger.one("url"),
        "archived_url": ledger.one("archived_url"),
        "cut_off": ledger.one("cut_off"),
    }


class _Ledger:
    """Clues and statements of one page, turned into findings."""

    def __init__(self, page: Page, outcome: Outcome) -> None:
        self.page = page
        self.outcome = outcome
        self.spots: dict[int, list[tuple[int, int, int]]] = {}
        for piece, start, end, shift in outcome.places:
            self.spots.setdefault(piece, []).append((start, end, shift))

    def _place(self, clue: Clue) -> tuple[Span | None, Span | None]:
        """Return the span in the text, or the one in the clipping where the piece was removed."""
        for start, end, shift in self.spots.get(clue.piece, ()):
            if start <= clue.start < end:
                return Span(clue.start + shift, min(clue.end, end) + shift), None
        return None, self.outcome.gone.get(clue.piece)

    def _found(self, clue: Clue) -> Found:
        span, raw = self._place(clue)
        return Found(clue.value, clue.basis, span, raw)

    def _found_date(self, clue: Clue) -> FoundDate | None:
        span, raw = self._place(clue)
        return clue.date and replace(clue.date, basis=clue.basis, span=span, raw=raw)

    def clues(self, field: ClueField) -> tuple[Found, ...]:
        """Return what the finders found, each value once."""
        return _unique(self._found(clue) for clue in self.page.clues if clue.field == field)

    def _given(self, field: Field) -> Iterator[Given]:
        return (g for g in self.page.given if g.field == field and g.value.strip())

    def one(self, field: Any) -> Found | None:
        """Return the value that the clipping states, else the first clue."""
        stated = next(self._given(field), None)
        seen = next(iter(self.clues(field)), None)
        if stated is None:
            return seen
        if seen is not None and seen.value.casefold() == stated.value.strip().casefold():
            return seen
        return Found(stated.value.strip(), stated.basis, None, stated.raw)

    def many(self, field: Any) -> tuple[Found, ...]:
        """Return all values, those that the clipping states first."""
        if field == "byline":
            named = [found for g in self._given("byline") for found in _people(g)]
            people = _persons([found for found in named if agency(found.value) is None])
            return _best_of_each(people, self.clues("byline"))
        stated = [Found(g.value.strip(), g.basis, None, g.raw) for g in self._given(field)]
        if field == "agency":
            wires = ((agency(g.value.strip()), g) for g in self._given("byline"))
            stated += [Found(wire, g.basis, None, g.raw) for wire, g in wires if wire]
        return _unique([*stated, *self.clues(field)])

    def host(self) -> Found | None:
        """Return the outlet by the host of the article's address, where nothing else names it."""
        url = self.one("url")
        host = host_of(url.value) if url else None
        return Found(by_host(host) or host, Basis.ADDRESS, None, url.raw) if url and host else None

    def headline(self, text: str) -> Found | None:
        """Return the headline, or a heading made from the lede."""
        return self.one("headline") or _from_lede(self.outcome, text, self.page.language)

    def date(self, field: Any) -> FoundDate | None:
        """Return the first date that can be read."""
        for given in self._given(field):
            found = read_date(given.value, self.page.language, given.basis)
            if found is not None:
                return replace(found, raw=given.raw)
        dates = (self._found_date(clue) for clue in self.page.clues if clue.field == field)
        return next((date for date in dates if date is not None), None)

    def dateline(self) -> Dateline | None:
        """Return the dateline with its parts."""
        block = next((b for b in self.outcome.blocks if b.kind == "dateline"), None)
        if block is None:
            return None
        place = next(iter(self.clues("place")), None)
        by = next(iter(self.clues("dateline_agency")), None)
        clue = next((c for c in self.page.clues if c.field == "dateline_date"), None)
        date = self._found_date(clue) if clue else None
        return Dateline(
            block.span, place, _with_year(date, self.date("published") or self.date("updated")), by
        )


def _persons(named: list[Found]) -> list[Found]:
    """Leave out the jobs and houses behind a name ("Jane Roe, Reef News Writer")."""
    people = [found for found in named if before_role(found.value)]
    return people or named


def _day_of(dateline: Dateline | None) -> FoundDate | None:
    """Return the day of a dateline, where it is known with its year."""
    date = dateline.date if dateline else None
    return date if date is not None and date.when.start is not None else None


def _people(given: Given) -> Iterator[Found]:
    """Yield each author that a field names ("By Jane Roe and Tom Ode", "[[Jane Roe]]")."""
    value = given.value.strip()
    inner = re.sub(r"^(?:by\s+|\[\[)|\]\]$", "", value, flags=re.IGNORECASE)
    spans = split_people(inner) or [(0, len(inner))]
    shift = value.find(inner)
    for start, end in spans:
        raw = given.part(shift + start, shift + end)
        yield Found(inner[start:end], given.basis, None, raw)


def _with_year(date: FoundDate | None, published: FoundDate | None) -> FoundDate | None:
    """Complete the day of a dateline by the year of publication, where that is known."""
    if date is None or date.when.start is not None or published is None:
        return date
    known = published.when.start
    if known is None or not any(c.isdigit() for c in date.written or ""):
        return date
    days = [
        found[0]
        for year in (known.year - 1, known.year, known.year + 1)
        if (found := find_date(f"{date.written}, {year}")) is not None
    ]
    day = min(days, key=lambda day: abs((day - known).days), default=None)
    return date if day is None else replace(date, when=Interval(day, day, "day"))


def _unique(values: Any) -> tuple[Found, ...]:
    seen: dict[str, Found] = {}
    for value in values:
        seen.setdefault(value.value.casefold(), value)
    return tuple(seen.values())


def _best_of_each(stated: list[Found], seen: tuple[Found, ...]) -> tuple[Found, ...]:
    """Prefer the words in the text to the same words in the markup, and those to other words."""
    if not stated:
        return seen
    in_text = {found.value.casefold(): found for found in seen}
    return _unique(in_text.get(found.value.casefold(), found) for found in stated)


LONGEST_HEADING = 110


SHORTEST_HEADING = 40
_CLAUSE = 6
"""Words from "which" to the end of a heading that tell nothing yet: "which according to the council is"."""


def _without_hanging(words: str, language: str) -> str:
    """Leave out the small words and the begun clause at which a heading was cut."""
    openers, small = lang.words(language, "clause_openers"), lang.words(language, "stopwords")
    parts = words.split(" ")
    begun = [
        n
        for n in range(len(parts))[-_CLAUSE:]
        if parts[n].lower() in openers or _is_left_open(parts[n:])
    ]
    kept = len(parts[: begun[0]] if begun else parts)
    while kept and parts[kept - 1].lower() in small:
        kept -= 1
    cut = " ".join(parts[:kept])
    return (cut if len(cut) >= SHORTEST_HEADING else words).rstrip(" ,;:–—-(“\"‘'")


def _is_left_open(parts: Sequence[str]) -> bool:
    """Say whether words begin with a mark of quotation and end before the other."""
    ends = _ENDS.get(parts[0][:1])
    return ends is not None and ends not in "".join(parts)[1:]


_ENDS = {"“": "”", "„": "“", "«": "»", '"': '"'}


def _from_lede(outcome: Outcome, text: str, language: str) -> Found | None:
    """Return the first words of the lede, cut at a sentence's or a word's end."""
    lede = next((b for b in outcome.blocks if b.kind == "paragraph"), None)
    lede = lede or next((b for b in outcome.blocks if b.kind != "dateline"), None)
    if lede is None:
        return None
    words = lede.span.of(text)
    if len(words) > LONGEST_HEADING:
        cut = words[: LONGEST_HEADING + 1].rfind(" ")
        words = _without_hanging(words[: cut if cut > 0 else LONGEST_HEADING], language)
    span = Span(lede.span.start, lede.span.start + len(words))
    return Found(words, Basis.LEDE, span)
