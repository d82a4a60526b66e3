"""Lines between headline and text that say without "By" who wrote, for whom, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.loader import shape
from dossier.loader.fields.byline import house_in
from dossier.loader.fields.dateline import has_lede, read_dateline
from dossier.loader.fields.headline import lede_of
from dossier.loader.fields.lines import dates_in, without_dates
from dossier.loader.fields.mastheads import is_masthead, is_paper
from dossier.loader.fields.people import (
    before_role,
    has_given_name,
    is_job,
    is_staff,
    only_people,
)
from dossier.loader.fields.places import is_known, is_place
from dossier.loader.fields.sections import sections
from dossier.loader.pieces import Clue, ClueField, Page, Piece, decided, marked, removed
from dossier.model import Basis, Record
from dossier.outlets import agency

MOST_WORDS = 22
MOST_NAMES = 6
"""Parts of such a line."""
NEAR = 9
"""Lines from the first running text on within which the text itself begins."""
_BEFORE = 2
"""Paragraphs that a standfirst may have."""


def text_start(page: Page, head: int) -> int | None:
    """Return where the text begins: below the last byline, date or dateline near the headline.

    A standfirst of several sentences looks like running text; what stands under it does not.
    """
    lede = lede_of(page)
    if lede is None:
        return None
    start, paragraphs = lede, 0
    for index in range(lede, min(lede + NEAR, len(page.pieces) - 1)):
        piece = page.pieces[index]
        if paragraphs and index > head and _is_sign(piece, page.pieces[index + 1 : index + NEAR]):
            start = index if read_dateline(piece.text) else index + 1
        if piece.is_open and shape.is_sentence(piece.text):
            paragraphs += 1
            if paragraphs > _BEFORE or read_dateline(piece.text):
                break
    return start


def _is_sign(piece: Piece, below: tuple[Piece, ...]) -> bool:
    """Say whether a line stands above a text and not under it: a byline, a date, a dateline."""
    running = sum(1 for p in below if p.is_open and shape.is_sentence(p.text))
    if piece.is_open and shape.is_sentence(piece.text):
        return running > 0 and read_dateline(piece.text) is not None
    is_date = (piece.why or "").startswith("date of pub")
    return (is_date or piece.kind == "byline") and running >= _BEFORE


class Part(Record, frozen=True):
    """A part of such a line."""

    kind: str
    """person, house, place, role, handle or nothing (a date, a counter, a section)."""
    start: int
    end: int


_STRETCH = re.compile(r"(?:(?![|•·()\[\]*]|\s/\s|[-–—]{1,2}\s|[,:]\s|\s@\w)(?:@\w+|.))+", re.DOTALL)
_HANDLE = re.compile(r"@\w{2,30}|[^\s@]++@[^\s@]+\.\w+")
_COUNT = re.compile(r"\d+ (?:comments?|min(?:ute)?s?(?: read)?|shares?|views?)", re.IGNORECASE)
_IN = re.compile(r"(?:reporting |reports )?(?:in|from) (?P<place>[A-Z].*)")


def parts_of(text: str, index: int) -> tuple[list[Part], tuple[Clue, ...]] | None:
    """Return what a line says, ``None`` where it also says something else."""
    dates = tuple(dates_in(text, index))
    rest = text
    for clue in dates:
        rest = rest[: clue.start] + "|" * (clue.end - clue.start) + rest[clue.end :]
    parts: list[Part] = []
    for match in _STRETCH.finditer(rest):
        found = _part(match.group(), match.start())
        is_person = found is not None and [part.kind for part in found] == ["person"]
        if dates and is_person and is_paper(match.group().strip(_EDGES)):
            found = None
        words = match.group().strip(_EDGES)
        if [part.kind for part in parts] == ["role"] and is_masthead(words):
            found = _may_be_house(match)
        elif [part.kind for part in parts] == ["role"] and not _is_named_person(match, found):
            found = _place(match) or found
        if found is None and not (dates and match.group().strip().isalpha()):
            found = _may_be_house(match) if dates else None
            if found is None:
                return None
        parts += found or []
    return (parts, dates) if _is_sure(text, parts) else None


def _is_named_person(match: re.Match[str], found: list[Part] | None) -> bool:
    """Say whether a stretch was understood, and is no person whose first name nobody is given."""
    if found is None:
        return False
    people = [part for part in found if part.kind == "person"]
    return not people or has_given_name(match.group().strip(_EDGES))


def _place(match: re.Match[str]) -> list[Part] | None:
    """Take what stands behind the job alone for where somebody is: "Staff Correspondent, Vessel Bay"."""
    words = match.group().strip(_EDGES)
    at = match.start() + match.group().find(words)
    return [Part("place", at, at + len(words))] if is_place(words) else None


_HOUSE = re.compile(r"(?:The )?[A-Z][\w.’'&-]*(?: (?:of |the |and )?[A-Z][\w.’'&-]*){1,4}")


def _may_be_house(match: re.Match[str]) -> list[Part] | None:
    """Take words in capitals beside a writer and a date for the name of the outlet."""
    words = match.group().strip(_EDGES)
    at = match.start() + match.group().find(words)
    return [Part(_UNKNOWN, at, at + len(words))] if _HOUSE.fullmatch(words) else None


_UNKNOWN = "unknown house"


def _is_sure(text: str, parts: list[Part]) -> bool:
    """Say whether an outlet that no list names is called like one, or stands beside somebody with a given name."""
    if len(parts) == 1 and parts[0].kind == _UNKNOWN:
        return is_paper(text[parts[0].start : parts[0].end])
    if [part.kind for part in parts] == ["role", _UNKNOWN]:
        return True
    unknown = sum(part.kind == _UNKNOWN for part in parts)
    people = [text[p.start : p.end] for p in parts if p.kind == "person"]
    return unknown == 0 or (unknown == 1 and any(map(has_given_name, people)))


def _part(words: str, at: int) -> list[Part] | None:
    """Return what one stretch of such a line says, ``None`` where it is not understood."""
    if len(without_dates(words)) < _SHORT or _COUNT.fullmatch(words.strip(" |")):
        return []
    bare = _TAIL_COUNT.sub("", _DATE_WORD.sub("", words.strip(_EDGES)).strip(_EDGES))
    bare = _BY.sub("", bare)
    start = at + words.find(bare)
    if _HANDLE.fullmatch(bare):
        return [Part("handle", start, start + len(bare))]
    house = house_in(bare)
    if house is not None:
        at = start + bare.find(house)
        return [Part("house", at, at + len(house))]
    if is_known(bare):
        return [Part("place", start, start + len(bare))]
    if bare.casefold() in sections("en"):
        return []
    return _people(bare, start)


def _people(bare: str, start: int) -> list[Part] | None:
    name = before_role(bare)
    inner = _IN.fullmatch(bare)
    if inner is not None:
        return [Part("place", start + inner.start("place"), start + len(bare))]
    people = [] if _is_beat(name) else only_people(name)
    if people and all(name.count(" ", a, b) < _NAME_WORDS for a, b in people):
        return [Part("person", start + a, start + b) for a, b in people]
    is_role = is_staff(bare) and (name == bare or not name or _is_beat(name))
    return [Part("role", start, start + len(bare))] if is_role or _is_beat(name) else None


def _is_beat(words: str) -> bool:
    """Say whether words are what somebody reports on: "Middle East", "US"."""
    if is_known(words) or words.casefold() in sections("en"):
        return True
    place, _, section = words.rpartition(" ")
    return section.casefold() in sections("en") and is_known(place)


_NAME_WORDS = 4
_SOURCE = re.compile(r"(?:source|via)s?\s*:", re.IGNORECASE)
_SHORT = 3
_EDGES = " |,.:;/-–—"
_DATE_WORD = re.compile(
    r"(?:(?<!\s)\s++)?\b(?:last |first )?(?:published|updated?|posted|modified|issued)(?: on| at| date)?:?$"
    r"|^(?:last |first )?(?:published|updated?|posted|modified|issued)(?: on| at| date)?:?\s*",
    re.IGNORECASE,
)
_TAIL_COUNT = re.compile(r"(?<!\s)\s++\d++ (?:comments?|min(?:ute)?s?(?: read)?)$", re.IGNORECASE)
_BY = re.compile(r"^by:? ", re.IGNORECASE)


def find_names_below(page: Page) -> Page:
    """Mark those lines as bylines, and read people, outlet, place and date from them."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), -1)
    start = text_start(page, head)
    if start is None:
        return page
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index in range(head + 1, start):
        piece = page.pieces[index]
        if piece.is_open and _is_named(page, index):
            changes[index] = marked(piece, "byline")
            continue
        read = _read(piece, index)
        if read is not None and _tells(page, index, *read):
            changes[index], found = _decided(piece, index, *read)
            clues += found
    return decided(page, changes, tuple(clues))


def _read(piece: Piece, index: int) -> tuple[list[Part], tuple[Clue, ...]] | None:
    text = piece.text
    if _SOURCE.match(text):
        return None
    if (
        not (piece.is_open or piece.why == "navigation")
        or shape.size(text) > MOST_WORDS
        or has_lede(text)
    ):
        return None
    read = parts_of(text, index)
    if read is None or not 0 < len(read[0]) <= MOST_NAMES:
        return None
    return read


def _is_named(page: Page, index: int) -> bool:
    """Say whether a line is the outlet that the title names."""
    text = page.pieces[index].text.casefold()
    return any(c.field == "source" and c.value.casefold() == text for c in page.clues)


def _tells(page: Page, index: int, parts: list[Part], dates: tuple[Clue, ...]) -> bool:
    """Say whether there is reason enough to take a line for a byline."""
    text = page.pieces[index].text
    kinds = {part.kind for part in parts}
    people = [text[part.start : part.end] for part in parts if part.kind == "person"]
    if "house" in kinds or _UNKNOWN in kinds or (people and (dates or kinds - {"person"})):
        return True
    if "role" in kinds:
        return shape.size(text) <= 4 or bool(people)  # noqa: PLR2004 - "Staff Reporter"
    if not people:
        return "handle" in kinds and len(parts) == 1
    if len(people) > 1 and _IN_PLACE.search(text) and any(map(has_given_name, people)):
        return True
    return all(map(has_given_name, people)) or (
        len(people) == 1 and not any(c.isdigit() for c in text) and _is_among(page, index)
    )


_IN_PLACE = re.compile(r"\w in [A-Z]")


def _is_among(page: Page, index: int) -> bool:
    """Say whether a date, a byline or a handle stands next to a line."""
    near = page.pieces[max(0, index - 1) : index] + page.pieces[index + 1 : index + 2]
    if not any(p.kind == "headline" for p in page.pieces[:index]):
        return False
    return any(
        p.kind == "byline"
        or (p.why or "").startswith("date of")
        or _HANDLE.fullmatch(p.text)
        or is_job(p.text)
        for p in near
    )


def _decided(
    piece: Piece, index: int, parts: list[Part], dates: tuple[Clue, ...]
) -> tuple[Piece, list[Clue]]:
    clues = [*dates, *(c for part in parts for c in clues_of(piece.text, index, part))]
    kinds = [part.kind for part in parts]
    if sorted(kinds) == ["house", "place"] and not dates:
        place = next(p for p in parts if p.kind == "place")
        words = piece.text[place.start : place.end]
        clues.append(Clue("place", words, Basis.DATELINE, index, place.start, place.end))
        house = next(p for p in parts if p.kind == "house")
        words = piece.text[house.start : house.end]
        clues.append(Clue("dateline_agency", words, Basis.DATELINE, index, house.start, house.end))
        return marked(piece, "dateline"), clues
    if kinds == ["handle"]:
        return removed(piece, "address of the author"), clues
    return marked(piece, "byline"), clues


def clues_of(text: str, index: int, part: Part) -> Iterator[Clue]:
    """Yield what a part says of the author or of the outlet."""
    words = text[part.start : part.end]
    if part.kind == "person":
        yield Clue("byline", words, Basis.BYLINE, index, part.start, part.end)
    elif part.kind in {"house", _UNKNOWN}:
        wire = agency(words)
        field: ClueField = "agency" if wire else "source"
        yield Clue(field, wire or words, Basis.BYLINE, index, part.start, part.end)
