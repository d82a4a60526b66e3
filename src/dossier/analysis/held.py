"""How many articles hold each term, as a table that is kept between builds and patched."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from dossier.analysis.moved import packed, unpacked


class Held(NamedTuple):
    """Which articles hold which terms. Terms and articles have numbers."""

    words: tuple[str, ...]
    """The terms by their numbers, one a line, in parts as they came; no article may hold them any more."""
    counts: bytes
    """How many articles hold each, four bytes each."""
    rows: list[bytes]
    """The numbers of the terms of each article, four bytes each."""

    def places(self) -> dict[str, int]:
        """Return the number of each term."""
        terms = words.split("\n") if (words := "\n".join(filter(None, self.words))) else []
        return dict(zip(terms, range(len(terms)), strict=True))

    def numbers(self) -> list[int]:
        """Return how many articles hold each term."""
        return unpacked(self.counts).tolist()

    def holding(self, terms: set[int]) -> list[int]:
        """Return the numbers of the articles that hold any of some terms."""
        rows = enumerate(self.rows) if terms else ()
        return [n for n, row in rows if not terms.isdisjoint(unpacked(row))]


class Recounted(NamedTuple):
    """A table that was patched."""

    held: Held
    places: Mapping[str, int]
    counts: Sequence[int]
    changed: Mapping[int, int]
    """By how many more articles a term is held, of those for which that is others than before."""


def counted(articles: Iterable[Iterable[str]]) -> Recounted:
    """Return the table of some articles, made anew.

    Args:
        articles: the terms of each, each once.
    """
    places: defaultdict[str, int] = defaultdict()
    places.default_factory = places.__len__
    rows = [array("I", map(places.__getitem__, terms)) for terms in articles]
    found = Counter(chain.from_iterable(rows))
    counts = array("I", map(found.__getitem__, range(len(places))))
    held = Held(("\n".join(places),), counts.tobytes(), [row.tobytes() for row in rows])
    places.default_factory = None
    return Recounted(held, places, counts, {})


def recounted(before: Held, gone: Iterable[int], came: Mapping[int, Sequence[str]]) -> Recounted:
    """Return a table of other articles.

    Args:
        before: the table.
        gone: the numbers of the articles that are no longer there.
        came: the terms of those that are new, by their numbers.
    """
    places, counts, rows = before.places(), before.numbers(), list(before.rows)
    changed: Counter[int] = Counter()
    for number in gone:
        changed.subtract(unpacked(rows[number]))
        rows[number] = b""
    rows += [b""] * (max(came, default=-1) + 1 - len(rows))
    for number, terms in came.items():
        row = [places.setdefault(term, len(places)) for term in terms]
        changed.update(row)
        rows[number] = packed(row)
    words = (*before.words, "\n".join(islice(places, len(counts), None)))
    counts += [0] * (len(places) - len(counts))
    some = {term: more for term, more in changed.items() if more}
    for term, more in some.items():
        counts[term] += more
    held = Held(words, packed(counts), rows)
    return Recounted(held, places, counts, some)
