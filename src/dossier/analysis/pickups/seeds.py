"""Where two articles may have words in common: runs of three words that few articles share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from dossier.analysis.pickups.words import Stream

_RUN = 3
_HOLDERS = 12
"""The first articles that hold a run; later ones are compared with these only."""
_COMMON = 400
"""A run in more articles than this is a phrase of the language."""
_CANDIDATES = 24
"""Articles with which one article is compared at most."""

Seed = tuple[int, int]
"""Places of the same run in two streams."""


def pairs(streams: Sequence[Stream], vocabulary: int) -> dict[tuple[int, int], list[Seed]]:
    """Return the pairs of articles worth comparing (earlier index first), with their seeds.

    Args:
        streams: the running text of each article.
        vocabulary: how many different words there are.
    """
    index = _index(streams, vocabulary)
    found: dict[tuple[int, int], list[Seed]] = defaultdict(list)
    for postings in index.values():
        if 1 < len(postings) <= _COMMON:
            for (a, i), (b, j) in _couples(postings):
                found[a, b].append((i, j))
    return _best(found)


def _index(streams: Sequence[Stream], vocabulary: int) -> dict[int, list[tuple[int, int]]]:
    """Return for each run the articles that hold it and where it first stands in each."""
    index: dict[int, list[tuple[int, int]]] = defaultdict(list)
    square = vocabulary * vocabulary
    for number, stream in enumerate(streams):
        words, matter = stream.words, stream.matter
        for at in range(len(words) - _RUN + 1):
            if matter[at] or matter[at + 1] or matter[at + 2]:
                run = words[at] * square + words[at + 1] * vocabulary + words[at + 2]
                postings = index[run]
                if not postings or postings[-1][0] != number:
                    postings.append((number, at))
    return index


def _couples(postings: list[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the pairs of postings: all among the first holders, later ones with these."""
    first = postings[:_HOLDERS]
    later = [(a, b) for b in postings[_HOLDERS:] for a in first]
    return [*combinations(first, 2), *later]


def _best(found: dict[tuple[int, int], list[Seed]]) -> dict[tuple[int, int], list[Seed]]:
    """Keep for each article the pairs with the most seeds; two seeds at least."""
    rivals: dict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for pair, seeds in found.items():
        if len(seeds) > 1:
            for article in pair:
                rivals[article].append((-len(seeds), pair))
    kept = {pair for rows in rivals.values() for _, pair in sorted(rows)[:_CANDIDATES]}
    return {pair: sorted(found[pair]) for pair in sorted(kept)}
