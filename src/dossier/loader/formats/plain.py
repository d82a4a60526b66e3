"""Plain text in any state: lines, hard-wrapped lines, quoted mail, pasted pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from dossier.loader.decode import decode, is_binary
from dossier.loader.draft import Draft, DraftBlock, Drafts, Field, Given, Limits
from dossier.loader.fields.byline import is_byline
from dossier.loader.fields.lines import is_day
from dossier.loader.fields.people import has_given_name, is_person
from dossier.loader.hyphens import unparted
from dossier.loader.read import too_big
from dossier.loader.strange import unknown
from dossier.loader.tidy import cut, merged, tidy
from dossier.model import Basis, Issue, Record, Run, Span


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
        return Drafts((), (unknown(name, data),))
    decoded = decode(data)
    issues = (_broken(name, decoded.broken),) if decoded.broken else ()
    return Drafts((written(decoded.text),), issues)


_FORWARDED = re.compile(
    r"-{2,}.{0,60}(?:forwarded|original|weitergeleitete) .{0,30}-{2,}|begin forwarded message:|on .{6,140}\bwrote:|am .{6,60} schrieb .{2,60}:|le .{6,60} a écrit\s?:",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?P<name>from|to|cc|bcc|date|sent|subject|reply-to|von|an|betreff|datum|gesendet|de|à|objet|envoyé"
    r"|title|headline|source|publication|outlet|newspaper|author|byline|published|publication date|url|link|section)\s?: (?P<value>.+)",
    re.IGNORECASE,
)
_STATED: dict[str, Field] = {
    "title": "headline",
    "headline": "headline",
    "from": "source",
    "von": "source",
    "source": "source",
    "publication": "source",
    "outlet": "source",
    "newspaper": "source",
    "author": "byline",
    "byline": "byline",
    "published": "published",
    "publication date": "published",
    "url": "url",
    "link": "url",
    "section": "section",
    "subject": "headline",
    "betreff": "headline",
    "objet": "headline",
    "date": "published",
    "sent": "published",
    "datum": "published",
    "gesendet": "published",
    "envoyé": "published",
}
_HEADERS = 12
"""Lines among which the head of a mail, or fields that a person wrote above a text, stand."""
_FIRST = frozenset({"from", "subject", "von", "betreff", "objet", "title", "headline"})
"""Names of which one is there, where lines are such a head and not a byline and a date."""


def written(raw: str) -> Draft:
    """Return the text as a draft; the head of a mail, or named fields, above it state its fields."""
    found = blocks(raw)
    head = [b for b in found[:_HEADERS] if _HEADER.fullmatch(b.text)]
    around = [b for b in found[:_HEADERS] if _FORWARDED.fullmatch(b.text)]
    names = {b.text.split(":", 1)[0].strip().lower() for b in head}
    head = head if len(names) >= _FEW_HEADERS and names & _FIRST else []
    if not head and not around:
        return Draft(raw, found)
    if around and head:  # what stands above is of somebody who sent the text on
        around = [*found[: found.index(around[0])], *around]
    gone = {id(b) for b in (*around, *head)}
    kept = tuple(replace(b, hint="furniture", why=_HEAD) if id(b) in gone else b for b in found)
    return Draft(raw, kept, tuple(_given(head)))


_FEW_HEADERS = 2
_HEAD = "field above the text"


def _given(head: Sequence[DraftBlock]) -> Iterator[Given]:
    for block in head:
        match = _HEADER.fullmatch(block.text)
        field = _STATED.get(match["name"].lower()) if match else None
        if match is None or field is None:
            continue
        value = _FORWARD.sub("", match["value"])
        if match["name"].lower() in {"from", "von"} and (value := sender(value)) == "":
            continue
        at = block.runs[-1].raw_end - len(match["value"]) if block.runs else 0
        at += match["value"].find(value)
        yield Given(field, value, Basis.RECORD, Span(at, at + len(value)))


def sender(value: str) -> str:
    """Return the name of the outlet that sent a mail, where one stands beside the address."""
    name = re.sub(r"(?:(?<!\s)\s++)?[<(\[][^<>()\[\]\s@]*+@[^<>()\[\]\s]*+[>)\]]", "", value).strip(
        " \"'"
    )
    return "" if "@" in name or (is_person(name) and has_given_name(name)) else name


_FORWARD = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)


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
    if _OPEN_END.search(line.text):
        return True
    if not following.text[0].islower() or _ENDS.search(line.text):
        return False
    if following.text.startswith("by ") and is_byline(following.text):
        return False
    return not _is_day(following.text) and not _is_mail(following.text)


def _is_mail(text: str) -> bool:
    """Say whether a line is an address of mail alone."""
    return "@" in text and " " not in text


def _is_day(text: str) -> bool:
    """Say whether a line is a date alone, which many languages write without a capital letter."""
    if len(text) > SHORTEST_WRAP or text.endswith("."):
        return False
    return is_day(text)


_OPEN_END = re.compile(
    r"[a-z,] (?:a|an|the|and|or|but|of|in|on|at|to|for|from|with|by|as|is|are|was|were|that|his|her|their|its)$"
)
"""A line that ends with a word after which no sentence, headline or label ends."""


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
    if len(group) == 1 and _is_title(before.text) and (is_first or is_byline(line.text)):
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
        parted = unparted(text, line.text)
        if parted is not None:
            text, runs = parted, cut(tuple(runs), 0, len(parted))
        elif text:
            text += " "
        runs += [replace(r, start=r.start + len(text), end=r.end + len(text)) for r in line.runs]
        text += line.text
    return DraftBlock(text, merged(runs), gap=first.gap, indent=first.indent)
