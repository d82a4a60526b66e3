"""Front matter: what Hugo, Jekyll, Pelican, Obsidian Web Clipper and MarkDownload write above a text."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator

import yaml

from dossier.loader.draft import Given
from dossier.loader.sidecar import FIELDS, load_yaml, stated
from dossier.model import Basis, Record, Span

_FENCES = {"---": "---", "+++": "+++", ";;;": ";;;"}


class Matter(Record, frozen=True):
    """Front matter."""

    given: tuple[Given, ...]
    end: int
    """Where the text begins."""
    line: int | None = None
    """Where it could not be read."""


def front_matter(raw: str) -> Matter:
    """Return the fields before the text, and where the text begins."""
    first = raw[:3]
    if raw.startswith("{"):
        return _json(raw)
    if first in _FENCES and re.match(r"[ \t]*\r?(?:\n|$)", raw[3:]):
        return _fenced(raw, _FENCES[first])
    return _headers(raw)


def _fenced(raw: str, fence: str) -> Matter:
    start = raw.find("\n") + 1
    close = re.compile(rf"^(?:{re.escape(fence)}|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(
        raw, start
    )
    if close is None or start == 0:
        return Matter((), 0)
    inner = raw[start : close.start()]
    try:
        fields = tomllib.loads(inner) if fence == "+++" else load_yaml(inner)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # of TOML, too long a number too
        mark = getattr(error, "problem_mark", None)
        line = 2 + (int(mark.line) if mark is not None else 0)
        return Matter(tuple(_by_lines(inner, start)), close.end(), line)
    given = stated(_flat(fields or {}), Basis.FRONT_MATTER, inner, start)
    return Matter(tuple(given), close.end())


def _json(raw: str) -> Matter:
    """Read the front matter that Hugo takes as an object of JSON."""
    try:
        fields, end = json.JSONDecoder(strict=False).raw_decode(raw)
    except (ValueError, RecursionError):
        return Matter((), 0)
    given = tuple(stated(_flat(fields), Basis.FRONT_MATTER, raw[:end]))
    return Matter(given, end) if given else Matter((), 0)


def _flat(fields: dict[str, object]) -> dict[str, object]:
    """Bring the fields of Hugo's ``params`` up beside the others."""
    inner = fields.get("params")
    return {**inner, **fields} if isinstance(inner, dict) else fields


_HEADER = re.compile(
    r"(?P<key>[A-Za-z][\w -]{1,30}?)[ \t]*+:[ \t]++(?P<value>\S[^\r\n]*)\r?(?:\n|$)"
)


def _headers(raw: str) -> Matter:
    """Read the header lines of Pelican and MultiMarkdown."""
    at, given = 0, list[Given]()
    known = 0
    while (match := _HEADER.match(raw, at)) is not None:
        key = match["key"].strip().lower().replace(" ", "_").replace("-", "_")
        known += key in FIELDS or key in {"slug", "tags", "category", "status", "template"}
        span = Span(*match.span("value"))
        given += (
            Given(g.field, g.value, g.basis, Span(span.start, span.start + len(g.value)))
            for g in stated({key: match["value"].strip()}, Basis.FRONT_MATTER)
        )
        at = match.end()
    is_header = known > 1 and (at >= len(raw) or raw[at : at + 2].lstrip("\r")[:1] == "\n")
    return Matter(tuple(given), at) if is_header else Matter((), 0)


def _by_lines(inner: str, offset: int) -> Iterator[Given]:
    """Read what can be read of broken front matter, line by line."""
    for match in _HEADER.finditer(inner):
        value = match["value"].strip().strip("\"'")
        place = match.start("value") + match["value"].find(value)
        for given in stated({match["key"]: value}, Basis.FRONT_MATTER):
            yield Given(
                given.field,
                given.value,
                given.basis,
                Span(offset + place, offset + place + len(value)),
            )
