"""A page as a web archive stored it: out of the talk between browser and server, unpacked."""

from __future__ import annotations

import zlib
from importlib import import_module
from typing import Any
from urllib.parse import urljoin

from dossier.loader.formats.signs import is_html
from dossier.model import Record


class Stored(Record, frozen=True):
    """A page as the archive stored it."""

    url: str
    time: str
    body: bytes
    charset: str | None
    is_cut: bool = False
    """Whether the archive breaks off inside it."""
    moved_to: str = ""
    """Where it redirects; such a page has no text."""


def page_of(headers: dict[str, str], block: bytes) -> Stored | PackedError | None:
    """Return the page that a record holds, or why it could not be unpacked."""
    try:
        if headers.get("warc-type") == "response":
            return _response(headers, block)
        return _resource(headers, block) if headers.get("warc-type") == "resource" else None
    except PackedError as error:
        return error


class PackedError(Exception):
    """A page is packed in a way that cannot be undone here."""


def headers_of(block: bytes) -> dict[str, str]:
    """Return the fields of a head, by their names in lower case."""
    lines = (line.partition(b":") for line in block.split(b"\r\n")[1:])
    return {
        k.decode("latin-1").strip().lower(): v.decode("utf-8", "replace").strip()
        for k, _, v in lines
    }


def _response(headers: dict[str, str], block: bytes) -> Stored | None:
    """Return the page that a response carries, if it is a page that was found, or where it moved."""
    head, _, body = block.partition(b"\r\n\r\n")
    status = head.split(b"\r\n", 1)[0].split(b" ")
    http = headers_of(head)
    kind = http.get("content-type", "").lower()
    code = status[1] if len(status) > 1 else b""
    if code[:1] == b"3" and http.get("location"):
        url = _url(headers)
        return Stored(url, "", b"", None, moved_to=_joined(url, http["location"]))
    if code != b"200" or not ("html" in kind or not kind):
        return None
    body = _content(body, http)
    if not kind and not is_html(body[:_SNIFFED]):
        return None
    return _stored(headers, block, body, kind)


def _resource(headers: dict[str, str], block: bytes) -> Stored | None:
    """Return a page that was stored without the talk between browser and server."""
    kind = headers.get("content-type", "").lower()
    if "html" not in kind:
        return None
    return _stored(headers, block, block, kind)


def _stored(headers: dict[str, str], block: bytes, body: bytes, kind: str) -> Stored:
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    is_cut = len(block) < int(headers["content-length"])
    return Stored(_url(headers), headers.get("warc-date", ""), body, charset, is_cut)


def _url(headers: dict[str, str]) -> str:
    return headers.get("warc-target-uri", "").strip("<>")


_SNIFFED = 4096


def _joined(url: str, place: str) -> str:
    try:
        return urljoin(url, place)
    except ValueError:
        return place


def _content(body: bytes, http: dict[str, Any]) -> bytes:
    """Return a page as it was before it was packed for the way.

    Raises:
        PackedError: it is packed in a way that cannot be undone here.
    """
    if "chunked" in http.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    encoding = http.get("content-encoding", "").strip().lower()
    if encoding in {"gzip", "x-gzip", "deflate"}:
        for window in (47, -15):
            try:
                return zlib.decompressobj(window).decompress(body, 2**26)
            except zlib.error:
                continue
    # Some tools store a page unpacked and keep the header that said how it came.
    if encoding not in {"", "identity"} and not is_html(body[:_SNIFFED]):
        return _by_library(body, encoding)
    return body


def _by_library(body: bytes, encoding: str) -> bytes:
    if encoding != "br":
        raise PackedError(encoding)
    try:
        unpack = import_module("brotli").Decompressor()
        return bytes(unpack.process(body, output_buffer_limit=2**26))
    except Exception as error:  # the library has its own error, which cannot be named without it
        raise PackedError(encoding) from error


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
