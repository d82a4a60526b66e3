"""A part of the site: what makes some of its files, from the register and a few plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

import msgspec

from dossier.builder.page import digest
from dossier.builder.reads import Read
from dossier.builder.register import Register
from dossier.model import Record

_ENCODER = msgspec.msgpack.Encoder()


class Part(Record, frozen=True):
    """Some files of the site.

    Raises:
        TypeError: ``make`` could know more than it is given: it is a method, or has no name of its own.
    """

    make: Callable[..., Iterable[Any]]
    """A function of a module. Takes the register and what is given, and yields sheets of pages, files, or
    records of a download."""
    given: tuple[Any, ...] = ()
    """Records, texts and numbers."""

    def __post_init__(self) -> None:
        """Refuse what could go round the register."""
        if "<" in getattr(self.make, "__qualname__", "<") or hasattr(self.make, "__self__"):
            raise TypeError(f"{self.make} is no function of a module")

    @property
    def key(self) -> str:
        """Return what tells the part from others: a digest of what makes it, and from what."""
        made_by = (self.make.__module__, self.make.__qualname__)
        return digest(_ENCODER.encode((made_by, self.given)))

    def things(self, register: Register) -> Iterable[Any]:
        """Yield what it makes."""
        return self.make(register, *self.given)

    def made(self, register: Register) -> tuple[tuple[Any, ...], Read]:
        """Return what it yields, and what of the register was read for that."""
        return register.ledger.watch(lambda: tuple(self.things(register)))


class Run(Part, frozen=True):
    """What ``make`` yields for one thing after the other that is given."""

    def things(self, register: Register) -> Iterable[Any]:
        """Yield what it makes."""
        return chain.from_iterable(self.make(register, one) for one in self.given)
