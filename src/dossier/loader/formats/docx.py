"""Word files: paragraphs from the XML inside, so that no other package is needed."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

from dossier.loader.draft import Draft, DraftBlock, Drafts, Hint, Limits
from dossier.loader.formats.plain import blocks
from dossier.loader.formats.press import kinds
from dossier.loader.formats.signs import OLD_OFFICE
from dossier.loader.packed import ZIP_ERRORS
from dossier.loader.read import too_big
from dossier.loader.tidy import tidy
from dossier.model import Issue

_PART = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_TOKEN = re.compile(
    r"<w:(p|pStyle|t|tab|br|cr|noBreakHyphen|lastRenderedPageBreak)\b([^<>]*)>|</w:(p|t)>|<(?:w:|mc:)?(del|instrText|Fallback)\b[^<>]*(?<!/)>|</(?:w:|mc:)?(del|instrText|Fallback)>"
)
"""``Fallback`` says a text box again, for programs of old."""
_STYLE = re.compile(r'w:val="([^"]*)"')
_STYLES: tuple[tuple[str, Hint], ...] = (
    ("title", "headline"),
    ("heading1", "headline"),
    ("heading", "subheading"),
    ("subtitle", "standfirst"),
    ("caption", "caption"),
)


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read a Word file: an export of a press database, or one article."""
    if data.startswith(OLD_OFFICE):
        return Drafts((), (_locked(name),))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = (_PART, *(part for part in _NOTES if part in archive.namelist()))
            size = sum(archive.getinfo(part).file_size for part in parts)
            if size > limits.file_bytes:
                return Drafts((), (too_big(name, size, limits.file_bytes),))
            xml = "".join(archive.read(part).decode("utf-8", "replace") for part in parts)
    except (*ZIP_ERRORS, KeyError):
        return Drafts((), (_broken(name),))
    paragraphs = _paragraphs(xml)
    text = "\n".join(words for words, _, _ in paragraphs)
    found = kinds.read_text(text, name, limits)
    return found or Drafts((Draft(text, _blocks(paragraphs), is_markup=True),))


def _paragraphs(xml: str) -> list[tuple[str, str, int]]:
    """Return words, style and page of each paragraph."""
    found: list[tuple[str, str, int]] = []
    words: list[str] = []
    style, page, at, gone = "", 1, -1, 0
    for match in _TOKEN.finditer(xml):
        tag, written, closed, begun, ended = match.groups()
        gone += bool(begun) - bool(ended)
        if closed == "t" and at >= 0 and not gone:
            words.append(unescape(xml[at : match.start()]))
        at = match.end() if tag == "t" and not written.endswith("/") else -1
        if tag == "pStyle" and (value := _STYLE.search(written)):
            style = value[1]
        elif tag in {"tab", "br", "cr"}:
            words.append("\t" if tag == "tab" else "\n")
            page += 'w:type="page"' in written
        elif tag == "lastRenderedPageBreak":
            page += 1
        elif tag == "p" or closed == "p":
            if words or closed:
                found.append(("".join(words), style, page))
            words, style = [], ""
    return found


def _blocks(paragraphs: list[tuple[str, str, int]]) -> tuple[DraftBlock, ...]:
    if not any(_hint(style) for _, style, _ in paragraphs):
        return _plain(paragraphs)
    made: list[DraftBlock] = []
    at = 0
    for words, style, page in paragraphs:
        text, runs = tidy(words.replace("\n", " ").replace("\r", " "), at)
        if text:
            made.append(DraftBlock(text, runs, _hint(style), None, 2, 0, page))
        at += len(words) + 1
    return tuple(made)


def _plain(paragraphs: list[tuple[str, str, int]]) -> tuple[DraftBlock, ...]:
    made: list[DraftBlock] = []
    at = 0
    for words, _, page in paragraphs:
        text, runs = tidy(words.replace("\n", " ").replace("\r", " "), at)
        if text:
            made.append(DraftBlock(text, runs, None, None, 1, 0, page))
        at += len(words) + 1
    return tuple(made) or blocks("")


def _hint(style: str) -> Hint | None:
    plain = style.lower().replace(" ", "")
    return next((hint for name, hint in _STYLES if plain.startswith(name)), None)


def _broken(name: str) -> Issue:
    message = f"{name} is no Word file that can be read: open it in Word or LibreOffice and save it again as .docx."
    return Issue("broken-docx", "error", name, message)


def _locked(name: str) -> Issue:
    message = f"{name} is protected by a password or of an old format of Office (.doc, .xls, .msg): save it without password as .docx, .csv or .eml."
    return Issue("locked-file", "error", name, message)
