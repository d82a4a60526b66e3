"""Lines of their own around a text: dates, addresses, sections, sources, end signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.fields.outlets import agency, agency_pattern
from dossier.loader.pieces import Clue, Page, Piece, decided, kept, marked, removed
from dossier.model import Basis, FoundDate, Interval

_DATE_WORDS = re.compile(
    r"(?P<updated>\b(?:last\s+)?(?:updated|modified|edited|revised)\b)|(?P<published>\b(?:first\s+)?(?:published|posted|created|issued|released|date|pub\. date|publication date)\b)",
    re.IGNORECASE,
)
_AROUND_DATES = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|\b(?:on|at|et|est|edt|gmt|utc|bst|pt|pst|pdt|ist|cet|am|pm|a\.m\.|p\.m\.|min read|minutes? read|\d+ min)\b|\d{1,2}[:.]\d\d(?::\d\d)?|\d+|[\W_]+",
    re.IGNORECASE,
)
LONGEST_DATE_LINE = 120


def find_date_lines(page: Page) -> Page:
    """Take lines that hold a date and nothing else out of the text."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index, piece in kept(page):
        if (
            not (piece.is_open or piece.kind == "byline")
            or len(piece.text) > LONGEST_DATE_LINE + 60
        ):
            continue
        dates = tuple(dates_in(piece.text, index))
        if not dates:
            continue
        if piece.is_open and is_date_line(piece.text, dates):
            changes[index] = removed(piece, _why(dates))
            clues += dates
        elif piece.kind == "byline":
            clues += dates
    return decided(page, changes, tuple(clues))


def _why(dates: tuple[Clue, ...]) -> str:
    return (
        "date of publication"
        if any(d.field == "published" for d in dates)
        else "date of the last change"
    )


def is_date_line(text: str, dates: tuple[Clue, ...]) -> bool:
    """Say whether a line holds dates and nothing else."""
    if len(text) > LONGEST_DATE_LINE:
        return False
    rest = text
    for clue in reversed(dates):
        rest = rest[: clue.start] + rest[clue.end :]
    rest = _AROUND_DATES.sub("", _DATE_WORDS.sub("", rest))
    return len(rest.strip()) <= 3  # noqa: PLR2004 - the short form of a time zone


def dates_in(text: str, index: int) -> Iterator[Clue]:
    """Yield the dates of a line, as dates of publication or of change by the words before them."""
    at = 0
    while (found := find_date(text, at)) is not None:
        day, start, end = found
        before = list(_DATE_WORDS.finditer(text, at, start))
        field = "updated" if before and before[-1].lastgroup == "updated" else "published"
        date = FoundDate(Interval(day, day, "day"), Basis.TEXT, written=text[start:end].strip())
        yield Clue(
            "updated" if field == "updated" else "published",
            text[start:end],
            Basis.TEXT,
            index,
            start,
            end,
            date,
        )
        at = end


_ADDRESS = re.compile(
    r"(?:(?:url|link|source|original|read at|retrieved from|from|permalink|archived?)\s*:?\s*)?<?(?P<url>https?://[^\s<>\"]{4,2000})>?",
    re.IGNORECASE,
)
_ARCHIVES = re.compile(
    r"https?://(?:web\.archive\.org/web/|archive\.(?:org|today|ph|is|md|li|fo|vn)/|perma\.cc/|webcache\.googleusercontent\.com|ghostarchive\.org)"
)
_ORIGINAL = re.compile(r"https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?P<url>https?://\S+)")


def find_addresses(page: Page) -> Page:
    """Take lines that are an address out of the text."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index, piece in kept(page):
        match = _ADDRESS.fullmatch(piece.text) if piece.is_open and "://" in piece.text else None
        if match is None:
            continue
        changes[index] = removed(piece, "address of the page")
        start, end = match.span("url")
        archived = _ARCHIVES.match(match["url"])
        field = "archived_url" if archived else "url"
        clues.append(
            Clue("archived_url" if archived else "url", match["url"], Basis.TEXT, index, start, end)
        )
        inner = _ORIGINAL.match(match["url"]) if field == "archived_url" else None
        if inner is not None:
            clues.append(
                Clue("url", inner["url"], Basis.TEXT, index, start + inner.start("url"), end)
            )
    return decided(page, changes, tuple(clues))


_AGENCIES = re.compile(
    r"(?:news )?agenc(?:ies|y)|wires?|and|staff|none|web|internet", re.IGNORECASE
)
_VIA = re.compile(
    r"(?:sources?|via|originally published (?:by|in|on)|quelle|fuente|fonte|bron|källa|kaynak|المصدر|منبع|πηγή|источник)\s*[:：]\s*(?P<names>[^\s:].{1,90})$",
    re.IGNORECASE,
)


def find_via(page: Page) -> Page:
    """Mark "Source: NAME" lines as credits."""
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index, piece in kept(page):
        match = _VIA.fullmatch(piece.text) if piece.kind in {None, "paragraph"} else None
        if match is None or "://" in piece.text or shape.size(match["names"]) > 10:  # noqa: PLR2004 - names, not a sentence
            continue
        changes[index] = marked(piece, "credit")
        for part in re.finditer(r"(?:(?!\band\b|\bet\b)[^,;/|])+", match["names"]):
            words = re.sub(r"^(?:and|et) ", "", part.group().strip(" ."))
            if not words or _AGENCIES.fullmatch(words):
                continue
            start = match.start("names") + part.start() + part.group().find(words)
            wire = agency(words)
            clues.append(
                Clue(
                    "agency" if wire else "via",
                    wire or words,
                    Basis.CREDIT,
                    index,
                    start,
                    start + len(words),
                )
            )
    return decided(page, changes, tuple(clues))


_REPORTING = re.compile(
    r"[(\[]?\s*(?:additional |further )?(?:reporting|editing|writing|compiled|translation|translated|edited|written)(?: and (?:editing|writing|reporting))? (?:by|from)\b.*",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r".{2,160}\bcontributed (?:to this (?:report|story|article)|reporting|writing)\b.{0,80}",
    re.IGNORECASE,
)
TAIL = 8


def find_end_signs(page: Page) -> Page:
    """Mark the credits under a text: "Reuter", "(With agencies)", "(Reporting by … )"."""
    body = [i for i, piece in kept(page) if piece.kind in {None, "paragraph", "credit"}]
    changes: dict[int, Piece] = {}
    clues: list[Clue] = []
    for index in body[-TAIL:] if len(body) > 1 else ():
        text = page.pieces[index].text
        names = _end_names(text)
        if names is None:
            continue
        changes[index] = marked(page.pieces[index], "credit")
        clues += [Clue("agency", wire, Basis.CREDIT, index, a, b) for wire, a, b in names]
    return decided(page, changes, tuple(clues))


_SIGN_OFF = re.compile(r"[A-Za-z]{2,5}(?:[-/][A-Za-z]{1,5}){1,4}")
"""Short signs of desks under a wire text: "bur-abc/def", "MNA/PR"."""


def _end_names(text: str) -> list[tuple[str, int, int]] | None:
    """Return the wire services of a closing credit, ``None`` where the line is none."""
    if len(text) > 400:  # noqa: PLR2004 - a credit is a line or two
        return None
    if any(form.fullmatch(text) for form in (_REPORTING, _CONTRIBUTED, _SIGN_OFF)):
        return list(wires_in(text))
    if shape.size(text) > 14:  # noqa: PLR2004 - names, not a sentence
        return None
    bare = text.strip("()[]-–—. /*#")
    if agency(bare) is not None or _WITH_AGENCIES.fullmatch(bare):
        return list(wires_in(text))
    found = list(wires_in(text))
    return found if _INPUTS.match(bare) and found else None


_WITH_AGENCIES = re.compile(
    r"(?:with |news |and )*(?:agencies|wires|wire services?|news agencies|staff and agencies)",
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
        r"(?:photos?|images?|pictures?|credit|photograph)\s*(?:by|credit|courtesy)?\s*[:/©]|©|\bvia\b",
        text,
        re.IGNORECASE,
    )
    if match is None:
        return 0 if shape.size(text) <= 8 else len(text)  # noqa: PLR2004 - a credit alone
    slash = (
        re.search(r"\S+(?: \S+){0,3}$", text[: match.start()]) if match.group() == "via" else None
    )
    return slash.start() if slash else match.start()
