"""Downloads of the whole dossier, in pieces that are made from a few things each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dossier.builder.page import Page
from dossier.builder.part import Part
from dossier.builder.register import Register
from dossier.model import Record


class Section(Record, frozen=True):
    """A stretch of a download: fixed bytes, and the pieces between them."""

    begin: bytes
    pieces: tuple[Part, ...] = ()
    """Each yields some records."""
    encode: Callable[[Iterable[Any]], bytes] = b"".join
    """Returns records as bytes; nothing where there are none."""
    between: bytes = b""
    """What stands between two pieces."""
    end: bytes = b""
    empty: bytes | None = None
    """All of it where there is no record; by default the beginning and the end."""

    def join(
        self, pieces: Sequence[bytes | memoryview], start: int
    ) -> tuple[list[bytes | memoryview], list[tuple[int, int]]]:
        """Return the section in chunks, and where in the download each piece begins and ends.

        Args:
            pieces: their bytes.
            start: where in the download the section begins.
        """
        if self.empty is not None and not any(pieces):
            return [self.empty], [(start, start)] * len(pieces)
        chunks: list[bytes | memoryview] = [self.begin]
        places, at, between = [], start + len(self.begin), b""
        for piece in pieces:
            if piece:
                chunks += (between, piece)
                at += len(between)
                between = self.between
            places.append((at, at + len(piece)))
            at += len(piece)
        return [*chunks, self.end], places


class Download(Record, frozen=True):
    """A file that is joined from its sections."""

    path: str
    sections: tuple[Section, ...]


def nothing(_: Register, __: Sequence[Page]) -> tuple[Page, ...]:
    """Return nothing that describes downloads."""
    return ()


class Joint(Record, frozen=True):
    """Downloads that are made together."""

    downloads: Callable[[Register], Sequence[Download]]
    about: Callable[[Register, Sequence[Page]], Iterable[Page]] = nothing
    """Makes what describes them."""

    def pages(self, register: Register) -> tuple[Page, ...]:
        """Return all of it, made anew."""
        made = [_whole(download, register) for download in self.downloads(register)]
        return (*made, *self.about(register, made))


def _whole(download: Download, register: Register) -> Page:
    chunks: list[bytes | memoryview] = []
    for section in download.sections:
        made = (part.made(register)[0] for part in section.pieces)
        chunks += section.join([*map(section.encode, made)], 0)[0]
    return Page(download.path, b"".join(chunks))
