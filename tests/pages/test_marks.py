from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dossier.builder.marks import Mark, render
from dossier.model import Span

TEXT = "The Queen of Hearts said: “Off with <his> head & hers,” and left."


def shown(*marks: Mark) -> html.HtmlElement:
    return html.fromstring(f"<p>{render(TEXT, Span(0, len(TEXT)), marks)}</p>")


def anchored(start: int, end: int) -> Mark:
    return Mark(Span(start, end), anchor=f"s{start}-{end}")


def words_of(page: html.HtmlElement, mark: Mark) -> str:
    """Return the words that light up: all pieces of a cut passage, or its one element."""
    element = page.xpath(f"//*[@id='{mark.anchor}']")[0]
    groups = [c for c in (element.get("class") or "").split() if c[0] == "k" and c[1:].isdigit()]
    if not groups:
        return str(element.text_content())
    scope = element.xpath("ancestor::*[@class='c'][1]")[0]
    return "".join(
        e.text_content()
        for e in scope.xpath(f".//*[contains(concat(' ', @class, ' '), ' {groups[-1]} ')]")
    )


def test_nested_passages_are_elements_within_each_other() -> None:
    outer, inner = anchored(0, 19), anchored(4, 9)
    page = shown(outer, inner)
    assert words_of(page, outer) == "The Queen of Hearts"
    assert page.xpath("//*[@id='s0-19']//*[@id='s4-9']")


def test_a_passage_that_crosses_another_lights_up_whole() -> None:
    first, second = anchored(0, 19), anchored(10, 24)
    page = shown(first, second)
    assert words_of(page, first) == TEXT[0:19]
    assert words_of(page, second) == TEXT[10:24]


def test_marks_of_one_span_become_one_element() -> None:
    page = shown(anchored(4, 9), Mark(Span(4, 9), style="n", href="../names/queen.html"))
    (link,) = page.xpath("//a")
    assert (link.get("id"), link.get("class")) == ("s4-9", "n")


def test_a_link_within_a_link_is_words_alone() -> None:
    page = shown(Mark(Span(4, 19), href="a.html"), Mark(Span(13, 19), href="b.html"))
    assert [a.get("href") for a in page.xpath("//a")] == ["a.html"]
    assert page.text_content() == TEXT


def test_a_reference_stands_after_the_last_word_and_adds_none() -> None:
    page = shown(Mark(Span(27, 53), style="q", reference=("ref", "q.html", "Quote: the Queen")))
    (link,) = page.xpath("//a[@class='ref']")
    assert link.get("aria-label") == "Quote: the Queen"
    assert page.text_content() == TEXT


def test_a_passage_over_two_paragraphs_has_its_anchor_in_the_first_alone() -> None:
    mark = Mark(Span(4, 30), "s4-30", "x0")
    first = str(render(TEXT, Span(0, 19), [mark]))
    second = str(render(TEXT, Span(20, len(TEXT)), [mark]))
    assert "id=s4-30" in first
    assert "id=" not in second
    assert "class=x0" in second


SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(
    lambda p: p[0] < p[1]
)


@given(st.sets(SPANS, max_size=12))
def test_whatever_is_marked_the_text_stays_and_every_passage_shows_its_own_words(
    spans: set[tuple[int, int]],
) -> None:
    marks = [anchored(*span) for span in sorted(spans)]
    page = shown(*marks)
    assert page.text_content() == TEXT
    for mark in marks:
        assert words_of(page, mark) == mark.span.of(TEXT)
