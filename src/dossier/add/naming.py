"""Names of clippings: of letters that every file system takes, and the same for the same thing."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from dossier.loader.addresses import canonical

LONGEST = 80
"""Code points of a name before its ending."""

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/feed+json": ".json",
    "application/x-ndjson": ".jsonl",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/warc": ".warc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def name_of_address(url: str, content_type: str) -> str:
    """Return the name of a page's clipping: its host, its last word, and a digest of its address."""
    parts = urlsplit(url)
    stem, own = posixpath.splitext(posixpath.basename(unquote(parts.path).rstrip("/")))
    kind = content_type.partition(";")[0].strip().lower()
    ending = _ENDINGS.get(kind) or (
        own.lower() if re.fullmatch(r"\.[A-Za-z0-9]{1,6}", own) else ".html"
    )
    digest = sha256(canonical(url).encode()).hexdigest()[:8]
    words = "-".join(word for word in (_plain(parts.hostname or ""), _plain(stem)) if word)
    return f"{words[:LONGEST].rstrip('-')}-{digest}{ending}"


def name_of_file(name: str) -> str:
    """Return the name of a copied file: its own, without what some file system would refuse."""
    plain = unicodedata.normalize("NFC", name)
    plain = re.sub(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]', "-", plain)
    plain = plain.encode("utf-8", "replace").decode("utf-8").lstrip(".-").rstrip(". ")
    stem, ending = posixpath.splitext(plain)
    stem = f"_{stem}" if _RESERVED.match(plain) else stem
    while len(stem.encode()) > LONGEST * 2:
        stem = stem[:-1]
    return f"{stem or 'clipping'}{ending[:12]}"


def numbered(name: str, data: bytes) -> str:
    """Return another name for a clipping whose own is taken by other bytes."""
    stem, ending = posixpath.splitext(name)
    return f"{stem}-{sha256(data).hexdigest()[:8]}{ending}"


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
