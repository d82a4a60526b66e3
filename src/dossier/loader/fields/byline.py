"""Bylines: who wrote, for whom, and the notes about authors under an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier import lang
from dossier.loader import shape
from dossier.loader.fields.headline import lede_of
from dossier.loader.fields.outlets import agency, publication
from dossier.loader.fields.people import is_person, is_single, is_staff, split_people
from dossier.loader.pieces import Clue, Page, Piece, decided, kept, marked, removed
from dossier.model import Basis

_BY = re.compile(
    r"(?P<by>(?:(?:written|story|words|text|report|reporting|reported|posted|published|analysis|opinion|authored?)\s+)?by[:\s]\s*"
    r"|(?:author|writer|reporter|byline)s?\s*:\s*)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
LONGEST_BYLINE = 180
_CUT = re.compile(
    r"\s*(?:[|•·]|\s[-–—]\s|\((?=[^)]*$)|\b(?:on|published|updated|posted|last updated|in)\b(?=\s))",
    re.IGNORECASE,
)


def find_bylines(page: Page) -> Page:
    """Mark the lines that say who wrote."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index, piece in kept(page):
        if piece.kind == "byline":
            clues += _clues(piece.text, index, _start(piece.text))
        elif piece.is_open and is_byline(piece.text):
            changes[index] = marked(piece, "byline")
            clues += _clues(piece.text, index, _start(piece.text))
    return decided(page, changes, tuple(clues))


def find_names_below(page: Page) -> Page:
    """Mark names without "By" between headline and text: of people, or of an outlet and a place."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), None)
    lede = lede_of(page)
    if head is None or lede is None:
        return page
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index in range(head + 1, lede):
        piece = page.pieces[index]
        if not piece.is_open or shape.size(piece.text) > MOST_WORDS or shape.ends(piece.text):
            continue
        if _names_a_writer(piece.text):
            changes[index] = marked(piece, "byline")
            clues += _clues(piece.text, index, 0)
    return decided(page, changes, tuple(clues))


MOST_WORDS = 10
_PARTS = re.compile(r"\s*(?:[|,•·/]|\s[-–—]\s)\s*")


def _names_a_writer(text: str) -> bool:
    parts = [part for part in _PARTS.split(text) if part]
    if not parts:
        return False
    if any(publication(part) or agency(part) for part in parts):
        return len(parts) < 4  # noqa: PLR2004 - an outlet, a place, a name
    first = parts[0]
    given = lang.words("en", "given_names")
    return is_person(first) and first.split()[0].capitalize() in given


def _start(text: str) -> int:
    match = _BY.match(text)
    return match.start("rest") if match else 0


def is_byline(text: str) -> bool:
    """Say whether a line is a byline."""
    if len(text) > LONGEST_BYLINE:
        return False
    match = _BY.match(text)
    if match is None:
        return False
    rest = match["rest"]
    if shape.ends(rest) and shape.size(rest) > 8:  # noqa: PLR2004 - "By noon the crowd had left."
        return False
    head = _CUT.split(rest, maxsplit=1)[0].strip(" ,")
    first = re.split(r",| and | & ", head)[0].strip(" .")
    return (
        is_person(first) or is_staff(first) or agency(first) is not None or _is_alone(text, first)
    )


def _is_alone(text: str, first: str) -> bool:
    one_word = is_single(first) and (
        publication(first) is not None or first.isupper() or text[:2] == "By"
    )
    return (one_word and len(text) < 60) or publication(first) is not None  # noqa: PLR2004 - a short line


def _clues(text: str, index: int, start: int) -> Iterator[Clue]:
    stop = _CUT.search(text, start)
    end = stop.start() if stop and stop.start() > start else len(text)
    people = split_people(text[start:end])
    for a, b in people:
        yield Clue("byline", text[start + a : start + b], Basis.BYLINE, index, start + a, start + b)
    for match in re.finditer(r"[^,;|/•·()]+", text[start:]):
        words = match.group().strip(" .-–—")
        words = re.sub(r"^(?:and|with|for|of|at)\s+", "", words)
        at = start + match.start() + match.group().find(words)
        yield from _house(words, index, at)
    if not people and is_single(text[start:end].strip()):
        yield Clue("byline", text[start:end].strip(), Basis.BYLINE, index, start, end)


def _house(words: str, index: int, at: int) -> Iterator[Clue]:
    """Yield the agency or outlet that a part of a byline names."""
    wire = agency(words)
    if wire is not None and words:
        yield Clue("agency", wire, Basis.BYLINE, index, at, at + len(words))
    elif publication(words) is not None:
        yield Clue("source", words, Basis.BYLINE, index, at, at + len(words))


_NOTE = re.compile(
    r"(?:[\"“(]?(?P<name>[^,.;:()]{4,50}?),?\s+(?:\([^)]*\)\s+)?(?:is|was|has been|works as|covers|writes|reports)\s+"
    r"(?:(?:also|currently)\s+)?(?P<what>(?:an?|the|our)?\s*(?:[\w’'-]+[\s-]){0,6}?(?P<job>journalist|reporter|writer|correspondent|editor|columnist|"
    r"contributor|author|producer|freelancer|blogger|staff writer|news editor|intern|fellow|analyst|bureau chief|for|about|on)\b))",
)
_AT = re.compile(
    r"\b(?:journalist|reporter|writer|correspondent|editor|columnist|contributor|producer|author|blogger|intern|analyst|chief)\b"
    r"(?:\s+\w+){0,3}?\s+(?:at|for|with|from|of)\s+(?P<house>(?:the |The )?[A-Z0-9][\w.’'&-]*(?:\s+(?:of |de |and |& )?[A-Z0-9][\w.’'&-]*){0,5})"
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
    for index in body[-TAIL:] if len(body) > 2 else ():  # noqa: PLR2004 - a note follows a text
        text = page.pieces[index].text
        name = author_in_note(text)
        if name is None:
            continue
        changes[index] = removed(page.pieces[index], "author note")
        start = text.find(name)
        clues.append(Clue("byline", name, Basis.AUTHOR_NOTE, index, start, start + len(name)))
        clues += _employer(text, index)
    return decided(page, changes, tuple(clues))


def author_in_note(text: str) -> str | None:
    """Return whom a note is about, ``None`` where the text is no such note."""
    match = _NOTE.match(text)
    if match is None or not is_person(match["name"].strip()):
        return None
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
    words = match["house"].rstrip(" .,’'")
    start = match.start("house")
    field = "agency" if agency(words) else "source"
    value = agency(words) or words
    yield Clue(
        "agency" if field == "agency" else "source",
        value,
        Basis.AUTHOR_NOTE,
        index,
        start,
        start + len(words),
    )
