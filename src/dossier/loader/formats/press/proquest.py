"""ProQuest: records parted by a line of underscores, with fields by their full names."""

from __future__ import annotations

import re
from itertools import pairwise

from dossier.loader.draft import Field
from dossier.loader.formats.press.regions import Entry, Line, lines, split_after
from dossier.model import Span
from dossier.outlets import agency

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


_HEADING = re.compile(r"(FULL TEXT|ABSTRACT(?: \([A-Z]+\))?|DETAILS|LINKS)")
"""What stands over the parts of a record in the layout of today."""
_ID = re.compile(r"^[ \t]*ProQuest document ID:", re.MULTILINE)
_LAST = re.compile(r"^[ \t]*Database:.*$", re.MULTILINE)


def is_text(text: str) -> bool:
    """Say whether a text is a ProQuest export."""
    head = text[:60_000]
    if _ID.search(head) is not None:
        return True
    return bool(_RULE.search(head)) and "Full text:" in head


def entries(text: str) -> list[Entry | None]:
    """Return the records of an export."""
    parts = _RULE.split(text)
    if len(parts) == 1:
        parts = split_after(text, _LAST)
    elif _ID.search(text):
        parts = _whole(text)
    parts = [p for p in parts if any(_FIELD.match(line.text) for line in lines(p))]
    return [_entry(part) for part in parts]


def _whole(text: str) -> list[str]:
    """Return the records of a text whose rules may stand inside them, too: each has one number."""
    rules = [0, *(m.start() for m in _RULE.finditer(text)), len(text)]
    found: list[str] = []
    start = 0
    for begin, end in pairwise(rules):
        if _ID.search(text, begin, end):
            found.append(text[start:end])
            start = end
    return found


def _entry(raw: str) -> Entry | None:
    marks: list[tuple[str, Span]] = []
    above: list[Line] = []
    for line in lines(raw):
        mark = _mark(line)
        if mark is not None:
            marks.append(mark)
        elif _RULE.match(line.text):
            continue
        elif marks and (marks[-1][0] in _BETWEEN or not marks[-1][1]):
            start = marks[-1][1].start if len(marks[-1][1]) else line.span.start
            marks[-1] = (marks[-1][0], Span(start, line.span.end))
        elif not marks:
            above.append(line)
    found = dict(reversed(marks))
    stated = found.get("Title") or found.get("Headline")
    seen = _first(above[_number(above) :])
    is_same = stated and seen and seen.of(raw) == stated.of(raw)
    headline = seen if is_same else stated or seen
    headline = headline and _without(raw, headline, _EDITION)
    body = found.get("Full text") or found.get("Abstract")
    fields = [(field, found[name]) for name, field in _FIELDS if name in found and len(found[name])]
    fields = [_cut(raw, field, span) for field, span in fields if _fits(raw, field, span)]
    fields += _info(raw, found.get("Publication info"))
    fields += _writers(raw, above, dict(fields))
    return Entry(raw, headline, (body,) if body is not None and len(body) else (), tuple(fields))


def _mark(line: Line) -> tuple[str, Span] | None:
    """Return the field that a line begins."""
    match = _FIELD.fullmatch(line.text)
    if match:
        return match[1], Span(line.span.start + match.start(2), line.span.end)
    heading = _HEADING.fullmatch(line.text)
    if heading is None:
        return None
    return heading[1].split(" (")[0].capitalize(), Span(line.span.end, line.span.end)


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


def _number(above: list[Line]) -> int:
    """Return the line that says which document of how many follows; above it lies the list of all."""
    return next((i for i, line in enumerate(above) if _NUMBER.match(line.text)), 0)


_NUMBER = re.compile(r"Document \d+ of \d+$")


def _first(above: list[Line]) -> Span | None:
    words = [line for line in above if not _NUMBER.match(line.text)]
    return words[0].span if words else None


def _writers(raw: str, above: list[Line], fields: dict[Field, Span]) -> list[tuple[Field, Span]]:
    """Return who wrote by the line under the title, where no field says so: "Roe, Jane. The Herald; …"."""
    house = fields["source"].of(raw).strip() if "source" in fields else ""
    if not house or "byline" in fields:
        return []
    ends = ((line, line.text.find(f". {house};")) for line in above)
    return [("byline", Span(line.span.start, line.span.start + at)) for line, at in ends if 0 < at < _LONGEST_NAMES][:1]  # fmt: skip


_LONGEST_NAMES = 120


def _info(raw: str, span: Span | None) -> list[tuple[Field, Span]]:
    match = _INFO.match(raw, span.start, span.end) if span is not None else None
    if match is None:
        return []
    return [("source", Span(*match.span(1))), ("published", Span(*match.span(2)))]
