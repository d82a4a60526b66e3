"""Two texts sentence by sentence, and two sentences word by word."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from dossier.model import Record, Span
from dossier.text import WORD, fold

ALIKE = 0.5
"""Share of the telling letters from which two sentences are one reworded."""

SHORTEST = 4
"""Letters of a word that counts for likeness; shorter ones stand in any two sentences."""


class Prepared(Record, frozen=True):
    """A sentence with what is compared of it."""

    number: int
    """Of the sentence in its text."""
    span: Span
    pieces: tuple[str, ...]
    """What stands before the first word, the word, what stands before the next one, and so on."""
    words: tuple[str, ...]
    """Folded, in order."""
    telling: frozenset[str]
    """Those that count for likeness."""
    weight: int
    """Their letters together."""


class Sentences(NamedTuple):
    """All sentences of a text."""

    all: tuple[Prepared, ...]
    places: Mapping[str, Sequence[int]]
    """By telling word: the numbers of those that have it."""


class Aligned(Record, frozen=True):
    """A sentence of each text, or of one alone."""

    kind: str
    """``same``, ``reworded``, ``left`` or ``right``."""
    left: Prepared | None
    right: Prepared | None


class Segment(NamedTuple):
    """A stretch of a sentence."""

    text: str
    same: bool
    """Whether the other sentence has it too."""


def prepare(text: str, spans: Iterable[Span]) -> Sentences:
    """Return sentences ready to be aligned with those of any other text."""
    found = tuple(_prepared(i, span.of(text), span) for i, span in enumerate(spans))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for one in found:
        for word in one.telling:
            places[word].append(one.number)
    return Sentences(found, dict(places))


_PIECES = re.compile(f"({WORD.pattern})")


def _prepared(number: int, text: str, span: Span) -> Prepared:
    pieces, words = _split(text)
    telling = frozenset([word for word in words if len(word) >= SHORTEST])
    return Prepared(number, span, pieces, words, telling, sum(map(len, telling)))


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pieces of a sentence, and its words folded."""
    pieces = tuple(_PIECES.split(text))
    return pieces, tuple(map(fold, pieces[1::2]))


def align(left: Sentences, right: Sentences) -> list[Aligned]:
    """Return both texts in order: the left one's, with what only the right has at its place."""
    partners, theirs = _partners(left, right), right.all
    waiting = _alone(len(theirs), set(partners.values()))
    rows = [Aligned("right", None, theirs[j]) for j in waiting.get(-1, ())]
    for i, ours in enumerate(left.all):
        j = partners.get(i)
        if j is None:
            rows.append(Aligned("left", ours, None))
            continue
        kind = "same" if ours.words == theirs[j].words else "reworded"
        rows.append(Aligned(kind, ours, theirs[j]))
        rows += [Aligned("right", None, theirs[k]) for k in waiting.get(j, ())]
    return rows


def _alone(size: int, taken: set[int]) -> dict[int, list[int]]:
    """Return the sentences without a partner by the last one before them that has one."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    last = -1
    for j in range(size):
        if j in taken:
            last = j
        else:
            found[last].append(j)
    return found


def _partners(left: Sentences, right: Sentences) -> dict[int, int]:
    """Return for sentences of the left the most similar of the right, each used once."""
    partners = _word_for_word(left.all, right.all)
    taken = set(partners.values())
    rest = [ours for ours in left.all if ours.number not in partners]
    for _, i, j in sorted(_likely(rest, right, frozenset(taken))):
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def _word_for_word(left: Sequence[Prepared], right: Sequence[Prepared]) -> dict[int, int]:
    """Return for sentences of the left those of the right with the same words, each used once."""
    waiting: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for j, theirs in enumerate(right):
        waiting[theirs.words].append(j)
    return {
        i: waiting[ours.words].popleft()
        for i, ours in enumerate(left)
        if ours.telling and waiting.get(ours.words)
    }


def _likely(
    left: Iterable[Prepared], right: Sentences, taken: frozenset[int]
) -> Iterator[tuple[float, int, int]]:
    """Yield (minus likeness, left, right) of pairs that are alike enough, without those that are taken."""
    places, theirs = right.places, right.all
    for ours in left:
        letters: dict[int, int] = {}
        for word in ours.telling & places.keys():
            for j in places[word]:
                letters[j] = letters.get(j, 0) + len(word)
        for j, shared in letters.items():
            likeness = 2 * shared / (ours.weight + theirs[j].weight)
            if likeness >= ALIKE and j not in taken:
                yield -likeness, ours.number, j


def segments(left: Prepared, right: Prepared) -> tuple[list[Segment], list[Segment]]:
    """Return both sentences cut where they differ."""
    ours, theirs = same_runs(left.words, right.words)
    return _segments(cut(left.pieces, ours)), _segments(cut(right.pieces, theirs))


def _segments(stretches: Iterable[str]) -> list[Segment]:
    return [Segment(text, number % 2 == 0) for number, text in enumerate(stretches) if text]


Run = tuple[int, int]
"""Number of the first word, and how many words there are."""


def same_runs(left: Sequence[str], right: Sequence[str]) -> tuple[list[Run], list[Run]]:
    """Return the runs of words that two sequences share, in order, as they stand in each.

    The last run is the empty one at the end.
    """
    blocks = LCSseq.opcodes(left, right).as_matching_blocks()
    return [(b.a, b.size) for b in blocks], [(b.b, b.size) for b in blocks]


def cut(pieces: Sequence[str], runs: Iterable[Run]) -> list[str]:
    """Return a sentence as stretches of equal and of other words in turn, beginning and ending with equal ones.

    Args:
        pieces: of the sentence.
        runs: of equal words, the last of them at its end.
    """
    stretches: list[str] = []
    at = word = 0
    for start, size in runs:
        if start > word:
            first, end = 2 * word + 1, 2 * start
            stretches += ("".join(pieces[at:first]), "".join(pieces[first:end]))
            at = end
        word = start + size
    stretches.append("".join(pieces[at:]))
    return stretches


COMPARABLE = 0.4
"""Share of its words that a wording has in common with another one, so that they can be compared."""


def differing(first: str, other: str) -> tuple[Segment, ...]:
    """Return a wording cut where it differs from the first one.

    Empty where both are the same words, or too few of them are.
    """
    if first == other:  # the commonest case by far: each first wording, and most that were copied
        return ()
    (_, ours), (pieces, theirs) = _split(first), _split(other)
    found = _segments(cut(pieces, same_runs(ours, theirs)[1]))
    same = sum(len(s.text) for s in found if s.same)
    if same < COMPARABLE * len(other) or all(s.same for s in found):
        return ()
    return tuple(found)
