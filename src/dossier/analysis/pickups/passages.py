"""Find the passages that two articles share word for word or lightly edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

import msgspec

from dossier.analysis.moved import Pair
from dossier.analysis.pickups.candidates import candidates
from dossier.analysis.pickups.direction import Order, direct
from dossier.analysis.pickups.extend import Match, Run, both, match
from dossier.analysis.pickups.seeds import Seed, places, seeds
from dossier.analysis.pickups.shared import Between, Shared, gather
from dossier.analysis.pickups.standing import Taken, opening, outlet
from dossier.analysis.pickups.words import Stream, Streams
from dossier.memo import Means, alone
from dossier.model import Article, Passage, Pickup, Reading
from dossier.stowed import articles_of, ids_of
from dossier.text import stable_digest
from dossier.workers import cut, side_by_side

_WORDS = 8
"""A passage has at least as many words."""
_KEPT = 0.5
"""Share of the words that are the same."""
_MATTER = 5
"""Kept content words that are not names."""
_LONG = 12
_MATTER_LONG = 3
"""The same, for a passage in which so many words are kept."""
_MATTER_BESIDE = 1
"""The same, for a passage that stands beside a sure one."""
_QUOTED = 0.8
"""A passage of which both articles give this share as a quote is a quote, not a pickup."""


_COUPLES = 100
"""Pairs of articles that are compared in one go."""
_SIDES = 1_000
"""Articles that are at hand while pairs of them are compared."""


def find(readings: Sequence[Reading], means: Means | None = None) -> Shared:
    """Return the shared passages, in the order of the articles and their texts.

    Args:
        readings: all articles; their number of comparisons is bounded for each.
        means: with what to compare; by default here, and anew.
    """
    memo, own, processes = means = means or alone(readings)
    texts, articles = Streams(readings), articles_of(readings)
    found = candidates(texts, memo, own)
    pairs = found.pairs

    def make(wanted: Sequence[int]) -> list[Between]:
        few = [pairs[n] for n in wanted]

        @lru_cache(_SIDES)
        def side(n: int) -> Side:
            article = articles[n]
            return Side(article, outlet(article), texts[n], places(found.rows[n], found.tells))

        return _compare(side, few, processes)

    keys = [own[a] + own[b] for a, b in pairs]
    return gather(ids_of(readings), pairs, keys, memo.each("pickups", Between, keys, make), means)


class Side(NamedTuple):
    """An article of a pair."""

    article: Article
    outlet: str
    text: Stream
    runs: Mapping[int, int]
    """By which it is worth comparing, and where each first stands."""


def _compare(side: Callable[[int], Side], pairs: Sequence[Pair], processes: int) -> list[Between]:
    """Return what pairs share, spread over processes."""
    tasks = [partial(_packed, side, few) for few in cut(pairs, _COUPLES)]
    decoder = msgspec.msgpack.Decoder(list[Between])
    return list(chain.from_iterable(map(decoder.decode, side_by_side(tasks, processes))))


def _packed(side: Callable[[int], Side], pairs: Sequence[Pair]) -> bytes:
    """Return for each pair what it shares, packed: as records it would take ten times as long to send."""
    return msgspec.msgpack.encode([_between(side(a), side(b)) for a, b in pairs])


def _between(a: Side, b: Side) -> Between:
    """Return the passages of a pair as they are told."""
    shared = _matches(a.text, b.text, seeds(a.runs, b.runs))
    if not shared:
        return Between()
    order, outlets = direct(a.article, b.article), (a.outlet, b.outlet)
    return Between.of(
        [
            Taken(_pickup(a, b, one, order), opening(outlets, a.text.words, one.a[0]))
            for one in shared
        ],
        swapped=order.swapped,
    )


def _matches(a: Stream, b: Stream, seeds: Sequence[Seed]) -> list[Match]:
    """Return the passages that two streams share: the sure ones, and weaker ones beside them."""
    words = both(a, b)
    parts: list[Match] = []
    used: set[int] = set()
    for seed in seeds:
        if seed[1] not in used:
            whole = words.extend(seed)
            used.update(range(whole.b[0], whole.b[1] + 1))
            if whole.size >= _WORDS:
                parts += [part for part in _cut(a, b, whole) if part.size >= _WORDS]
    told = [(part, _told(a, b, part)) for part in parts]
    sure = [part for part, matter in told if matter >= _needed(part)]
    weak = [part for part, matter in told if _MATTER_BESIDE <= matter < _needed(part)]
    beside = [part for part in weak if any(_is_beside(a, b, part, other) for other in sure)]
    return sorted([*sure, *beside])


def _is_beside(a: Stream, b: Stream, part: Match, sure: Match) -> bool:
    """Say whether two passages stand in the same paragraph or the next, in both articles."""
    first = abs(a.block[part.a[0]] - a.block[sure.a[0]])
    second = abs(b.block[part.b[0]] - b.block[sure.b[0]])
    return first <= 1 and second <= 1


def _cut(a: Stream, b: Stream, whole: Match) -> Iterator[Match]:
    """Yield the parts of a match that stay within one paragraph on both sides."""
    if all(
        text.block[ends[0]] == text.block[ends[1]] for text, ends in ((a, whole.a), (b, whole.b))
    ):
        yield whole
        return
    part: list[Run] = []
    before = None
    for first, second, size in whole.runs:
        i, j, end = first, second, first + size
        while i < end:
            blocks = a.block[i], b.block[j]
            if part and blocks != before:
                yield match(part)
                part = []
            within = min(end - i, a.left[i], b.left[j])
            part.append((i, j, within))
            before = blocks
            i, j = i + within, j + within
    yield match(part)


def _needed(part: Match) -> int:
    """Return how many kept content words make a passage sure."""
    return _MATTER_LONG if part.size >= _LONG else _MATTER


def _told(a: Stream, b: Stream, part: Match) -> int:
    """Return the kept content words of a match; 0 where it is a phrase, a name or a quote."""
    if part.kept < _KEPT or _is_quote(a.quoted, b.quoted, part):
        return 0
    return _flagged(a.matter, b.matter, part)


def _is_quote(a: bytearray, b: bytearray, part: Match) -> bool:
    """Say whether most words of a match are flagged as words of quotes on both sides."""
    if a.find(1, part.a[0], part.a[1] + 1) < 0 or b.find(1, part.b[0], part.b[1] + 1) < 0:
        return False
    return _flagged(a, b, part) >= _QUOTED * part.size


def _flagged(a: bytearray, b: bytearray, part: Match) -> int:
    """Return how many words of a match are flagged on both sides."""
    one = b"".join([a[i : i + size] for i, _, size in part.runs])
    other = b"".join([b[j : j + size] for _, j, size in part.runs])
    return (int.from_bytes(one, "big") & int.from_bytes(other, "big")).bit_count()


def _pickup(a: Side, b: Side, shared: Match, order: Order) -> Pickup:
    first = Passage(a.article.id, a.text.span(*shared.a))
    second = Passage(b.article.id, b.text.span(*shared.b))
    if order.swapped:
        first, second, b = second, first, a
    taken = shared.a if order.swapped else shared.b
    share = min(1.0, shared.size / (taken[1] - taken[0] + 1))
    words = len(second.span.of(b.article.text).split())
    return Pickup(_id(first, second), first, second, round(share, 3), order.known, order.why, words)


def _id(a: Passage, b: Passage) -> str:
    return f"pu{stable_digest(*[f'{p.article}:{p.span.start}' for p in (a, b)])}"
