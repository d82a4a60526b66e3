"""From results to a site: addresses, page contexts, rendering and writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlsplit

from jinja2 import Environment

from dossier.builder import cards, exports, lists, pages, remote, search, theme, urls
from dossier.builder.earlier import Data, changes, decode
from dossier.builder.exports import places
from dossier.builder.exports.dossier_json import dossier_fields, lines
from dossier.builder.known import Before, Known, Noted, noted
from dossier.builder.page import Page, check_together
from dossier.builder.pages import cut
from dossier.builder.pages.index import title_of
from dossier.builder.register import Register, compared, index
from dossier.builder.remote import Look, look
from dossier.builder.render import Site, environment, load_all
from dossier.builder.render import pages as rendered
from dossier.builder.sheet import Link, Sheet
from dossier.builder.spool import Spool, spooled
from dossier.builder.write import Same
from dossier.model import Edition
from dossier.workers import side_by_side

if TYPE_CHECKING:  # 40 ms to import, and a small dossier is made by one process
    from concurrent.futures import Executor

__all__ = ["Before", "Means", "Noted", "Page", "Same", "build", "noted", "renew", "spooled"]

T = TypeVar("T")


class Means(NamedTuple):
    """With what pages are made."""

    processes: int = 1
    """How many may make pages at the same time; their number changes no byte."""
    compiled: Path | None = None
    """A folder in which compiled templates are kept for the next build."""
    drawn: Path | None = None
    """A folder in which drawn cards are kept for the next build."""
    spool: Spool | None = None
    """Where pages wait until they are written; in memory without it."""
    elsewhere: Callable[[], AbstractContextManager[Executor]] | None = None
    """Opens what renders pages, in place of processes of this build."""


class _Made(NamedTuple):
    pages: list[Page | Same]
    listed: list[str]
    """Pages that search engines may keep."""


def build(
    edition: Edition,
    *,
    processes: int = 1,
    compiled: Path | None = None,
    drawn: Path | None = None,
    since: Data | None = None,
) -> tuple[Page, ...]:
    """Return every file of the site.

    Args:
        edition: the dossier.
        processes: how many may make pages at the same time; their number changes no byte.
        compiled: a folder in which compiled templates are kept for the next build.
        drawn: the same for the pictures of this dossier's pages.
        since: an earlier edition, to say what has changed since then.

    Raises:
        TemplateError: a template is broken, named with its file and line.
        OutputError: two pages want one address.
    """
    made = renew(edition, Before(Path(), {}, ""), Means(processes, compiled, drawn), since)
    return tuple(page for page in made if isinstance(page, Page))


def renew(
    edition: Edition,
    before: Before,
    means: Means,
    since: Data | None = None,
) -> tuple[Page | Same, ...]:
    """Return every file of the site; of pages that would be what they are, only that they are.

    Args:
        edition: the dossier.
        before: the site as it was written before.
        means: with what to make them.
        since: an earlier edition, to say what has changed since then.

    Raises:
        TemplateError: a template is broken, named with its file and line.
        OutputError: two pages want one address.
    """
    register = _register(edition, since)
    assets = theme.assets(edition.root, edition.settings.accent)
    templates = environment(edition.root, register.words, means.compiled)
    load_all(templates)
    pictured = cards.listed(register)
    site = _site(register, {asset.name: asset.path for asset in assets}, pictured)
    known = before.known(edition.root, site)
    spool = means.spool
    others = _others(register, pictured, means)
    parts = pages.parts(register)
    if means.elsewhere:
        made = side_by_side(others, means.processes)
        with means.elsewhere() as pool:
            made += _elsewhere(parts, look(edition.root, site), known, spool, pool)
    else:
        here = (partial(_rendered, part, site, templates, known, spool) for part in parts)
        made = side_by_side((*others, *here), means.processes)
    if means.drawn and pictured:
        cards.forget(register, pictured, means.drawn)
    files = (
        *(page for part in made for page in part.pages),
        *(Page(asset.path, asset.data) for asset in assets),
        *exports.sitemap((path for part in made for path in part.listed), edition.settings),
    )
    check_together(files)
    return files


def _others(
    register: Register, pictured: Sequence[cards.Card], means: Means
) -> list[Callable[[], _Made]]:
    """Return what makes all that is no page: downloads, the search index, cards."""
    spool = means.spool
    return [
        *(partial(_plain, exporter, register, spool) for exporter in exports.EXPORTERS),
        partial(_plain, search.files, register.edition, spool),
        *(
            partial(_plain, partial(cards.pages, register, kept=means.drawn), few, spool)
            for few in cut(pictured)
        ),
    ]


def _register(edition: Edition, since: Data | None) -> Register:
    """Return the edition by its ids, compared with an earlier one where that is given."""
    register = index(edition)
    if since is None:
        return register
    now = decode(b"".join(lines(dossier_fields(register))))
    return compared(register, changes(since, now))


def _plain(export: Callable[[T], Iterable[Page]], of: T, spool: Spool | None) -> _Made:
    return _Made([_put(page, spool) for page in export(of)], [])


def _rendered(
    part: pages.Part, site: Site, templates: Environment, known: Known, spool: Spool | None
) -> _Made:
    return _gathered(rendered(part(), site, templates, known), spool)


def _elsewhere(
    parts: Sequence[pages.Part], sent: Look, known: Known, spool: Spool | None, pool: Executor
) -> Iterator[_Made]:
    """Yield the pages of each part, rendered by a pool."""
    found = remote.pages([part() for part in parts], sent, known, pool)
    for _, rows in groupby(found, key=itemgetter(0)):
        yield _gathered(((sheet, page) for _, sheet, page in rows), spool)


def _gathered(found: Iterable[tuple[Sheet, Page | Same]], spool: Spool | None) -> _Made:
    """Return the pages of a part, and the scripts with the rows of its lists."""
    made: list[Page | Same] = []
    of_lists: list[tuple[str | None, Page]] = []
    listed: list[str] = []
    for sheet, page in found:
        kept = _put(page, spool)
        made.append(kept)
        if isinstance(kept, Page):
            of_lists.append((sheet.rows, kept))
        if sheet.index:
            listed.append(sheet.path)
    made += (_put(script, spool) for script in lists.gathered(of_lists))
    return _Made(made, listed)


def _put(file: Page | Same, spool: Spool | None) -> Page | Same:
    """Return a file with its bytes put away."""
    return spool.put(file) if spool and isinstance(file, Page) else file


def _site(register: Register, assets: dict[str, str], pictured: Iterable[cards.Card]) -> Site:
    settings = register.edition.settings
    base = settings.base_url.rstrip("/") + "/" if settings.base_url else None
    return Site(
        title=title_of(register),
        language=settings.language,
        base_url=base,
        base_path=(urlsplit(base).path if base else "/") or "/",
        assets=assets,
        cards={card.path: cards.address(card.path) for card in pictured},
        sections=_sections(register),
        feed=places.FEED,
        json_feed=places.JSON_FEED,
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
