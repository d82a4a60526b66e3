"""Tables of articles, one a row, with a header: CSV and TSV."""

from __future__ import annotations

import csv
import io

from dossier.loader.decode import decode
from dossier.loader.draft import Draft, Drafts, Limits
from dossier.loader.formats.records import Value, draft, has_text_field, without_text
from dossier.loader.read import too_big
from dossier.model import Issue

_DELIMITERS = ",\t;|"
_LONGEST_CELL = 2**24


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
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    old = csv.field_size_limit(_LONGEST_CELL)
    rows: list[list[str]] = []
    issues: list[Issue] = []
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff\r\n"), newline=""), delimiter=delimiter)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > limits.records:
                break
    except csv.Error as error:
        issues.append(_broken(name, reader.line_num, str(error)))
    finally:
        csv.field_size_limit(old)
    return (rows[0] if rows else []), rows[1:], issues


def _no_text_column(name: str, header: list[str]) -> Issue:
    seen = ", ".join(h.strip()[:40] for h in header[:8] if h.strip()) or "none"
    message = (
        f"{name} has no column for the text of its articles (its columns: {seen}): name one “text”."
    )
    return Issue("no-text-column", "error", name, message)


def _broken(name: str, line: int, why: str) -> Issue:
    message = f"{name} is broken near line {line} ({why}), and read up to there: export it again."
    return Issue("broken-table", "warning", name, message)
