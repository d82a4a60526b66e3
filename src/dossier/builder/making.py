"""Making the parts of a site: those whose inputs have changed, and the scripts of the lists in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from dossier.builder import lists, remote
from dossier.builder.known import Known
from dossier.builder.page import Page, Rendered, digest
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.remote import Look
from dossier.builder.sheet import Sheet
from dossier.builder.spool import Spool
from dossier.builder.traces import Done, File, Tracing
from dossier.builder.write import Same
from dossier.errors import OutputError

if TYPE_CHECKING:  # 40 ms to import
    from concurrent.futures import Executor

Placed = tuple[File, Page | Same]
"""A file with what is known of it."""


class Ground(NamedTuple):
    """With what parts are made."""

    register: Register
    tracing: Tracing
    known: Known
    spool: Spool | None

    def put(self, file: Page | Same) -> Page | Same:
        """Return a file with its bytes put away."""
        return self.spool.put(file) if self.spool and isinstance(file, Page) else file


class Result(NamedTuple):
    """What became of a part."""

    files: list[Page | Same]
    done: Done

    def placed(self) -> Iterator[Placed]:
        """Yield its files."""
        return zip(self.done.files, self.files, strict=True)


def standing(part: Part, ground: Ground) -> list[Placed] | None:
    """Return the files of a part that need not be made, ``None`` where it has to be."""
    trace = ground.tracing.standing(part.key)
    if trace is None:
        return None
    found: list[Placed] = [
        (file, same) for file in trace.files if (same := ground.known.same(file.path))
    ]
    return found if len(found) == len(trace.files) else None


def missing(parts: Iterable[Part], stood: Iterable[list[Placed] | None]) -> list[Part]:
    """Return the parts that have to be made."""
    return [part for part, files in zip(parts, stood, strict=True) if files is None]


def near_each_other(parts: Sequence[Part], register: Register) -> list[int]:
    """Return in which order to make parts: those of one event follow each other, all others come last.

    They ask for the same articles and for what these share, of which only what was asked for last is at hand.
    """
    return sorted(range(len(parts)), key=lambda n: _event(parts[n], register))


def _event(part: Part, register: Register) -> tuple[bool, str]:
    """Return whether a part is of no event, nor of an article that reports one; and of which."""
    of = str(part.given[0]) if part.given else ""
    event = of if of in register.events else register.event_of.get(of, "")
    return not event, event


def together(
    stood: Iterable[list[Placed] | None], results: Iterable[Result], ground: Ground
) -> Iterator[Placed]:
    """Yield the files of all parts in their order, and note what the new ones were made from."""
    new = iter(results)
    for files in stood:
        yield from noted_of([next(new)], ground) if files is None else files


def noted_of(results: Iterable[Result], ground: Ground) -> Iterator[Placed]:
    """Yield the files that were made, and note what they were made from."""
    for result in results:
        ground.tracing.note(result.done)
        yield from result.placed()


def always(files: list[Page | Same]) -> Result:
    """Return files that every build makes."""
    return Result(files, Done("", tuple(File(file.path) for file in files), None, ()))


def made(parts: Iterable[Part], ground: Ground, render: Callable[[Sheet], bytes]) -> list[Result]:
    """Return what becomes of some parts.

    Raises:
        TemplateError: a template is broken, named with its file and line.
    """
    return [_made(part, ground, render) for part in parts]


def _made(part: Part, ground: Ground, render: Callable[[Sheet], bytes]) -> Result:
    things, done = _begun(part, ground)
    return Result([ground.put(_file(thing, ground.known, render)) for thing in things], done)


def _begun(part: Part, ground: Ground) -> tuple[tuple[Sheet | Page, ...], Done]:
    """Return the pages of a part before they are rendered."""
    things, read = part.made(ground.register)
    return things, ground.tracing.done(part, read, map(_listed, things))


def _listed(thing: Sheet | Page) -> File:
    return (
        File(thing.path, thing.index, thing.rows) if isinstance(thing, Sheet) else File(thing.path)
    )


def _file(thing: Sheet | Page, known: Known, render: Callable[[Sheet], bytes]) -> Page | Same:
    if isinstance(thing, Page):
        return Rendered(thing.path, thing.held, "")
    key = known.key(thing)
    return known.same(thing.path, key) or Rendered(thing.path, render(thing), key)


def elsewhere(parts: Sequence[Part], ground: Ground, sent: Look, pool: Executor) -> list[Result]:
    """Return what becomes of parts whose pages are rendered by a pool.

    Raises:
        TemplateError: a template is broken, named with its file and line.
    """
    done: list[Done] = []

    def sheets(part: Part) -> Iterator[Sheet]:
        things, begun = _begun(part, ground)
        done.append(begun)
        yield from (thing for thing in things if isinstance(thing, Sheet))

    files: defaultdict[int, list[Page | Same]] = defaultdict(list)
    for number, _, page in remote.pages(list(map(sheets, parts)), sent, ground.known, pool):
        files[number].append(ground.put(page))
    return [Result(files[number], begun) for number, begun in enumerate(done)]


def scripts(files: Iterable[Placed], known: Known) -> Iterator[Page | Same]:
    """Yield the script of each list of several pages, with the rows of all of them."""
    pages: defaultdict[str, list[Page | Same]] = defaultdict(list)
    for file, page in files:
        if file.rows:
            pages[file.rows].append(page)
    for path, of in pages.items():
        key = digest("\n".join(map(_key, of)).encode())
        unchanged = all(isinstance(page, Same) for page in of) and known.same(path, key)
        yield unchanged or Rendered(path, lists.script(_data(page, known) for page in of), key)


def _key(page: Page | Same) -> str:
    key = page.stood.key if isinstance(page, Same) else getattr(page, "key", "")
    return f"{page.path} {key}"


def _data(page: Page | Same, known: Known) -> bytes:
    """Return the bytes of a page.

    Raises:
        OutputError: it stands no longer.
    """
    data = page.data if isinstance(page, Page) else known.as_written(page.path)
    if data is None:
        place = known.place(page.path)
        raise OutputError(f"{place} was changed while the site was made; build again")
    return bytes(data)
