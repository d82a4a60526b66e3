"""Joining downloads from their pieces; those whose inputs are what they were are taken from the file."""

from __future__ import annotations

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
        chunks, pieces = _joined(download, ground)
        held = ground.spool.keep(chunks) if ground.spool else b"".join(chunks)
        pages.append(Rendered(download.path, held, ""))
        del chunks  # or they would stay in memory while the next one is made
        results += (Result([], piece) for piece in pieces)
    pages += joint.about(register, pages)
    return [always([ground.put(page) for page in pages]), *results]


def _joined(download: Download, ground: Ground) -> tuple[list[bytes | memoryview], list[Done]]:
    """Return the bytes of a download in chunks, and what its pieces were made from."""
    before = ground.known.as_written(download.path)
    chunks: list[bytes | memoryview] = []
    found: list[Done] = []
    size = 0
    for section in download.sections:
        made = [_piece(part, section, before, ground) for part in section.pieces]
        more, places = section.join([piece for piece, _ in made], size)
        found += [d._replace(place=at) for (_, d), at in zip(made, places, strict=True)]
        chunks += more
        size += sum(map(len, more))
    return chunks, found


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
