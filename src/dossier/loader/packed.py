"""Clippings that lie packed: a gzipped file holds what its name says before the ``.gz``."""

from __future__ import annotations

import zipfile
import zlib

from dossier.loader.draft import Limits
from dossier.loader.read import too_big
from dossier.model import Issue, Record

ZIP_ERRORS = (
    zipfile.BadZipFile,
    OSError,
    RuntimeError,
    NotImplementedError,
    zlib.error,
    EOFError,
    ValueError,
)
"""What reading a zip archive raises that is damaged, locked or packed in an unknown way."""
_CHUNK = 2**14
_MARK = b"\x1f\x8b"


class Unpacked(Record, frozen=True):
    """What a stream gave."""

    data: bytes
    is_cut: bool = False
    """Whether the stream ends early or is damaged; what stands before that is there."""


class Opened(Record, frozen=True):
    """A clipping without its packing."""

    name: str
    """By which its format is known."""
    data: bytes
    issues: tuple[Issue, ...] = ()


def unpacked(data: bytes, limit: int) -> Unpacked:
    """Return the bytes of a gzip stream of any number of members, the first beyond ``limit`` bytes at most."""
    parts: list[bytes] = []
    size = at = 0
    stream = zlib.decompressobj(31)
    while at < len(data) and size <= limit:
        if stream.eof:
            if data[at : at + 2] != _MARK:  # some tools fill up with zeros
                return Unpacked(b"".join(parts), is_cut=bool(data[at:].strip(b"\0")))
            stream = zlib.decompressobj(31)
        chunk = data[at : at + _CHUNK]
        try:
            part = stream.decompress(chunk)
        except zlib.error:
            return Unpacked(b"".join(parts), is_cut=True)
        parts.append(part)
        size += len(part)
        at += len(chunk) - len(stream.unused_data)
    return Unpacked(b"".join(parts), is_cut=not stream.eof and size <= limit)


def head_of(data: bytes, size: int) -> bytes:
    """Return the first bytes of a gzip stream, as many as can be read."""
    try:
        return zlib.decompressobj(31).decompress(data, size)
    except zlib.error:
        return b""


def opened(name: str, data: bytes, limits: Limits) -> Opened:
    """Return a clipping without its packing; web archives unpack themselves, record by record."""
    if not data.startswith(_MARK) or head_of(data, 5) == b"WARC/":
        return Opened(name, data)
    found = unpacked(data, limits.unpacked_bytes)
    if len(found.data) > limits.unpacked_bytes:
        return Opened(name, b"", (too_big(name, len(found.data), limits.unpacked_bytes),))
    issues = (_cut_off(name, len(found.data)),) if found.is_cut else ()
    return Opened(name.removesuffix(".gz").removesuffix(".GZ"), found.data, issues)


def _cut_off(name: str, read: int) -> Issue:
    message = f"{name} breaks off after {read:,} bytes of what is packed in it, and that was read: copy or download it again."
    return Issue("truncated-archive", "warning", name, message)
