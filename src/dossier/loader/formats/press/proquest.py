"""ProQuest: records parted by a line of underscores, with fields by their full names."""

from __future__ import annotations

import re

from dossier.loader.draft import Field
from dossier.loader.fields.outlets import agency
from dossier.loader.formats.press.regions import Entry, Line, lines
from dossier.model import Span

_RULE = re.compile(r"^[ \t]*_{20,}[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(
    r"(Title|Author|Publication title|Publication info|Publication date|Publication year|Publication subject|Abstract|"
    r"Full text|Subject|Location|People|Company / organization|Company|Section|Publisher|Place of publication|"
    r"Country of publication|Source type|Language of publication|Language|Document type|ProQuest document ID|"
    r"Document URL|Copyright|Last updated|Database|Pages|First page|ISSN|Dateline|Links|Number of pages|Volume|Issue|"
    r"Year|Credit|Identifier / keyword|Alternate title|Issue date|Column|Edition|Correspondence author|Word count|Headline)"
    r":[ \t\u00a0]*+(.*)"
)
_FIELDS: tuple[tuple[str, Field], ...] = (
    ("Author", "byline"),
    ("Publication title", "source"),
    ("Publication date", "published"),
    ("Issue date", "published"),
    ("Section", "section"),
    ("Language of publication", "language"),
    ("Language", "language"),
    ("Copyright", "rights"),
    ("Credit", "agency"),
    ("Document URL", "url"),
)
_INFO = re.compile(
    r"([^;\[.]{1,200}?)\s*+(?:[;,\[].{0,300}?)?\.?\s*+(\d{1,2} [A-Z][a-z]{1,12} \d{4}|[A-Z][a-z]{1,12} \d{1,2}, \d{4})"
)
_BETWEEN = frozenset({"Full text", "Abstract"})


def is_text(text: str) -> bool:
    """Say whether a text is a ProQuest export."""
    head = text[:60_000]
    return bool(_RULE.search(head)) and ("Full text:" in head or "ProQuest document ID:" in head)


def entries(text: str) -> list[Entry | None]:
    """Return the records of an export."""
    parts = [p for p in _RULE.split(text) if any(_FIELD.match(line.text) for line in lines(p))]
    return [_entry(part) for part in parts]


def _entry(raw: str) -> Entry | None:
    marks: list[tuple[str, Span]] = []
    above: list[Line] = []
    for line in lines(raw):
        match = _FIELD.fullmatch(line.text)
        if match:
            marks.append((match[1], Span(line.span.start + match.start(2), line.span.end)))
        elif marks and (marks[-1][0] in _BETWEEN or not marks[-1][1]):
            marks[-1] = (marks[-1][0], Span(marks[-1][1].start, line.span.end))
        elif not marks:
            above.append(line)
    found = dict(reversed(marks))
    headline = found.get("Title") or found.get("Headline") or _first(above)
    headline = headline and _without(raw, headline, _EDITION)
    body = found.get("Full text") or found.get("Abstract")
    fields = [(field, found[name]) for name, field in _FIELDS if name in found and len(found[name])]
    fields = [_cut(raw, field, span) for field, span in fields if _fits(raw, field, span)]
    fields += _info(raw, found.get("Publication info"))
    return Entry(raw, headline, (body,) if body is not None and len(body) else (), tuple(fields))


_EDITION = re.compile(r"(?:(?<!\s)\s+)?(?:[:;]\s*)?\[[^\[\]]{1,40}\]$")
"""What the database adds to a title: ": [FINAL Edition]", ": [1]"."""
_TOWN = re.compile(r"(?:(?<!\s)\s+)?;.*$", re.DOTALL)


def _fits(raw: str, field: Field, span: Span) -> bool:
    """Say whether a value is of its field: credits may name a wire service, or anybody."""
    return field != "agency" or agency(span.of(raw).strip()) is not None


def _cut(raw: str, field: Field, span: Span) -> tuple[Field, Span]:
    """Leave the town behind the name of an outlet out."""
    return field, _without(raw, span, _TOWN) if field == "source" else span


def _without(raw: str, span: Span, tail: re.Pattern[str]) -> Span:
    match = tail.search(span.of(raw))
    return Span(span.start, span.start + match.start()) if match and match.start() else span


def _first(above: list[Line]) -> Span | None:
    words = [line for line in above if not re.match(r"Document \d+ of \d+$", line.text)]
    return words[0].span if words else None


def _info(raw: str, span: Span | None) -> list[tuple[Field, Span]]:
    match = _INFO.match(raw, span.start, span.end) if span is not None else None
    if match is None:
        return []
    return [("source", Span(*match.span(1))), ("published", Span(*match.span(2)))]
