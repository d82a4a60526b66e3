"""Pages rendered by processes that share nothing with this one, on this machine or on others.

What is sent is a chunk of sheets, what the frame of all pages knows, and the templates as text; what
comes back are the bytes of the pages. The bytes are the same wherever they are made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FunctionLoader

from dossier.builder import theme
from dossier.builder.known import Known
from dossier.builder.page import Page, Rendered
from dossier.builder.render import Site, environment_of, renderer
from dossier.builder.sheet import Sheet
from dossier.builder.words import words
from dossier.builder.write import Same
from dossier.errors import TemplateError
from dossier.workers import spread

if TYPE_CHECKING:  # 40 ms to import
    from concurrent.futures import Executor

CHUNK = 20
"""Pages that are sent in one go."""

Source = tuple[str, str, str]
"""A template: its name, its file and its text."""


class Look(NamedTuple):
    """All that pages are made from besides their sheets."""

    site: Site
    sources: tuple[Source, ...]


def look(root: Path, site: Site) -> Look:
    """Return what is to be sent.

    Args:
        root: the dossier's folder, which may have templates of its own.
        site: what the frame of every page knows.

    Raises:
        TemplateError: a template is no text.
    """
    found: dict[str, Source] = {}
    for folder in theme.folders(root, "templates"):
        for file in sorted(folder.rglob("*.html")):
            name = file.relative_to(folder).as_posix()
            if name not in found and file.is_file():
                found[name] = (name, str(file), _text(file))
    return Look(site, tuple(found.values()))


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{file} is not UTF-8: {error.reason}.") from error


@lru_cache(maxsize=2)
def _environment(sources: tuple[Source, ...], language: str) -> Environment:
    found = {name: (text, file, None) for name, file, text in sources}
    return environment_of(FunctionLoader(found.get), words(language))


def render(sent: Look, sheets: Sequence[Sheet]) -> list[bytes]:
    """Return the bytes of some pages.

    Raises:
        TemplateError: a template is broken, named with its file and line.
    """
    return list(map(renderer(sent.site, _environment(sent.sources, sent.site.language)), sheets))


class _Asked(NamedTuple):
    """A page that was asked for, in the order of asking."""

    part: int
    sheet: Sheet
    key: str
    same: Same | None


def pages(
    parts: Sequence[Iterable[Sheet]], sent: Look, known: Known, pool: Executor
) -> Iterator[tuple[int, Sheet, Page | Same]]:
    """Yield each page with the number of its part and its sheet, part by part.

    Args:
        parts: sheets, made here as the processes come to need them.
        sent: all else that the pages are made from.
        known: the site as it was written before.
        pool: where to render.

    Raises:
        TemplateError: a template is broken, named with its file and line.
    """
    waiting: deque[_Asked] = deque()

    def wanted() -> Iterator[Sheet]:
        for number, part in enumerate(parts):
            for sheet in part:
                key = known.key(sheet)
                same = known.same(sheet.path, key)
                waiting.append(_Asked(number, sheet, key, same))
                if same is None:
                    yield sheet

    for data in spread(partial(render, sent), wanted(), pool, CHUNK):
        yield from _those_that_stand(waiting)
        asked = waiting.popleft()
        yield asked.part, asked.sheet, Rendered(asked.sheet.path, data, asked.key)
    yield from _those_that_stand(waiting)


def _those_that_stand(waiting: deque[_Asked]) -> Iterator[tuple[int, Sheet, Same]]:
    """Take the next pages that need not be rendered off the queue."""
    while waiting and (same := waiting[0].same):
        asked = waiting.popleft()
        yield asked.part, asked.sheet, same
