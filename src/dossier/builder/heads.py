"""What a page says of itself to other programs: schema.org, Dublin Core, Open Graph, COinS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import msgspec
from markupsafe import Markup

from dossier.builder.markdown import safe_address
from dossier.builder.register import Register
from dossier.model import Article, Event, FoundDate, Record


class Meta(Record, frozen=True):
    """A ``<meta>`` element."""

    name: str
    content: str


Thing = dict[str, Any]
"""An object of schema.org."""

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&'\u2028\u2029"}


def linked_data(thing: Thing) -> Markup:
    """Return an object as JSON that nothing in it can end early."""
    text = msgspec.json.encode({"@context": "https://schema.org", **thing}).decode()
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - no character of markup is left


def of_article(register: Register, article: Article) -> Thing:
    """Return an article as what the page is about; the page itself is no news article."""
    found = {
        "@type": "NewsArticle",
        "headline": article.headline.value if article.headline else None,
        "inLanguage": article.language if article.language != "und" else None,
        "datePublished": _day(article.published),
        "author": [{"@type": "Person", "name": by.value} for by in article.byline],
        "publisher": _publisher(register, article),
        "url": _address(article),
        "archivedAt": _archived(article),
    }
    return {key: value for key, value in found.items() if value}


def of_event(event: Event) -> Thing:
    """Return an event as what the page is about."""
    when = event.when
    found = {
        "@type": "Event",
        "name": event.title,
        "startDate": when.start.isoformat() if when and when.start else None,
        "endDate": when.end.isoformat() if when and when.end else None,
        "location": {"@type": "Place", "name": event.where} if event.where else None,
    }
    return {key: value for key, value in found.items() if value}


def _publisher(register: Register, article: Article) -> Thing | None:
    source = register.source_of.get(article.id)
    return {"@type": "Organization", "name": source.label} if source and source.label else None


def _address(article: Article) -> str | None:
    return safe_address(article.url.value) if article.url else None


def _archived(article: Article) -> str | None:
    return safe_address(article.archived_url.value) if article.archived_url else None


def _day(found: FoundDate | None) -> str | None:
    """Return when it was published, as far as one ISO date can say it."""
    if not found or not found.when.start:
        return None
    if found.when.start == found.when.end:
        return found.when.start.isoformat()
    return found.when.start.isoformat()[:7] if found.when.precision == "month" else None


def dublin_core(register: Register, article: Article) -> tuple[Meta, ...]:
    """Return the Dublin Core of an article, and of the page that shows it."""
    source = register.source_of.get(article.id)
    found = (
        ("DC.title", article.headline.value if article.headline else None),
        *(("DC.creator", by.value) for by in article.byline),
        ("DC.publisher", source.label if source else None),
        ("DC.date", _day(article.published)),
        ("DC.language", article.language if article.language != "und" else None),
        ("DC.type", "Text"),
        ("DC.source", source.label if source else None),
        ("DC.identifier", _address(article)),
        ("DC.relation", _archived(article)),
    )
    return tuple(Meta(name, content) for name, content in found if content)


def coins(register: Register, article: Article) -> str:
    """Return an article as a ContextObject in a ``title``, which citation managers read."""
    return urlencode([pair for pair in _coins(register, article) if pair[1]])


def _coins(register: Register, article: Article) -> Iterator[tuple[str, str]]:
    source = register.source_of.get(article.id)
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", "newspaperArticle"
    yield "rft.title", article.headline.value if article.headline else article.file
    yield "rft.source", source.label if source else ""
    yield "rft.date", _day(article.published) or ""
    # Zotero takes a plus sign for a space, even where it is escaped.
    yield "rft.identifier", (_address(article) or "").replace("+", "%2B")
    archived = _archived(article)
    yield "rft.description", f"{register.words.archived}: {archived}" if archived else ""
    yield "rft.language", article.language if article.language != "und" else ""
    yield from (("rft.au", by.value) for by in article.byline)
