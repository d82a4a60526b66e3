from __future__ import annotations

from dossier.builder.aligning import Aligned, Prepared, Segment, align, prepare, segments
from dossier.model import Span
from dossier.text import sentences

LEFT = "The Queen opened the flower market. Twelve gardeners were present. Nobody sang."
RIGHT = "It rained lemonade. The Queen opened the flower market. Fourteen gardeners were present."


def sides(text: str) -> list[Span]:
    return list(sentences(text, Span(0, len(text))))


def aligned(left: str, right: str) -> list[Aligned]:
    return align(prepare(left, sides(left)), prepare(right, sides(right)))


def cut(left: str, right: str) -> tuple[list[Segment], list[Segment]]:
    return segments(whole(left), whole(right))


def whole(text: str) -> Prepared:
    return prepare(text, [Span(0, len(text))]).all[0]


def test_sentences_meet_word_for_word_or_reworded_and_others_stand_alone() -> None:
    assert [row.kind for row in aligned(LEFT, RIGHT)] == ["right", "same", "reworded", "left"]


def test_no_sentence_is_lost_and_none_is_used_twice() -> None:
    rows = aligned(LEFT, RIGHT)
    assert [row.left.span for row in rows if row.left] == sides(LEFT)
    assert sorted(row.right.span for row in rows if row.right) == sides(RIGHT)


def test_only_the_words_that_differ_are_marked() -> None:
    ours, theirs = cut("Twelve gardeners were present.", "Fourteen gardeners came.")
    assert [(s.text, s.same) for s in ours] == [
        ("Twelve", False),
        (" gardeners ", True),
        ("were present", False),
        (".", True),
    ]
    assert [s.text for s in theirs if not s.same] == ["Fourteen", "came"]


def test_the_segments_of_a_sentence_are_the_sentence() -> None:
    for left, right in ((LEFT, RIGHT), ("", "a b"), ("a", "a"), ("— a!", "b")):
        ours, theirs = cut(left, right)
        assert "".join(s.text for s in ours) == left
        assert "".join(s.text for s in theirs) == right
