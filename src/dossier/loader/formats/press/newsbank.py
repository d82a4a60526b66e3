"""NewsBank: a title, a line of day and paper, a line of author, page and section, the text, a number."""

from __future__ import annotations

import re

from dossier.loader.draft import Field
from dossier.loader.formats.press.regions import Entry, Line, lines, split_after
from dossier.model import Span

_NUMBER = re.compile(r"^[ \t]*Record Number:[^\n]*$", re.MULTILINE)
_LAST = re.compile(r"^[ \t]*(?:Copyright|©)[^\n]*$|^[ \t]*Record Number:[^\n]*$(?![^\n]*\n[ \t]*(?:Copyright|©))", re.MULTILINE)  # fmt: skip
_DAY = re.compile(r"(?P<day>[A-Z][a-z]{2,8} \d{1,2}, \d{4})\s*\|\s*(?P<house>[^|]{2,80})")
_PARTS = re.compile(
    r"(?P<name>Author/Byline|Author|Byline|Page|Section|Edition|Column|Dateline): ?(?P<value>[^|]{1,120})"
)
_SIZE = re.compile(r"[\d,]{1,7} Words\b.{0,120}")
_BELOW = re.compile(
    r"(?:Index terms|Record Number|Copyright|Memo|Caption|Correction|OpenURL Link|Dateline)\b:?.*|©.*"
)
_FIELDS: dict[str, Field] = {
    "Author/Byline": "byline",
    "Author": "byline",
    "Byline": "byline",
    "Section": "section",
}
_JOBS = ("writer", "staff", "reporter", "editor", "correspondent")
_TURNED = re.compile(r"(?:, The)?(?:\s\([A-Z]{2}\))?$")
"""Behind the name of a paper, what the database adds to sort it: "Courier, The (LA)"."""


def is_text(text: str) -> bool:
    """Say whether a text is a NewsBank export."""
    head = text[:60_000]
    return _NUMBER.search(head) is not None and _DAY.search(head) is not None


def entries(text: str) -> list[Entry | None]:
    """Return the records of an export."""
    return [_entry(part) for part in split_after(text, _LAST) if _DAY.search(part)]


def _entry(raw: str) -> Entry | None:
    found = lines(raw)
    day = next((i for i, line in enumerate(found) if _DAY.fullmatch(line.text)), None)
    match = _DAY.fullmatch(found[day].text) if day is not None else None
    if day is None or match is None or day == 0:
        return None
    start, fields = _head(found, day + 1)
    stop = next(
        (i for i in range(start, len(found)) if _BELOW.fullmatch(found[i].text)), len(found)
    )
    bodies = (Span(found[start].span.start, found[stop - 1].span.end),) if stop > start else ()
    at = found[day].span.start
    house = _TURNED.sub("", match["house"].strip())
    stated: list[tuple[Field, Span]] = [
        ("published", Span(at + match.start("day"), at + match.end("day"))),
        ("source", Span(at + match.start("house"), at + match.start("house") + len(house))),
    ]
    return Entry(raw, found[day - 1].span, bodies, (*stated, *fields))


def _head(found: list[Line], start: int) -> tuple[int, list[tuple[Field, Span]]]:
    """Return where the text begins below the lines of fields, and the fields."""
    fields: list[tuple[Field, Span]] = []
    while start < len(found):
        line = found[start]
        parts = list(_PARTS.finditer(line.text))
        if not (parts and parts[0].start() == 0) and not _SIZE.fullmatch(line.text):
            break
        for part in parts:
            value = _without_job(part["value"].strip())
            at = line.span.start + part.start("value")
            if (field := _FIELDS.get(part["name"])) and value:
                fields.append((field, Span(at, at + len(value))))
        start += 1
    return start, fields


def _without_job(value: str) -> str:
    """Return a name without the job behind it: "Jane Roe; Staff Writer"."""
    name, _, behind = value.replace(";", ",").partition(",")
    return name.rstrip() if any(job in behind.lower() for job in _JOBS) else value
