"""A record of a press database as stretches of its text: headline, body, fields, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.loader.draft import Draft, DraftBlock, Drafts, Field, Given, Hint, Limits
from dossier.loader.formats.plain import blocks as plain_blocks
from dossier.loader.formats.web.names import authors
from dossier.loader.tidy import tidy
from dossier.model import Basis, Issue, Record, Span
from dossier.text import trim

_LINE = re.compile(r"[^\n]+")
_WHY = "field of the press database"


class Line(Record, frozen=True):
    """A line that is not blank, without the white space around it."""

    text: str
    span: Span
    """Where it stands in the record."""


class Entry(Record, frozen=True):
    """What was recognised in a record."""

    raw: str
    headline: Span | None
    bodies: tuple[Span, ...]
    fields: tuple[tuple[Field, Span], ...]


def lines(raw: str) -> list[Line]:
    """Return the lines of a record that are not blank."""
    found = []
    for match in _LINE.finditer(raw):
        span = trim(raw, Span(match.start(), match.end()))
        if len(span):
            found.append(Line(span.of(raw), span))
    return found


def drafts(entries: Iterable[Entry | None], name: str, limits: Limits) -> Drafts:
    """Return the drafts of the records, numbered, and an issue for those without text."""
    made: list[Draft] = []
    empty: list[int] = []
    for number, entry in enumerate(entries, 1):
        if number > limits.records:
            break
        if entry is None or not (entry.bodies or entry.headline):
            empty.append(number)
        else:
            made.append(_draft(entry, number))
    issues = (_without_text(name, empty),) if empty else ()
    return Drafts(tuple(made), issues)


def _draft(entry: Entry, number: int) -> Draft:
    blocks = tuple(_blocks(entry))
    given = tuple(_given(entry))
    return Draft(entry.raw, blocks, given, number, is_markup=True)


def _blocks(entry: Entry) -> Iterator[DraftBlock]:
    marks = [(span, "body") for span in entry.bodies]
    if entry.headline is not None:
        marks.append((entry.headline, "headline"))
    at = 0
    for span, kind in sorted(marks):
        yield from _furniture(entry.raw, Span(at, max(at, span.start)))
        if kind == "headline":
            yield from _one(entry.raw, span, "headline", None)
        else:
            yield from plain_blocks(span.of(entry.raw), span.start)
        at = max(at, span.end)
    yield from _furniture(entry.raw, Span(at, len(entry.raw)))


def _furniture(raw: str, span: Span) -> Iterator[DraftBlock]:
    for line in lines(span.of(raw)):
        here = Span(line.span.start + span.start, line.span.end + span.start)
        yield from _one(raw, here, "furniture", _WHY)


def _one(raw: str, span: Span, hint: Hint, why: str | None) -> Iterator[DraftBlock]:
    text, runs = tidy(
        re.sub(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", span.of(raw)), span.start
    )
    if text:
        yield DraftBlock(text, runs, hint, why, gap=2)


def _given(entry: Entry) -> Iterator[Given]:
    if entry.headline is not None:
        yield Given("headline", _plain(entry, entry.headline), Basis.RECORD, entry.headline)
    for field, span in entry.fields:
        words = _plain(entry, span)
        for value in authors(_turned(words)) if field == "byline" else (words,):
            if value:
                yield Given(field, value, Basis.RECORD, span)


def _plain(entry: Entry, span: Span) -> str:
    return " ".join(span.of(entry.raw).split())


_INDEXED = re.compile(r"([^\W\d_][\w'’.-]+(?: [^\W\d_][\w'’.-]+)?), ([^\W\d_][\w'’. -]+?)\.?")


def _turned(words: str) -> str:
    """Return names of an index ("Example, Ann; Sample, Bo") in the order in which they are said."""
    parts = [p.strip() for p in words.split(";")]
    turned = [f"{m[2]} {m[1]}" if (m := _INDEXED.fullmatch(p)) else p for p in parts]
    return "; ".join(turned)


def split_after(text: str, end: re.Pattern[str]) -> list[str]:
    """Return the records that a text holds, each with the line that ends it."""
    cuts = [m.end() for m in end.finditer(text)]
    if cuts and not text[cuts[-1] :].strip():
        cuts[-1] = len(text)
    elif not cuts or len(text[cuts[-1] :].split()) > 60:  # noqa: PLR2004 - less is the index of the export
        cuts.append(len(text))
    starts = [0, *cuts[:-1]]
    return [text[a:b] for a, b in zip(starts, cuts, strict=True)]


def _without_text(name: str, records: list[int]) -> Issue:
    first = ", ".join(map(str, records[:5]))
    message = f"{name} has records that were not understood ({first}): look at them in the file."
    return Issue("record-without-text", "warning", name, message)
