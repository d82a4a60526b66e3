"""JSON and JSON Lines: scrapers' output, answers of programming interfaces, Zotero's CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from dossier.loader.decode import decode
from dossier.loader.draft import Draft, Drafts, Limits
from dossier.loader.formats.records import draft, find, flatten, is_article, without_text
from dossier.loader.read import too_big
from dossier.model import Issue

_LISTS = (
    "articles",
    "items",
    "results",
    "docs",
    "data",
    "hits",
    "entries",
    "records",
    "response",
    "news",
    "stories",
    "documents",
    "posts",
    "rows",
    "feed",
)
_DEEPEST = 6


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read every article of a JSON file or of a file with one JSON record a line."""
    if len(data) > limits.unpacked_bytes:
        return Drafts((), (too_big(name, len(data), limits.unpacked_bytes),))
    text = decode(data).text
    issues: list[Issue] = []
    records = list(_records(text, name, issues))[: limits.records]
    drafts: list[Draft] = []
    empty: list[int] = []
    for number, record in enumerate(records, 1):
        made = _draft(record, number if len(records) > 1 else None)
        if made is None:
            empty.append(number)
        else:
            drafts.append(made)
    if not drafts and not issues:
        issues.append(_no_articles(name))
    elif drafts and empty:
        issues.append(without_text(name, empty))
    return Drafts(tuple(drafts), tuple(issues))


def _draft(record: dict[str, Any], number: int | None) -> Draft | None:
    values = flatten(record)
    return draft(values, number) if is_article(values) else None


def _records(text: str, name: str, issues: list[Issue]) -> Iterator[dict[str, Any]]:
    try:
        yield from _articles(json.loads(text, strict=False), 0)
    except RecursionError:
        issues.append(_too_deep(name))
    except ValueError:
        read = _lines if _is_json(text.strip().split("\n", 1)[0]) else _one_by_one
        yield from read(text, name, issues)


def _is_json(line: str) -> bool:
    try:
        json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the records that a value holds, through the envelopes of programming interfaces."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _articles(entry, depth + 1)
    elif isinstance(value, dict):
        inner = next(
            (value[k] for k in _LISTS if isinstance(value.get(k), list | dict) and value[k]), None
        )
        if inner is not None and not find(flatten(value), "text"):
            yield from _articles(inner, depth + 1)
        else:
            yield value


def _lines(text: str, name: str, issues: list[Issue]) -> Iterator[dict[str, Any]]:
    broken: list[int] = []
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line, strict=False)
        except (ValueError, RecursionError):
            broken.append(number)
            continue
        if isinstance(value, dict):
            count += 1
            yield value
    if broken:
        issues.append(_broken(name, broken, count))


_ENVELOPE = re.compile(
    r"\s*+(?:\{(?:\s*+\"[^\"\n]{1,60}\"\s*+:\s*+(?:\"[^\"\n]{0,200}\"|[\w.+-]++)\s*+,)*+\s*+\"[^\"\n]{1,60}\"\s*+:\s*+)?+\["
)
"""What stands before the first record of a list."""
_BETWEEN = re.compile(r"[\s,]*+")


def _one_by_one(text: str, name: str, issues: list[Issue]) -> Iterator[dict[str, Any]]:
    """Yield the records of a list that breaks off, or of values written one after the other."""
    scan = json.JSONDecoder(strict=False)
    envelope = _ENVELOPE.match(text)
    at, count = (envelope.end() if envelope else 0), 0
    while (gap := _BETWEEN.match(text, at)) and (at := gap.end()) < len(text):
        try:
            value, at = scan.raw_decode(text, at)
        except RecursionError:
            issues.append(_too_deep(name))
            return
        except ValueError:
            if not (count and text[at] in "]}"):
                issues.append(_broken_off(name, text.count("\n", 0, at) + 1, count))
            return
        for record in _articles(value, 0):
            count += 1
            yield record


def _broken(name: str, lines: list[int], good: int) -> Issue:
    where = f"line {lines[0]}" if len(lines) == 1 else f"lines {lines[0]} to {lines[-1]}"
    message = f"{name} has {len(lines)} broken record{'s' if len(lines) > 1 else ''} ({where}), {good} were read: mend or export {'it' if len(lines) == 1 else 'them'} again."
    return Issue("broken-json", "warning", name, message)


def _broken_off(name: str, line: int, good: int) -> Issue:
    if not good:
        message = f"{name} is not valid JSON (line {line}): export it again, or save the articles as text."
        return Issue("broken-json", "error", name, message)
    message = f"{name} breaks off in record {good + 1} (line {line}), and the {good} before it {'were' if good > 1 else 'was'} read: export it again."
    return Issue("broken-json", "warning", name, message)


def _too_deep(name: str) -> Issue:
    message = f"{name} nests its values deeper than any export of articles: export the articles themselves."
    return Issue("too-deep", "error", name, message)


def _no_articles(name: str) -> Issue:
    message = (
        f"{name} holds no articles: a record needs a field for its text, such as “text” or “body”."
    )
    return Issue("no-articles", "error", name, message)
