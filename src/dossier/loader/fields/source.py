"""The outlet: from copyright lines, from "told NAME", from the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec.structs import replace

from dossier import lang
from dossier.loader.pieces import Clue, Page, Piece, decided, is_body, kept, marked
from dossier.model import Basis
from dossier.outlets import agency, publication

_YEARS = r"(?:19|20)\d\d(?:\s?[-–—]\s?(?:(?:19|20)?\d\d|[Pp]resent))?"
_COPYRIGHT = re.compile(
    rf"(?:(?:©|\([cC]\))[\s,]*+(?:[Cc]opyright[\s,]*+)?(?:{_YEARS})?(?:\s*+[Cc]opyright\b)?|(?:[Cc]opyright|COPYRIGHT)\s*+(?:(?:©|\([cC]\))[\s,]*+(?:{_YEARS})?|{_YEARS}))[\s,]*+(?:(?:Provided )?by )?"
    r"(?P<name>(?:[Tt]he )?[A-Z0-9][\w.’'&!-]*(?: (?:of |the |de |and |& )?[A-Z0-9][\w.’'&!-]*){0,5})"
)
_TAIL_WORDS = re.compile(
    r"(?<![\s.,])(?:[\s.,]++(?:all rights reserved|inc|ltd|llc|limited|corp|gmbh|plc|co|s\.a|(?:19|20)\d\d|all|reserved|rights|this|the|and|is|a)){1,12}+\.?$",
    re.IGNORECASE,
)


_RIGHTS = re.compile(r"\.? (?=(?:Alle|Tous|Todos|Tutti|Tüm|Wszelkie|Riproduzione)\b)")
"""What begins the words about rights behind a name, in languages that begin them with a capital."""
_NOT_NAMES = frozenset(
    {
        "all",
        "all rights",
        "the",
        "all rights reserved",
        "riproduzione riservata",
        "alle rechte vorbehalten",
        "tous droits réservés",
        "todos los derechos reservados",
    }
)
SHORTEST_NAME = 3
LONGEST_NOTICE = 400
"""Code points of a line that is read as a copyright notice."""


def find_copyright(page: Page) -> Page:
    """Read the outlet from the copyright line of the page."""
    for index in range(len(page.pieces) - 1, -1, -1):
        piece = page.pieces[index]
        match = _COPYRIGHT.search(piece.text) if _may_tell(piece) else None
        words = _RIGHTS.split(match["name"], maxsplit=1)[0] if match else ""
        name = _TAIL_WORDS.sub("", words).rstrip(" .,")
        if match and len(name) >= SHORTEST_NAME and name.casefold() not in _NOT_NAMES:
            is_line = match.start() <= SHORTEST_NAME and piece.is_open
            changes = {index: marked(piece, "credit")} if is_line else {}
            return decided(page, changes, (_holder(name, index, match.start("name")),))
    return page


def _holder(name: str, index: int, start: int) -> Clue:
    wire = agency(name)
    end = start + len(name)
    if wire is not None:
        return Clue("agency", wire, Basis.CREDIT, index, start, end)
    return Clue("source", name, Basis.CREDIT, index, start, end)


def _may_tell(piece: Piece) -> bool:
    text = piece.text
    if piece.kind in {"caption", "headline"} or len(text) > LONGEST_NOTICE:
        return False
    is_picture = text.startswith(("Image", "Photo", "Media", "Picture"))
    return not is_picture and any(mark in text for mark in ("©", "opyright", "OPYRIGHT", "(c)"))


_NAME = r"(?P<name>(?:the |The )?[A-Z][\w’'.-]*(?: (?:of |de )?[A-Z0-9][\w’'.-]*){0,4})"
_TOLD = re.compile(rf"\btold {_NAME}")
_CITED = re.compile(
    r"(?:according to|reported (?:by|in|on)|quoted by|cited by|citing|interview (?:with|by|in|on)|published (?:by|in)|a report (?:by|in))\s+(?:the )?$",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"(?:[’']s)?\s+(?:report(?:ed|s)|said|says|quoted|cited|wrote|revealed|published|has learned)\b"
)


def find_told(page: Page) -> Page:
    """Read the outlet from "Hussein told Al-Monitor", where it can only be the article's own.

    It is its own when it is a known outlet, the only one that anybody told anything, and the text
    nowhere cites it as others do.
    """
    body = [(i, p) for i, p in kept(page) if is_body(p)]
    told = [clue for index, piece in body for clue in _told(piece.text, index)]
    names = {clue.value for clue in told}
    if len(names) != 1 or any(_is_cited(p.text, told[0].value) for _, p in body):
        return page
    return decided(page, {}, (told[0],))


def _told(text: str, index: int) -> Iterator[Clue]:
    for match in _TOLD.finditer(text) if " told " in text else ():
        words = match["name"].rstrip(".’'")
        words = words.removesuffix("’s").removesuffix("'s")
        while words:
            if is_own(words):
                start = match.start("name")
                following = text[start + len(words) : start + len(words) + 2]
                if not following.startswith(("’s", "'s")):
                    yield Clue("source", words, Basis.TOLD, index, start, start + len(words))
                break
            words = words.rpartition(" ")[0]


def is_own(words: str) -> bool:
    """Say whether a name is of an outlet that hardly anybody quotes but itself.

    Those that stand with an article ("told the Guardian") are dailies that everybody quotes.
    """
    name = publication(words)
    quoted = lang.words("en", "widely_quoted")
    return (
        name is not None
        and agency(words) is None
        and not words.lower().startswith("the ")
        and name not in quoted
    )


def _is_cited(text: str, name: str) -> bool:
    at = text.find(name)
    while at >= 0:
        before, after = text[max(0, at - 40) : at], text[at + len(name) : at + len(name) + 30]
        if _CITED.search(before) or _REPORTS.match(after):
            return True
        at = text.find(name, at + 1)
    return False


_NO_HOSTS = frozenset(
    {
        "web.archive.org",
        "archive.org",
        "archive.ph",
        "archive.today",
        "archive.is",
        "t.co",
        "bit.ly",
        "google.com",
        "news.google.com",
        "facebook.com",
        "x.com",
        "twitter.com",
    }
)


def host_of(address: str) -> str | None:
    """Return the host of an address as an outlet's readers know it."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    return host if "." in host and host not in _NO_HOSTS else None


def find_wire(page: Page) -> Page:
    """Take the wire service of the dateline for the outlet, where nothing names another."""
    if page.tells("source"):
        return page
    datelines = [clue for clue in page.clues if clue.field == "dateline_agency"]
    wires = {agency(clue.value) for clue in datelines}
    wire = wires.pop() if len(wires) == 1 else None
    if wire is None:
        return page
    return decided(page, {}, (replace(datelines[0], field="source", value=wire),))
