"""Find the passages that two articles share word for word or lightly edited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dossier.analysis.pickups.direction import Order, direct
from dossier.analysis.pickups.extend import Match, Run, extend
from dossier.analysis.pickups.seeds import Seed, pairs
from dossier.analysis.pickups.standing import Shared, standing_text
from dossier.analysis.pickups.words import Stream, streams
from dossier.memo import Memo, key
from dossier.model import Passage, Pickup, Reading

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


def find(
    readings: Sequence[Reading], digests: Sequence[str] = (), memo: Memo | None = None
) -> tuple[Pickup, ...]:
    """Return the shared passages, in the order of the articles and their texts.

    Args:
        readings: all articles; their number of comparisons is bounded for each.
        digests: of the readings, where there is a memo.
        memo: knows what pairs of articles were found to share before.
    """
    texts, vocabulary = streams(readings)
    couples = list(pairs(texts, vocabulary).items())

    def compare(wanted: Sequence[int]) -> list[tuple[Match, ...]]:
        rows = (couples[n] for n in wanted)
        return [tuple(_matches(texts[a], texts[b], seeds)) for (a, b), seeds in rows]

    if memo:
        keys = [key(digests[a], digests[b], seeds) for (a, b), seeds in couples]
        found = memo.each("pickups", tuple[Match, ...], keys, compare)
    else:
        found = compare(range(len(couples)))
    shared = [
        Shared(pair, match)
        for (pair, _), matches in zip(couples, found, strict=True)
        for match in matches
    ]
    standing = standing_text(readings, texts, shared)
    articles = [reading.article for reading in readings]
    order = {(a, b): direct(articles[a], articles[b]) for a, b in {row.pair for row in shared}}
    pickups = [
        _pickup(readings, texts, row, order[row.pair]) for row in shared if row not in standing
    ]
    return tuple(sorted(pickups, key=lambda pickup: (pickup.a, pickup.b)))


def _matches(a: Stream, b: Stream, seeds: Sequence[Seed]) -> list[Match]:
    """Return the passages that two streams share: the sure ones, and weaker ones beside them."""
    parts: list[Match] = []
    used: set[int] = set()
    for seed in seeds:
        if seed[1] not in used:
            whole = extend(a, b, seed)
            used.update(range(whole.b[0], whole.b[1] + 1))
            parts.extend(_cut(a, b, whole))
    kept = [part for part in parts if _stands(a, b, part, _MATTER)]
    weak = [part for part in parts if part not in kept and _stands(a, b, part, _MATTER_BESIDE)]
    beside = [part for part in weak if any(_is_beside(a, b, part, sure) for sure in kept)]
    return sorted([*kept, *beside])


def _is_beside(a: Stream, b: Stream, part: Match, sure: Match) -> bool:
    """Say whether two passages stand in the same paragraph or the next, in both articles."""
    first = abs(a.block[part.a[0]] - a.block[sure.a[0]])
    second = abs(b.block[part.b[0]] - b.block[sure.b[0]])
    return first <= 1 and second <= 1


def _cut(a: Stream, b: Stream, match: Match) -> Iterator[Match]:
    """Yield the parts of a match that stay within one paragraph on both sides."""
    part: list[Run] = []
    before = None
    for first, second, size in match.runs:
        i, j, end = first, second, first + size
        while i < end:
            blocks = a.block[i], b.block[j]
            if part and blocks != before:
                yield Match(tuple(part))
                part = []
            within = min(end - i, _left(a, i), _left(b, j))
            part.append((i, j, within))
            before = blocks
            i, j = i + within, j + within
    yield Match(tuple(part))


def _left(stream: Stream, at: int) -> int:
    """Return how many words of its paragraph stand from a word on."""
    return bisect_right(stream.block, stream.block[at], at) - at


def _stands(a: Stream, b: Stream, match: Match, matter: int) -> bool:
    """Say whether a match is more than a phrase, a name or a quote."""
    size = match.size
    if size < _WORDS or match.kept < _KEPT:
        return False
    told = sum([_both(a.matter, b.matter, run) for run in match.runs])
    if told < matter and not (size >= _LONG and told >= _MATTER_LONG):
        return False
    return sum([_both(a.quoted, b.quoted, run) for run in match.runs]) < _QUOTED * size


def _both(a: bytearray, b: bytearray, run: Run) -> int:
    """Return how many words of a run are flagged on both sides."""
    i, j, size = run
    one, other = int.from_bytes(a[i : i + size], "big"), int.from_bytes(b[j : j + size], "big")
    return (one & other).bit_count()


def _pickup(
    readings: Sequence[Reading], texts: Sequence[Stream], row: Shared, order: Order
) -> Pickup:
    pair, match = row
    a, b = (readings[n].article for n in pair)
    first = Passage(a.id, texts[pair[0]].span(*match.a))
    second = Passage(b.id, texts[pair[1]].span(*match.b))
    if order.swapped:
        first, second, b = second, first, a
    taken = match.a if order.swapped else match.b
    share = min(1.0, match.size / (taken[1] - taken[0] + 1))
    words = len(second.span.of(b.text).split())
    return Pickup(first, second, round(share, 3), order.known, order.why, words)
