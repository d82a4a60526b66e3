"""Atom and JSON feeds: of the dossier (its events), and of each event, topic and source (its articles)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from dossier.builder import urls
from dossier.builder.exports import places, said
from dossier.builder.exports.identity import urn
from dossier.builder.exports.records import encode
from dossier.builder.exports.xml import escape, quoteattr
from dossier.builder.page import Page
from dossier.builder.pages.index import title_of
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.model import Article, Event, Record

MOST_ENTRIES = 50


class Entry(Record, frozen=True):
    """One entry of a feed."""

    id: str
    title: str
    path: str
    """Its page."""
    updated: dt.date
    published: dt.date | None = None
    words: str = ""
    """A passage of it."""
    authors: tuple[str, ...] = ()
    language: str | None = None


class Feed(Record, frozen=True):
    """One feed, in both formats."""

    id: str
    title: str
    path: str
    """Its page."""
    atom: str
    json: str
    author: str
    updated: dt.date
    entries: tuple[Entry, ...]


def pages(register: Register) -> Iterator[Page]:
    """Yield the feed of the dossier."""
    yield from _files(register, _dossier_feed(register))


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the feeds of each event, topic and source."""
    for event in register.events.values():
        yield Part(feed, ("events", event.id, event.title, event.reports))
    for topic in register.topics.values():
        yield Part(feed, ("topics", topic.id, topic.label, topic.articles))
    for source in register.sources.values():
        name = source.name or register.words.source_unnamed_title
        yield Part(feed, ("sources", source.id, name, source.articles))


def feed(
    register: Register, kind: places.Subject, subject: str, title: str, articles: tuple[str, ...]
) -> Iterator[Page]:
    """Yield a feed of some articles in both formats."""
    yield from _files(register, _part_feed(register, kind, subject, title, articles))


def _files(register: Register, of: Feed) -> Iterator[Page]:
    yield Page(of.atom, _atom(register, of))
    yield Page(of.json, encode(_json(register, of)))


def _dossier_feed(register: Register) -> Feed:
    """Return the feed of the events, those reported last first."""
    title = title_of(register)
    events = sorted(register.events.values(), key=lambda e: e.id)
    events.sort(key=lambda e: said.latest(register, e.reports), reverse=True)
    return Feed(
        id=urn("dossier", register.settings.base_url or title),
        title=title,
        path=urls.HOME,
        atom=places.FEED,
        json=places.JSON_FEED,
        author=title,
        updated=said.latest(register, tuple(register.articles)),
        entries=tuple(_event_entry(register, event) for event in events[:MOST_ENTRIES]),
    )


def _event_entry(register: Register, event: Event) -> Entry:
    """Return an event as an entry, known by its first article where no editor has named it."""
    named = {decision.id for decision in register.settings.events}
    by_editor = event.id in named or not event.reports
    own = event.id if by_editor else _known(register, event.reports[0])
    return Entry(
        id=urn("event", own),
        title=event.title,
        path=urls.event(event.id),
        updated=said.latest(register, event.reports),
        words=said.event_words(register, event),
    )


def _part_feed(
    register: Register, kind: places.Subject, subject: str, title: str, articles: tuple[str, ...]
) -> Feed:
    """Return the feed of the articles of an event, a topic or a source, newest first."""
    whole = title_of(register)
    newest = said.newest_first(register, articles)[:MOST_ENTRIES]
    return Feed(
        id=urn(f"feed of {kind}", register.settings.base_url or whole, subject),
        title=f"{title} · {whole}",
        path=f"{kind}/{subject}.html",
        atom=places.feed(kind, subject),
        json=places.feed(kind, subject, "json"),
        author=whole,
        updated=said.latest(register, articles),
        entries=tuple(_article_entry(register, article) for article in newest),
    )


def _article_entry(register: Register, article: Article) -> Entry:
    """Return an article as an entry: its outlet and authors are those of its words."""
    outlet = said.outlet(register, article.id)
    return Entry(
        id=urn("article", _known(register, article.id)),
        title=said.heading(article),
        path=urls.article(article.id),
        updated=said.latest(register, (article.id,)),
        published=said.day(article),
        words=said.first_words(register, article),
        authors=said.authors(article) or ((outlet,) if outlet else ()),
        language=None if article.language == "und" else article.language,
    )


def _known(register: Register, article_id: str) -> str:
    """Return by what an article is known, whatever its file is called: its address, if that is its alone."""
    url = register.articles[article_id].url
    alone = url and register.saved_from.get(url.value) == article_id
    return url.value if url and alone else article_id


# Atom


def _atom(register: Register, feed: Feed) -> bytes:
    """Return a feed by RFC 4287."""
    here = quoteattr(said.absolute(register, feed.atom, feed.atom))
    page = quoteattr(said.absolute(register, feed.path, feed.atom))
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(register.words.language)}>',
        f"<id>{feed.id}</id>",
        f"<title>{_xml(feed.title)}</title>",
        f"<updated>{_moment(feed.updated)}</updated>",
        f"<author><name>{_xml(feed.author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={here}/>',
        f'<link rel="alternate" type="text/html" href={page}/>',
        *(line for entry in feed.entries for line in _atom_entry(register, feed, entry)),
        "</feed>",
    )
    return ("\n".join(lines) + "\n").encode()


def _atom_entry(register: Register, feed: Feed, entry: Entry) -> Iterator[str]:
    """Yield the lines of an entry; what is not known is left out."""
    page = quoteattr(said.absolute(register, entry.path, feed.atom))
    yield f"<entry xml:lang={quoteattr(entry.language)}>" if entry.language else "<entry>"
    yield f"<id>{entry.id}</id>"
    yield f"<title>{_xml(entry.title)}</title>"
    yield f"<updated>{_moment(entry.updated)}</updated>"
    if entry.published:
        yield f"<published>{_moment(entry.published)}</published>"
    yield from (f"<author><name>{_xml(name)}</name></author>" for name in entry.authors)
    yield f'<link rel="alternate" type="text/html" href={page}/>'
    if entry.words:
        yield f'<summary type="text">{_xml(entry.words)}</summary>'
    yield "</entry>"


def _xml(text: str) -> str:
    """Return a text for between tags."""
    return escape(said.one_line(text))


def _moment(day: dt.date) -> str:
    """Return the first moment of a day, as feeds want it."""
    return f"{day.isoformat()}T00:00:00Z"


# JSON Feed


def _json(register: Register, feed: Feed) -> dict[str, Any]:
    """Return a feed by JSON Feed 1.1; its own addresses only where they are known."""
    known = said.web(register.settings.base_url)
    own = {
        "home_page_url": said.absolute(register, feed.path),
        "feed_url": said.absolute(register, feed.json),
    }
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        **(own if known else {}),
        "authors": [{"name": feed.author}],
        "language": register.words.language,
        "items": [_json_entry(register, feed, entry) for entry in feed.entries],
    }


def _json_entry(register: Register, feed: Feed, entry: Entry) -> dict[str, Any]:
    """Return an entry; what is not known is left out."""
    fields = {
        "id": entry.id,
        "url": said.absolute(register, entry.path, feed.json),
        "title": said.one_line(entry.title),
        "content_text": entry.words or said.one_line(entry.title),
        "date_published": _moment(entry.published) if entry.published else None,
        "authors": [{"name": name} for name in entry.authors],
        "language": entry.language,
    }
    return {name: value for name, value in fields.items() if value}
