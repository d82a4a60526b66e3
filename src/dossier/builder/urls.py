"""Every address of the site. All are relative to the site; a page puts its own way up before them."""

from __future__ import annotations

from hashlib import blake2b

from dossier.model import Interval, Passage, Span

HOME = "index.html"
EVENTS = "events.html"
ARTICLES = "articles.html"
SOURCES = "sources.html"
TOPICS = "topics.html"
NAMES = "names.html"
TIMELINE = "timeline.html"
QUOTES = "quotes.html"
STATEMENTS = "statements.html"
DISCREPANCIES = "discrepancies.html"
SEARCH = "search.html"
ABOUT = "about.html"
CHANGES = "changes.html"
NOT_FOUND = "404.html"
DATA = "data/dossier.json"
LISTS = "lists/"
"""Folder of the scripts that gather the rows of long lists."""


def up(path: str) -> str:
    """Return the way from a page to the root of the site: empty, or ``../`` for each folder."""
    return "../" * path.count("/")


def whole(base: str, path: str) -> str:
    """Return the full address of a page; of the home page that of the site, which hosts answer alike.

    Args:
        base: address of the site.
        path: address of the page, relative to it.
    """
    return f"{base.rstrip('/')}/{'' if path == HOME else path}"


def article(article_id: str) -> str:
    """Return the address of an article."""
    return f"articles/{article_id}.html"


def anchor(span: Span) -> str:
    """Return the anchor of a passage on its article's page."""
    return f"s{span.start}-{span.end}"


def passage(where: Passage) -> str:
    """Return the address of a passage."""
    return f"articles/{where.article}.html#s{where.span.start}-{where.span.end}"


def block(article_id: str, block_id: str) -> str:
    """Return the address of a paragraph or another block of an article."""
    return f"articles/{article_id}.html#{block_id}"


def event(event_id: str) -> str:
    """Return the address of an event."""
    return f"events/{event_id}.html"


def points(event_id: str) -> str:
    """Return the address of all points of an event, where its page does not show them all."""
    return f"points/{event_id}.html"


def reports(event_id: str) -> str:
    """Return the address of all articles of an event, where its page does not show them all."""
    return f"reports/{event_id}.html"


def said(event_id: str) -> str:
    """Return the address of all quotes of an event, where its page does not show them all."""
    return f"said/{event_id}.html"


def point(event_id: str, point_id: str) -> str:
    """Return the address of a point on its event's page."""
    return f"events/{event_id}.html#{point_id}"


def source(source_id: str) -> str:
    """Return the address of a source."""
    return f"sources/{source_id}.html"


def topic(topic_id: str) -> str:
    """Return the address of a topic."""
    return f"topics/{topic_id}.html"


def name(name_id: str) -> str:
    """Return the address of a person, organisation or place."""
    return f"names/{name_id}.html"


def compare(one: str, other: str) -> str:
    """Return the address of the comparison of two articles, the same whichever is named first."""
    first, second = sorted((one, other))
    return f"compare/{first}--{second}.html"


def day_anchor(when: Interval) -> str:
    """Return the anchor of a date on the timeline."""
    start, end = when.start, when.end
    if start == end and start:
        return f"d-{start.isoformat()}"
    return f"d-{start.isoformat() if start else ''}--{end.isoformat() if end else ''}"


def day(when: Interval) -> str:
    """Return the address of a date on the timeline."""
    return f"{TIMELINE}#{day_anchor(when)}"


def paged(first: str, number: int) -> str:
    """Return the address of a page of a long list, counted from 1."""
    return first if number == 1 else f"{first.removesuffix('.html')}-{number}.html"


def beginning(first: str, key: str) -> str:
    """Return the address of a page of a long list, by the key of its first row."""
    named = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"{first.removesuffix('.html')}-{named}.html"


def rows(first: str) -> str:
    """Return the address of the script with all rows of a long list, by the list's first page."""
    return f"{LISTS}{first.removesuffix('.html')}.js"
