"""Web archives: WARC, plain or gzipped, and WACZ; of what they hold, the pages that are articles."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from dossier.loader.draft import Draft, Drafts, Given, Limits
from dossier.loader.formats.html import read_text
from dossier.loader.formats.web.charset import decode_markup
from dossier.loader.packed import Unpacked, head_of, unpacked
from dossier.loader.read import too_big
from dossier.model import Basis, Issue, Record


class Stored(Record, frozen=True):
    """A page as the archive stored it."""

    url: str
    time: str
    body: bytes
    charset: str | None
    is_cut: bool = False
    """Whether the archive breaks off inside it."""


def recognise(head: bytes) -> bool:
    """Say whether the first bytes are a WARC's."""
    return (head_of(head, 5) if head.startswith(b"\x1f\x8b") else head).startswith(b"WARC/")


def recognise_wacz(head: bytes) -> bool:
    """Say whether the first bytes are a WACZ's: a zip archive that names a web archive."""
    return head.startswith(b"PK\x03\x04") and (b"datapackage.json" in head or b"archive/" in head)


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read every article of a WARC."""
    issues: list[Issue] = []
    pages = list(_pages(data, name, limits, issues))
    return _drafts(pages, None, name, limits, issues)


def read_wacz(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read the articles of a WACZ, those that its list of pages names."""
    issues: list[Issue] = []
    pages: list[Stored] = []
    wanted: frozenset[str] | None = None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = sorted(archive.infolist(), key=lambda i: i.filename)
            if sum(i.file_size for i in infos) > limits.unpacked_bytes:
                return Drafts(
                    (), (too_big(name, sum(i.file_size for i in infos), limits.unpacked_bytes),)
                )
            wanted = _wanted([archive.read(i) for i in infos if i.filename == "pages/pages.jsonl"])
            for info in infos:
                if info.filename.startswith("archive/") and ".warc" in info.filename:
                    pages += _pages(archive.read(info), name, limits, issues)
    except (
        zipfile.BadZipFile,
        OSError,
        RuntimeError,
        NotImplementedError,
        zlib.error,
        EOFError,
        ValueError,
    ):
        issues.append(_broken(name, len(pages)))
    return _drafts(pages, wanted, name, limits, issues)


def _wanted(lists: list[bytes]) -> frozenset[str] | None:
    urls = set()
    for line in (row for rows in lists for row in rows.splitlines()):
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict) and isinstance(entry.get("url"), str):
            urls.add(entry["url"])
    return frozenset(urls) or None


def _drafts(
    pages: list[Stored],
    wanted: frozenset[str] | None,
    name: str,
    limits: Limits,
    issues: list[Issue],
) -> Drafts:
    drafts: list[Draft] = []
    for page in pages:
        if wanted is not None and page.url not in wanted:
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


def _pages(data: bytes, name: str, limits: Limits, issues: list[Issue]) -> Iterator[Stored]:
    """Yield the HTML pages that were fetched, in the order of the archive."""
    count = 0
    found = unpacked(data, limits.unpacked_bytes) if data[:2] == b"\x1f\x8b" else Unpacked(data)
    if len(found.data) > limits.unpacked_bytes:
        issues.append(too_big(name, len(found.data), limits.unpacked_bytes))
        return
    if found.is_cut:
        issues.append(_truncated(name, len(found.data)))
    for headers, block in _records(found.data, name, issues):
        if headers.get("warc-type") == "response" and count < limits.records:
            page = _response(headers, block)
            if page is not None:
                count += 1
                yield page


def _records(raw: bytes, name: str, issues: list[Issue]) -> Iterator[tuple[dict[str, str], bytes]]:
    at = raw.find(b"WARC/")
    while at >= 0:
        end = raw.find(b"\r\n\r\n", at)
        headers = _headers(raw[at:end]) if end >= 0 else {}
        length = headers.get("content-length", "")
        if not length.isdigit():
            if not issues:
                issues.append(_truncated(name, at))
            return
        start, stop = end + 4, end + 4 + int(length)
        if stop > len(raw) and not issues:
            issues.append(_truncated(name, len(raw)))
        yield headers, raw[start:stop]
        at = raw.find(b"WARC/", stop)


def _headers(block: bytes) -> dict[str, str]:
    lines = (line.partition(b":") for line in block.split(b"\r\n")[1:])
    return {
        k.decode("latin-1").strip().lower(): v.decode("utf-8", "replace").strip()
        for k, _, v in lines
    }


def _response(headers: dict[str, str], block: bytes) -> Stored | None:
    """Return the page that a response carries, if it is a page that was found."""
    head, _, body = block.partition(b"\r\n\r\n")
    status = head.split(b"\r\n", 1)[0].split(b" ")
    http = _headers(head)
    kind = http.get("content-type", "").lower()
    if len(status) < 2 or status[1] != b"200" or "html" not in kind:  # noqa: PLR2004 - version and status
        return None
    body = _content(body, http)
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    is_cut = len(block) < int(headers["content-length"])
    url = headers.get("warc-target-uri", "").strip("<>")
    return Stored(url, headers.get("warc-date", ""), body, charset, is_cut)


def _content(body: bytes, http: dict[str, Any]) -> bytes:
    if "chunked" in http.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    encoding = http.get("content-encoding", "").lower()
    if encoding in {"gzip", "x-gzip", "deflate"}:
        for window in (47, -15):
            try:
                return zlib.decompressobj(window).decompress(body, 2**26)
            except zlib.error:
                continue
    return body


def _dechunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at)) >= 0:
        try:
            size = int(body[at:end].split(b";")[0], 16)
        except ValueError:
            return body if not parts else b"".join(parts)
        if size <= 0:
            break
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 4 + size
    return b"".join(parts)


def _truncated(name: str, read: int) -> Issue:
    message = f"{name} breaks off after {read:,} bytes, and the pages before that were read: copy or download the archive again."
    return Issue("truncated-archive", "warning", name, message)


def _broken(name: str, pages: int) -> Issue:
    message = (
        f"{name} is a damaged archive, {pages} pages of it were read: copy or download it again."
    )
    return Issue("truncated-archive", "warning", name, message)


def _nothing(name: str, pages: int) -> Issue:
    message = (
        f"{name} holds no article ({pages} pages were looked at): capture the articles themselves."
    )
    return Issue("no-articles", "warning", name, message)
