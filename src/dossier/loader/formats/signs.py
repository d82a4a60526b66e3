"""The first bytes of each format: no module that reads one is imported before a file needs it."""

from __future__ import annotations

import re

from dossier.loader.packed import head_of

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""Begins files of Office before 2007, mails of Outlook, and what is encrypted today."""
FROM = re.compile(
    rb"^From [^\n]{1,300} \d{4}(?: [+-]\d{4})?\r?$(?=\n[A-Za-z][\w-]*:)", re.MULTILINE
)
"""Begins a message of a mailbox."""
_HEADER = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|X-[\w-]+):",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|meta|article|main|section|div|p|h1|title|table)\b",
    re.IGNORECASE,
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"[^\"\n]{1,100}\"\s*:|\[\s*\{\s*\")")
_EXPORT = re.compile(
    rb"\b(?:Document|Dokument|Documento) |\d (?:of|von|de|sur) \d+ DO[CK]|End of Document|Full text:|ProQuest|Record Number:|news[^a-z ]{1,2}\d{8}",
    re.IGNORECASE,
)
_BEGINNINGS = (
    b"document ",
    b"dokument ",
    b"documento ",
    b" of document",
    b"full text:",
    b"proquest",
    b"record number:",
)
_NUMBERED = re.compile(rb" do[ck]|news[^a-z ]{1,2}\d{8}")


def is_pdf(head: bytes) -> bool:
    """Say whether the first bytes are a PDF's."""
    return b"%PDF-" in head[:1024]


def is_wacz(head: bytes) -> bool:
    """Say whether the first bytes are a WACZ's: a zip archive that names a web archive."""
    return head.startswith(b"PK\x03\x04") and (b"datapackage.json" in head or b"archive/" in head)


def is_docx(head: bytes) -> bool:
    """Say whether the first bytes are a Word file's, of today or of old."""
    if head.startswith(OLD_OFFICE):
        return True
    is_other = b"xl/" in head or b"ppt/" in head
    is_one = b"word/" in head or b"[Content_Types].xml" in head
    return head.startswith(b"PK\x03\x04") and is_one and not is_other


def is_rtf(head: bytes) -> bool:
    """Say whether the first bytes are rich text's."""
    return head.lstrip()[:5] == b"{\\rtf"


def is_warc(head: bytes) -> bool:
    """Say whether the first bytes are a WARC's."""
    return (head_of(head, 5) if head.startswith(b"\x1f\x8b") else head).startswith(b"WARC/")


def is_mhtml(head: bytes) -> bool:
    """Say whether the first bytes are those of a page saved as MHTML."""
    lower = head[:8192].lower()
    return b"mime-version:" in lower and b"multipart/related" in lower


def is_mail(head: bytes) -> bool:
    """Say whether the first bytes are a mailbox's or a message's."""
    if FROM.match(head):
        return True
    lines = head.split(b"\n", 12)[:12]
    return bool(_HEADER.match(lines[0])) and sum(1 for line in lines if _HEADER.match(line)) > 1


def is_html(head: bytes) -> bool:
    """Say whether the first bytes are a web page's."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        head = head.replace(b"\0", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<") and _PAGE.search(head[:4096]) is not None


def is_feed(head: bytes) -> bool:
    """Say whether the first bytes are a feed's."""
    return _FEED.search(head[:2048]) is not None


def is_json(head: bytes) -> bool:
    """Say whether the first bytes are JSON's."""
    return _JSON.match(head) is not None


def _may_be_export(head: bytes) -> bool:
    """Say whether the words of an export stand there; their beginnings are found in less time."""
    low = head.lower()
    begun = any(word in low for word in _BEGINNINGS) or _NUMBERED.search(low) is not None
    return begun and _EXPORT.search(head) is not None


def is_export(head: bytes) -> bool:
    """Say whether the first bytes are an export of a press database, as text or as a page."""
    if not _may_be_export(head):
        return False
    from dossier.loader.formats.press.kinds import recognise  # noqa: PLC0415 - few clippings get here

    return recognise(head)
