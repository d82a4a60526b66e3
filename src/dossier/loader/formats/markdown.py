"""Markdown with the front matter of Hugo, Jekyll, Pelican, Obsidian Web Clipper and MarkDownload."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from dossier.loader.decode import decode, is_binary
from dossier.loader.draft import Draft, DraftBlock, Drafts, Hint, Limits
from dossier.loader.formats.front_matter import front_matter
from dossier.loader.read import too_big
from dossier.loader.strange import unknown
from dossier.loader.tidy import tidy
from dossier.model import Issue, Record, Run


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read a Markdown file as one article."""
    if len(data) > limits.file_bytes:
        return Drafts((), (too_big(name, len(data), limits.file_bytes),))
    if is_binary(data):
        return Drafts((), (unknown(name, data),))
    raw = decode(data).text
    matter = front_matter(raw)
    blocks = tuple(_blocks(raw, matter.end))
    issues = (_broken(name, matter.line),) if matter.line is not None else ()
    return Drafts((Draft(raw, blocks, matter.given, None, True),), issues)  # noqa: FBT003 - the last field


def _broken(name: str, line: int) -> Issue:
    message = f"{name}, line {line}: the front matter cannot be read; correct it, or delete it."
    return Issue("broken-front-matter", "warning", name, message)


_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|$)")
_CLOSING = re.compile(r"(?<![ \t])[ \t]+#+[ \t]*$")
_RULE = re.compile(r" {0,3}(?:[-*_][ \t]*){3,}$|\s{0,3}=+\s*$")
_UNDERLINE = re.compile(r" {0,3}(?P<mark>=+|-+)[ \t]*$")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,9}[.)])[ \t]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\]]+\]:[ \t]*\S+")
_TABLE_RULE = re.compile(r"[\s|:-]+$")
_SHORTCODE = re.compile(r"\s*(?:\{\{[<%].*[%>]\}\}|\{%.*%\}|<!--.*-->|\{:[^{}]*\}|[-*+] TOC)\s*$")
_EXCERPT = re.compile(r"[ \t]*>[ \t]*#{1,6}[ \t]*Excerpt[ \t]*$")
"""The heading that MarkDownload writes over the summary of a page."""


class _Line(Record, frozen=True):
    text: str
    start: int


def _blocks(raw: str, start: int) -> Iterator[DraftBlock]:
    """Yield the blocks of the text; lines of a paragraph are joined."""
    lines, gap, fenced, is_summary = list[_Line](), 1, False, False
    hint: Hint | None = None
    at = start
    for line in raw[start:].splitlines(keepends=True):
        here, at = at, at + len(line)
        body = line.rstrip("\r\n\v\f\x85\u2028\u2029\x1c\x1d\x1e")
        if _FENCE.match(body):
            fenced = not fenced
            continue
        kind, head = (None, 0) if fenced else _kind(body, inside=bool(lines))
        if kind == "underline":
            hint = "headline" if "=" in body else "subheading"
            kind = "blank"
        if lines and (kind in {"blank", "skip"} or kind is not None or hint in _SINGLE):
            yield from _made(lines, hint, gap)
            lines, gap = [], 1
        if kind in {"blank", "skip"}:
            gap, hint = gap + 1, None
            continue
        if kind == "excerpt":
            is_summary = True
            continue
        if not lines:
            hint = "standfirst" if is_summary else _HINTS.get(kind or "")
            is_summary = False
        lines.append(_Line(body[head:], here + head))
    yield from _made(lines, hint, gap)


_SINGLE = frozenset({"headline", "subheading"})
_HINTS: dict[str, Hint] = {
    "h1": "headline",
    "h": "subheading",
    "item": "list",
    "quote": "quotation",
    "table": "table",
}


def _kind(body: str, *, inside: bool) -> tuple[str | None, int]:
    """Return what a line begins, and how many of its characters are markup."""
    if not body.strip() or _SHORTCODE.fullmatch(body):
        return "blank", 0
    if inside and _UNDERLINE.fullmatch(body):
        return "underline", 0
    is_table_rule = "|" in body and _TABLE_RULE.fullmatch(body)
    if _RULE.fullmatch(body) or _REFERENCE.match(body) or is_table_rule:
        return "skip", 0
    if _EXCERPT.fullmatch(body):
        return "excerpt", 0
    return _opening(body, inside=inside)


def _opening(body: str, *, inside: bool) -> tuple[str | None, int]:
    if (match := _HEADING.match(body)) is not None:
        return ("h1" if len(match["marks"]) == 1 else "h"), match.end()
    if (match := _QUOTE.match(body)) is not None:
        return (None if inside else "quote"), match.end()
    match = _ITEM.match(body)
    return ("item", match.end()) if match is not None else (None, 0)


def _made(lines: Sequence[_Line], hint: Hint | None, gap: int) -> Iterator[DraftBlock]:
    text, runs = "", list[Run]()
    for line in lines:
        words, inner = inline(line.text, line.start, is_heading=hint in _SINGLE)
        if not words:
            continue
        at = len(text) + 1 if text else 0
        text = f"{text} {words}" if text else words
        runs += [Run(r.start + at, r.end + at, r.raw_start, r.raw_end) for r in inner]
    if text:
        yield DraftBlock(text, tuple(runs), hint, gap=gap)


_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<image>!\[(?P<alt>[^\]\n]{0,1000})\](?:\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)|\[[^\]\n]*+\]))"
    r"|(?P<note>\[\^[^\]\n]{1,60}\]:?)"
    r"|(?P<wiki>\[\[(?:[^\]|\n]{1,300}\|)?(?P<page>[^\]|\n]{1,300})\]\])"
    r"|(?P<link>\[(?P<label>[^\[\]\n]{1,1000})\](?:\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+\)|\[[^\]\n]*+\]))"
    r"|(?P<auto><(?P<address>https?://[^<>\s]{1,2000})>)"
    r"|(?P<code>`+)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,1000}>|<!--(?:[^<\n-]++|<(?!!--)|-(?!->))*+-->)"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<stars>\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|~~|==)"
)


def inline(text: str, offset: int, *, is_heading: bool = False) -> tuple[str, tuple[Run, ...]]:
    """Return the visible words of a line of Markdown and where they stand.

    Args:
        text: the line without the marks at its beginning.
        offset: where it begins in the clipping.
        is_heading: whether closing ``#`` are marks.
    """
    if is_heading:
        text = _CLOSING.sub("", text)
    parts: list[tuple[str, int, int]] = []
    _visible(text, 0, len(text), offset, parts)
    return _joined(parts)


def _visible(
    text: str, start: int, end: int, offset: int, parts: list[tuple[str, int, int]]
) -> None:
    """Collect the visible stretches as (words, start and end in the clipping)."""
    at = start
    for match in _INLINE.finditer(text, start, end):
        if match.lastgroup == "stars" and _is_plain(text, match):
            continue
        parts.append((text[at : match.start()], offset + at, offset + match.start()))
        at = match.end()
        kind = _which(match)
        if kind == "label":
            _visible(text, *match.span("label"), offset, parts)
        elif kind == "entity":
            parts.append((unescape(match.group()), offset + match.start(), offset + match.end()))
        elif kind is not None:
            parts.append((match[kind], offset + match.start(kind), offset + match.end(kind)))
    parts.append((text[at:end], offset + at, offset + end))


def _which(match: re.Match[str]) -> str | None:
    shown = ("escaped", "page", "label", "address", "entity")
    return next((name for name in shown if match[name] is not None), None)


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Say whether a star stands free, as in a product: it is no mark then."""
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return (before in {"", " "} and after in {"", " "}) and match.group()[0] in "*="


def _joined(parts: Sequence[tuple[str, int, int]]) -> tuple[str, tuple[Run, ...]]:
    text, runs, blank = "", list[Run](), False
    for words, start, end in parts:
        clean, inner = (
            tidy(words, start)
            if end - start == len(words)
            else (words, (Run(0, len(words), start, end),))
        )
        if not clean:
            blank = blank or bool(words)
            continue
        gap = bool(text) and (blank or words[:1].isspace())
        at = len(text) + gap
        text += (" " if gap else "") + clean
        runs += [Run(r.start + at, r.end + at, r.raw_start, r.raw_end) for r in inner]
        blank = words[-1:].isspace()
    return text, tuple(runs)
