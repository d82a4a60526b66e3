"""Pages that an archive or a browser kept: where they came from, and when they were captured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from dossier.loader.archives import HELD, SHORT, moment
from dossier.loader.draft import Given
from dossier.loader.formats.web.blocks import VisibleBlock
from dossier.loader.formats.web.zones import label
from dossier.model import Basis, Span

_REWRITTEN = re.compile(
    r"(?:https?:)?//web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)|/web/\d{14}(?:[a-z]{2}_)?/(?=https?:)"
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
    found = _capture(head)
    if found is None:
        if (short := SHORT.search(head)) and any(name in head[:4000] for name in _KEEPERS):
            yield Given("archived_url", short[0], Basis.METADATA, Span(*short.span()))
        return
    time = next(name for name in ("wayback", "today", "other") if found[name])
    yield Given("url", found["url"], Basis.METADATA, Span(*found.span("url")))
    yield Given("archived_url", found[0], Basis.METADATA, Span(*found.span()))
    yield Given("saved", moment(found[time]), Basis.METADATA, Span(*found.span(time)))


_KEEPERS = ("archive.", "perma.cc")
_SIGNS = ("wombat", "wm-ipp", "archive.org/includes", "FILE ARCHIVED ON", "_static/js")
_REWRITES = 3
"""Addresses with the time of one capture by which a page shows that an archive rewrote it."""


def _capture(head: str) -> re.Match[str] | None:
    """Return the address under which an archive keeps a page, where it is a page of an archive."""
    first = next(islice(HELD.finditer(head), 1), None)
    if first is None or first["today"] or any(sign in head for sign in _SIGNS):
        return first
    time = first["wayback"] or first["other"]
    return first if head.count(time) > _REWRITES else None


def _saved(head: str) -> Iterator[Given]:
    for pattern in (_SINGLE_FILE, _SAVED_FROM):
        if found := pattern.search(head):
            yield Given("url", found["url"], Basis.METADATA, Span(*found.span("url")))
            if found.groupdict().get("time"):
                yield Given(
                    "saved", found["time"].strip(), Basis.METADATA, Span(*found.span("time"))
                )
            return


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
