"""Web archives in WARC, plain or gzipped; of what they hold, the pages that are articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dossier.loader.draft import Draft, Drafts, Given, Limits
from dossier.loader.formats.html import read_text
from dossier.loader.formats.stored import PackedError, Stored, headers_of, page_of
from dossier.loader.formats.web.charset import decode_markup
from dossier.loader.packed import Unpacked, unpacked
from dossier.loader.read import too_big
from dossier.model import Basis, Issue


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read every article of a WARC."""
    issues: list[Issue] = []
    pages = list(pages_of(data, name, limits, issues))
    return drafts_of(pages, name, limits, issues)


def drafts_of(pages: list[Stored], name: str, limits: Limits, issues: list[Issue]) -> Drafts:
    """Return the articles of stored pages."""
    drafts: list[Draft] = []
    for page in pages:
        if page.moved_to:
            continue
        text = decode_markup(page.body, page.charset).text
        found = read_text(text, f"{name} ({page.url})", limits)
        issues += found.issues
        drafts += [_placed(d, page, len(drafts) + 1) for d in found.drafts if _has_text(d)]
    if not drafts and not issues:
        issues.append(_nothing(name, len(pages)))
    return Drafts(tuple(drafts), tuple(issues))


def _has_text(draft: Draft) -> bool:
    return any(b.hint not in {"furniture", "headline"} for b in draft.blocks)


def _placed(draft: Draft, page: Stored, number: int) -> Draft:
    given = draft.given
    if not any(g.field == "url" for g in given):
        given += (Given("url", page.url, Basis.RECORD),)
    if page.time:
        given += (Given("saved", page.time, Basis.RECORD),)
    if page.is_cut:
        given += (Given("cut_off", "the archive breaks off", Basis.RECORD),)
    return replace(draft, given=given, record=number)


def pages_of(data: bytes, name: str, limits: Limits, issues: list[Issue]) -> Iterator[Stored]:
    """Yield the HTML pages that were fetched, in the order of the archive."""
    count = 0
    found = unpacked(data, limits.unpacked_bytes) if data[:2] == b"\x1f\x8b" else Unpacked(data)
    if len(found.data) > limits.unpacked_bytes:
        issues.append(too_big(name, len(found.data), limits.unpacked_bytes))
        return
    if found.is_cut:
        issues.append(_truncated(name, len(found.data)))
    packed = 0
    for headers, block in _records(found.data, name, issues):
        page = page_of(headers, block) if count < limits.records else None
        if isinstance(page, PackedError):
            packed += 1
        elif page is not None:
            count += 1
            yield page
    if packed:
        issues.append(_not_unpacked(name, packed))


_LENGTH = re.compile(r"[0-9]{1,18}")


def _records(raw: bytes, name: str, issues: list[Issue]) -> Iterator[tuple[dict[str, str], bytes]]:
    at = raw.find(b"WARC/")
    while at >= 0:
        end = raw.find(b"\r\n\r\n", at)
        headers = headers_of(raw[at:end]) if end >= 0 else {}
        length = headers.get("content-length", "")
        if not _LENGTH.fullmatch(length):
            if not issues:
                issues.append(_truncated(name, at))
            return
        start, stop = end + 4, end + 4 + int(length)
        if stop > len(raw) and not issues:
            issues.append(_truncated(name, len(raw)))
        yield headers, raw[start:stop]
        at = raw.find(b"WARC/", stop)


def _truncated(name: str, read: int) -> Issue:
    message = f"{name} breaks off after {read:,} bytes, and the pages before that were read: copy or download the archive again."
    return Issue("truncated-archive", "warning", name, message)


def _not_unpacked(name: str, pages: int) -> Issue:
    message = f"{name} has {pages} page{'s' if pages > 1 else ''} packed in a way that was not understood: pip install 'news-dossier[archives]' reads those of Brotli; save the others by themselves."
    return Issue("packed-page", "warning", name, message)


def _nothing(name: str, pages: int) -> Issue:
    message = (
        f"{name} holds no article ({pages} pages were looked at): capture the articles themselves."
    )
    return Issue("no-articles", "warning", name, message)
