"""Where two articles may have words in common: runs of three words that few articles share."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dossier.analysis.pickups.words import Stream
from dossier.memo import key
from dossier.model import Record

_RUN = 3
_HOLDERS = 12
"""The first articles that hold a run; later ones are compared with these only."""
_COMMON = 400
"""A run in more articles than this is a phrase of the language."""
_CANDIDATES = 8
"""Articles with which one article is compared at most."""
_FIRST, _SECOND, _ALL = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 2**64 - 1
"""What the numbers of the words of a run count in the number of the run, of 64 bits."""

Seed = tuple[int, int]
"""Places of the same run in two streams."""

Pair = tuple[int, int]
"""Two articles, the earlier index first."""


class Runs(Record, frozen=True, array_like=True):
    """The runs of an article, as bare numbers that are kept between builds."""

    numbers: bytes
    """The number of each run, eight bytes each."""
    places: bytes
    """Where it first stands among the words, four bytes each."""


class Candidates(NamedTuple):
    """Which articles are worth comparing, and by which runs."""

    pairs: list[Pair]
    """In order."""
    telling: set[int]
    """The runs that some articles hold, but not too many."""
    common: frozenset[int]
    """The runs that too many hold."""


def runs(stream: Stream) -> Runs:
    """Return the runs of an article."""
    words, matter = stream.words, stream.matter
    places = range(len(words) - _RUN, -1, -1)
    # from the end, so that the first place of a run stays
    found = {
        (words[at] * _FIRST + words[at + 1] * _SECOND + words[at + 2]) & _ALL: at
        for at in places
        if matter[at] or matter[at + 1] or matter[at + 2]
    }
    return Runs(array("Q", found).tobytes(), array("I", found.values()).tobytes())


def candidates(rows: Sequence[Runs]) -> Candidates:
    """Return the pairs of articles worth comparing, from the runs of each article."""
    held = Counter(chain.from_iterable(map(_numbers, rows)))
    telling = {run for run, articles in held.items() if 1 < articles <= _COMMON}
    common = frozenset(run for run, articles in held.items() if articles > _COMMON)
    pairs = _best((telling.intersection(_numbers(row)) for row in rows), len(rows))
    return Candidates(pairs, telling, common)


def telling(row: Runs, found: Candidates) -> dict[int, int]:
    """Return the runs of an article by which it is worth comparing, and where each first stands."""
    places = memoryview(row.places).cast("I")
    both = zip(_numbers(row), places, strict=True)
    return {run: at for run, at in both if run in found.telling}


def seeds(a: Mapping[int, int], b: Mapping[int, int]) -> list[Seed]:
    """Return where two articles may share words, from their telling runs."""
    return sorted([(a[run], b[run]) for run in a.keys() & b.keys()])


def digests(own: Sequence[str], rows: Sequence[Runs], found: Candidates) -> list[str]:
    """Return what tells articles from others as far as the places of their shared runs go.

    Which of the runs that two articles share are seeds depends on others only where too many hold them.

    Args:
        own: what tells each article from others.
        rows: their runs.
        found: which of these are common.
    """
    if not found.common:
        return list(own)
    common = (sorted(found.common.intersection(_numbers(row))) for row in rows)
    return [key(one, runs) for one, runs in zip(own, common, strict=True)]


def _numbers(row: Runs) -> memoryview:
    return memoryview(row.numbers).cast("Q")


def _best(rows: Iterable[set[int]], size: int) -> list[Pair]:
    """Return, in order, the pairs that share the most runs, for each article.

    Each is looked for among the first holders of its runs. A pair and what it shares are one number
    while they are put in order.
    """
    first: dict[int, list[int]] = defaultdict(list)
    rivals: list[list[int]] = [[] for _ in range(size)]
    for number, row in enumerate(rows):
        holders = [first[run] for run in row]
        for earlier, shared in Counter(chain.from_iterable(holders)).items():
            if shared > 1:
                rank = (earlier - shared * size) * size + number
                rivals[earlier].append(rank)
                rivals[number].append(rank)
        for held in holders:
            if len(held) < _HOLDERS:
                held.append(number)
    best = {rank for ranks in rivals for rank in sorted(ranks)[:_CANDIDATES]}
    return sorted([(rank // size % size, rank % size) for rank in best])
