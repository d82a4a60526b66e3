"""Bylines: who wrote, for whom, and the notes about authors under an article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from dossier import lang
from dossier.alternatives import either
from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.fields.people import (
    before_role,
    has_given_name,
    is_person,
    is_single,
    is_staff,
    split_people,
)
from dossier.loader.pieces import Clue, ClueField, Page, Piece, decided, kept, marked, removed
from dossier.model import Basis
from dossier.outlets import agency, publication

_BY = re.compile(
    r" ?(?P<by>(?:(?:written|story|words|text|report|posted|published|analysis|opinion|authored?)\s+)?by(?:[:\s]\s*|(?-i:(?<=by)(?=[A-Z][a-z])))"
    r"|(?:author|writer|reporter|journalist|correspondent|byline|author/byline)s?\s*:\s*)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
LONGEST_BYLINE = 180
_CUT = re.compile(
    r"(?:(?<!\s)\s+)?(?:[|•·]|@(?=\w)|\s[-–—]\s|(?-i:\bFOR\b)(?= (?-i:[A-Z]{2}))|\((?=[^()]*(?:\([^()]*\)[^()]*)?\)?$)|\b(?:on|published|updated|posted|last updated)\b(?=\s))",
    re.IGNORECASE,
)


_HEADINGS = frozenset({"standfirst", "subheading"})
"""What markup may call the line of the author."""


def find_bylines(page: Page) -> Page:
    """Mark the lines that say who wrote."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    code = lang.primary(page.language)
    is_above = not page.tells("byline")
    for index, piece in kept(page):
        is_open = piece.is_open or piece.kind in _HEADINGS
        if piece.kind == "byline":
            clues += byline_clues(piece.text, index, code)
        elif (is_open or (is_above and _is_signed(piece))) and is_byline(piece.text, code):
            changes[index] = marked(piece, "byline")
            clues += byline_clues(piece.text, index, code)
        is_above = is_above and not shape.is_sentence(piece.text)
    return decided(page, changes, tuple(clues))


def _is_signed(piece: Piece) -> bool:
    """Say whether markup calls a line a paragraph that begins like a byline; above the text only it is one."""
    return piece.kind == "paragraph" and piece.text.startswith("By ")


def byline_clues(text: str, index: int, code: str = "en") -> Iterator[Clue]:
    """Yield whom a byline names."""
    return _clues(_bare(text), index, _start(_bare(text), code))


def _start(text: str, code: str) -> int:
    match = _BY.match(text) or _by(code).match(text)
    return match.start("rest") if match else 0


def _bare(text: str) -> str:
    """Return a line without the brackets around the whole of it, as long as it was: "(By Jane Roe)"."""
    return f" {text[1:-1]}" if text.startswith("(By ") and text.endswith(")") else text


@cache
def _by(code: str) -> re.Pattern[str]:
    """Return the form of a byline in a language; where it does not show, any of them with a colon."""
    codes = lang.codes("byline_words") if code == "und" else (code,)
    words = either(word for c in codes for word in lang.words(c, "byline_words"))
    joint = r"\s*+[:：]\s*+" if code == "und" else r"(?:\s*+[:：]\s*+|\s++)"
    return re.compile(rf"{words}{joint}(?P<rest>\S.*)$", re.IGNORECASE)


def is_byline(text: str, code: str = "en") -> bool:
    """Say whether a line is a byline, in English or in another language of its text."""
    text = _bare(text)
    is_long = len(text) > LONGEST_BYLINE
    match = None if is_long else _BY.match(text) or _by(code).match(text)
    if match is None:
        return False
    rest = _undated(match["rest"])
    if shape.ends(rest) and shape.size(rest) > 8:  # noqa: PLR2004 - "By noon the crowd had left."
        return False
    head = re.split(r"\bin (?=[A-Z])", _CUT.split(rest, maxsplit=1)[0])[0].strip(" ,")
    first = re.split(r",| and | AND | & ", head)[0].strip(" .")
    return (
        is_person(before_role(first))
        or is_staff(first)
        or house_in(first) is not None
        or house_with_wire(first) is not None
        or _is_alone(text, first)
    )


_WITH_WIRE = re.compile(
    r"(?P<house>[A-ZÀ-Ý][\w.’'&-]*(?: (?:(?:de|du|la|le|of|the|del|der|die|das) )?[A-ZÀ-Ý0-9][\w.’'&-]*){0,3}) (?:with|and|avec|et|mit|und|con|y|com|e|met|en) (?P<wire>[\w -]{2,30})"
)


def house_with_wire(words: str) -> re.Match[str] | None:
    """Return a house and the wire service it wrote with: "Le Phare avec AFP"."""
    match = _WITH_WIRE.fullmatch(words)
    return match if match and agency(match["wire"]) and not has_given_name(words) else None


_OF_HOUSE = re.compile(
    r"(?P<house>.{2,50}?)(?:[’']s\b.*| (?:staff|correspondents?|reporters?|newsroom|bureau|desk|team|news desk|web desk|(?:with|and|&) (?:news )?agencies|and wires)(?: \w+| (?:and|&) (?:news )?agencies)?)",
    re.IGNORECASE,
)


def house_in(words: str) -> str | None:
    """Return the house that words name, with what its own people are called taken away."""
    if agency(words) or publication(words):
        return words
    match = _OF_HOUSE.fullmatch(words)
    house = match["house"] if match else ""
    return house if house and (agency(house) or publication(house)) else None


def _undated(text: str) -> str:
    """Return what stands before a date."""
    found = find_date(text)
    return text if found is None or found[1] == 0 else text[: found[1]]


def _is_alone(text: str, first: str) -> bool:
    one_word = is_single(first) and (
        publication(first) is not None
        or first.isupper()
        or text[:2] == "By"
        or min(first) > _BLANKLESS
    )
    return (one_word and len(text) < 60) or publication(first) is not None  # noqa: PLR2004 - a short line


_BLANKLESS = "\u2fff"
"""Before the letters of scripts that write a whole name without a blank."""


def _clues(text: str, index: int, start: int) -> Iterator[Clue]:
    stop = _CUT.search(text, start)
    end = stop.start() if stop and stop.start() > start else len(text)
    end = min(end, start + len(_undated(text[start:])))
    house = house_in(text[start:end].strip(" ."))
    if house is not None:
        yield from _house(house, index, text.find(house, start))
        return
    both = house_with_wire(text[start:end].strip(" ."))
    if both is not None:
        at = text.find(both.string, start)
        yield Clue("source", both["house"], Basis.BYLINE, index, at, at + both.end("house"))
        yield from _house(both["wire"], index, at + both.start("wire"))
        return
    people = [] if _is_of_staff(text[start:end]) else split_people(text[start:end])
    for a, b in people:
        yield Clue("byline", text[start + a : start + b], Basis.BYLINE, index, start + a, start + b)
    for match in re.finditer(r"[^,;|/•·()]+", text[start:]):
        words = match.group().strip(" .-–—")
        words = re.sub(r"^(?:and|with|for|of|at)\s+", "", words)
        words = house_in(words) or words
        at = start + match.start() + match.group().find(words)
        yield from _house(words, index, at)
    if not people and is_single(text[start:end].strip()):
        yield Clue("byline", text[start:end].strip(), Basis.BYLINE, index, start, end)


def _is_of_staff(words: str) -> bool:
    """Say whether a byline is of a newsroom: "Coast Radio Staff", and not "Jane Roe, Staff"."""
    return STAFF_OF.fullmatch(words.strip(" .")) is not None and not has_given_name(words)


def _house(words: str, index: int, at: int) -> Iterator[Clue]:
    """Yield the agency or outlet that a part of a byline names."""
    both = re.match(r"(?P<wire>[\w ]{2,30}?) (?:and|&) (?P<other>.+)", words)
    if both and agency(both["wire"]) and not agency(words):
        yield from _house(both["wire"], index, at)
        yield from _house(both["other"], index, at + both.start("other"))
        return
    wire = agency(words)
    if wire is not None and words:
        yield Clue("agency", wire, Basis.BYLINE, index, at, at + len(words))
    elif publication(words) is not None:
        yield Clue("source", words, Basis.BYLINE, index, at, at + len(words))
    elif match := STAFF_OF.fullmatch(words):
        end = at + match.end("house")
        if not is_role(match["house"]):
            yield Clue("source", match["house"], Basis.BYLINE, index, at, end)


def is_role(words: str) -> bool:
    """Say whether words are nothing but what people of a newsroom are called."""
    return all(word.casefold() in lang.words("en", "newsroom") for word in words.split())


STAFF_OF = re.compile(
    r"(?P<house>(?:The )?[A-Z][\w’'-]+(?: (?:of |the )?[A-Z][\w’'-]+){1,4}) (?:staff|newsroom|bureau|web desk|news desk|editorial team)",
    re.IGNORECASE,
)


_NOTE = re.compile(
    r"(?:[\"“(]?(?P<name>[^,.;:()]{4,50}?),?\s++(?:\([^)]*\)\s++)?(?:is|was|has been|works as|covers|writes|reports)\s++"
    r"(?:(?:also|currently)\s++)?(?P<what>(?:an?|the|our)?\s*+(?:[\w’'-]++\s){0,6}?(?:[\w’']+-)?(?P<job>journalist|reporter|writer|correspondent|editor|columnist|"
    r"contributor|author|producer|freelancer|blogger|staff writer|news editor|intern|fellow|analyst|bureau chief|for|about|on)\b))",
)
_AT = re.compile(
    r"\b(?:journalist|reporter|writer|correspondent|editor|columnist|contributor|producer|author|blogger|intern|chief)\b"
    r"(?:\s+\w+){0,3}?\s+(?:at|for|with|from|of|to)\s+(?P<house>(?:the |The )?[A-Z0-9][\w.’'&-]*(?:\s+(?:of |de |and |& )?[A-Z0-9][\w.’'&-]*){0,5})"
)
_NOTE_WORDS = re.compile(
    r"\b(?:writes? (?:on|about|for)|covers|covering|follow (?:him|her|them) on|journalis[mt]|reporting|award[- ]winning|"
    r"based in|can be (?:reached|followed|found)|joined|twitter|graduated?|degree|storytelling|specializ|specialis|@\w+)",
    re.IGNORECASE,
)
TAIL = 6
"""Pieces at the end of the article among which notes about authors stand."""


def find_author_notes(page: Page) -> Page:
    """Take notes about the author out of the text, and read the author and the outlet from them."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    body = [i for i, piece in kept(page) if piece.kind in {None, "paragraph", "note"}]
    writers = {clue.value.casefold() for clue in page.clues if clue.field == "byline"}
    for index in body[-TAIL:] if len(body) > 2 else ():  # noqa: PLR2004 - a note follows a text
        text = page.pieces[index].text
        if _OF_DESK.match(text) and shape.size(text) < 2 * shape.LONG:
            changes[index] = removed(page.pieces[index], "author note")
            continue
        name = author_in_note(text, writers)
        if name is None:
            continue
        above = page.pieces[index - 1].text if index else ""
        if above == name or _ABOUT.fullmatch(above):
            changes[index - 1] = removed(page.pieces[index - 1], "author note")
        changes[index] = removed(page.pieces[index], "author note")
        start = text.find(name)
        clues.append(Clue("byline", name, Basis.AUTHOR_NOTE, index, start, start + len(name)))
        clues += _employer(text, index)
    return decided(page, changes, tuple(clues))


_OF_DESK = re.compile(
    r"(?:The )?(?:[A-Z][\w.’'&-]*+ ){0,5}?(?:News|Web|Digital|Online|Editorial|Media) ?(?:Desk|Team|Staff|Bureau) "
    r"(?:is an? (?:team|group|collective)\b|are\b|covers\b|brings\b|comprises\b|consists\b|includes\b|works\b)"
)
"""What a newsroom says of itself under a text."""
_ABOUT = re.compile(r"(?:about|by|author:?|the author) [A-Z][\w.’' -]{3,50}", re.IGNORECASE)


def author_in_note(text: str, writers: Collection[str] = ()) -> str | None:
    """Return whom a note is about, ``None`` where the text is no such note.

    Args:
        text: a paragraph near the end.
        writers: who the byline says wrote, in lower case.
    """
    match = _NOTE.match(text)
    if match is None or not is_person(match["name"].strip()):
        return None
    if match["name"].strip().casefold() in writers:
        return match["name"].strip()
    first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    professional = match["job"] not in {"for", "about", "on", "analyst", "fellow", "author"}
    known = len(_NOTE_WORDS.findall(text))
    house = _AT.search(first)
    if professional and (house or known) and (known > 0 or shape.size(text) < shape.LONG):
        return match["name"].strip()
    return match["name"].strip() if known > 1 else None


def _employer(text: str, index: int) -> Iterator[Clue]:
    match = _AT.search(text)
    if match is None:
        return
    words = re.split(r"\.\s", match["house"])[0].rstrip(" .,’'")
    start = match.start("house")
    wire = agency(words)
    field: ClueField = "agency" if wire else "source"
    yield Clue(field, wire or words, Basis.AUTHOR_NOTE, index, start, start + len(words))
