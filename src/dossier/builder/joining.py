"""Joining downloads from their pieces; those whose inputs are what they were are taken from the file."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.builder.exports.pieces import Download, Joint, Section
from dossier.builder.making import Ground, Result, always
from dossier.builder.page import Page, Rendered
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.builder.traces import Done


def joined(joint: Joint, register: Register, ground: Ground) -> list[Result]:
    """Return downloads that are made together.

    Args:
        joint: the downloads.
        register: the edition, whose tables need not note who goes through them.
        ground: with what the pieces are made.
    """
    pages: list[Page] = []
    results: list[Result] = []
    for download in joint.downloads(register):
        done: list[Done] = []
        chunks = _joined(download, ground, done)
        held = ground.spool.keep(chunks) if ground.spool else b"".join(chunks)
        pages.append(Rendered(download.path, held, ""))
        results += (Result([], piece) for piece in done)
    pages += joint.about(register, pages)
    return [always([ground.put(page) for page in pages]), *results]


def _joined(download: Download, ground: Ground, done: list[Done]) -> Iterator[bytes | memoryview]:
    """Yield the bytes of a download as its pieces are made, and note what these were made from."""
    before = ground.known.as_written(download.path)
    at = 0
    for section in download.sections:
        for fixed, piece in section.join(_pieces(section, before, ground, done)):
            at += len(fixed)
            if piece:
                done[-1] = done[-1]._replace(place=(at, at + len(piece)))
            at += len(piece)
            yield from (fixed, piece)


def _pieces(
    section: Section, before: memoryview | None, ground: Ground, done: list[Done]
) -> Iterator[bytes | memoryview]:
    for part in section.pieces:
        piece, one = _piece(part, section, before, ground)
        done.append(one)
        yield piece


def _piece(
    part: Part, section: Section, before: memoryview | None, ground: Ground
) -> tuple[bytes | memoryview, Done]:
    """Return the bytes of a piece: those that it had, unless something has changed."""
    key = part.key
    trace = None if before is None else ground.tracing.standing(key)
    if trace and before:
        return before[slice(*trace.place)], Done(key, (), trace.read, ())
    records, read = part.made(ground.register)
    return section.encode(records), ground.tracing.done(part, read, ())
