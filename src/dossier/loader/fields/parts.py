"""Lines that say who wrote, for whom, where and when, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.loader import shape
from dossier.loader.fields.byline import STAFF_OF, house_in, is_role
from dossier.loader.fields.lines import dates_in, without_dates
from dossier.loader.fields.mastheads import is_called_house, is_masthead, is_paper
from dossier.loader.fields.people import (
    before_role,
    has_given_name,
    is_person,
    is_staff,
    only_people,
    without_shifts,
)
from dossier.loader.fields.places import is_known, is_place
from dossier.loader.fields.sections import sections, summary_heads
from dossier.loader.pieces import Clue, ClueField
from dossier.model import Basis, Record
from dossier.outlets import agency


class Part(Record, frozen=True):
    """A part of such a line."""

    kind: str
    """person, house, place, role, handle or nothing (a date, a counter, a section)."""
    start: int
    end: int


_STRETCH = re.compile(r"(?:(?![|•·()\[\]*]|\s/\s|[-–—]{1,2}\s|[,:]\s|\s@\w)(?:@\w+|.))+", re.DOTALL)
HANDLE = re.compile(r"@\w{2,30}|[^\s@]++@[^\s@]+\.\w+")
_MAIL = re.compile(r"(?<!\s)\s+(?P<at>[\w.+-]{2,40}@[\w-]{2,40}(?:\.[\w-]{2,20}){1,3})$")
"""The address of a writer behind the name."""
_COUNT = re.compile(r"\d+ (?:comments?|min(?:ute)?s?(?: read)?|shares?|views?)", re.IGNORECASE)
_IN = re.compile(r"(?:reporting |reports )?(?:in|from) (?P<place>[A-Z].*)")


def parts_of(text: str, index: int) -> tuple[list[Part], tuple[Clue, ...]] | None:
    """Return what a line says, ``None`` where it also says something else."""
    dates = tuple(dates_in(text, index))
    rest = without_shifts(text)
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
        elif [part.kind for part in parts] == ["house"] and found is None and not dates:
            found = _place(match)
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
    return [Part(UNKNOWN, at, at + len(words))] if _HOUSE.fullmatch(words) else None


UNKNOWN = "unknown house"


def _is_sure(text: str, parts: list[Part]) -> bool:
    """Say whether an outlet that no list names is called like one, or stands beside somebody with a given name."""
    if len(parts) == 1 and parts[0].kind == UNKNOWN:
        return is_paper(text[parts[0].start : parts[0].end])
    if [part.kind for part in parts] == ["role", UNKNOWN]:
        return True
    unknown = sum(part.kind == UNKNOWN for part in parts)
    people = [text[p.start : p.end] for p in parts if p.kind == "person"]
    return unknown == 0 or (unknown == 1 and any(map(has_given_name, people)))


def _part(words: str, at: int) -> list[Part] | None:
    """Return what one stretch of such a line says, ``None`` where it is not understood."""
    if len(without_dates(words)) < _SHORT or _COUNT.fullmatch(words.strip(" |")):
        return []
    bare = _TAIL_COUNT.sub("", _DATE_WORD.sub("", words.strip(_EDGES)).strip(_EDGES))
    bare = _BY.sub("", bare)
    start = at + words.find(bare)
    if HANDLE.fullmatch(bare):
        return [Part("handle", start, start + len(bare))]
    house = house_in(bare)
    if house is not None:
        at = start + bare.find(house)
        return [Part("house", at, at + len(house))]
    if is_known(bare):
        return [Part("place", start, start + len(bare))]
    if bare.casefold() in sections("en"):
        return []
    return next(filter(None, (read(bare, start) for read in _READERS)), None)


def _masthead(bare: str, start: int) -> list[Part] | None:
    """Return the newspaper that a stretch names by its form, and no person."""
    is_paper = is_masthead(bare) and not has_given_name(bare) and shape.in_title_case(bare)
    return [Part("house", start, start + len(bare))] if is_paper else None


def _with_mail(bare: str, start: int) -> list[Part] | None:
    """Return the people of a stretch behind whom an address of one stands."""
    mail = _MAIL.search(bare)
    people = _people(bare[: mail.start()], start) if mail else None
    if mail is None or people is None:
        return None
    return [*people, Part("handle", start + mail.start("at"), start + len(bare))]


def _staff_of(bare: str, start: int) -> list[Part] | None:
    """Return the house whose own people a line names: "The Coast Arab Staff"."""
    match = STAFF_OF.fullmatch(bare)
    if match is None or has_given_name(bare) or is_role(match["house"]):
        return None
    return [Part("house", start, start + match.end("house"))]


def _people(bare: str, start: int) -> list[Part] | None:
    if bare.casefold().rstrip(":") in summary_heads():
        return None
    name = before_role(bare)
    inner = _IN.fullmatch(bare)
    if inner is not None:
        return [Part("place", start + inner.start("place"), start + len(bare))]
    if is_called_house(name) and shape.in_title_case(name):
        return [Part("house", start, start + len(name))]
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


_READERS = (_masthead, _with_mail, _staff_of, _people)
_NAME_WORDS = 4
_SHORT = 3
_EDGES = " |,.:;/-–—«»"
_DATE_WORD = re.compile(
    r"(?:(?<!\s)\s++)?\b(?:last |first )?(?:published|updated?|posted|modified|issued)(?: on| at| date)?:?$"
    r"|^(?:last |first )?(?:published|updated?|posted|modified|issued)(?: on| at| date)?:?\s*",
    re.IGNORECASE,
)
_TAIL_COUNT = re.compile(r"(?<!\s)\s++\d++ (?:comments?|min(?:ute)?s?(?: read)?)$", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:provided|story|text) )?by:? ", re.IGNORECASE)


def is_house_in_place(text: str) -> bool:
    """Say whether a line names a house and where somebody of it is: "BBC News, Lodwar"."""
    house, comma, place = text.partition(", ")
    return bool(comma) and house_in(house) is not None and is_place(place)


_WRITER = re.compile(r"(?P<name>[^,|]{4,40}),? ?[,|] ?(?P<house>(?:The )?[A-Z][\w.’'& -]{2,40})")


def with_house(text: str) -> list[Part] | None:
    """Return the writer and the outlet that a line names, where no list knows the outlet."""
    match = _WRITER.fullmatch(text)
    if match is None:
        return None
    name, house = match["name"], match["house"]
    if not is_person(name) or not has_given_name(name) or has_given_name(house) or is_known(house):
        return None
    if is_staff(house) or is_role(house) or not _HOUSES.fullmatch(house):
        return None
    return [Part("person", *match.span("name")), Part("house", *match.span("house"))]


_HOUSES = re.compile(r"(?:The )?[A-Z][\w.’'&-]*(?: (?:of |the |and )?[A-Z][\w.’'&-]*){0,4}")


def clues_of(text: str, index: int, part: Part) -> Iterator[Clue]:
    """Yield what a part says of the author or of the outlet."""
    words = text[part.start : part.end]
    if part.kind == "person":
        yield Clue("byline", words, Basis.BYLINE, index, part.start, part.end)
    elif part.kind in {"house", UNKNOWN}:
        wire = agency(words)
        field: ClueField = "agency" if wire else "source"
        yield Clue(field, wire or words, Basis.BYLINE, index, part.start, part.end)
