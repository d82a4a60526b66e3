"""How many words of each outlet stand in articles of others too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dossier.builder.register import Register
from dossier.model import Pickup, Record


class Shared(Record, frozen=True, array_like=True):
    """The words of the articles of an outlet."""

    words: int
    shared: int
    """How many of them articles of other outlets have too, which is no more than all."""


def shared(register: Register) -> Mapping[str, Shared]:
    """Return the words of each outlet, by its id."""
    home = {article: of.id for article, of in register.source_of.items()}
    words: defaultdict[str, int] = defaultdict(int)
    taken: defaultdict[str | None, int] = defaultdict(int)
    for article, of in home.items():
        words[of] += len(register.articles[article].text.split())
    for pickup in _once(register.edition.analysis.pickups):
        one, other = home.get(pickup.a.article), home.get(pickup.b.article)
        if one != other:
            taken[one] += pickup.words
            taken[other] += pickup.words
    return {of: Shared(number, min(number, taken[of])) for of, number in words.items()}


def _once(pickups: Iterable[Pickup]) -> Iterator[Pickup]:
    """Yield pickups, which are in the order of their places, of those in the same places the first."""
    before = None
    for pickup in pickups:
        places = pickup.a, pickup.b
        if places != before:
            yield pickup
        before = places
