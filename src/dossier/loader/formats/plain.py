"""Plain text in any state: lines, hard-wrapped lines, quoted mail, pasted pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.loader.decode import decode, is_binary
from dossier.loader.draft import Draft, DraftBlock, Drafts, Limits
from dossier.loader.formats.printed import WHY as RUNNING
from dossier.loader.formats.printed import running
from dossier.loader.formats.stated import stated
from dossier.loader.formats.wrapped import Line, paragraphs, wrap_width
from dossier.loader.hyphens import unparted
from dossier.loader.read import too_big
from dossier.loader.strange import unknown
from dossier.loader.tidy import cut, merged, tidy
from dossier.model import Issue, Run

LARGEST = 8 * 2**20
"""Bytes of a text file that can still be an article: the longest books have five million letters."""


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read a text file as one article."""
    limit = min(limits.file_bytes, LARGEST)
    if len(data) > limit:
        return Drafts((), (too_big(name, len(data), limit),))
    if is_binary(data):
        return Drafts((), (unknown(name, data),))
    decoded = decode(data)
    issues = (_broken(name, decoded.broken),) if decoded.broken else ()
    return Drafts((written(decoded.text),), issues)


def written(raw: str) -> Draft:
    """Return a text as a draft, with what stands above it and names its fields."""
    return stated(raw, blocks(raw))


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
    every = list(_lines(raw, offset))
    heads = running([line.text for line in every])
    lines = _without(every, heads)
    width = wrap_width(lines)
    groups = paragraphs(lines, width) if width else [[line] for line in lines]
    made = [_block(group) for group in groups]
    made += [replace(_block([every[i]]), hint="furniture", why=RUNNING) for i in heads]
    return tuple(sorted(made, key=lambda b: b.runs[0].raw_start)) if heads else tuple(made)


def _without(lines: Sequence[Line], heads: frozenset[int]) -> Sequence[Line]:
    """Leave out the heads and feet of printed pages; what stands around them may be one paragraph."""
    if not heads:
        return lines
    kept = [(i, line) for i, line in enumerate(lines) if i not in heads]
    return [replace(line, gap=1) if i - 1 in heads else line for i, line in kept]


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


def _block(group: Sequence[Line]) -> DraftBlock:
    first = group[0]
    if len(group) == 1:
        return DraftBlock(first.text, first.runs, gap=first.gap, indent=first.indent)
    text, runs = "", list[Run]()
    for line in group:
        parted = unparted(text, line.text)
        if parted is not None:
            text, runs = parted, cut(tuple(runs), 0, len(parted))
        elif text:
            text += " "
        runs += [replace(r, start=r.start + len(text), end=r.end + len(text)) for r in line.runs]
        text += line.text
    return DraftBlock(text, merged(runs), gap=first.gap, indent=first.indent)
