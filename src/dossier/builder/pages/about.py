"""How the dossier was made: files, what was not understood, decisions, limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier import __version__
from dossier.builder import heads, urls
from dossier.builder.exports import places
from dossier.builder.pages.index import independent
from dossier.builder.pages.paging import Pager, Pages, paged
from dossier.builder.pages.parts import Line, label, lines
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.sheet import Link, Sheet
from dossier.builder.titles import headline
from dossier.builder.words import Words
from dossier.model import Article, Edition, Issue, Record, Settings

SIZE = 60
"""Clippings on one page."""

_ISSUES = 60
_FAMILIES = 24
_ALIKE = 6
"""Articles that are named of those that are largely one text; each one's own page says it too."""


class FileRow(Record, frozen=True):
    """A clipping as it was read."""

    file: str
    record: int | None
    format: str
    language: str
    sha256: str
    article: Link
    removed: int
    """Parts taken for furniture."""


class Family(Record, frozen=True):
    """Articles that are to a large part one text."""

    named: tuple[Link, ...]
    more: int


class DecisionRow(Record, frozen=True):
    """A decision of the editor."""

    subject: str
    what: str
    reason: str | None


class AboutPage(Record, frozen=True):
    """``about.html``."""

    version: str
    articles: int
    independent: int
    families: tuple[Family, ...]
    """The largest."""
    more_families: int
    issues: tuple[Issue, ...]
    more_issues: int
    all_issues: str
    """Address of the table of them."""
    decisions: tuple[DecisionRow, ...]
    tables: tuple[Link, ...]
    downloads: tuple[Link, ...]
    licence: str | None
    publish: str


class ClippingsPage(Record, frozen=True):
    """``about.html``, and the pages that go on with the list of clippings."""

    about: AboutPage | None
    """On the first of them."""
    articles: int
    files: tuple[FileRow, ...]
    pager: Pager


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts of the page about the making of the dossier, and of those that list its clippings."""
    articles = sorted(register.articles.values(), key=lambda a: (a.file, a.record or 0))
    for path, pager, found in paged(urls.ABOUT, articles, Pages(SIZE)):
        yield Part(pages, (path, pager, tuple(a.id for a in found), len(articles)))


def pages(
    register: Register, path: str, pager: Pager, found: Sequence[str], articles: int
) -> Iterator[Sheet]:
    """Yield the page about the making of the dossier, or one that goes on with its clippings.

    Args:
        register: the edition.
        path: of the page.
        pager: where it stands among the others.
        found: the articles whose clippings it lists.
        articles: how many there are in all.
    """
    page = ClippingsPage(
        about=_about(register) if pager.first else None,
        articles=articles,
        files=tuple(_file(register.articles[a]) for a in found),
        pager=pager,
    )
    title, data = register.words.about, _data(register) if pager.first else None
    yield Sheet(path, "about.html", title, "about", page, about=data, styles=("list.css",))


def _about(register: Register) -> AboutPage:
    """Return what is said of the dossier as a whole."""
    issues, families = register.edition.issues, _families(register.edition)
    return AboutPage(
        version=__version__,
        articles=len(register.articles),
        independent=independent(register),
        families=tuple(_family(register, of) for of in families[:_FAMILIES]),
        more_families=max(0, len(families) - _FAMILIES),
        issues=issues[:_ISSUES],
        more_issues=max(0, len(issues) - _ISSUES),
        all_issues=places.table("issues"),
        decisions=tuple(_decisions(register, register.settings)),
        tables=tuple(Link(name, places.table(name)) for name in _TABLES),
        downloads=_downloads(register.words),
        licence=register.settings.licence,
        publish=register.settings.publish,
    )


def _data(register: Register) -> heads.Thing:
    """Return the dossier as data, with the ways to get it where their full addresses are known."""
    settings = register.settings
    ways = ((urls.DATA, "application/json"), (places.PACKAGE, "application/json"))
    found: heads.Thing = {
        "@type": "Dataset",
        "name": settings.title or register.words.dossier,
        "inLanguage": register.words.language,
        "license": settings.licence,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": settings.base_url + path,
            }
            for path, kind in ways
            if settings.base_url
        ],
    }
    return {key: value for key, value in found.items() if value}


def _families(edition: Edition) -> list[Sequence[str]]:
    """Return the articles that are largely one text, those of which there are most first."""
    several = (f.articles for f in edition.analysis.families if len(f.articles) > 1)
    return sorted(several, key=len, reverse=True)


def _family(register: Register, articles: Sequence[str]) -> Family:
    """Return articles that are largely one text as the page shows them."""
    first = lines(register, articles)[:_ALIKE]
    return Family(tuple(_dated(register, row) for row in first), max(0, len(articles) - _ALIKE))


def _dated(register: Register, row: Line) -> Link:
    """Return an article by its source and its day, since a source may have several of one text."""
    name = label(register, row.id)
    return Link(f"{name}, {row.moment.text}" if row.moment else name, row.url)


_TABLES = (
    "articles",
    "sources",
    "events",
    "quotes",
    "names",
    "dates",
    "pickups",
    "points",
    "discrepancies",
    "topics",
    "issues",
)


def _downloads(words: Words) -> tuple[Link, ...]:
    """Return what can be taken away, beside the tables."""
    return (
        Link(words.download_all, urls.DATA),
        Link(words.download_schema, places.SCHEMA),
        Link(words.download_tables, places.PACKAGE),
        Link("BibTeX", places.citations("bib")),
        Link("RIS", places.citations("ris")),
        Link("CSL-JSON", places.citations("json")),
        Link(words.download_calendar, places.CALENDAR),
        Link("TimelineJS", places.TIMELINE),
        Link("Web Annotations", places.ANNOTATIONS),
        Link("Atom", places.FEED),
        Link("JSON Feed", places.JSON_FEED),
    )


def _file(article: Article) -> FileRow:
    return FileRow(
        file=article.file,
        record=article.record,
        format=article.format,
        language=article.language,
        sha256=article.sha256,
        article=Link(headline(article), urls.article(article.id)),
        removed=len(article.removed),
    )


def _decisions(register: Register, settings: Settings) -> Iterator[DecisionRow]:
    """Yield every decision in the order of ``dossier.yaml``'s parts."""
    w = register.words
    for article in settings.articles:
        if not article.withhold:
            given = {
                w.field_headline: article.headline,
                w.field_standfirst: article.standfirst,
                w.field_byline: ", ".join(article.byline) if article.byline else None,
                w.field_source: article.source,
                w.field_published: w.when(article.published.when) if article.published else None,
                w.field_url: article.url,
                w.field_archived: article.archived_url,
                w.field_language: article.language,
            }
            what = "; ".join(f"{field}: {value}" for field, value in given.items() if value)
            yield DecisionRow(article.file, what, article.reason)
    for event in settings.events:
        what = w.say("decided_event", title=event.title or "", articles=", ".join(event.articles))
        yield DecisionRow(w.event, what, event.reason)
    for name in settings.names:
        key = "decided_same" if name.same else "decided_apart"
        yield DecisionRow(w.name, w.say(key, forms=" · ".join(name.forms)), name.reason)
