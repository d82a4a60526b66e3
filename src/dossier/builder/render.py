"""Templates in, pages out: one environment a build, one frame a section."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, NoReturn, cast

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)
from jinja2 import TemplateError as JinjaError
from jinja2.bccache import Bucket
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from dossier.builder import heads, theme, urls
from dossier.builder.compiling import Compiled, Compiler
from dossier.builder.heads import Meta
from dossier.builder.offers import feeds, offers
from dossier.builder.sheet import Link, Sheet
from dossier.builder.words import Words, isolated
from dossier.errors import TemplateError
from dossier.model import Record
from dossier.text import written


class Site(Record, frozen=True):
    """What the frame of every page knows."""

    title: str
    language: str
    base_url: str | None
    """With a slash at its end."""
    base_path: str
    """Path of ``base_url``; ``/`` where there is none."""
    assets: dict[str, str]
    """Addresses of the static files by their names."""
    cards: dict[str, str]
    """Addresses of the pictures of pages by the addresses of these; none without ``base_url``."""
    sections: tuple[Link, ...]
    """The main navigation."""
    feed: str
    """Address of the Atom feed of the whole dossier."""
    json_feed: str
    """The same as a JSON feed."""
    logo: str | None = None
    licence: str | None = None


class Frame(Record, frozen=True):
    """What the frame of one page knows."""

    title: str
    description: str
    crumbs: tuple[Link, ...]
    section: str
    index: bool
    moved: str | None
    """Address of the page that stands in its place."""
    top: Markup
    """From the style sheets to the main navigation."""
    bottom: Markup
    """The foot of the page."""
    canonical: str | None
    """Its full address, where that of the site is known."""
    picture: str | None
    """Full address of a picture of it, 800 by 420 pixels, where that of the site is known."""
    meta: tuple[Meta, ...]
    linked_data: Markup
    """What the page is and what it is about, as JSON by schema.org."""
    feeds: tuple[Link, ...]
    """Feeds of the page alone: Atom, then JSON."""
    offers: tuple[Link, ...]
    """What can be taken away, where the page itself does not say so."""


_FAULTS = (JinjaError, TypeError, AttributeError, KeyError, ValueError, ZeroDivisionError)
"""What an expression in somebody's template can raise."""


def environment(root: Path, words: Words, compiled: Path | None = None) -> Environment:
    """Return the templates, those of the dossier before those that came with it.

    Args:
        root: the dossier's folder.
        words: the catalogue of the pages' language.
        compiled: a folder in which compiled templates are kept for the next build.
    """
    loader = ChoiceLoader([FileSystemLoader(f) for f in theme.folders(root, "templates")])
    return environment_of(loader, words, compiled)


def environment_of(loader: BaseLoader, words: Words, compiled: Path | None = None) -> Environment:
    """Return the templates that a loader finds; see :func:`environment`."""
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_kept(compiled),
    )
    made.template_class = Compiled
    made.code_generator_class = Compiler
    made.globals["w"] = words
    made.filters["isolated"] = isolated
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    return made


_KEPT_AS = "2-%s.code"
"""Names of files with compiled templates; the number changes with what compiles them."""


def _kept(folder: Path | None) -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept; nowhere if the folder cannot be used."""
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return _Kept(str(folder), _KEPT_AS) if os.access(folder, os.W_OK) else None


class _Kept(FileSystemBytecodeCache):
    """Compiled templates on a disk whose refusals cost nothing but time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take it from the disk, if the disk gives it."""
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put it on the disk, if the disk takes it."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def load_all(templates: Environment) -> None:
    """Compile all templates now, so that processes forked from this one need not."""
    for name in templates.list_templates(["html"]):
        # A fault is told when the template is used.
        with contextlib.suppress(JinjaError, UnicodeDecodeError):
            templates.get_template(name)


def renderer(site: Site, templates: Environment) -> Callable[[Sheet], bytes]:
    """Return what makes the bytes of a page from its sheet; it keeps the frame of each section."""
    frame = _template(templates, "frame.html")
    made: dict[_Ends, tuple[Markup, Markup]] = {}
    words = cast("Words", templates.globals["w"])

    def render(sheet: Sheet) -> bytes:
        ends = _ends(sheet, site)
        root = ends.root
        try:
            if ends not in made:
                made[ends] = _top_and_bottom(ends, site, templates)
            body = _template(templates, sheet.template)(page=sheet.context, root=root, site=site)
            own = _frame(sheet, site, words, *made[ends])
            html = frame(frame=own, body=Markup(body), root=root, site=site)  # noqa: S704 - made by a template that escapes
        except _FAULTS as error:
            _blame(error, sheet)
        return written(html)

    return render


class _Ends(NamedTuple):
    """What the top and the bottom of a page depend on."""

    root: str
    section: str
    path: str
    """Of the page, where the main navigation leads to it."""
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


def _ends(sheet: Sheet, site: Site) -> _Ends:
    root = site.base_path if sheet.absolute else urls.up(sheet.path)
    path = sheet.path if any(link.url == sheet.path for link in site.sections) else ""
    return _Ends(root, sheet.section, path, sheet.styles, sheet.scripts)


def _top_and_bottom(ends: _Ends, site: Site, templates: Environment) -> tuple[Markup, Markup]:
    top, bottom = (
        Markup(_template(templates, name)(site=site, **ends._asdict()))  # noqa: S704 - made by a template that escapes
        for name in ("top.html", "bottom.html")
    )
    return top, bottom


def _frame(sheet: Sheet, site: Site, words: Words, top: Markup, bottom: Markup) -> Frame:
    return Frame(
        title=sheet.title,
        # Nothing here counts what the whole dossier holds: one article more would make all pages anew.
        description=sheet.description or f"{sheet.title} · {site.title}",
        crumbs=sheet.crumbs,
        section=sheet.section,
        index=sheet.index,
        moved=sheet.moved,
        top=top,
        bottom=bottom,
        canonical=_canonical(sheet, site),
        picture=_picture(sheet, site),
        meta=sheet.meta,
        linked_data=heads.linked_data(_described(sheet, site)),
        feeds=tuple(feeds(sheet, words)),
        offers=offers(sheet, words),
    )


def _picture(sheet: Sheet, site: Site) -> str | None:
    """Return the address of the card of a page, that of the home page where it has none."""
    card = site.cards.get(sheet.path) or site.cards.get(urls.HOME)
    return f"{site.base_url}{card}" if site.base_url and card else None


def _canonical(sheet: Sheet, site: Site) -> str | None:
    return urls.whole(site.base_url, sheet.moved or sheet.path) if site.base_url else None


def _described(sheet: Sheet, site: Site) -> heads.Thing:
    """Return what a page is, for schema.org."""
    if sheet.path == urls.HOME:
        found: heads.Thing = {"@type": "WebSite", "name": site.title}
    else:
        part = {"@type": "WebSite", "name": site.title}
        found = {"@type": "WebPage", "name": sheet.title, "isPartOf": part}
    found["inLanguage"] = site.language
    if sheet.about:
        found["mainEntity"] = sheet.about
    canonical = _canonical(sheet, site)
    return {**found, "url": canonical} if canonical else found


def _template(templates: Environment, name: str) -> Callable[..., str]:
    try:
        return templates.get_template(name).render
    except TemplateSyntaxError as error:
        where = f"{error.filename or error.name}, line {error.lineno}"
        raise TemplateError(f"{where}: {error.message}") from error
    except TemplateNotFound as error:
        raise TemplateError(f"the template {error.name} is missing.") from error


def _blame(error: Exception, sheet: Sheet) -> NoReturn:
    """Say in which template, and in which of its lines, a page failed.

    Raises:
        TemplateError: always.
    """
    if isinstance(error, TemplateSyntaxError):
        where = f"{error.filename or error.name}, line {error.lineno}"
        raise TemplateError(f"{where}: {error.message}") from error
    where, trace = sheet.template, error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name.endswith((".html", ".svg", ".xml")):
            where = f"{name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    raise TemplateError(f"{where}: {error} (while making {sheet.path})") from error
