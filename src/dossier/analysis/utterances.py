"""Whether two quotes are one utterance: which are worth comparing, and how they are compared."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, combinations
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_CANDIDATES = 40
"""Quotes of a circle behind a word beyond which the word is too common to propose pairs."""
_DAYS_APART = 14
"""Days between two articles that can still quote one utterance."""
_SPAN = 60
"""Days whose quotes are in one circle, with those of the next days that are near enough."""
_LEAST_WORDS = 4
"""Content words of the shorter quote, and words that both must share."""
_SHARED_BY_SPEAKER = 0.5
"""Share of the shorter quote's words that must stand in the other, when the speaker is one name."""
_SHARED_ALONE = 0.6
"""The same, when the speakers are offices whose words agree."""
_RUN = 5
"""Words in a row that two such quotes share, at least."""
_FIGURES = 2
"""Numbers of each of two quotes by which they are of two things if they share none."""
_OFFICE = 2
"""Words that two offices share, where both have so many."""
_TITLE = 10
"""Words of an office by which it is looked for."""


class Said(NamedTuple):
    """A quote as it is compared."""

    article: str
    words: frozenset[str]
    """Stems of its content words."""
    speaker: frozenset[str]
    """Stems of the words that name the speaker."""
    day: int | None
    all: tuple[str, ...]
    """All its words in order, where few of them are content words; else none."""
    is_named: bool
    """Whether it is known whose name the speaker has."""


class Circle(NamedTuple):
    """Quotes of which any two may be one utterance."""

    quotes: tuple[int, ...]
    """Their numbers, in order."""
    is_one: bool
    """Whether one person said them all; else their speakers are offices with the same words."""


def circles(
    names: Sequence[str | None],
    offices: Sequence[tuple[str, ...]],
    days: Sequence[int | None],
) -> list[Circle]:
    """Return the quotes that are compared with each other: no pair of others can be one utterance.

    Args:
        names: the name of the speaker of each quote, where it is known.
        offices: stems of the words that name the speaker of each, in order.
        days: when each was published.
    """
    people: dict[str, list[int]] = defaultdict(list)
    titles: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (name, office) in enumerate(zip(names, offices, strict=True)):
        titles[office].append(number)
        if name is not None:
            people[name].append(number)
    named = frozenset(chain.from_iterable(people.values()))
    both = (sorted(chain.from_iterable(some)) for some in _alike(titles))
    agreeing = dict.fromkeys(
        near
        for some in both
        for near in _near_in_time(some, days)
        if len(near) > 1 and not named.issuperset(near)
    )
    by_name = (near for some in people.values() for near in _near_in_time(some, days))
    found = [Circle(near, is_one=True) for near in by_name if len(near) > 1]
    return found + [Circle(near, is_one=False) for near in agreeing]


def _near_in_time(quotes: Sequence[int], days: Sequence[int | None]) -> Iterator[tuple[int, ...]]:
    """Yield quotes that are near enough in time, so that one that comes concerns no others."""
    spans: dict[int | None, list[int]] = defaultdict(list)
    for n in quotes:
        spans[None if (day := days[n]) is None else day // _SPAN].append(n)
    undated = spans.pop(None, [])
    if len(spans) <= 1:
        yield tuple(quotes)
        return
    for span, own in spans.items():
        after = spans.get(span + 1, ()) if span is not None else ()
        early = [n for n in after if (days[n] or 0) % _SPAN < _DAYS_APART]
        yield tuple(sorted([*own, *early, *undated]))


def _alike(titles: dict[tuple[str, ...], list[int]]) -> Iterator[list[list[int]]]:
    """Yield the quotes of offices that share as many words as make them one."""
    found: dict[tuple[str, ...], list[list[int]]] = defaultdict(list)
    alone = {title for title in titles if len(title) < _OFFICE}
    for title, quotes in titles.items():
        shared = [*combinations(title[:_TITLE], _OFFICE), *alone.intersection(zip(title))]
        for words in shared:
            found[words].append(quotes)
    yield from found.values()


def same(said: Sequence[Said], *, is_one: bool) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes of a circle that are one utterance, by their places in it.

    Args:
        said: the quotes, in the order of their articles.
        is_one: whether one person said them all.
    """
    yield from _pairs(said, is_one=is_one)
    if is_one:
        yield from _in_order(said)


def _pairs(said: Sequence[Said], *, is_one: bool) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that are one utterance, since they share many of their words."""
    index: dict[str, deque[int]] = defaultdict(partial(deque, maxlen=_CANDIDATES))
    for number, quote in enumerate(said):
        if len(quote.words) < _LEAST_WORDS:
            continue
        behind = list(map(index.__getitem__, quote.words))
        for other, shared in _near(behind):
            if _is_same(said[other], quote, shared, is_one=is_one):
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


def _in_order(said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes of one person, of which one has all words of the other."""
    index: dict[tuple[str, ...], list[int]] = {}
    for number, quote in enumerate(said):
        starts = range(len(quote.all) - _RUN + 1)
        runs = {quote.all[n : n + _RUN] for n in starts}
        near = {other for run in runs for other in index.get(run, ())[-_CANDIDATES:]}
        yield from ((other, number) for other in sorted(near) if _holds(said[other], quote))
        for run in runs:
            index.setdefault(run, []).append(number)


def _holds(a: Said, b: Said) -> bool:
    """Say whether two quotes of one person are the same words, but for some that one of them lacks."""
    if not _may_be_one(a, b):
        return False
    return LCSseq.similarity(a.all, b.all) == min(len(a.all), len(b.all))


def _is_same(a: Said, b: Said, shared: int, *, is_one: bool) -> bool:
    """Say whether two quotes are one utterance."""
    if not _may_be_one(a, b):
        return False
    share = shared / min(len(a.words), len(b.words))
    if is_one:
        return share >= _SHARED_BY_SPEAKER and not _tells_other_numbers(a, b)
    are_named = a.is_named and b.is_named  # a circle of their own has them where the name is one
    is_like = share >= _SHARED_ALONE and not are_named and _is_one_office(a, b)
    return is_like and not _tells_other_numbers(a, b)


def _tells_other_numbers(a: Said, b: Said) -> bool:
    """Say whether both quotes tell several numbers and have none in common: results of two days."""
    first, second = ({word for word in said.words if word[0].isdigit()} for said in (a, b))
    return min(len(first), len(second)) >= _FIGURES and first.isdisjoint(second)


def _may_be_one(a: Said, b: Said) -> bool:
    """Say whether two quotes are of two articles that are not far apart in time."""
    if a.article == b.article:
        return False
    return a.day is None or b.day is None or abs(a.day - b.day) <= _DAYS_APART


def _is_one_office(a: Said, b: Said) -> bool:
    """Say whether the words that name two speakers agree: "Sudani’s office", "the office of …"."""
    return bool(a.speaker and b.speaker) and len(a.speaker & b.speaker) >= min(
        _OFFICE, len(a.speaker), len(b.speaker)
    )
