"""How many words articles share, and outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dossier.builder.register import Register
from dossier.model import Pickup, Record

Pair = tuple[str, str]


class Taken(NamedTuple):
    """The words of the passages that two articles share, by the earlier one and the later one."""

    all: Mapping[Pair, int]
    once: Mapping[Pair, int]
    """Of several that begin and end in the same places those of the first."""


def taken(pickups: Iterable[Pickup]) -> Taken:
    """Return the words of passages, which are in the order of their places."""
    every: defaultdict[Pair, int] = defaultdict(int)
    once: defaultdict[Pair, int] = defaultdict(int)
    before = None
    for pickup in pickups:
        places = pickup.a, pickup.b
        pair = pickup.a.article, pickup.b.article
        every[pair] += pickup.words
        if places != before:
            once[pair] += pickup.words
        before = places
    return Taken(every, once)


class Shared(Record, frozen=True, array_like=True):
    """The words of the articles of an outlet."""

    words: int
    shared: int
    """How many of them articles of other outlets have too, which is no more than all."""


def shared(register: Register, once: Mapping[Pair, int]) -> Mapping[str, Shared]:
    """Return the words of each outlet, by its id.

    Args:
        register: the edition.
        once: see :class:`Taken`.
    """
    home = {article: of.id for article, of in register.source_of.items()}
    words: defaultdict[str, int] = defaultdict(int)
    for article, of in home.items():
        words[of] += len(register.articles[article].text.split())
    with_others: defaultdict[str | None, int] = defaultdict(int)
    for pair, number in once.items():
        one, other = map(home.get, pair)
        if one != other:
            with_others[one] += number
            with_others[other] += number
    return {of: Shared(number, min(number, with_others[of])) for of, number in words.items()}
