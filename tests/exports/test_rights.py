from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.support import make_article

from dossier.builder import rights
from dossier.model import (
    Analysis,
    Edition,
    Passage,
    Point,
    Publish,
    Quote,
    Reading,
    Sentence,
    SourceSettings,
    Span,
    Study,
)

LINES = [f"Sentence number {n:02} of the story." for n in range(20)]


def long_edition(*points: tuple[float, tuple[int, ...]], quotes: tuple[Quote, ...] = ()) -> Edition:
    """Return an edition of two equal articles, with points of (weight, numbers of lines) of the first."""
    a, b = (make_article("\n".join(LINES), article_id=i) for i in "ab")
    study = Study(tuple(Sentence(x.span, i) for i, x in enumerate(a.blocks)), (), (), quotes)
    found = tuple(
        Point(f"pt{i}", "e", tuple(Passage("a", a.blocks[n].span) for n in lines), weight)
        for i, (weight, lines) in enumerate(points)
    )
    analysis = Analysis((), (), (), (), (), (), found, (), ())
    edition = replace(make_edition("excerpt"), analysis=analysis)
    return replace(edition, readings=(Reading(a, study), Reading(b, study)))


def lines_shown(edition: Edition, article: str = "a") -> set[int]:
    text = edition.readings[0].article.text
    masked = rights.shown(edition)[article].mask(text)
    return {n for n, line in enumerate(LINES) if line in masked}


def test_an_excerpt_shows_the_first_sentence() -> None:
    assert lines_shown(long_edition()) == {0}


def test_an_excerpt_shows_the_weightiest_evidence_up_to_a_third() -> None:
    edition = long_edition(*((n / 20, (n,)) for n in range(20)))
    assert lines_shown(edition) == {0, 15, 16, 17, 18, 19}


def test_an_excerpt_shows_what_is_quoted_in_marks_and_not_what_is_retold() -> None:
    span, other = Span(200, 220), Span(400, 420)
    quotes = (Quote(span, "mixed", None, None), Quote(other, "indirect", None, None))
    shown = rights.shown(long_edition(quotes=quotes))["a"]
    assert shown.holds(span)
    assert not shown.holds(other)


def test_a_passage_that_is_shown_in_part_is_not_held() -> None:
    shown = rights.shown(long_edition())["a"]
    assert not shown.holds(Span(10, 60))


@pytest.mark.parametrize(("own", "held"), [("record", False), ("full", True), (None, False)])
def test_a_source_may_have_its_own_level(own: Publish | None, held: bool) -> None:
    edition = make_edition("record")
    source = SourceSettings("Another spelling", ("The Looking Glass",), publish=own)
    settings = replace(edition.settings, sources=(source,))
    shown = rights.shown(replace(edition, settings=settings))
    text = edition.readings[1].article.text
    assert shown["b"].holds(Span(0, len(text))) is held
    assert shown["a"].publish == "record"


def test_what_is_hidden_leaves_offsets_as_they_were() -> None:
    text = "one\ntwo\nthree"
    assert rights.Shown("excerpt", (Span(4, 7),)).mask(text) == "   \ntwo\n     "


@pytest.mark.parametrize("publish", ["full", "excerpt", "record"])
def test_a_stretch_of_a_text_is_masked_as_the_whole_is(publish: Publish) -> None:
    text, shown = "One two three four", rights.Shown(publish, (Span(4, 7), Span(14, 18)))
    for first in range(len(text) + 1):
        for last in range(first, len(text) + 1):
            assert shown.mask(text, Span(first, last)) == shown.mask(text)[first:last]
