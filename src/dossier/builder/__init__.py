"""From results to a site: addresses, page contexts, rendering and writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from urllib.parse import urlsplit

from jinja2 import Environment

from dossier.builder import cards, exports, pages, theme, urls
from dossier.builder.earlier import Data, changes, decode
from dossier.builder.exports import places
from dossier.builder.exports.dossier_json import dossier_fields
from dossier.builder.exports.records import lines
from dossier.builder.indexed import indexed
from dossier.builder.indexing import index
from dossier.builder.joining import joined
from dossier.builder.known import Before, Known, Made, Noted, looked_at, looks, noted
from dossier.builder.making import (
    Ground,
    Placed,
    Result,
    always,
    elsewhere,
    made,
    missing,
    near_each_other,
    noted_of,
    scripts,
    standing,
    together,
)
from dossier.builder.page import Page, check_together, digest
from dossier.builder.pages import cut
from dossier.builder.pages.index import title_of
from dossier.builder.register import Register, common, compared, watched
from dossier.builder.remote import look as look_of
from dossier.builder.render import Site, environment, load_all, renderer
from dossier.builder.sheet import Link
from dossier.builder.spool import Spool, spooled
from dossier.builder.traces import Tracing
from dossier.builder.write import Same
from dossier.memo import Memo
from dossier.model import Edition
from dossier.stowed import rest
from dossier.workers import side_by_side

if TYPE_CHECKING:  # 40 ms to import, and a small dossier is made by one process
    from concurrent.futures import Executor

__all__ = [
    "Before",
    "Made",
    "Means",
    "Noted",
    "Page",
    "Same",
    "build",
    "looked_at",
    "looks",
    "noted",
    "renew",
    "spooled",
]

T = TypeVar("T")

_FEW = 400
"""Parts that may be made while the records of the edition are held themselves, and not as bytes alone."""


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
    memo: Memo | None = None
    """Knows what was made before."""
    elsewhere: Callable[[], AbstractContextManager[Executor]] | None = None
    """Opens what renders pages, in place of processes of this build."""


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
    made = renew(edition, Before(Path()), Means(processes, compiled, drawn), since)
    return tuple(page for page in made.files if isinstance(page, Page))


def renew(edition: Edition, before: Before, means: Means, since: Data | None = None) -> Made:
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
    register = pages.ready(_register(edition, since, means.memo))
    assets = theme.assets(edition.root, edition.settings.accent)
    templates = environment(edition.root, register.words, means.compiled)
    load_all(templates)
    pictured = cards.listed(register)
    site = _site(register, {asset.name: asset.path for asset in assets}, pictured)
    ground = _ground(register, before.known(edition.root, site), means.spool)
    others = _others(register, pictured, means, ground)
    placed = _placed(register, ground, others, (site, templates, means))
    if means.drawn and pictured:
        cards.forget(register, pictured, means.drawn)
    listed = (file.path for file, _ in placed if file.listed)
    files = (
        *(page for _, page in placed),
        *(ground.put(script) for script in scripts(placed, ground.known)),
        *(Page(asset.path, asset.data) for asset in assets),
        *exports.sitemap(listed, edition.settings),
    )
    check_together(files)
    return Made(files, ground.tracing.traces())


def _ground(register: Register, known: Known, spool: Spool | None) -> Ground:
    asked = watched(register)
    same = digest(f"{known.common} {common(register)}".encode())
    return Ground(asked, Tracing(known.before.traces, same, register, asked), known, spool)


def _placed(
    register: Register,
    ground: Ground,
    others: Sequence[Callable[[], list[Result]]],
    look: tuple[Site, Environment, Means],
) -> list[Placed]:
    """Return the files that are made by others and those of all parts, each kind in its order."""
    site, templates, means = look
    apart = pages.parts(register) if means.elsewhere else []
    here = [*exports.parts(register), *([] if apart else pages.parts(register))]
    stood = [standing(part, ground) for part in here]
    lacking = missing(here, stood)
    if len(lacking) > _FEW:
        _at_rest(register.edition)
    render = renderer(site, templates)
    order = near_each_other(lacking, register)
    tasks = [*others]
    tasks += (partial(made, [lacking[n] for n in few], ground, render) for few in cut(order))
    done = side_by_side(tasks, means.processes)
    made_of = dict(zip(order, chain.from_iterable(done[len(others) :]), strict=True))
    found = [*noted_of(chain.from_iterable(done[: len(others)]), ground)]
    found += together(stood, (made_of[n] for n in range(len(order))), ground)
    if means.elsewhere:
        stood = [standing(part, ground) for part in apart]
        with means.elsewhere() as pool:
            sent = look_of(register.root, site)
            results = elsewhere(missing(apart, stood), ground, sent, pool)
        found += together(stood, results, ground)
    return found


def _at_rest(edition: Edition) -> None:
    """Hold of the edition what a page asks for, and the rest as bytes."""
    found = edition.analysis
    rest(edition.readings, found.names, found.quotes, found.pickups)
    rest(found.points, found.discrepancies)


def _others(
    register: Register, pictured: Sequence[cards.Card], means: Means, ground: Ground
) -> list[Callable[[], list[Result]]]:
    """Return what makes all that is no page: downloads, the search index, cards."""
    spool = means.spool
    return [
        *(partial(joined, joint, register, ground) for joint in exports.JOINTS),
        *(partial(_plain, exporter, register, spool) for exporter in exports.EXPORTERS),
        partial(indexed, register, ground),
        *(
            partial(_plain, partial(cards.pages, register, kept=means.drawn), few, spool)
            for few in cut(pictured)
        ),
    ]


def _register(edition: Edition, since: Data | None, memo: Memo | None) -> Register:
    """Return the edition by its ids, compared with an earlier one where that is given."""
    register = index(edition, memo)
    if since is None:
        return register
    now = decode(b"".join(lines(dossier_fields(register))))
    return compared(register, changes(since, now))


def _plain(export: Callable[[T], Iterable[Page]], of: T, spool: Spool | None) -> list[Result]:
    return [always([spool.put(page) if spool else page for page in export(of)])]


def _site(register: Register, assets: dict[str, str], pictured: Iterable[cards.Card]) -> Site:
    settings = register.settings
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
