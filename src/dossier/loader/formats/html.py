"""Web pages as they are saved: plain HTML, SingleFile, "Save page complete"."""

from __future__ import annotations

import re

from dossier.loader.draft import Draft, DraftBlock, Drafts, Hint, Limits
from dossier.loader.formats.web import body, metadata
from dossier.loader.formats.web.blocks import VisibleBlock, visible
from dossier.loader.formats.web.charset import decode_markup
from dossier.loader.formats.web.tree import TooDeepError, parse
from dossier.loader.read import too_big
from dossier.model import Issue

_SIGN = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|meta|article|main|section|div|p|h1|title|table)\b",
    re.IGNORECASE,
)


def recognise(head: bytes) -> bool:
    """Say whether the first bytes are a web page's."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<") and _SIGN.search(head[:4096]) is not None


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read a saved page as one article."""
    if len(data) > limits.file_bytes:
        return Drafts((), (too_big(name, len(data), limits.file_bytes),))
    decoded = decode_markup(data)
    return read_text(decoded.text, name, limits)


def read_text(source: str, name: str, limits: Limits) -> Drafts:
    """Read a page that is decoded already."""
    try:
        page = parse(source, limits.depth)
    except TooDeepError:
        return Drafts((), (_too_deep(name, limits.depth),))
    found = list(visible(page))
    stated = metadata.read(page)
    chosen = body.choose(found)
    h1 = tuple(b.text for b in found if b.element.tag == "h1")
    blocks = tuple(_draft(b, inside=c) for b, c in zip(found, chosen, strict=True))
    given = metadata.given(stated, h1)
    return Drafts((Draft(source, blocks, given, is_markup=True),))


def _too_deep(name: str, depth: int) -> Issue:
    message = (
        f"{name} nests its elements more than {depth} deep, which no article does: "
        "save the page again, or its text alone."
    )
    return Issue("too-deep", "error", name, message)


_HINTS: dict[str, Hint] = {
    "h1": "headline",
    "h2": "subheading",
    "h3": "subheading",
    "h4": "subheading",
    "h5": "subheading",
    "h6": "subheading",
    "li": "list",
    "figcaption": "caption",
    "td": "table",
    "th": "table",
    "blockquote": "quotation",
}


def _draft(block: VisibleBlock, *, inside: bool) -> DraftBlock:
    tag = block.element.tag
    if not inside and tag != "h1":
        return DraftBlock(block.text, block.runs, "furniture", "part of the page", block.gap)
    return DraftBlock(block.text, block.runs, _HINTS.get(tag, "paragraph"), None, block.gap)
