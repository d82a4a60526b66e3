"""The search index: what it has of articles whose inputs are what they were is taken from its scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from dossier.builder import search
from dossier.builder.making import Ground, Result, always
from dossier.builder.page import Page, Rendered, digest
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.search.passages import Passages
from dossier.builder.traces import Done
from dossier.builder.write import Same


def indexed(register: Register, ground: Ground) -> list[Result]:
    """Return the scripts of the search index.

    Args:
        register: the edition, whose tables need not note who goes through them.
        ground: with what the passages of each article are found.
    """
    before = search.stood(ground.known.as_written) or search.NOTHING
    found = _mended(register, ground, before) or _mended(register, ground, search.NOTHING)
    return found or []


def _mended(register: Register, ground: Ground, before: search.Stood) -> list[Result] | None:
    """Return the scripts, ``None`` where the index that was does not tell enough."""
    done: list[Done] = []

    def made(article: str) -> Passages | None:
        part = Part(search.passages_of, (article,))
        trace = ground.tracing.standing(part.key) if article in before.chunks else None
        if trace:
            done.append(Done(part.key, (), trace.read, ()))
            return None
        (found,), read = part.made(ground.register)
        done.append(ground.tracing.done(part, read, ()))
        return cast("Passages", found)

    pages = search.pages(register, made, before)
    if pages is None:
        return None
    return [always([*_files(pages, ground)]), *(Result([], one) for one in done)]


def _files(pages: tuple[Page, ...], ground: Ground) -> Iterator[Page | Same]:
    """Yield the scripts; of those that stand there already, only that they do."""
    for page in pages:
        key = digest(page.data)
        yield ground.known.same(page.path, key) or ground.put(Rendered(page.path, page.data, key))
