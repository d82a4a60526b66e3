"""From a run of words that two texts share to the whole passage that they share, edits included."""

from __future__ import annotations

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

Run = tuple[int, int, int]
"""Place in the first stream, place in the second, and how many words are the same from there."""


class Match(NamedTuple):
    """Words that two streams share, in order."""

    runs: tuple[Run, ...]

    @property
    def a(self) -> tuple[int, int]:
        """Return the first and the last word in the first stream."""
        last = self.runs[-1]
        return self.runs[0][0], last[0] + last[2] - 1

    @property
    def b(self) -> tuple[int, int]:
        """Return the first and the last word in the second stream."""
        last = self.runs[-1]
        return self.runs[0][1], last[1] + last[2] - 1

    @property
    def size(self) -> int:
        """Return the number of shared words."""
        return sum([run[2] for run in self.runs])

    @property
    def kept(self) -> float:
        """Return the share of kept words in the longer of the two stretches."""
        length = max(self.a[1] - self.a[0], self.b[1] - self.b[0]) + 1
        return self.size / length


def extend(a: Stream, b: Stream, seed: tuple[int, int]) -> Match:
    """Return the shared passage around a seed."""
    i, j = seed
    left = _walk(a.words[:i][::-1], b.words[:j][::-1])
    right = _walk(a.words[i + 1 :], b.words[j + 1 :])
    return Match(
        (
            *((i - at - size, j - there - size, size) for at, there, size in reversed(left)),
            (i, j, 1),
            *((i + 1 + at, j + 1 + there, size) for at, there, size in right),
        )
    )


def _walk(first: list[int], second: list[int]) -> list[Run]:
    """Follow the shared words of two lists from their start as long as enough of them are kept."""
    first += _END[0]
    second += _END[1]
    found: list[Run] = []
    score = best = 0.0
    i = j = length = 0
    while step := _next(first, second, i, j):
        score += 1.0 - _GAP * max(step)
        if best - score > _DROP:
            break
        i, j = start = i + step[0], j + step[1]
        while first[i] == second[j]:
            i += 1
            j += 1
        found.append((*start, i - start[0]))
        score += i - start[0] - 1
        if score > best:
            best, length = score, len(found)
    return found[:length]


def _next(first: list[int], second: list[int], i: int, j: int) -> tuple[int, int] | None:
    """Return how many words are changed on each side before the next shared word."""
    if first[i] == second[j]:
        return 0, 0
    near, there = first[i : i + _AHEAD], second[j : j + _AHEAD]
    if set(near).isdisjoint(there):
        return None
    return next(step for step in _STEPS if near[step[0]] == there[step[1]])
