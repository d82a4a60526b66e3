"""Plain text in any state: lines, hard-wrapped lines, quoted mail, pasted pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dossier.loader.decode import decode, is_binary
from dossier.loader.draft import Draft, DraftBlock, Drafts, Limits
from dossier.loader.read import too_big
from dossier.loader.tidy import tidy
from dossier.model import Issue, Record, Run


class Line(Record, frozen=True):
    """A line that is not blank."""

    text: str
    runs: tuple[Run, ...]
    gap: int
    indent: int


LARGEST = 8 * 2**20
"""Bytes of a text file that can still be an article: the longest books have five million letters."""


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read a text file as one article."""
    limit = min(limits.file_bytes, LARGEST)
    if len(data) > limit:
        return Drafts((), (too_big(name, len(data), limit),))
    if is_binary(data):
        return Drafts((), (_binary(name),))
    decoded = decode(data)
    issues = (_broken(name, decoded.broken),) if decoded.broken else ()
    return Drafts((Draft(decoded.text, blocks(decoded.text)),), issues)


def _binary(name: str) -> Issue:
    message = (
        f"{name} is not text and of no format that is known: save the article as text, HTML or PDF."
    )
    return Issue("binary-file", "error", name, message)


def _broken(name: str, count: int) -> Issue:
    message = (
        f"{name} holds {count} byte{'s' if count > 1 else ''} that no encoding explains, "
        "shown as �: save the file again as UTF-8."
    )
    return Issue("broken-encoding", "warning", name, message)


def blocks(raw: str, offset: int = 0) -> tuple[DraftBlock, ...]:
    """Return the paragraphs and lines of a plain text.

    Args:
        raw: the text.
        offset: where it stands in the decoded clipping.
    """
    lines = list(_lines(raw, offset))
    width = wrap_width(lines)
    groups = _paragraphs(lines, width) if width else [[line] for line in lines]
    return tuple(_block(group) for group in groups)


_QUOTED = re.compile(r"[ \t]*>(?:[ \t]?>)*[ \t]?")


def _lines(raw: str, offset: int) -> Iterator[Line]:
    cut = raw.splitlines(keepends=True)
    quoted = _is_quoted_mail(cut)
    start, gap = offset, 1
    for line in cut:
        skip = _QUOTED.match(line) if quoted else None
        head = skip.end() if skip else 0
        text, runs = tidy(line[head:], start + head)
        if text:
            indent = len(line) - len(line[head:].lstrip()) - head
            yield Line(text, runs, gap, len(line[head : head + indent].expandtabs(4)))
            gap = 0
        gap += 1
        start += len(line)


def _is_quoted_mail(lines: Sequence[str]) -> bool:
    quoted = sum(1 for line in lines if line.startswith(">"))
    return quoted > 1 and quoted * 2 >= sum(1 for line in lines if line.strip())


LONGEST_WRAP = 110
SHORTEST_WRAP = 38
FULL = 0.9
"""Share of the width beyond which a line counts as full."""
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which the lines were wrapped by hand or by a mail program, 0 if not."""
    margin = min((line.indent for line in lines), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 1 and b.indent == margin]
    if not pairs:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[(len(lengths) - 1) * 19 // 20] if len(lengths) >= 20 else lengths[-1]  # noqa: PLR2004 - below, every line counts
    if not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return 0
    broken = sum(1 for a, b in pairs if _runs_on(a, b))
    full = sum(1 for a, b in pairs if _is_full(a, b, width) or _runs_on(a, b))
    return width if broken * 5 >= len(pairs) or (broken and full * 2 >= len(pairs)) else 0


def _runs_on(line: Line, following: Line) -> bool:
    """Say whether a sentence goes on in the next line."""
    return following.text[0].islower() and not _ENDS.search(line.text)


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Say whether the first word of the next line would not have fitted."""
    word = following.text.split(" ", 1)[0]
    return len(line.text) + line.indent + 1 + len(word) > width * FULL


def _paragraphs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width, is_first=len(groups) == 1):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[Line], line: Line, width: int, *, is_first: bool) -> bool:
    before = group[-1]
    if line.gap > 1 or line.indent > before.indent:
        return False
    if _runs_on(before, line):
        return True
    if is_first and len(group) == 1 and _is_title(before.text):
        return False
    return _is_full(before, line, width)


def _is_title(text: str) -> bool:
    """Say whether a line is set like a title: most of its words have a capital."""
    words = [w for w in text.split() if w[0].isalpha()]
    capitals = sum(1 for w in words if w[0].isupper())
    return not _ENDS.search(text) and capitals * 10 >= len(words) * 7


def _block(group: Sequence[Line]) -> DraftBlock:
    first = group[0]
    if len(group) == 1:
        return DraftBlock(first.text, first.runs, gap=first.gap, indent=first.indent)
    text, runs = "", list[Run]()
    for line in group:
        at = len(text) + 1 if text else 0
        text = f"{text} {line.text}" if text else line.text
        runs += [Run(r.start + at, r.end + at, r.raw_start, r.raw_end) for r in line.runs]
    return DraftBlock(text, tuple(runs), gap=first.gap, indent=first.indent)
