"""Two articles side by side, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from dossier.builder import urls
from dossier.builder.aligning import Aligned, Prepared, Segment, align, prepare, segments
from dossier.builder.neighbours import Pair
from dossier.builder.pages.parts import Line, crumbs, headline, label, line, place, short
from dossier.builder.register import Register
from dossier.builder.sheet import Sheet
from dossier.model import Record, Span


class Half(Record, frozen=True):
    """A passage on one side; ``same`` marks the words that both have."""

    segments: tuple[Segment, ...]
    url: str
    place: str


class CompareRow(Record, frozen=True):
    """A pair, ``same`` word for word or ``reworded``; or what stands between two pairs.

    The latter is ``apart`` (something on both sides), ``left`` or ``right``.
    """

    kind: str
    left: tuple[Half, ...]
    right: tuple[Half, ...]


class ComparePage(Record, frozen=True):
    """``compare/<a>--<b>.html``."""

    heading: str
    left_label: str
    right_label: str
    left: Line
    right: Line
    rows: tuple[CompareRow, ...]
    same: int
    reworded: int
    only_left: int
    only_right: int


def pages(register: Register, couples: Sequence[Pair]) -> Iterator[Sheet]:
    """Yield the comparison of each of these pairs of articles."""
    sides = {a: _side(register, a) for a in dict.fromkeys(chain.from_iterable(couples))}
    for first, second in couples:
        page = _page(register, (first, second), align(sides[first], sides[second]))
        left = short(headline(register.articles[first]), 48)
        yield Sheet(
            path=urls.compare(first, second),
            template="compare.html",
            styles=("tables.css",),
            title=page.heading,
            section="articles",
            context=page,
            crumbs=crumbs((register.words.articles, urls.ARTICLES), (left, urls.article(first))),
            index=False,
        )


def _page(register: Register, articles: tuple[str, str], aligned: Sequence[Aligned]) -> ComparePage:
    left, right = articles
    labels = [label(register, article) for article in articles]
    kinds = [pair.kind for pair in aligned]
    return ComparePage(
        heading=register.words.say("compare_heading", left=labels[0], right=labels[1]),
        left_label=labels[0],
        right_label=labels[1],
        left=line(register, left),
        right=line(register, right),
        rows=tuple(_rows(register, articles, aligned)),
        same=kinds.count("same"),
        reworded=kinds.count("reworded"),
        only_left=kinds.count("left"),
        only_right=kinds.count("right"),
    )


def _side(register: Register, article_id: str) -> tuple[Prepared, ...]:
    """Return the sentences of an article that may be shown."""
    text, shown = register.articles[article_id].text, register.shown[article_id]
    spans = (s.span for s in register.studies[article_id].sentences)
    return prepare(text, (span for span in spans if shown.holds(span)))


def _rows(
    register: Register, articles: tuple[str, str], aligned: Sequence[Aligned]
) -> Iterator[CompareRow]:
    """Yield a row for each pair, and one for all that stands alone between two pairs."""
    for paired, group in groupby(aligned, key=lambda a: a.left is not None and a.right is not None):
        if paired:
            yield from (_pair(register, articles, one) for one in group)
        else:
            yield _between(register, articles, list(group))


def _pair(register: Register, articles: tuple[str, str], pair: Aligned) -> CompareRow:
    spans = [span for span in (pair.left, pair.right) if span]
    texts = [s.of(register.articles[a].text) for a, s in zip(articles, spans, strict=True)]
    halves = (
        (_half(register, article, span, found),)
        for article, span, found in zip(articles, spans, segments(*texts), strict=True)
    )
    return CompareRow(pair.kind, *halves)


def _between(register: Register, articles: tuple[str, str], alone: Sequence[Aligned]) -> CompareRow:
    left = tuple(_whole(register, articles[0], a.left) for a in alone if a.left)
    right = tuple(_whole(register, articles[1], a.right) for a in alone if a.right)
    kind = "apart" if left and right else "left" if left else "right"
    return CompareRow(kind, left, right)


def _whole(register: Register, article_id: str, span: Span) -> Half:
    text = span.of(register.articles[article_id].text)
    return _half(register, article_id, span, (Segment(text, same=True),))


def _half(register: Register, article_id: str, span: Span, found: tuple[Segment, ...]) -> Half:
    mark = place(register.words.paragraph_mark, register.articles[article_id], span)
    return Half(found, f"{urls.article(article_id)}#{urls.anchor(span)}", mark)
