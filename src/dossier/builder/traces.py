"""What each part of a site was made from, so that a part is not made again before any of it changes.

A part asks the register for entries of its tables, and each is noted. Where the digests of all of them
are what they were, and so are the part's own values and whatever is in no table, making it again would
give what it gave: its files are taken as they stand. Which entries it would ask for need not be foreseen.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple, cast

import msgspec
from msgspec import field

from dossier.builder.part import Part
from dossier.builder.reads import EVERYTHING, Entry, Read, Table
from dossier.builder.register import Register, tables
from dossier.model import Record
from dossier.stowed import Kept

_ENCODER = msgspec.msgpack.Encoder()
_SPARE = 1_000
"""Entries that are no longer there, beyond as many as there are, before all traces are forgotten."""


class File(Record, frozen=True, array_like=True):
    """A file of a part."""

    path: str
    listed: bool = False
    """Whether search engines may keep it."""
    rows: str | None = None
    """Address of the script with the rows of the list that it is a page of."""


class Trace(Record, frozen=True, array_like=True):
    """What a part was made from, and its files."""

    read: bytes
    """The numbers of entries, four bytes each."""
    files: tuple[File, ...] = ()
    place: tuple[int, int] = (0, 0)
    """Where its bytes begin and end in the download of which it is a piece."""


class Traces(Record, frozen=True):
    """The traces of all parts of a site."""

    common: str = ""
    """Digest of what all parts are made from."""
    entries: tuple[Entry, ...] = ()
    digests: tuple[bytes, ...] = ()
    """Of the values of the entries."""
    parts: dict[str, Trace] = field(default_factory=dict)
    """By the keys of parts."""


class Done(NamedTuple):
    """A part that has been made, as a process sends it."""

    key: str
    files: tuple[File, ...]
    read: bytes | None
    """See :class:`Trace`; ``None`` where everything was read."""
    unforeseen: tuple[tuple[int, Entry], ...]
    """Entries that are in no table, with the numbers that this process gave them."""
    place: tuple[int, int] = (0, 0)


def _encoder(table: Mapping[str, Any]) -> Callable[[str], bytes]:
    """Return what gives the value of an entry of a table as bytes; none where there is none."""
    if isinstance(table, Kept):
        return table.encoded
    return lambda key: b"" if (value := table.get(key)) is None else _ENCODER.encode(value)


class Tracing:
    """Tells which parts need not be made, and notes of all what they were made from."""

    def __init__(self, before: Traces, common: str, plain: Register, watched: Register) -> None:
        """Begin.

        Args:
            before: the traces of the last build.
            common: digest of what all parts are made from now.
            plain: a register.
            watched: the same register as parts are given it, whose entries are numbered now.
        """
        self._common = common
        self._tables = tables(plain)
        self._asked = cast("Mapping[str, Table[Any]]", tables(watched))
        self._entries = watched.ledger.entries
        self._encoded = {name: _encoder(table) for name, table in self._tables.items()}
        most = 2 * sum(map(len, self._tables.values())) + _SPARE
        known = before if before.common == common and len(before.entries) <= most else Traces()
        self._number(known.entries[1:])
        self._foreseen = len(self._entries)
        self._digests = [b"", *map(self._digest, self._entries[1:])]
        pairs = zip(known.digests, self._digests, strict=False)
        differ = (number for number, (was, now) in enumerate(pairs) if was != now)
        self._changed = {EVERYTHING, *differ}
        self._before = known.parts
        self._parts: dict[str, Trace] = {}

    def _number(self, known: Sequence[Entry]) -> None:
        """Give numbers to the entries that have been known, the ones that they had, then to all others."""
        numbers = {name: table.numbers for name, table in self._asked.items()}
        for number, (name, key) in enumerate(known, len(self._entries)):
            numbers[name][key] = number
        self._entries.extend(known)
        for name, table in self._tables.items():
            of = numbers[name]
            new = [Entry(name, key) for key in table if key not in of]
            of |= {entry.key: n for n, entry in enumerate(new, len(self._entries))}
            self._entries.extend(new)

    def _digest(self, entry: Entry) -> bytes:
        """Return a digest of the value of an entry; nothing where there is none."""
        name, key = entry
        encoded = self._encoded[name](key)
        return blake2b(encoded, digest_size=12).digest() if encoded else b""

    def standing(self, key: str) -> Trace | None:
        """Return the trace of a part of whose inputs none has changed, ``None`` of all others."""
        trace = self._before.get(key)
        if trace is None or not self._changed.isdisjoint(array("I", trace.read)):
            return None
        self._parts[key] = trace
        return trace

    def done(self, part: Part, read: Read, files: Iterable[File]) -> Done:
        """Return what is to be noted of a part that has been made."""
        whole = EVERYTHING in read
        foreseen = whole or not read or max(read) < self._foreseen
        unforeseen = () if foreseen else tuple(n for n in read if n >= self._foreseen)
        return Done(
            part.key,
            tuple(files),
            None if whole else array("I", read).tobytes(),
            tuple((number, self._entries[number]) for number in unforeseen),
        )

    def note(self, done: Done) -> None:
        """Note a part that has been made, here or in another process."""
        if done.read is None:
            return
        read = array("I", done.read)
        if done.unforeseen:
            here = {n: self._asked[e.table].numbers[e.key] for n, e in done.unforeseen}
            read = array("I", (here.get(number, number) for number in read))
        self._parts[done.key] = Trace(read.tobytes(), done.files, done.place)

    def traces(self) -> Traces:
        """Return the traces of this build."""
        more = map(self._digest, self._entries[len(self._digests) :])
        self._digests.extend(more)
        return Traces(self._common, tuple(self._entries), tuple(self._digests), self._parts)
