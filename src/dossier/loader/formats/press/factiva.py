"""Factiva: records that end with "Document …", with two-letter field marks or laid out for reading."""

from __future__ import annotations

import re

from dossier.loader.draft import Field
from dossier.loader.fields.sections import sections
from dossier.loader.formats.press.regions import Entry, Line, lines, split_after
from dossier.model import Span

_END = re.compile(
    r"^[ \t]*(?:AN[ \t\u00a0]+)?(?:Document|Dokument|Documento)[ \t]+[A-Za-z]{2,8}\w{12,32}[ \t]*\r?$",
    re.MULTILINE,
)
_CODE = re.compile(
    r"(SE|HD|BY|CR|WC|PD|ET|SN|SC|NGC|GC|ED|PG|VOL|LA|CY|LP|TD|ART|CT|CX|RF|CLM|CO|IN|NS|RE|IPC|IPD|PUB|AN|DJIC|RST)(?:[ \t\u00a0]++(.*))?"
)
_FIELDS: dict[str, Field] = {
    "BY": "byline",
    "CR": "agency",
    "PD": "published",
    "SN": "source",
    "SE": "section",
    "LA": "language",
    "CY": "rights",
}
_BODY = frozenset({"LP", "TD", "CT"})
_WORDS = re.compile(r"[\d.,]+ (?:words|Wörter|mots|palabras|parole)")
_DAY = re.compile(r"\d{1,2} [^\W\d]+\.? \d{4}|[^\W\d]+ \d{1,2}, \d{4}")
_RIGHTS = re.compile(r"(?:\(c\)|©|Copyright\b|\(Copyright\b)", re.IGNORECASE)
_SURE = 4
"""Field marks that make an export: fewer could be words."""
_BY = re.compile(r"(?:By|Von|Par|Por)\s|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}$")


def is_text(text: str) -> bool:
    """Say whether a text is a Factiva export."""
    if not _END.search(text):
        return False
    found = {m[1] for line in lines(text[:20_000]) if (m := _CODE.fullmatch(line.text))}
    return len(found & {"HD", "WC", "PD", "SN", "LP", "TD"}) >= _SURE or bool(
        re.search(rf"^[ \t]*{_WORDS.pattern}[ \t]*\r?$", text[:20_000], re.MULTILINE)
    )


def entries(text: str) -> list[Entry | None]:
    """Return the records of an export."""
    return [_coded(record) or _read(record) for record in split_after(text, _END)]


def _coded(raw: str) -> Entry | None:
    fields: list[tuple[str, Span]] = []
    for line in lines(raw):
        match = _CODE.fullmatch(line.text)
        if match and (not match[2] or "HD" in {f for f, _ in fields} or match[1] in {"HD", "SE"}):
            start = line.span.start + (match.start(2) if match[2] else len(line.text))
            fields.append((match[1], Span(start, line.span.end)))
        elif fields and not _END.match(line.text):
            fields[-1] = (
                fields[-1][0],
                Span(min(fields[-1][1].start, line.span.end), line.span.end),
            )
    found = dict(reversed(fields))
    if "HD" not in found or not _BODY & found.keys():
        return None
    bodies = tuple(span for code, span in fields if code in _BODY and span.of(raw).strip())
    given = tuple((field, found[code]) for code, field in _FIELDS.items() if code in found)
    return Entry(raw, found["HD"], bodies, given)


def _read(raw: str) -> Entry | None:
    """Read the layout for reading: headline, author, words, date, source, rights, text."""
    all_lines = lines(raw)
    count = next((i for i, line in enumerate(all_lines[:12]) if _WORDS.fullmatch(line.text)), None)
    if not count:
        return None
    above, below = all_lines[:count], all_lines[count + 1 :]
    fields: list[tuple[Field, Span]] = []
    if len(above) > 1 and _BY.match(above[-1].text):
        fields.append(("byline", above.pop().span))
    if len(above) > 1 and above[0].text.casefold() in sections():
        fields.append(("section", above.pop(0).span))
    start = _head(below, fields)
    stop = next((i for i, line in enumerate(below) if _END.match(line.text)), len(below))
    body = below[start:stop]
    if not body:
        return None
    bodies = (Span(body[0].span.start, body[-1].span.end),)
    return Entry(raw, Span(above[0].span.start, above[-1].span.end), bodies, tuple(fields))


_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?: [AP]M)?(?: [A-Z]{2,4})?")


def _head(below: list[Line], fields: list[tuple[Field, Span]]) -> int:
    """Read the lines between the count of words and the text; return where the text begins."""
    day = next((i for i, line in enumerate(below[:3]) if _DAY.fullmatch(line.text)), None)
    if day is None:
        return 0
    fields.append(("published", below[day].span))
    at = day + 1
    if at < len(below) and _TIME.fullmatch(below[at].text):
        at += 1
    if at < len(below):
        fields.append(("source", below[at].span))
    rights = next((i for i, line in enumerate(below[: at + 9]) if _RIGHTS.match(line.text)), None)
    if rights is not None:
        fields.append(("rights", below[rights].span))
        return rights + 1
    return min(at + 3, len(below))
