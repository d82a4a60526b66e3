"""Where two articles may have words in common: runs of three words that few articles share."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping

from dossier.analysis.pickups.words import Stream
from dossier.model import Record

_RUN = 3
_FIRST, _SECOND, _ALL = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 2**64 - 1
"""What the numbers of the words of a run count in the number of the run, of 64 bits."""

Seed = tuple[int, int]
"""Places of the same run in two streams."""


class Runs(Record, frozen=True, array_like=True):
    """The runs of an article, as bare numbers that are kept between builds."""

    numbers: bytes
    """The number of each run, eight bytes each."""
    places: bytes
    """Where it first stands among the words, four bytes each."""


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


def places(row: Runs, tells: Callable[[int], bool]) -> dict[int, int]:
    """Return the runs of an article by which it is worth comparing, and where each first stands."""
    both = zip(numbers(row), memoryview(row.places).cast("I"), strict=True)
    return {run: at for run, at in both if tells(run)}


def seeds(a: Mapping[int, int], b: Mapping[int, int]) -> list[Seed]:
    """Return where two articles may share words, from the runs by which they are compared."""
    return sorted([(a[run], b[run]) for run in a.keys() & b.keys()])


def numbers(row: Runs) -> memoryview:
    """Return the numbers of the runs of an article."""
    return memoryview(row.numbers).cast("Q")
