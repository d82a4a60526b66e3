"""What can be taken away from a page, offered where one would look for it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.builder.exports import places
from dossier.builder.sheet import Link, Sheet
from dossier.builder.words import Words

_LISTS: dict[str, tuple[tuple[str, str], ...]] = {
    "articles.html": (
        ("CSV", places.table("articles")),
        ("BibTeX", places.citations("bib")),
        ("RIS", places.citations("ris")),
        ("CSL-JSON", places.citations("json")),
    ),
    "discrepancies.html": (("CSV", places.table("discrepancies")),),
    "events.html": (("CSV", places.table("events")), ("ICS", places.CALENDAR)),
    "names.html": (("CSV", places.table("names")),),
    "quotes.html": (("CSV", places.table("quotes")),),
    "sources.html": (("CSV", places.table("sources")),),
    "timeline.html": (
        ("CSV", places.table("dates")),
        ("ICS", places.CALENDAR),
        ("TimelineJS", places.TIMELINE),
    ),
    "topics.html": (("CSV", places.table("topics")),),
}
"""By template: the downloads of what a list holds."""


def offers(sheet: Sheet, words: Words) -> tuple[Link, ...]:
    """Return the downloads of a list, or the feeds of a page that has some and does not show them."""
    if sheet.template in _LISTS:
        return tuple(Link(text, path) for text, path in _LISTS[sheet.template])
    return tuple(feeds(sheet, words)) if sheet.template != "event.html" else ()


def feeds(sheet: Sheet, words: Words) -> Iterator[Link]:
    """Yield the feeds of a page in both formats."""
    if sheet.feed:
        yield Link(words.feed_atom, sheet.feed)
        yield Link(words.feed_json, places.as_json(sheet.feed))


_FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


def downloads(kind: places.Citable, subject: str) -> tuple[Link, ...]:
    """Return the citations of an article or an event, one link a format."""
    return tuple(
        Link(_FORMATS[suffix], places.citation(kind, subject, suffix))
        for suffix in places.CITATION_FORMATS
    )
