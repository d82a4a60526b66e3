"""Pages that an archive or a browser kept: where they came from, and when they were captured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.loader.draft import Given
from dossier.loader.formats.web.blocks import VisibleBlock
from dossier.loader.formats.web.zones import label
from dossier.model import Basis, Span

_WAYBACK = re.compile(
    r"https?://web\.archive\.org/web/(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<url>https?:/{1,2}[^\s\"'<>]{3,2000})"
)
_REWRITTEN = re.compile(
    r"(?:https?:)?//web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)|/web/\d{14}(?:[a-z]{2}_)?/(?=https?:)"
)
_TODAY = re.compile(
    r"https?://(?:www\.)?archive\.(?:today|ph|is|md|vn|li|fo)/(?P<time>\d{4}\.?\d\d\.?\d\d-?\d{6}|\d{14})/(?P<url>https?:/{1,2}[^\s\"'<>]{3,2000})"
)
_TODAY_SHORT = re.compile(
    r"https?://(?:www\.)?archive\.(?:today|ph|is|md|vn|li|fo)/[A-Za-z0-9]{5,6}(?=[\"'\s<])"
)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)(?:\s+saved date:\s*(?P<time>[^\n]{6,60}))?"
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(?P<url>https?://\S{3,2000}?)\s*-->")
_HEAD = 400_000
_TOOLBARS = ("wm-ipp", "HEADER", "SOLID_TOP", "hashtags", "wm-capinfo")


def given(source: str) -> tuple[Given, ...]:
    """Return the original address, the archived address and the time of the capture."""
    head = source[:_HEAD]
    return (*_archived(head), *_saved(head))


def _archived(head: str) -> Iterator[Given]:
    is_wayback = "web.archive.org" in head and (
        "wombat" in head
        or "wm-ipp" in head
        or "archive.org/includes" in head
        or "FILE ARCHIVED ON" in head
        or "_static/js" in head
    )
    found = _WAYBACK.search(head) if is_wayback else _TODAY.search(head)
    if found is None:
        if (short := _TODAY_SHORT.search(head)) and "archive." in head[:4000]:
            yield Given("archived_url", short[0], Basis.METADATA, Span(*short.span()))
        return
    yield Given("url", found["url"], Basis.METADATA, Span(*found.span("url")))
    yield Given("archived_url", found[0], Basis.METADATA, Span(*found.span()))
    yield Given("saved", _moment(found["time"]), Basis.METADATA, Span(*found.span("time")))


def _saved(head: str) -> Iterator[Given]:
    for pattern in (_SINGLE_FILE, _SAVED_FROM):
        if found := pattern.search(head):
            yield Given("url", found["url"], Basis.METADATA, Span(*found.span("url")))
            if found.groupdict().get("time"):
                yield Given(
                    "saved", found["time"].strip(), Basis.METADATA, Span(*found.span("time"))
                )
            return


def _moment(digits: str) -> str:
    """Return the time of a capture as a date with its clock: 20310502101500 → 2031-05-02 10:15:00."""
    d = re.sub(r"\D", "", digits).ljust(8, "0")
    day = f"{d[:4]}-{d[4:6]}-{d[6:8]}"
    return f"{day} {d[8:10]}:{d[10:12]}:{d[12:14]}" if len(d) >= 14 else day  # noqa: PLR2004 - to the second


def original(url: str) -> str:
    """Return an address as it was before an archive rewrote it."""
    return _REWRITTEN.sub("", url, count=1)


def is_toolbar(block: VisibleBlock) -> bool:
    """Say whether a block belongs to what the archive put around the page."""
    element = block.element
    while element.parent is not None:
        if (
            any(name in label(element).split() for name in _TOOLBARS[:1])
            or element.get("id") in _TOOLBARS
        ):
            return True
        element = element.parent
    return False
