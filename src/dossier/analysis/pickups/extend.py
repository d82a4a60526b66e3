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
    ((i, j) for i in range(1, _AHEAD + 1) for j in range(1, _AHEAD + 1)),
    key=lambda step: (max(step), sum(step), step),
)


class Match(NamedTuple):
    """Words that two streams share, in order: pairs of places."""

    pairs: tuple[tuple[int, int], ...]

    @property
    def a(self) -> tuple[int, int]:
        """Return the first and the last word in the first stream."""
        return self.pairs[0][0], self.pairs[-1][0]

    @property
    def b(self) -> tuple[int, int]:
        """Return the first and the last word in the second stream."""
        return self.pairs[0][1], self.pairs[-1][1]

    @property
    def kept(self) -> float:
        """Return the share of kept words in the longer of the two stretches."""
        length = max(self.a[1] - self.a[0], self.b[1] - self.b[0]) + 1
        return len(self.pairs) / length


def extend(a: Stream, b: Stream, seed: tuple[int, int]) -> Match:
    """Return the shared passage around a seed."""
    left = _walk(a, b, seed, -1)
    right = _walk(a, b, seed, 1)
    return Match((*reversed(left), seed, *right))


def _walk(a: Stream, b: Stream, seed: tuple[int, int], way: int) -> list[tuple[int, int]]:
    """Follow the shared words in one direction as long as enough of them are kept."""
    i, j = seed
    found: list[tuple[int, int]] = []
    score = best = 0.0
    length = 0
    while step := _next(a, b, (i, j), way):
        i, j = i + way * step[0], j + way * step[1]
        found.append((i, j))
        score += 1.0 - _GAP * (max(step) - 1)
        if score > best:
            best, length = score, len(found)
        elif best - score > _DROP:
            break
    return found[:length]


def _next(a: Stream, b: Stream, at: tuple[int, int], way: int) -> tuple[int, int] | None:
    """Return how far on the next shared word stands in each stream."""
    first, second = _ahead(a.words, at[0], way), _ahead(b.words, at[1], way)
    if not first or not second:
        return None
    if first[0] == second[0]:
        return 1, 1
    if not set(first) & set(second):
        return None
    return next(
        (
            step
            for step in _STEPS
            if step[0] <= len(first)
            and step[1] <= len(second)
            and first[step[0] - 1] == second[step[1] - 1]
        ),
        None,
    )


def _ahead(words: list[int], at: int, way: int) -> list[int]:
    """Return the next words in one direction, the nearest first."""
    if way > 0:
        return words[at + 1 : at + 1 + _AHEAD]
    return words[max(0, at - _AHEAD) : at][::-1]
