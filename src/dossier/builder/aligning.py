"""Two texts sentence by sentence, and two sentences word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from dossier.model import Record, Span
from dossier.text import fold, word_spans

ALIKE = 0.5
"""Share of words, weighted by length, from which two sentences are one reworded."""

Sentences = Sequence[tuple[Span, str]]


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


def align(left: Sentences, right: Sentences) -> list[Aligned]:
    """Return both texts in order: the left one's, with what only the right has at its place."""
    ours, theirs = ([_words(text) for _, text in side] for side in (left, right))
    partners = _partners(ours, theirs)
    rows = []
    waiting = _alone(len(right), set(partners.values()))
    rows += [Aligned("right", None, right[j][0]) for j in waiting.get(-1, ())]
    for i, (span, _) in enumerate(left):
        j = partners.get(i)
        if j is None:
            rows.append(Aligned("left", span, None))
            continue
        rows.append(Aligned("same" if ours[i] == theirs[j] else "reworded", span, right[j][0]))
        rows += [Aligned("right", None, right[k][0]) for k in waiting.get(j, ())]
    return rows


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(span.of(text)) for span in word_spans(text))


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


def _partners(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> dict[int, int]:
    """Return for sentences of the left the most similar of the right, each used once."""
    scores = sorted(
        ((-_alike(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)),
    )
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in scores:
        if -score < ALIKE:
            break
        if i not in partners and j not in taken:
            partners[i] = j
            taken.add(j)
    return partners


def _alike(a: Sequence[str], b: Sequence[str]) -> float:
    """Return what two sentences share, long words counting for more, 0 to 1."""
    ours, theirs = set(a), set(b)
    total = sum(map(len, ours)) + sum(map(len, theirs))
    return 2 * sum(map(len, ours & theirs)) / total if total else 0.0


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
