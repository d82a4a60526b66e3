"""What the exporters need to know of an article or a passage, within the rights of its source."""

from __future__ import annotations

import datetime as dt
import re

from dossier.builder import urls
from dossier.builder.register import Register
from dossier.model import Article, Event, Interval, Passage, QuoteRecord
from dossier.text import unturned

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)


def words(register: Register, passage: Passage) -> str:
    """Return the words of a passage, or nothing where they may not be shown."""
    if not register.shown[passage.article].holds(passage.span):
        return ""
    return one_line(passage.span.of(register.articles[passage.article].text))


def speaker(register: Register, record: QuoteRecord) -> str:
    """Return what a quote calls its speaker, or nothing where its words may not be shown."""
    quote = register.studies[record.article].quotes[record.index]
    shown = register.shown[record.article].holds(quote.span)
    return one_line(quote.speaker.text) if quote.speaker and shown else ""


def one_line(text: str) -> str:
    """Return a text without line breaks and without characters that XML and calendars refuse."""
    if text.isprintable():
        return text.strip()
    return unturned(" ".join(_CONTROL.sub("", text).split()))


def heading(article: Article) -> str:
    """Return the headline of an article, or its id where it has none."""
    return one_line(article.headline.value) if article.headline else article.id


def outlet(register: Register, article: str) -> str:
    """Return the name of an article's source, or nothing."""
    source = register.source_of.get(article)
    return one_line(source.label) if source else ""


def authors(article: Article) -> tuple[str, ...]:
    """Return the names of the authors, each once."""
    return tuple(dict.fromkeys(one_line(found.value) for found in article.byline))


def web(address: str | None) -> str | None:
    """Return an address of the web, and nothing in place of any other ("javascript:", a path)."""
    return address if address and _WEB.fullmatch(address) else None


def original(article: Article) -> str | None:
    """Return the address at which the article was published."""
    return web(article.url.value) if article.url else None


def first_words(register: Register, article: Article) -> str:
    """Return the first sentence of an article, or nothing where it may not be shown."""
    for sentence in register.studies[article.id].sentences:
        if article.blocks[sentence.block].kind == "paragraph":
            return words(register, Passage(article.id, sentence.span))
    return ""


def day(article: Article) -> dt.date | None:
    """Return the first day on which an article may have been published."""
    return article.published.when.start if article.published else None


def known_days(when: Interval | None) -> tuple[dt.date, ...]:
    """Return the ends of an interval that are known."""
    return tuple(d for d in (when.start, when.end) if d) if when else ()


def latest(register: Register, articles: tuple[str, ...]) -> dt.date:
    """Return the last known day of publication: the clock that all downloads go by.

    Where no article has a date it is the first day of 1970, never today: two builds give the same.
    """
    days = (day(register.articles[a]) for a in articles)
    return max((d for d in days if d), default=dt.date(1970, 1, 1))


def newest_first(register: Register, articles: tuple[str, ...]) -> list[Article]:
    """Return articles by day of publication, those without one last."""
    found = sorted((register.articles[a] for a in articles), key=lambda a: a.id)
    return sorted(found, key=lambda a: day(a) or dt.date.min, reverse=True)


def event_words(register: Register, event: Event) -> str:
    """Return the first lead passage of an event that may be shown."""
    return next((w for p in event.lead if (w := words(register, p))), "")


def absolute(register: Register, path: str, below: str = "") -> str:
    """Return the full address of a page where the site's own is known, else the way from a page.

    Args:
        register: the dossier.
        path: the page, relative to the site.
        below: the page that links to it.
    """
    base = web(register.settings.base_url)
    return urls.whole(base, path) if base else urls.up(below) + path


_BEGINS_FORMULA = frozenset("=+-@＝＋－＠|%")


def cell(text: str) -> str:
    """Return a text on one line that a spreadsheet takes for a value and never for a formula."""
    line = one_line(text)
    if line[:1].isalnum():
        return line
    # Some programs pass over what cannot be seen, and read what follows.
    seen = next((sign for sign in line if sign.isprintable() and not sign.isspace()), "")
    return f"'{line}" if seen in _BEGINS_FORMULA else line
