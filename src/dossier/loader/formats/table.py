"""Tables of articles, one a row, with a header: CSV and TSV."""

from __future__ import annotations

import csv
import io
import re
from contextlib import suppress
from typing import Any

from dossier.loader.decode import decode
from dossier.loader.draft import Draft, Drafts, Limits
from dossier.loader.formats.records import Value, draft, has_text_field, without_text
from dossier.loader.read import too_big
from dossier.model import Issue

_DELIMITERS = ",\t;|"
_LONGEST_CELL = 2**24
_LONGEST_LOOSE = 400
"""Lines of a row whose inner quotes are not written as they should be."""
_MOST_BROKEN = 20
"""Rows after which a table is given up: each of them may be looked for to the end of the file."""


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read every row of a table as an article."""
    if len(data) > limits.unpacked_bytes:
        return Drafts((), (too_big(name, len(data), limits.unpacked_bytes),))
    text = decode(data).text.replace("\0", "")
    header, rows, issues = _rows(text, name, limits)
    if not has_text_field(header):
        return Drafts((), (*issues, _no_text_column(name, header)))
    drafts: list[Draft] = []
    empty: list[int] = []
    for number, row in enumerate(rows, 1):
        values = [Value(h, cell) for h, cell in zip(header, row, strict=False) if cell.strip()]
        made = draft(values, number)
        if made is not None:
            drafts.append(made)
        elif values:
            empty.append(number)
    if empty:
        issues.append(without_text(name, empty))
    return Drafts(tuple(drafts), tuple(issues))


def _rows(text: str, name: str, limits: Limits) -> tuple[list[str], list[list[str]], list[Issue]]:
    """Return header and rows; after a row whose quotes do not close, reading goes on in the next line."""
    lines = io.StringIO(text, newline="").readlines()
    start, delimiter = _opening(lines)
    old = csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    issues: list[Issue] = []
    try:
        while start < len(lines) and len(rows) <= limits.records and len(issues) < _MOST_BROKEN:
            problem, start = _read(lines, start, delimiter, rows)
            if problem:
                issues.append(_broken(name, start, problem))
    finally:
        csv.field_size_limit(old)
    return (rows[0] if rows else []), rows[1:], issues


def _opening(lines: list[str]) -> tuple[int, str]:
    """Return the line of the header and what parts its names; Excel may say so in a line above it."""
    start = next((i for i, line in enumerate(lines) if line.strip("\ufeff\r\n ")), 0)
    lines[start : start + 1] = [line.lstrip("\ufeff") for line in lines[start : start + 1]]
    said = re.match(r"\"?sep=(.)\"?\s*$", lines[start]) if lines else None
    if said:
        return start + 1, said[1]
    return start, max(_DELIMITERS, key=lines[start].count) if lines else ","


def _read(lines: list[str], start: int, delimiter: str, rows: list[list[str]]) -> tuple[str, int]:
    """Read rows to the end or to a broken one; return what is wrong there and where to go on."""
    reader = _reader(lines, start, delimiter, strict=True)
    while True:
        here = start + reader.line_num
        try:
            rows.append(next(reader))
        except StopIteration:
            return "", len(lines)
        except csv.Error as error:
            loose = _reader(lines, here, delimiter, strict=False)
            with suppress(csv.Error):
                row: list[str] = next(loose, [])
                fits = bool(rows) and len(row) == len(rows[0]) and "end of data" not in str(error)
                if fits and loose.line_num <= _LONGEST_LOOSE:
                    rows.append(row)
                    return "", here + loose.line_num
            return str(error), here + 1


def _reader(lines: list[str], start: int, delimiter: str, *, strict: bool) -> Any:
    rest = map(lines.__getitem__, range(start, len(lines)))
    return csv.reader(rest, delimiter=delimiter, strict=strict)


def _no_text_column(name: str, header: list[str]) -> Issue:
    seen = ", ".join(h.strip()[:40] for h in header[:8] if h.strip()) or "none"
    message = f"{name} has no column for the text of its articles (its columns: {seen}): name one “text”, or fetch the articles with `dossier add`."
    return Issue("no-text-column", "error", name, message)


def _broken(name: str, line: int, why: str) -> Issue:
    what = "a cell too long to be read" if "limit" in why else "a quotation mark that is not closed"
    message = f"{name}, line {line}, has {what}, and that row was passed over: mend the line, or export the table again."
    return Issue("broken-table", "warning", name, message)
