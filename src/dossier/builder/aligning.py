"""Two texts sentence by sentence, and two sentences word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

from dossier.model import Record, Span
from dossier.text import fold, word_spans

ALIKE = 0.5
"""Share of the telling letters from which two sentences are one reworded."""

SHORTEST = 4
"""Letters of a word that counts for likeness; shorter ones stand in any two sentences."""


class Prepared(Record, frozen=True):
    """A sentence with what is compared of it."""

    span: Span
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
    left: Span | None
    right: Span | None


class Segment(Record, frozen=True):
    """A stretch of a sentence."""

    text: str
    same: bool
    """Whether the other sentence has it too."""


def prepare(text: str, spans: Iterable[Span]) -> tuple[Prepared, ...]:
    """Return sentences ready to be aligned with those of any other text."""
    return tuple(_prepared(text, span) for span in spans)


def _prepared(text: str, span: Span) -> Prepared:
    words = tuple(fold(word.of(text)) for word in word_spans(text, span))
    telling = frozenset(word for word in words if len(word) >= SHORTEST)
    return Prepared(span, words, telling, sum(map(len, telling)))


def align(left: Sequence[Prepared], right: Sequence[Prepared]) -> list[Aligned]:
    """Return both texts in order: the left one's, with what only the right has at its place."""
    partners = _partners(left, right)
    waiting = _alone(len(right), set(partners.values()))
    rows = [Aligned("right", None, right[j].span) for j in waiting.get(-1, ())]
    for i, ours in enumerate(left):
        j = partners.get(i)
        if j is None:
            rows.append(Aligned("left", ours.span, None))
            continue
        kind = "same" if ours.words == right[j].words else "reworded"
        rows.append(Aligned(kind, ours.span, right[j].span))
        rows += [Aligned("right", None, right[k].span) for k in waiting.get(j, ())]
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
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(_likely(left, right)):
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def _likely(
    left: Sequence[Prepared], right: Sequence[Prepared]
) -> Iterator[tuple[float, int, int]]:
    """Yield (minus likeness, left, right) of pairs that are alike enough."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, theirs in enumerate(right):
        for word in theirs.telling:
            places[word].append(j)
    for i, ours in enumerate(left):
        shared: defaultdict[int, int] = defaultdict(int)
        for word in ours.telling:
            for j in places.get(word, ()):
                shared[j] += len(word)
        for j, letters in shared.items():
            likeness = 2 * letters / (ours.weight + right[j].weight)
            if likeness >= ALIKE:
                yield -likeness, i, j


def segments(left: str, right: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Return both sentences cut where they differ."""
    spans = [list(word_spans(text)) for text in (left, right)]
    words = [[fold(s.of(t)) for s in found] for t, found in zip((left, right), spans, strict=True)]
    same: tuple[set[int], set[int]] = (set(), set())
    for code in LCSseq.opcodes(*words):
        if code.tag == "equal":
            same[0].update(range(code.src_start, code.src_end))
            same[1].update(range(code.dest_start, code.dest_end))
    return _cut(left, spans[0], same[0]), _cut(right, spans[1], same[1])


COMPARABLE = 0.4
"""Share of its words that a wording has in common with another one, so that they can be compared."""


def differing(first: str, other: str) -> tuple[Segment, ...]:
    """Return a wording cut where it differs from the first one.

    Empty where both are the same words, or too few of them are.
    """
    _, found = segments(first, other)
    same = sum(len(s.text) for s in found if s.same)
    if same < COMPARABLE * len(other) or all(s.same for s in found):
        return ()
    return found


def _cut(text: str, spans: Sequence[Span], same: set[int]) -> tuple[Segment, ...]:
    """Return a sentence as stretches of equal and of other words."""
    out: list[Segment] = []
    at, state, start = 0, True, 0
    for number, span in enumerate(spans):
        if (number in same) != state:
            cut = span.start if state else at
            out.append(Segment(text[start:cut], state))
            start, state = cut, not state
        at = span.end
    cut = len(text) if state else at
    out += [Segment(text[start:cut], state), Segment(text[cut:], same=True)]
    return tuple(segment for segment in out if segment.text)
