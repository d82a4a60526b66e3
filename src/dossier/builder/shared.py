"""How many words articles share, and outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from dossier.builder.register import Register
from dossier.model import Pickup, Record

Pair = tuple[str, str]


Words = tuple[tuple[Pair, int, int], ...]
"""Two articles, the words of the passages that they share, and how many these are where of several that
begin and end in the same places the first alone counts."""


def words(pickups: Iterable[Pickup]) -> Words:
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
    return tuple((pair, number, once[pair]) for pair, number in every.items())


class Shared(Record, frozen=True, array_like=True):
    """The words of the articles of an outlet."""

    words: int
    shared: int
    """How many of them articles of other outlets have too, which is no more than all."""


def shared(register: Register, taken: Iterable[Words]) -> Mapping[str, Shared]:
    """Return the words of each outlet, by its id.

    Args:
        register: the edition.
        taken: the words that articles share.
    """
    home = {article: of.id for article, of in register.source_of.items()}
    every: defaultdict[str, int] = defaultdict(int)
    for article, of in home.items():
        every[of] += register.facts.alone[article].words
    with_others: defaultdict[str | None, int] = defaultdict(int)
    for (earlier, later), _, number in chain.from_iterable(taken):
        one, other = home.get(earlier), home.get(later)
        if one != other:
            with_others[one] += number
            with_others[other] += number
    return {of: Shared(number, min(number, with_others[of])) for of, number in every.items()}
