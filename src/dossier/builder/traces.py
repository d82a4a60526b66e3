"""What each part of a site was made from, so that a part is not made again before any of it changes.

A part asks the register for entries of its tables, and each is noted. Where the digests of all of them
are what they were, and so are the part's own values and whatever is in no table, making it again would
give what it gave: its files are taken as they stand. Which entries it would ask for need not be foreseen.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, cast

from msgspec import field

from dossier.builder.part import Part
from dossier.builder.reads import EVERYTHING, Entry, Read, Table
from dossier.builder.register import Register, tables
from dossier.gathered import digests as digests_of
from dossier.model import Record

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
    entries: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Those that have numbers, in the order of these from 1: tables with keys, a table at several places."""
    digests: tuple[bytes, ...] = ()
    """Of the values of the entries, by their numbers."""
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
        most = 2 * sum(map(len, self._tables.values())) + _SPARE
        known = before if before.common == common and len(before.digests) <= most else Traces()
        for name, keys in known.entries:
            self._asked[name].begin(keys)
        self._digests = self._all_digests()
        self._foreseen = len(self._entries)
        pairs = zip(known.digests, self._digests, strict=False)
        differ = (number for number, (was, now) in enumerate(pairs) if was != now)
        self._changed = {EVERYTHING, *differ}
        self._before = known.parts
        self._parts: dict[str, Trace] = {}

    def _all_digests(self) -> list[bytes]:
        """Return digests of the values of all entries, by their numbers; nothing where there is none."""
        numbers = {name: self._asked[name].numbers(of) for name, of in self._tables.items()}
        digests = [b""] * len(self._entries)
        for name, of in self._tables.items():
            for number, told in zip(numbers[name], digests_of(of), strict=True):
                digests[number] = told
        return digests

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
            here = {n: self._asked[table].number(key) for n, (table, key) in done.unforeseen}
            read = array("I", (here.get(number, number) for number in read))
        self._parts[done.key] = Trace(read.tobytes(), done.files, done.place)

    def traces(self) -> Traces:
        """Return the traces of this build."""
        self._digests.extend(b"" for _ in self._entries[len(self._digests) :])
        runs = groupby(self._entries[1:], _TABLE)
        entries = ((table, tuple(key for _, key in run)) for table, run in runs)
        return Traces(self._common, tuple(entries), tuple(self._digests), self._parts)


_TABLE = itemgetter(0)
