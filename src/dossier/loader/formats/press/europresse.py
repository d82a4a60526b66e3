"""Europresse: source and date above the headline, a certificate number below the text."""

from __future__ import annotations

import re

from dossier.loader.draft import Field
from dossier.loader.formats.press.regions import Entry, Line, lines, split_after
from dossier.model import Span

_END = re.compile(r"^.{0,80}?\bnews[·.\-]\d{8}[·.\-]\w{1,12}[·.\-]\w+.*$", re.MULTILINE)
_DAY = re.compile(
    r"(?:[^\W\d]{1,20},? )?(?:\d{1,2}(?:er)? [^\W\d]{1,20} \d{4}|[^\W\d]{1,20} \d{1,2}, \d{4})"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|Copyright|Tous droits réservés|All rights reserved|Cet article est paru|This article appeared)",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r",? (?:no|n°)\.? ?\w[\w-]*$|(?:(?<!\s)\s+)?\((?:site web|web site|réf\. site web)\).*$",
    re.IGNORECASE | re.DOTALL,
)


def is_text(text: str) -> bool:
    """Say whether a text is a Europresse export."""
    return _END.search(text) is not None and _DAY.search(text[:5000]) is not None


def entries(text: str) -> list[Entry | None]:
    """Return the records of an export."""
    return [_entry(record) for record in split_after(text, _END)]


def _entry(raw: str) -> Entry | None:
    all_lines = [line for line in lines(raw) if not _END.match(line.text)]
    day = next((i for i, line in enumerate(all_lines[:6]) if _DAY.search(line.text)), None)
    if day is None or day + 1 >= len(all_lines):
        return None
    fields = list(_head(all_lines[: day + 1]))
    after = _without_others(all_lines[day + 1 :])
    if not after:
        return None
    headline, body = after[0], after[1:]
    body, rights = _without_rights(body)
    fields += [("rights", line.span) for line in rights]
    if body and _is_author(body[0]):
        fields.append(("byline", body[0].span))
        body = body[1:]
    bodies = (Span(body[0].span.start, body[-1].span.end),) if body else ()
    return Entry(raw, headline.span, bodies, tuple(fields))


_ALSO = re.compile(r"(?:aussi paru dans|also published in|autres? parutions?)\b.*", re.IGNORECASE)


def _without_others(after: list[Line]) -> list[Line]:
    """Leave out where else the article was printed, between its date and its headline."""
    if not after or not _ALSO.fullmatch(after[0].text):
        return after
    at = 1
    while at < len(after) and _DAY.search(after[at].text):
        at += 1
    return after[at:]


def _head(above: list[Line]) -> list[tuple[Field, Span]]:
    first, last = above[0], above[-1]
    match = _DAY.search(last.text)
    fields: list[tuple[Field, Span]] = []
    if match:
        start = last.span.start + match.start()
        fields.append(("published", Span(start, last.span.start + match.end())))
        section = last.text[: match.start()].strip(" ,")
        if section and last is not first:
            fields.append(("section", Span(last.span.start, last.span.start + len(section))))
    if last is not first:
        cut = _ISSUE.search(first.text)
        end = first.span.start + cut.start() if cut else first.span.end
        fields.append(("source", Span(first.span.start, end)))
    return fields


def _without_rights(body: list[Line]) -> tuple[list[Line], list[Line]]:
    stop = next(
        (i for i, line in enumerate(body) if _RIGHTS.match(line.text) and i * 2 >= len(body)),
        len(body),
    )
    return body[:stop], body[stop:]


_NAME = range(2, 7)
_PARTICLE = 4


def _is_author(line: Line) -> bool:
    words = line.text.split()
    is_name = all(w[0].isupper() or len(w) < _PARTICLE for w in words)
    return len(words) in _NAME and line.text[-1].isalpha() and is_name
