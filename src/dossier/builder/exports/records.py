"""JSON with one record a line, whole or in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple
from zlib import crc32

import msgspec

from dossier.builder.exports.article_json import Fields
from dossier.builder.exports.pieces import Section
from dossier.builder.part import Part, Run
from dossier.builder.register import Register

_RUN = 8
"""Articles in a piece of a download, on the average: one costs as much to know again as to make."""


def encode(value: Any) -> bytes:
    """Return JSON with one field a line, so that two builds can be compared by eye."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def lines(fields: Fields) -> Iterator[bytes]:
    """Yield an object as JSON with one record a line, so that two builds can be compared by eye.

    What an iterator yields is written as a list, and never held as a whole.
    """
    before = b"{\n"
    for name, value in fields.items():
        yield before + msgspec.json.encode(name) + b": "
        if isinstance(value, Listed):
            yield from _list(value.records())
        elif isinstance(value, Iterator):
            yield from _list(value)
        elif isinstance(value, dict):
            yield from lines(value)
        else:
            yield msgspec.json.encode(value)
        before = b",\n"
    yield b"\n}\n"


def _list(values: Iterator[Any]) -> Iterator[bytes]:
    before = b"[\n"
    for value in values:
        yield before + msgspec.json.encode(value)
        before = b",\n"
    yield b"[]" if before == b"[\n" else b"\n]"


class Listed(NamedTuple):
    """A list whose records are made from a few things each."""

    register: Register
    pieces: tuple[Part, ...]

    def records(self) -> Iterator[Fields]:
        """Yield all records."""
        return chain.from_iterable(part.things(self.register) for part in self.pieces)

    def section(self, begin: bytes) -> Section:
        """Return the list as a stretch of a download."""
        return Section(begin + b"[\n", self.pieces, encoded, b",\n", b"\n]", begin + b"[]")


def each(
    make: Callable[[Register, str], Iterable[Any]], runs: Iterable[tuple[str, ...]]
) -> tuple[Part, ...]:
    """Return a part for each run of articles, events or names."""
    return tuple(Run(make, run) for run in runs)


def singly(keys: Iterable[str]) -> list[tuple[str, ...]]:
    """Return runs of one: of what is long itself."""
    return [(key,) for key in keys]


def runs(keys: Iterable[str]) -> list[tuple[str, ...]]:
    """Return runs of about eight.

    A key says by itself whether a run begins with it, so that one that comes or goes changes its own run alone.
    """
    found: list[list[str]] = []
    for key in keys:
        if not found or crc32(key.encode()) % _RUN == 0:
            found.append([])
        found[-1].append(key)
    return list(map(tuple, found))


def encoded(records: Iterable[Fields]) -> bytes:
    """Return records as JSON, one a line."""
    return b",\n".join(map(msgspec.json.encode, records))


def sections(fields: Fields) -> Iterator[Section]:
    """Yield what :func:`lines` yields as sections of a download."""
    before = b"{\n"
    for name, value in fields.items():
        begin = before + msgspec.json.encode(name) + b": "
        if isinstance(value, Listed):
            yield value.section(begin)
        elif isinstance(value, dict):
            yield Section(begin)
            yield from sections(value)
        else:
            listed = isinstance(value, Iterator)
            yield Section(
                begin + (b"".join(_list(value)) if listed else msgspec.json.encode(value))
            )
        before = b",\n"
    yield Section(b"\n}\n")
