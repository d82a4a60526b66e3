"""Credits: where a text comes from, who helped with it, and what its editors note about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.loader import shape
from dossier.loader.fields.byline import house_with_wire
from dossier.loader.fields.lines import dates_in
from dossier.loader.fields.people import has_given_name, is_person, split_people
from dossier.loader.fields.places import is_known
from dossier.loader.pieces import Clue, ClueField, Page, Piece, decided, kept, marked
from dossier.model import Basis
from dossier.outlets import agency, agency_pattern, publication

_AGENCIES = re.compile(
    r"(?:news )?agenc(?:ies|y)|wires?|and|staff|none|web|internet|agences?|agenturen|agencias|agenzie|agências|ajanslar|агентства|وكالات|الوكالات|خبرگزاری‌ها",
    re.IGNORECASE,
)
_VIA = re.compile(
    r"(?:sources?|via|originally published (?:by|in|on)|quelle|fuente|fonte|bron|källa|kaynak|المصدر|منبع|πηγή|источник|来源|來源)\s*[:：]\s*(?P<names>[^\s:].{1,90})$",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\s+(?:and|et|und|ve|и|&|\+)\s+|\s*[,;/|()]\s*|\s*\bEditor:.*|\s{2,}")


def find_via(page: Page) -> Page:
    """Mark "Source: NAME" lines as credits."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index, piece in kept(page):
        match = _via(piece.text) if piece.kind in {None, "paragraph"} else None
        if match is None:
            continue
        changes[index] = marked(piece, "credit")
        clues += _via_clues(piece.text, index, match.start("names"))
    return decided(page, changes, tuple(clues))


def _via(text: str) -> re.Match[str] | None:
    match = _VIA.fullmatch(text)
    if match is None or "://" in text or shape.size(match["names"]) > 10:  # noqa: PLR2004 - names, not a sentence
        return None
    return match


def is_source(text: str) -> bool:
    """Say whether a line says where a text comes from: "Source: NAME"."""
    return _via(text) is not None


def _via_clues(text: str, index: int, at: int) -> Iterator[Clue]:
    dates = tuple(dates_in(text, index))
    yield from dates
    rest = text[at : min((d.start for d in dates), default=len(text))]
    parts = [(words.strip(" .-"), at + start) for words, start in _parted(rest)]
    is_own = any(_AGENCIES.fullmatch(words) for words, _ in parts) or " + " in rest
    for words, start in parts:
        if not words or _AGENCIES.fullmatch(words):
            continue
        at = text.find(words, start)
        field: ClueField = "source" if is_own and publication(words) else "via"
        if is_person(words) and has_given_name(words) and not publication(words):
            field = "byline"
        wire = agency(words)
        yield Clue(
            "agency" if wire else field, wire or words, Basis.CREDIT, index, at, at + len(words)
        )


def _parted(names: str) -> Iterator[tuple[str, int]]:
    """Yield the names of a list with the places where they begin."""
    at = 0
    for match in _PARTING.finditer(names):
        yield names[at : match.start()], at
        at = match.end()
    yield names[at:], at


_REPORTING = re.compile(
    r"[(\[*–—-]*+\s*+(?:with |based on )?(?:additional |further )?(?:reporting|editing|writing|compiled|translation|translated|edited|written|assistance|inputs?|files|reports)"
    r"(?:,? (?:and )?(?:editing|writing|reporting|additional reporting))* (?:by|from)\b.*",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:contributing|contributors?|contributing (?:writers?|reporters?|staff)): .{4,160}|.{2,160}\bcontributed (?:to (?:this|the) (?:report|story|article|piece)|reporting|writing|research)\b.{0,80}"
    r"|(?:some|additional) (?:information|material|reporting|details)\b.{0,40}\b(?:came|comes|from|provided|contributed)\b.{0,100}"
    r"|[A-Z][\w’'-]+(?:,? (?:and )?[A-Z][\w’'-]+){0,4} reported from [A-Z].{2,60}",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"[A-Za-z]{2,5}(?:[-/][A-Za-z]{1,5}){1,4}(?:\s*\([^()]{2,40}\))?|\d{3,5}\*\*\d{3,5}"
    r"|[(\[]?(?i:end|ends|enditem|more to follow)[)\]]?|-\s?30\s?-"
)
"""Short signs of desks under a wire text: "bur-abc/def", "MNA/PR", "(END)"."""
_WRITERS = re.compile(
    r"\b(?:reporting|writing|written|reported)(?: and (?:writing|reporting))? by (?P<names>[^;.()]+)",
    re.IGNORECASE,
)
_HELPED = re.compile(r"(?:\b(?:additional|further)|^\W*with) $", re.IGNORECASE)
"""What stands before the reporting of those who only helped."""
TAIL = 8


def find_end_signs(page: Page) -> Page:
    """Mark the credits under a text: "Reuter", "(With agencies)", "(Reporting by … )"."""
    body = [i for i, piece in kept(page) if piece.kind in {None, "paragraph", "credit"}]
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index in body[-TAIL:] if len(body) > 1 else ():
        text = page.pieces[index].text
        if not is_end_sign(text):
            continue
        changes[index] = marked(page.pieces[index], "credit")
        clues += [Clue("agency", w, Basis.CREDIT, index, a, b) for w, a, b in wires_in(text)]
        clues += _writers(text, index)
        clues += _house_of(text, index)
    return decided(page, changes, (*clues, *_closing_wire(page, body)))


def is_end_sign(text: str) -> bool:
    """Say whether a line is a closing credit."""
    if len(text) > 400:  # noqa: PLR2004 - a credit is a line or two
        return False
    if any(form.fullmatch(text) for form in (_REPORTING, _CONTRIBUTED, _SIGN_OFF)) or _printed(
        text
    ):
        return True
    return shape.size(text) <= 14 and _names_wires(text.strip("()[]-–—. /*#"), text)  # noqa: PLR2004 - names, not a sentence


def _names_wires(bare: str, text: str) -> bool:
    """Say whether a short line consists of houses: "Reuters", "ABC/AFP", "With inputs from PTI"."""
    parts = re.split(r"\s?/\s?|, ", bare)
    are_houses = all(agency(part) or publication(part) for part in parts)
    if are_houses and (len(parts) > 1 or agency(bare)):
        return True
    if len(parts) > 1 and _DESK.fullmatch(parts[0]) and all(map(agency, parts[1:])):
        return True
    if text.startswith("(") and agency(parts[0]) and all(map(_HOUSE.fullmatch, parts)):
        return True
    if _WITH_AGENCIES.fullmatch(bare) or house_with_wire(bare):
        return True
    return bool(_INPUTS.match(bare)) and next(wires_in(text), None) is not None


_DESK = re.compile(r"[a-z]{2,4}")
"""By which somebody of the desk signs before the wire services: "svs/AFP/Reuters"."""
_HOUSE = re.compile(r"[A-Z][\w’'&.]*(?: [A-Z][\w’'&.]*){0,3}")
"""A name in a list of houses in brackets that begins with a wire service."""


def _writers(text: str, index: int) -> Iterator[Clue]:
    """Yield who wrote or reported a text, by a credit under it; those who edited did not."""
    for match in _WRITERS.finditer(text):
        if _HELPED.search(text, 0, match.start()):
            continue
        at = match.start("names")
        for start, end in split_people(match["names"]):
            words = text[at + start : at + end]
            yield Clue("byline", words, Basis.CREDIT, index, at + start, at + end)


_PRINTED = re.compile(
    r"(?:this (?:article|story|post|piece|report) )?(?:was )?(?:(?P<own>published in|(?P<by>(?:published|posted) (?:by|on)))|(?:originally|first) (?:published|posted|appeared|ran) (?:in|by|on)) (?:(?-i:the) )?(?P<house>[A-Z][\w’'&. -]{1,50}?)"
    r"(?:(?:,| on) (?P<day>[^,]{0,12}\d{1,2}[^,]{0,12},? (?:19|20)\d\d)|: .{4,200})?\.?",
    re.IGNORECASE,
)
_STAFF_OF = re.compile(
    r"(?P<house>[A-Z][\w’'&.-]*(?: (?:of |the )?[A-Z][\w’'&.-]*){0,4}?)(?:[’']s [A-Z]| staff )"
)


def _printed(text: str) -> re.Match[str] | None:
    """Return what a line says of where a text appeared; "by" and "on" name a house on a day only."""
    match = _PRINTED.fullmatch(text)
    if match is None or match["by"] is None:
        return match
    is_house = match["day"] is not None and not has_given_name(match["house"])
    return match if is_house and not is_known(match["house"]) else None


def _house_of(text: str, index: int) -> Iterator[Clue]:
    """Yield the outlet that a closing credit names: "Published in Dawn, April 3rd, 2023"."""
    match = _printed(text)
    is_own = match is None or match["own"] is not None
    if match is not None:
        yield from dates_in(text, index)
    else:
        match = _STAFF_OF.match(text) if _CONTRIBUTED.fullmatch(text) else None
        if match is not None and " staff " not in text and not publication(match["house"]):
            return
    if match is not None and agency(match["house"]) is None:
        start, end = match.span("house")
        field: ClueField = "source" if is_own else "via"
        yield Clue(field, text[start:end], Basis.CREDIT, index, start, end)


_LAST_BRACKETS = re.compile(r"[.!?”\"’]\s*[(\[](?P<inner>[^()\[\]]{2,60})[)\]]\.?$")


def _closing_wire(page: Page, body: list[int]) -> Iterator[Clue]:
    """Yield the wire services that the last paragraph ends with: "… it added. (ANI)"."""
    for index in body[-3:]:
        match = _LAST_BRACKETS.search(page.pieces[index].text)
        if match and (agency(match["inner"].split("/")[0]) or _INPUTS.match(match["inner"])):
            at = match.start("inner")
            for wire, start, end in wires_in(page.pieces[index].text, at):
                yield Clue("agency", wire, Basis.CREDIT, index, start, end)


_WITH_AGENCIES = re.compile(
    r"(?:(?:the )?(?-i:[A-Z][\w’&.-]{1,30} ){1,3}(?:and|with) )?(?:with |news |and |inputs from )*(?:agencies|wires|wire services?|news agencies|staff and agencies)",
    re.IGNORECASE,
)
_INPUTS = re.compile(r"(?:with|compiled from|inputs?|agencies)\b", re.IGNORECASE)


def wires_in(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Yield the wire services that words name, with their places."""
    for match in agency_pattern().finditer(text, start):
        name = agency(match.group())
        if name is not None:
            yield name, match.start(), match.end()


_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]")


def find_picture_agencies(page: Page) -> Page:
    """Read the wire services that captions credit."""
    clues: list[Clue] = []
    for index, piece in enumerate(page.pieces):
        if piece.kind != "caption" and piece.why != "credit of a picture":
            continue
        at = credit_start(piece.text) if piece.why is None else 0
        clues += [
            Clue("agency", name, Basis.CAPTION, index, a, b)
            for name, a, b in wires_in(piece.text, at)
        ]
    return decided(page, {}, tuple(clues))


def credit_start(text: str) -> int:
    """Return where the credit of a caption begins."""
    brackets = list(_BRACKETS.finditer(text))
    if brackets and len(text) - brackets[-1].end() <= 2:  # noqa: PLR2004 - a full stop after it
        return brackets[-1].start()
    match = re.search(
        r"(?:photos?|images?|pictures?|credit|photograph)\s*+(?:(?:by|credit|courtesy)\s*+)?[:/©]|©|\bvia\b",
        text,
        re.IGNORECASE,
    )
    if match is None:
        return 0 if shape.size(text) <= 8 else len(text)  # noqa: PLR2004 - a credit alone
    slash = (
        re.search(r"(?<!\S)\S++(?: \S++){0,3}$", text[: match.start()])
        if match.group() == "via"
        else None
    )
    return slash.start() if slash else match.start()
