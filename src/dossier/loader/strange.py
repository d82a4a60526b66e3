"""Files that are no text and of no format that is known: what they are, and what to do with them."""

from __future__ import annotations

from dossier.model import Issue

_SIGNS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a zip archive", "unpack it into the folder"),
    (b"Rar!", "an archive", "unpack it into the folder"),
    (b"7z\xbc\xaf", "an archive", "unpack it into the folder"),
    (b"BZh", "packed", "unpack it into the folder"),
    (b"\xfd7zXZ", "packed", "unpack it into the folder"),
    (b"\x28\xb5\x2f\xfd", "packed", "unpack it into the folder"),
    (b"\x1f\x8b", "packed, and damaged", "copy or download it again"),
    (b"\x89PNG", "a picture", "run text recognition (OCR) on it and keep the text"),
    (b"\xff\xd8\xff", "a picture", "run text recognition (OCR) on it and keep the text"),
    (b"GIF8", "a picture", "run text recognition (OCR) on it and keep the text"),
    (b"II*\0", "a picture", "run text recognition (OCR) on it and keep the text"),
    (b"MM\0*", "a picture", "run text recognition (OCR) on it and keep the text"),
    (b"ID3", "a recording", "keep a transcript of it as text"),
    (b"OggS", "a recording", "keep a transcript of it as text"),
    (b"<?xml", "XML of no kind that is known", "save the article as text, HTML or PDF"),
    (b"bplist", "a web archive of Safari", "save the page as HTML or PDF"),
)
"""First bytes, what they are of, and the cure."""
_INSIDE: tuple[tuple[bytes, str, str], ...] = (
    (b"mimetypeapplication/epub", "an e-book", "save its text"),
    (b"mimetypeapplication/vnd.oasis.opendocument.s", "a spreadsheet", "save it as .csv"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file", "save it as .docx or text"),
    (b"xl/", "a spreadsheet", "save it as .csv"),
    (b"ppt/", "a presentation", "save its text"),
    (b"ftyp", "a recording or a picture", "keep its words as text"),
    (b"WEBP", "a picture", "run text recognition (OCR) on it and keep the text"),
)
"""What stands near the beginning of files that share their first bytes with others."""


def unknown(file: str, data: bytes) -> Issue:
    """Return what to say of bytes that no format takes."""
    what, cure = _read(data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip())
    return Issue("binary-file", "error", file, f"{file} is {what}: {cure}.")


def _read(head: bytes) -> tuple[str, str]:
    inside = next(((what, cure) for sign, what, cure in _INSIDE if sign in head), None)
    begins = next(((what, cure) for sign, what, cure in _SIGNS if head.startswith(sign)), None)
    if inside and (begins is None or head.startswith(b"PK")):
        return inside
    return begins or (
        "not text and of no format that is known",
        "save the article as text, HTML or PDF",
    )
