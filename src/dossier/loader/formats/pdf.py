"""PDF files, page by page; needs the extra ``pdf``."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from dossier.loader.draft import Draft, DraftBlock, Drafts, Given, Limits
from dossier.loader.formats.plain import blocks
from dossier.loader.read import too_big
from dossier.model import Basis, Issue

_MOST_PAGES = 500
_EDGE = 2
_NUMBER = re.compile(r"\d+")


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read the text of a PDF as one article, with the page of each paragraph."""
    if len(data) > limits.file_bytes:
        return Drafts((), (too_big(name, len(data), limits.file_bytes),))
    try:
        import pypdf  # noqa: F401, PLC0415 - an extra that not everybody installs
    except ImportError:
        return Drafts((), (_missing(name),))
    pages, issue = _pages(data, name)
    if issue is not None:
        return Drafts((), (issue,))
    if not "".join(pages).strip():
        return Drafts((), (_scanned(name),))
    return Drafts((_draft(pages, _title(data)),))


def _pages(data: bytes, name: str) -> tuple[list[str], Issue | None]:
    from pypdf import PdfReader  # noqa: PLC0415 - as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return [], _locked(name)
        return [page.extract_text() for page in reader.pages[:_MOST_PAGES]], None
    except Exception as error:  # noqa: BLE001 - on damaged files the library raises whatever it stumbles over
        return [], _locked(name) if "crypt" in str(error).lower() else _broken(name)


def _title(data: bytes) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - as above

    try:
        found = PdfReader(io.BytesIO(data)).metadata
        title = found.title if found is not None else None
    except Exception:  # noqa: BLE001 - as above
        return ""
    title = " ".join(str(title or "").split())
    return "" if re.search(r"\.\w{2,5}$|^untitled|^microsoft word", title, re.IGNORECASE) else title


def _draft(pages: list[str], title: str) -> Draft:
    running = _running(pages)
    made: list[DraftBlock] = []
    at = 0
    for number, words in enumerate(pages, 1):
        for block in blocks(words, at):
            why = "running head of the page" if _key(block.text) in running else None
            hint = "furniture" if why else block.hint
            made.append(
                DraftBlock(block.text, block.runs, hint, why, block.gap, block.indent, number)
            )
        at += len(words) + 1
    given = (
        (Given("headline", title, Basis.METADATA),)
        if title and title in " ".join(b.text for b in made[:8])
        else ()
    )
    return Draft("\f".join(pages), tuple(made), given, is_markup=True)


def _running(pages: list[str]) -> frozenset[str]:
    """Return the lines that stand at the edge of most pages, numbers apart."""
    edges: Counter[str] = Counter()
    for words in pages:
        found = [line for line in words.splitlines() if line.strip()]
        edges.update({_key(line) for line in found[:_EDGE] + found[-_EDGE:]})
    return frozenset(line for line, count in edges.items() if count > max(1, len(pages) // 2))


def _key(line: str) -> str:
    return _NUMBER.sub("#", line).strip()


def _missing(name: str) -> Issue:
    message = f"{name} is a PDF, which needs one more package: pip install 'news-dossier[pdf]'."
    return Issue("extra-missing", "warning", name, message)


def _locked(name: str) -> Issue:
    message = f"{name} is protected by a password: save a copy without it."
    return Issue("locked-file", "error", name, message)


def _broken(name: str) -> Issue:
    message = f"{name} is a damaged PDF: print it to a new PDF, or save its text."
    return Issue("broken-pdf", "error", name, message)


def _scanned(name: str) -> Issue:
    message = f"{name} holds pictures of pages and no text: run text recognition (OCR) on it first."
    return Issue("no-text", "warning", name, message)
