"""Web pages as they are saved: plain HTML, SingleFile, "Save page complete"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from dossier.loader.archives import IS_TODAY
from dossier.loader.draft import Draft, Drafts, Given, Limits
from dossier.loader.formats.web import body, captures, hints, metadata
from dossier.loader.formats.web.blocks import VisibleBlock, visible
from dossier.loader.formats.web.charset import decode_markup
from dossier.loader.formats.web.site import house_in_title
from dossier.loader.formats.web.tree import TooDeepError, parse
from dossier.loader.read import too_big
from dossier.model import Issue


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read a saved page as one article."""
    if len(data) > limits.file_bytes:
        return Drafts((), (too_big(name, len(data), limits.file_bytes),))
    decoded = decode_markup(data)
    return read_text(decoded.text, name, limits)


def read_text(source: str, name: str, limits: Limits) -> Drafts:
    """Read a page that is decoded already."""
    if (tags := source.count("<")) > limits.tags:
        return Drafts((), (_too_many(name, tags, limits.tags),))
    try:
        page = parse(source, limits.depth)
    except TooDeepError:
        return Drafts((), (_too_deep(name, limits.depth),))
    found = list(visible(page))
    stated = metadata.read(page)
    chosen = body.choose(found, source, stated.body)
    given = _given(source, metadata.given(stated, tuple(_headings(found))))
    given += tuple(_house(stated.title, given, found))
    blocks = hints.drafted(found, chosen, given)
    return Drafts((Draft(source, blocks, given, is_markup=True),))


def _house(
    title: Given | None, given: tuple[Given, ...], found: list[VisibleBlock]
) -> Iterator[Given]:
    """Yield the outlet that the title names, where nothing states it."""
    if title is None or any(g.field == "source" for g in given):
        return
    house = house_in_title(title, {block.text for block in found})
    if house is not None:
        yield house


def _headings(found: list[VisibleBlock]) -> list[str]:
    """Return what may be the headline: main headings first, then other short lines without links."""
    main = [b.text for b in found if b.element.tag == "h1"]
    lines = [b.text for b in found if not b.linked and _LEAST < len(b.text) < _MOST]
    return (main + lines)[:_CANDIDATES]


_LEAST, _MOST = 16, 250
_CANDIDATES = 80


def _given(source: str, stated: tuple[Given, ...]) -> tuple[Given, ...]:
    """Return what the page states, its addresses as they were before an archive rewrote them."""
    captured = captures.given(source)
    is_today = any(g.field == "archived_url" and IS_TODAY.match(g.value) for g in captured)
    originals = tuple(
        replace(g, value=captures.original(g.value)) if g.field == "url" else g
        for g in stated
        # What archive.today writes in the head of a page is true of the capture.
        if not (is_today and g.field in _OF_CAPTURE)
    )
    first = tuple(g for g in captured if g.field != "url" or _is_archived(captured))
    return first + originals + tuple(g for g in captured if g not in first)


_OF_CAPTURE = frozenset({"published", "updated", "source"})


def _is_archived(captured: tuple[Given, ...]) -> bool:
    return any(g.field == "archived_url" for g in captured)


def _too_many(name: str, tags: int, most: int) -> Issue:
    message = (
        f"{name} has {tags:,} tags, more than the {most:,} that are read of one page: "
        "save the article alone, or its text."
    )
    return Issue("too-big", "error", name, message)


def _too_deep(name: str, depth: int) -> Issue:
    message = (
        f"{name} nests its elements more than {depth} deep, which no article does: "
        "save the page again, or its text alone."
    )
    return Issue("too-deep", "error", name, message)
