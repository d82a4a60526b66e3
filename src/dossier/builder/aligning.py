"""Two texts sentence by sentence, and two sentences word by word."""

from __future__ import annotations

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

    span: Span
    text: str
    """The sentence itself."""
    words: tuple[str, ...]
    """Folded, in order."""
    telling: frozenset[str]
    """Those that count for likeness."""
    weight: int
    """Their letters together."""


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


def prepare(text: str, spans: Iterable[Span]) -> tuple[Prepared, ...]:
    """Return sentences ready to be aligned with those of any other text."""
    return tuple(_prepared(span.of(text), span) for span in spans)


def _prepared(text: str, span: Span) -> Prepared:
    words = tuple(map(fold, WORD.findall(text)))
    telling = frozenset([word for word in words if len(word) >= SHORTEST])
    return Prepared(span, text, words, telling, sum(map(len, telling)))


def align(left: Sequence[Prepared], right: Sequence[Prepared]) -> list[Aligned]:
    """Return both texts in order: the left one's, with what only the right has at its place."""
    partners = _partners(left, right)
    waiting = _alone(len(right), set(partners.values()))
    rows = [Aligned("right", None, right[j]) for j in waiting.get(-1, ())]
    for i, ours in enumerate(left):
        j = partners.get(i)
        if j is None:
            rows.append(Aligned("left", ours, None))
            continue
        kind = "same" if ours.words == right[j].words else "reworded"
        rows.append(Aligned(kind, ours, right[j]))
        rows += [Aligned("right", None, right[k]) for k in waiting.get(j, ())]
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


def _partners(left: Sequence[Prepared], right: Sequence[Prepared]) -> dict[int, int]:
    """Return for sentences of the left the most similar of the right, each used once."""
    partners = _word_for_word(left, right)
    taken = set(partners.values())
    rest = [i for i in range(len(left)) if i not in partners]
    others = [j for j in range(len(right)) if j not in taken]
    likely = _likely([left[i] for i in rest], [right[j] for j in others])
    for _, i, j in sorted((score, rest[i], others[j]) for score, i, j in likely):
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
    left: Sequence[Prepared], right: Sequence[Prepared]
) -> Iterator[tuple[float, int, int]]:
    """Yield (minus likeness, left, right) of pairs that are alike enough."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, theirs in enumerate(right):
        for word in theirs.telling:
            places[word].append(j)
    for i, ours in enumerate(left):
        for j in _candidates(ours, places):
            letters = sum(map(len, ours.telling & right[j].telling))
            likeness = 2 * letters / (ours.weight + right[j].weight)
            if likeness >= ALIKE:
                yield -likeness, i, j


def _candidates(ours: Prepared, places: Mapping[str, Sequence[int]]) -> set[int]:
    """Return the sentences that may be alike enough.

    Those share at least ``ALIKE / 2`` of our letters, so up to that the commonest words need not be
    looked up.
    """
    shared = [(-len(places[word]), word) for word in ours.telling & places.keys()]
    rest = ours.weight * ALIKE / 2
    found: set[int] = set()
    for _, word in sorted(shared):
        rest -= len(word)
        if rest <= 0:
            found.update(places[word])
    return found


def segments(left: Prepared, right: Prepared) -> tuple[list[Segment], list[Segment]]:
    """Return both sentences cut where they differ."""
    same: tuple[set[int], set[int]] = (set(), set())
    for code in LCSseq.opcodes(left.words, right.words):
        if code.tag == "equal":
            same[0].update(range(code.src_start, code.src_end))
            same[1].update(range(code.dest_start, code.dest_end))
    return _cut(left, same[0]), _cut(right, same[1])


COMPARABLE = 0.4
"""Share of its words that a wording has in common with another one, so that they can be compared."""


def differing(first: str, other: str) -> tuple[Segment, ...]:
    """Return a wording cut where it differs from the first one.

    Empty where both are the same words, or too few of them are.
    """
    if first == other:  # the commonest case by far: each first wording, and most that were copied
        return ()
    _, found = segments(*(_prepared(text, Span(0, len(text))) for text in (first, other)))
    same = sum(len(s.text) for s in found if s.same)
    if same < COMPARABLE * len(other) or all(s.same for s in found):
        return ()
    return tuple(found)


def _cut(sentence: Prepared, same: set[int]) -> list[Segment]:
    """Return a sentence as stretches of equal and of other words."""
    text = sentence.text
    out: list[Segment] = []
    at, state, start = 0, True, 0
    for number, word in enumerate(WORD.finditer(text)):
        if (number in same) != state:
            cut = word.start() if state else at
            out.append(Segment(text[start:cut], state))
            start, state = cut, not state
        at = word.end()
    cut = len(text) if state else at
    out += [Segment(text[start:cut], state), Segment(text[cut:], same=True)]
    return [segment for segment in out if segment.text]
