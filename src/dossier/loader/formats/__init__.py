"""The table of formats: bytes to drafts, one function a media type.

A row is tried when its suffix fits; where it has a recogniser, that must agree. A file whose suffix
fits no row is offered to every recogniser. The modules are imported when a file needs them.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from dossier.loader.draft import Drafts, Format, Limits
from dossier.loader.formats import signs

Reader = Callable[[bytes, str, Limits], Drafts]

HEAD = 2**16
"""Bytes that a recogniser sees."""


def _reader(module: str, name: str = "read") -> Reader:
    def read(data: bytes, file: str, limits: Limits) -> Drafts:
        found = getattr(import_module(f"dossier.loader.formats.{module}"), name)
        return cast("Reader", found)(data, file, limits)

    return read


FORMATS: tuple[Format, ...] = (
    Format("pdf", (".pdf",), signs.is_pdf, _reader("pdf")),
    Format("wacz", (".wacz",), signs.is_wacz, _reader("wacz")),
    Format("docx", (".docx",), signs.is_docx, _reader("docx")),
    Format("rtf", (".rtf",), signs.is_rtf, _reader("rtf")),
    Format("warc", (".warc", ".gz"), signs.is_warc, _reader("warc")),
    Format(
        "mhtml",
        (".mht", ".mhtml"),
        signs.is_mhtml,
        _reader("mail", "read_mhtml"),
    ),
    Format("mail", (".eml", ".mbox", ".mbx"), signs.is_mail, _reader("mail")),
    Format(
        "press database",
        (".txt", ".html", ".htm"),
        signs.is_export,
        _reader("press.kinds"),
    ),
    Format("html", (".html", ".htm", ".xhtml", ".shtml"), signs.is_html, _reader("html")),
    Format("feed", (".rss", ".atom", ".xml", ".rdf"), signs.is_feed, _reader("feed")),
    Format(
        "json",
        (".json", ".jsonl", ".ndjson", ".geojson"),
        signs.is_json,
        _reader("jsonfile"),
    ),
    Format("json", (".json", ".jsonl", ".ndjson"), None, _reader("jsonfile")),
    Format("table", (".csv", ".tsv"), None, _reader("table")),
    Format("markdown", (".md", ".markdown", ".mdown", ".mkd"), None, _reader("markdown")),
    Format("plain", (".txt", ".text", ".asc", ""), None, _reader("plain")),
)
