"""The pictures that stand for a page where somebody shares its address (Open Graph).

They are drawn only where the address of the site is known, since such a picture is named by its full
address. The fonts come with the program, so that the same card has the same bytes on every machine.
The home page, and each event, topic, source and article have one of their own; other pages have that
of the home page, and so have articles beyond 500, for drawing one takes as long as ten pages.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

from dossier.builder import urls
from dossier.builder.cards.drawing import drawn, svg
from dossier.builder.page import Page
from dossier.builder.pages.index import title_of
from dossier.builder.pages.parts import label
from dossier.builder.register import Register
from dossier.builder.titles import headline
from dossier.model import Record

MOST_ARTICLES = 500
"""Articles beyond which they have no cards of their own."""


class Card(Record, frozen=True):
    """What stands on one card."""

    path: str
    """Of the page that it is for."""
    title: str
    above: str
    """Over the title: the dossier."""
    facts: tuple[str, ...]
    """Under the title."""


def address(path: str) -> str:
    """Return the address of the card of a page."""
    return f"cards/{path.removesuffix('.html')}.png"


def listed(register: Register) -> tuple[Card, ...]:
    """Return all cards, none where the address of the site is not known."""
    if register.settings.base_url is None:
        return ()
    cards = [_home(register), *_events(register), *_topics(register), *_sources(register)]
    if len(register.articles) <= MOST_ARTICLES:
        cards += _articles(register)
    return tuple(cards)


def pages(register: Register, cards: Iterable[Card], kept: Path | None) -> Iterator[Page]:
    """Yield the pictures of cards.

    Args:
        register: the dossier, for its colour.
        cards: those to draw.
        kept: a folder in which pictures wait for the next build.
    """
    for card in cards:
        drawing = svg(card.title, card.above, card.facts, register.settings.accent)
        yield Page(address(card.path), _picture(drawing, kept))


def forget(register: Register, cards: Sequence[Card], kept: Path) -> None:
    """Remove the kept pictures that none of these cards needs."""
    accent = register.settings.accent
    wanted = {_name(svg(c.title, c.above, c.facts, accent)) for c in cards}
    with contextlib.suppress(OSError):
        for path in kept.iterdir():
            if path.name not in wanted:
                path.unlink()


def _picture(drawing: str, kept: Path | None) -> bytes:
    """Return a drawing as PNG, from the last build where it was kept."""
    place = kept / _name(drawing) if kept else None
    if place and place.is_file():
        return place.read_bytes()
    data = drawn(drawing)
    if place:
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    return data


def _name(drawing: str) -> str:
    return blake2b(drawing.encode(), digest_size=16).hexdigest()


def _home(register: Register) -> Card:
    w, found = register.words, register.edition.analysis
    counts = ((register.articles, "article"), (found.sources, "source"), (found.events, "event"))
    facts = tuple(w.count(len(what), noun) for what, noun in counts)
    return Card(urls.HOME, title_of(register), w.dossier, facts)


def _events(register: Register) -> Iterator[Card]:
    w, above = register.words, title_of(register)
    for event in register.edition.analysis.events:
        facts = (
            w.when(event.when) if event.when else "",
            event.where or "",
            w.count(len(event.reports), "article"),
        )
        yield Card(urls.event(event.id), event.title, above, facts)


def _topics(register: Register) -> Iterator[Card]:
    w, above = register.words, title_of(register)
    for topic in register.edition.analysis.topics:
        facts = (w.count(len(topic.events), "event"), w.count(len(topic.articles), "article"))
        yield Card(urls.topic(topic.id), topic.label, above, facts)


def _sources(register: Register) -> Iterator[Card]:
    w, above = register.words, title_of(register)
    for source in register.edition.analysis.sources:
        facts = (w.count(len(source.articles), "article"),)
        yield Card(urls.source(source.id), source.name or w.source_unnamed_title, above, facts)


def _articles(register: Register) -> Iterator[Card]:
    w, above = register.words, title_of(register)
    for article in register.articles.values():
        when = article.published.when if article.published else None
        facts = (label(register, article.id), w.when(when) if when else w.undated)
        yield Card(urls.article(article.id), headline(article), above, facts)
