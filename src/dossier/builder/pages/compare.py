"""Two articles side by side, passage by passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from markupsafe import Markup, escape

from dossier.builder import urls
from dossier.builder.aligning import Aligned, Prepared, Run, align, cut, prepare, same_runs
from dossier.builder.markup import inner, made
from dossier.builder.neighbours import pairs
from dossier.builder.pages.parts import Line, crumbs, label, line, place, short
from dossier.builder.part import Part
from dossier.builder.register import Register, once
from dossier.builder.sheet import Sheet
from dossier.builder.titles import headline
from dossier.model import Passage, Record, Span


class CompareRow(Record, frozen=True):
    """A pair, ``same`` word for word or ``reworded``; or what stands between two pairs.

    The latter is ``apart`` (something on both sides), ``left`` or ``right``. The markup of a side is a
    paragraph for each sentence, with the way back to its place; in ``mark`` the words of one side alone.
    """

    kind: str
    left: Markup
    right: Markup


class Compared(Record, frozen=True):
    """Two articles passage by passage, and how many rows there are of each kind."""

    rows: tuple[CompareRow, ...]
    same: int
    reworded: int
    only_left: int
    only_right: int


class Half(Record, frozen=True):
    """One of the two articles: all of it that its comparisons are made from."""

    article: str
    """Its id."""
    text: str
    sentences: tuple[Span, ...]
    """Those that may be shown."""
    places: tuple[str, ...]
    """Where they stand: "¶ 3"."""


class ComparePage(Record, frozen=True):
    """``compare/<a>--<b>.html``."""

    heading: str
    left_label: str
    right_label: str
    left: Line
    right: Line
    halves: tuple[Half, Half]

    def compared(self) -> Compared:
        """Return what the template shows; it is not made where the page need not be."""
        sides = _side(self.halves[0]), _side(self.halves[1])
        aligned = align(sides[0].sentences, sides[1].sentences)
        kinds = [pair.kind for pair in aligned]
        return Compared(
            rows=tuple(_rows(sides, aligned)),
            same=kinds.count("same"),
            reworded=kinds.count("reworded"),
            only_left=kinds.count("left"),
            only_right=kinds.count("right"),
        )


class _Side:
    """An article's sentences that may be shown, as they stand in all its comparisons."""

    def __init__(self, half: Half) -> None:
        self.sentences = prepare(half.text, half.sentences)
        self._pieces = [_escaped(sentence.pieces) for sentence in self.sentences.all]
        self._ends = [
            f" {_back(half.article, span, where)}</p>"
            for span, where in zip(half.sentences, half.places, strict=True)
        ]
        self._whole = [
            f"<p>{''.join(pieces)}{end}"
            for pieces, end in zip(self._pieces, self._ends, strict=True)
        ]

    def whole(self, sentence: Prepared) -> str:
        """Return the markup of a sentence in which nothing is marked."""
        return self._whole[sentence.number]

    def marked(self, sentence: Prepared, runs: Iterable[Run]) -> str:
        """Return the markup of a sentence in which all is marked but some runs of words."""
        found = cut(self._pieces[sentence.number], runs)
        found[1::2] = [f"<mark>{words}</mark>" for words in found[1::2]]
        return f"<p>{''.join(found)}{self._ends[sentence.number]}"


def _escaped(pieces: Sequence[str]) -> Sequence[str]:
    """Return the pieces of a sentence as they stand between tags."""
    gaps = pieces[::2]
    if "&" in (between := "".join(gaps)) or "<" in between or ">" in between:
        return [inner(piece) for piece in pieces]
    return pieces


def _back(article_id: str, span: Span, where: str) -> str:
    """Return the link from a sentence to its place."""
    url = escape(f"../{urls.article(article_id)}#{urls.anchor(span)}")
    return f'<a class="prov" href="{url}">{escape(where)}</a>'


_Sides = tuple[_Side, _Side]

_side = lru_cache(maxsize=16)(_Side)
"""An article stands in several comparisons, one after the other."""


def parts(register: Register) -> Iterator[Part]:
    """Yield the part of each pair of neighbours."""
    yield from (Part(pages, pair) for pair in pairs(register.near))


def pages(register: Register, first: str, second: str) -> Iterator[Sheet]:
    """Yield the comparison of two articles."""
    page = _page(register, _half(register, first), _half(register, second))
    left = short(headline(register.articles[first]), 48)
    yield Sheet(
        path=urls.compare(first, second),
        template="compare.html",
        styles=("compare.css",),
        title=page.heading,
        section="articles",
        context=page,
        crumbs=crumbs((register.words.articles, urls.ARTICLES), (left, urls.article(first))),
        index=False,
    )


@partial(once, most=16)
def _half(register: Register, article_id: str) -> Half:
    article, shown = register.articles[article_id], register.shown[article_id]
    spans = (s.span for s in register.studies[article_id].sentences)
    sentences = tuple(span for span in spans if shown.holds(span))
    places = tuple(place(register, Passage(article_id, span)) for span in sentences)
    return Half(article_id, article.text, sentences, places)


def _page(register: Register, left: Half, right: Half) -> ComparePage:
    labels = [label(register, half.article) for half in (left, right)]
    return ComparePage(
        heading=register.words.say("compare_heading", left=labels[0], right=labels[1]),
        left_label=labels[0],
        right_label=labels[1],
        left=line(register, left.article),
        right=line(register, right.article),
        halves=(left, right),
    )


def _rows(sides: _Sides, aligned: Iterable[Aligned]) -> Iterator[CompareRow]:
    """Yield a row for each pair, and one for all that stands alone between two pairs."""
    alone: tuple[list[str], list[str]] = ([], [])
    for one in aligned:
        if one.left and one.right:
            yield from _between(alone)
            alone = ([], [])
            yield CompareRow(one.kind, *_pair(sides, one.left, one.right))
        elif one.left:
            alone[0].append(sides[0].whole(one.left))
        elif one.right:
            alone[1].append(sides[1].whole(one.right))
    yield from _between(alone)


def _pair(sides: _Sides, left: Prepared, right: Prepared) -> tuple[Markup, Markup]:
    if left.words == right.words:
        return made(sides[0].whole(left)), made(sides[1].whole(right))
    ours, theirs = same_runs(left.words, right.words)
    marked = sides[0].marked(left, ours), sides[1].marked(right, theirs)
    return made(marked[0]), made(marked[1])


def _between(alone: tuple[Sequence[str], Sequence[str]]) -> Iterator[CompareRow]:
    """Yield the row of what stands on one side alone, or on each of them, if anything does."""
    left, right = ("".join(side) for side in alone)
    if left or right:
        kind = "apart" if left and right else "left" if left else "right"
        yield CompareRow(kind, made(left), made(right))
