"""From a run of words that two texts share to the whole passage that they share, edits included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.pickups.words import Stream

_AHEAD = 6
"""How many words may be changed in one place."""
_GAP = 0.45
"""Cost of a changed word, where a kept word counts 1."""
_DROP = 4.0
"""How far the score may fall below its best before a passage is taken to have ended."""

_STEPS = sorted(
    ((i, j) for i in range(_AHEAD) for j in range(_AHEAD)),
    key=lambda step: (max(step), sum(step), step),
)
_END = ([-1] * _AHEAD, [-2] * _AHEAD)
"""What stands behind the last words, so that nothing there is the same."""

_STRIDE = 8
"""Words that are compared at once."""

Run = tuple[int, int, int]
"""Place in the first stream, place in the second, and how many words are the same from there."""


Edges = tuple[int, int]
"""The first and the last word of a stretch."""


class Match(NamedTuple):
    """Words that two streams share, in order."""

    runs: tuple[Run, ...]
    a: Edges
    """Of the stretch of the first stream."""
    b: Edges
    """Of the stretch of the second stream."""
    size: int
    """The number of shared words."""

    @property
    def kept(self) -> float:
        """Return the share of kept words in the longer of the two stretches."""
        return self.size / (max(self.a[1] - self.a[0], self.b[1] - self.b[0]) + 1)


def match(runs: Sequence[Run]) -> Match:
    """Return the match that consists of some runs."""
    (i, j, _), (last_i, last_j, size) = runs[0], runs[-1]
    shared = sum([run[2] for run in runs])
    return Match(tuple(runs), (i, last_i + size - 1), (j, last_j + size - 1), shared)


class Both(NamedTuple):
    """The words of two streams, to be followed from any place in either direction."""

    ahead: tuple[list[int], list[int]]
    back: tuple[list[int], list[int]]
    """The same from the last word to the first."""

    def extend(self, seed: tuple[int, int]) -> Match:
        """Return the shared passage around a seed."""
        i, j = seed
        ends = [len(words) - _AHEAD for words in self.back]
        left = _walk(*self.back, ends[0] - i, ends[1] - j)
        right = _walk(*self.ahead, i + 1, j + 1)
        before = [(ends[0] - at - n, ends[1] - there - n, n) for at, there, n in reversed(left)]
        return match([*before, (i, j, 1), *right])


def both(a: Stream, b: Stream) -> Both:
    """Return the words of two streams, to be followed from any place."""
    ahead = a.words + _END[0], b.words + _END[1]
    return Both(ahead, (a.words[::-1] + _END[0], b.words[::-1] + _END[1]))


def _walk(first: list[int], second: list[int], i: int, j: int) -> list[Run]:
    """Follow the shared words of two lists from a place as long as enough of them are kept."""
    found: list[Run] = []
    score = best = 0.0
    length = 0
    while step := _next(first, second, i, j):
        score += 1.0 - _GAP * max(step)
        if best - score > _DROP:
            break
        i, j = i + step[0], j + step[1]
        size = _same(first, second, i, j)
        found.append((i, j, size))
        i, j = i + size, j + size
        score += size - 1
        if score > best:
            best, length = score, len(found)
    return found[:length]


def _same(first: list[int], second: list[int], i: int, j: int) -> int:
    """Return how many words are the same from two places on."""
    size = 0
    while first[i + size : i + size + _STRIDE] == second[j + size : j + size + _STRIDE]:
        size += _STRIDE
    while first[i + size] == second[j + size]:
        size += 1
    return size


def _next(first: list[int], second: list[int], i: int, j: int) -> tuple[int, int] | None:
    """Return how many words are changed on each side before the next shared word."""
    if first[i] == second[j]:
        return 0, 0
    near, there = first[i : i + _AHEAD], second[j : j + _AHEAD]
    if set(near).isdisjoint(there):
        return None
    for here, beside in _STEPS:
        if near[here] == there[beside]:
            return here, beside
    return None
