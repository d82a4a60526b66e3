"""The table of press databases, and reading any of them from text that some file format gave."""

from __future__ import annotations

import re
from collections.abc import Callable

from dossier.loader.decode import decode
from dossier.loader.draft import Drafts, Limits
from dossier.loader.formats.press import europresse, factiva, newsbank, nexis, proquest
from dossier.loader.formats.press.regions import Entry, drafts
from dossier.loader.formats.web.blocks import visible
from dossier.loader.formats.web.charset import decode_markup
from dossier.loader.formats.web.tree import TooDeepError, parse
from dossier.loader.read import too_big

KINDS: tuple[tuple[str, Callable[[str], bool], Callable[[str], list[Entry | None]]], ...] = (
    ("nexis", nexis.is_text, nexis.entries),
    ("factiva", factiva.is_text, factiva.entries),
    ("proquest", proquest.is_text, proquest.entries),
    ("newsbank", newsbank.is_text, newsbank.entries),
    ("europresse", europresse.is_text, europresse.entries),
)
_PAGE = re.compile(rb"<(?:html|body|table|article|!doctype)\b", re.IGNORECASE)
_MARKS = (
    b"DocPublicationName",
    b"rdp__",
    b"dcdContent",
    b"Factiva",
    b'Article"',
    b"ProQuest document",
    b"proquest.com",
    b"LexisNexis",
)
"""What the pages that databases write hold, and hardly any other page."""


def recognise(head: bytes) -> bool:
    """Say whether first bytes in which its words stand are an export's, as text or as a page."""
    if head.startswith((b"PK\x03\x04", b"%PDF", b"{\\rtf")):
        return False
    if _PAGE.search(head[:4096]):
        return any(mark in head for mark in _MARKS) and _is_any(
            text_of_page(decode_markup(head).text, 400)
        )
    return _is_any(decode(head).text)


def _is_any(text: str) -> bool:
    return any(is_text(text) for _, is_text, _ in KINDS)


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read every article of an export."""
    if len(data) > limits.file_bytes:
        return Drafts((), (too_big(name, len(data), limits.file_bytes),))
    if _PAGE.search(data[:4096]):
        text = text_of_page(decode_markup(data).text, limits.depth)
    else:
        text = decode(data).text
    return read_text(text, name, limits) or Drafts(())


def read_text(text: str, name: str, limits: Limits) -> Drafts | None:
    """Return the articles where a text is an export, ``None`` where it is something else."""
    for _, is_text, entries in KINDS:
        if is_text(text):
            return drafts(entries(text), name, limits)
    return None


def text_of_page(source: str, depth: int) -> str:
    """Return the visible words of a page, a line a block, the cells of a row side by side."""
    try:
        page = parse(source, depth)
    except TooDeepError:
        return ""
    parts: list[str] = []
    for block in visible(page):
        element = block.element
        is_mark = element.tag == "td" and len(block.text) <= 4 and block.text.isupper()  # noqa: PLR2004 - a field mark
        parts.append(block.text + ("\n" if is_mark or block.gap == 1 else "\n\n"))
    return "".join(parts)
