"""Downloads of the whole dossier, in pieces that are made from a few things each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
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
        self, pieces: Iterable[bytes | memoryview]
    ) -> Iterator[tuple[bytes, bytes | memoryview]]:
        """Yield each piece after what stands before it, then the end of the section with no piece."""
        before, is_empty = self.begin, True
        for piece in pieces:
            yield (before, piece) if piece else (b"", b"")
            if piece:
                before, is_empty = self.between, False
        if is_empty:
            yield self.begin + self.end if self.empty is None else self.empty, b""
        else:
            yield self.end, b""


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
        chunks += chain.from_iterable(section.join(map(section.encode, made)))
    return Page(download.path, b"".join(chunks))
