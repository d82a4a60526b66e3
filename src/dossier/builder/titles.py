"""What articles and events are called."""

from __future__ import annotations

from dossier.builder import urls
from dossier.builder.register import Register
from dossier.builder.sheet import Link
from dossier.model import Article, Basis, Event

_STOPS = (".", "!", "?", "…", "؟", "۔")
_CLOSING = " \"'’”»)]"


def headline(article: Article) -> str:
    """Return the heading of an article, or the name of its file.

    A heading that was made from the first words of a sentence says that the sentence goes on.
    """
    found = article.headline
    if not found:
        return article.file
    made = found.basis is Basis.LEDE and found.span
    return f"{found.value} …" if made and goes_on(article.text, made.end) else found.value


def goes_on(text: str, end: int) -> bool:
    """Return whether words that end there end within a sentence."""
    before, rest = text[:end].rstrip(_CLOSING), text[end:].partition("\n")[0].lstrip(_CLOSING)
    return bool(rest) and not rest.startswith(_STOPS) and not before.endswith(_STOPS)


def is_headline(register: Register, event: Event) -> bool:
    """Return whether the title of an event stands in a text as its headline."""
    if event.title_from is None:
        return False
    found = register.articles[event.title_from.article].headline
    return bool(found and found.basis is not Basis.LEDE and found.span == event.title_from.span)


def event_title(register: Register, event: Event) -> str:
    """Return the title of an event; first words of a sentence say that it goes on."""
    if event.title_from is None or is_headline(register, event):
        return event.title
    text, span = register.articles[event.title_from.article].text, event.title_from.span
    longer = len(span.of(text).split()) > len(event.title.split())
    return f"{event.title} …" if longer or goes_on(text, span.end) else event.title


def event_link(register: Register, event_id: str) -> Link:
    """Return the way to the page of an event."""
    return Link(register.titles[event_id], urls.event(event_id))
