"""Where two articles may have words in common: runs of three words that few articles share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from dossier.analysis.pickups.words import Stream

_RUN = 3
_HOLDERS = 12
"""The first articles that hold a run; later ones are compared with these only."""
_COMMON = 400
"""A run in more articles than this is a phrase of the language."""
_CANDIDATES = 8
"""Articles with which one article is compared at most."""

Seed = tuple[int, int]
"""Places of the same run in two streams."""

Runs = dict[int, int]
"""The runs of an article, and where each first stands in it."""


def pairs(streams: Sequence[Stream], vocabulary: int) -> dict[tuple[int, int], list[Seed]]:
    """Return the pairs of articles worth comparing (earlier index first), with their seeds.

    Args:
        streams: the running text of each article.
        vocabulary: how many different words there are.
    """
    telling = _telling(streams, vocabulary)
    rows = [
        {run: at for run, at in _runs(stream, vocabulary).items() if run in telling}
        for stream in streams
    ]
    return {(a, b): _seeds(rows[a], rows[b]) for a, b in _best(_counts(rows))}


def _telling(streams: Sequence[Stream], vocabulary: int) -> set[int]:
    """Return the runs that some articles hold, but not too many.

    The runs of an article are made twice: to hold those of all articles takes more than all else.
    """
    held = Counter(chain.from_iterable(_runs(stream, vocabulary) for stream in streams))
    return {run for run, articles in held.items() if 1 < articles <= _COMMON}


def _runs(stream: Stream, vocabulary: int) -> Runs:
    words, matter = stream.words, stream.matter
    square = vocabulary * vocabulary
    places = range(len(words) - _RUN, -1, -1)
    # from the end, so that the first place of a run stays
    return {
        words[at] * square + words[at + 1] * vocabulary + words[at + 2]: at
        for at in places
        if matter[at] or matter[at + 1] or matter[at + 2]
    }


def _counts(rows: Sequence[Runs]) -> dict[tuple[int, int], int]:
    """Return how many runs the pairs share: each article with the first holders of its runs."""
    first: dict[int, list[int]] = defaultdict(list)
    counts: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows):
        holders = [first[run] for run in row]
        for earlier, shared in Counter(chain.from_iterable(holders)).items():
            if shared > 1:
                counts[earlier, number] = shared
        for held in holders:
            if len(held) < _HOLDERS:
                held.append(number)
    return counts


def _best(counts: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Return, in order, the pairs that share the most runs, for each article."""
    rivals: dict[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for pair, shared in counts.items():
        for article in pair:
            rivals[article].append((-shared, pair))
    return sorted({pair for rows in rivals.values() for _, pair in sorted(rows)[:_CANDIDATES]})


def _seeds(a: Runs, b: Runs) -> list[Seed]:
    return sorted([(a[run], b[run]) for run in a.keys() & b.keys()])
