"""From results to a site: addresses, page contexts, rendering and writing."""

from __future__ import annotations

from urllib.parse import urlsplit

from dossier.builder import exports, pages, search, theme, urls
from dossier.builder.exports import places
from dossier.builder.page import Page, check_together
from dossier.builder.pages.index import title_of
from dossier.builder.register import Register, index
from dossier.builder.render import Site, environment
from dossier.builder.render import pages as rendered
from dossier.builder.sheet import Link
from dossier.model import Edition

__all__ = ["Page", "build"]


def build(edition: Edition) -> tuple[Page, ...]:
    """Return every file of the site.

    Raises:
        TemplateError: a template is broken, named with its file and line.
        OutputError: two pages want one address.
    """
    register = index(edition)
    assets = theme.assets(edition.root, edition.settings.accent)
    templates = environment(edition.root, register.words)
    site = _site(register, {asset.name: asset.path for asset in assets})
    sheets = tuple(pages.sheets(register))
    files = (
        *rendered(sheets, site, templates),
        *(Page(asset.path, asset.data) for asset in assets),
        *exports.files(edition, register),
        *exports.sitemap((sheet.path for sheet in sheets if sheet.index), edition.settings),
        *search.files(edition),
    )
    check_together(files)
    return files


def _site(register: Register, assets: dict[str, str]) -> Site:
    settings = register.edition.settings
    base = settings.base_url.rstrip("/") + "/" if settings.base_url else None
    return Site(
        title=title_of(register),
        language=settings.language,
        base_url=base,
        base_path=(urlsplit(base).path if base else "/") or "/",
        assets=assets,
        sections=_sections(register),
        feed=places.FEED,
        logo=assets.get(settings.logo.removeprefix("static/")) if settings.logo else None,
        licence=settings.licence,
    )


def _sections(register: Register) -> tuple[Link, ...]:
    """Return the main navigation; an address without its suffix is the section's name."""
    w = register.words
    return (
        Link(w.events, urls.EVENTS),
        Link(w.timeline, urls.TIMELINE),
        Link(w.articles, urls.ARTICLES),
        Link(w.sources, urls.SOURCES),
        Link(w.quotes, urls.QUOTES),
        Link(w.names, urls.NAMES),
        Link(w.discrepancies, urls.DISCREPANCIES),
        Link(w.topics, urls.TOPICS),
        Link(w.search, urls.SEARCH),
    )
