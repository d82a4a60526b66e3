"""Whether two quotes are one utterance: which are worth comparing, and how they are compared."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_CANDIDATES = 40
"""Quotes behind a word beyond which the word is too common to propose pairs."""
_DAYS_APART = 14
"""Days between two articles that can still quote one utterance."""
_LEAST_WORDS = 4
"""Content words of the shorter quote, and words that both must share."""
_SHARED_BY_SPEAKER = 0.5
"""Share of the shorter quote's words that must stand in the other, when the speaker is one name."""
_SHARED_ALONE = 0.6
"""The same, when the speakers are offices whose words agree."""
_RUN = 5
"""Words in a row that two such quotes share, at least."""


class Said(NamedTuple):
    """A quote as it is compared."""

    reading: int
    words: frozenset[str]
    """Stems of its content words."""
    name: str | None
    """Id of the speaker's name."""
    speaker: frozenset[str]
    """Stems of the words that name the speaker."""
    day: int | None
    all: tuple[str, ...]
    """All its words in order, where few of them are content words; else none."""


def same(said: Sequence[Said], start: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that are one utterance, the later ones from a number on.

    Args:
        said: all quotes, in the order of their articles.
        start: the number of the first that is compared with those before it.
    """
    yield from _pairs(said, start)
    yield from _in_order(said, start)


def _pairs(said: Sequence[Said], start: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that are one utterance, the later ones from a number on."""
    index: dict[str, deque[int]] = defaultdict(partial(deque, maxlen=_CANDIDATES))
    for number, quote in enumerate(said):
        if len(quote.words) < _LEAST_WORDS:
            continue
        behind = list(map(index.__getitem__, quote.words))
        for other, shared in _near(behind) if number >= start else ():
            if _is_same(said[other], quote, shared):
                yield other, number
        for held in behind:
            held.append(number)


def _near(behind: list[deque[int]]) -> list[tuple[int, int]]:
    """Return the quotes that share enough words with one, and how many, in order.

    Args:
        behind: the quotes behind each of its words.
    """
    behind.sort(key=len)
    # whoever shares so many words stands behind one of the rarer ones
    near = Counter(chain.from_iterable(behind[: 1 - _LEAST_WORDS]))
    if near:
        near.update(filter(near.__contains__, chain.from_iterable(behind[1 - _LEAST_WORDS :])))
    return sorted([(other, shared) for other, shared in near.items() if shared >= _LEAST_WORDS])


def _in_order(said: Sequence[Said], start: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes of one person, of which one has all words of the other, likewise."""
    index: dict[tuple[str, ...], list[int]] = {}
    for number, quote in enumerate(said):
        if quote.name is None:
            continue
        starts = range(len(quote.all) - _RUN + 1)
        runs = {(quote.name, *quote.all[n : n + _RUN]) for n in starts}
        if number >= start:
            near = {other for run in runs for other in index.get(run, ())[-_CANDIDATES:]}
            yield from ((other, number) for other in sorted(near) if _holds(said[other], quote))
        for run in runs:
            index.setdefault(run, []).append(number)


def _holds(a: Said, b: Said) -> bool:
    """Say whether two quotes of one person are the same words, but for some that one of them lacks."""
    if a.reading == b.reading or not _is_near(a, b):
        return False
    return LCSseq.similarity(a.all, b.all) == min(len(a.all), len(b.all))


def _is_same(a: Said, b: Said, shared: int) -> bool:
    """Say whether two quotes are one utterance."""
    if a.reading == b.reading or not _is_near(a, b):
        return False
    share = shared / min(len(a.words), len(b.words))
    if a.name is not None and b.name is not None:
        return a.name == b.name and share >= _SHARED_BY_SPEAKER
    return share >= _SHARED_ALONE and _is_one_office(a, b)


def _is_near(a: Said, b: Said) -> bool:
    return a.day is None or b.day is None or abs(a.day - b.day) <= _DAYS_APART


def _is_one_office(a: Said, b: Said) -> bool:
    """Say whether the words that name two speakers agree: "Sudani’s office", "the office of …"."""
    return bool(a.speaker and b.speaker) and len(a.speaker & b.speaker) >= min(
        2, len(a.speaker), len(b.speaker)
    )
