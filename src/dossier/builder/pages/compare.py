"""Two articles side by side, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dossier.builder import urls
from dossier.builder.aligning import Aligned, Segment, align, segments
from dossier.builder.neighbours import Neighbour, pairs
from dossier.builder.pages.parts import Line, crumbs, headline, line, place, short
from dossier.builder.register import Register
from dossier.builder.sheet import Sheet
from dossier.model import Record, Span


class Half(Record, frozen=True):
    """A passage on one side; ``same`` marks the words that both have."""

    segments: tuple[Segment, ...]
    url: str
    place: str


class CompareRow(Record, frozen=True):
    """A row: ``same`` word for word, ``reworded``, ``left`` or ``right`` alone."""

    kind: str
    left: Half | None
    right: Half | None


class ComparePage(Record, frozen=True):
    """``compare/<a>--<b>.html``."""

    left: Line
    right: Line
    rows: tuple[CompareRow, ...]
    same: int
    reworded: int
    only_left: int
    only_right: int


def pages(register: Register, near: Mapping[str, Sequence[Neighbour]]) -> Iterator[Sheet]:
    """Yield the comparison of each pair of neighbours."""
    for first, second in pairs(near):
        page = _page(register, first, second)
        left, right = (short(headline(register.articles[a]), 48) for a in (first, second))
        yield Sheet(
            path=urls.compare(first, second),
            template="compare.html",
            title=register.words.say("compare_title", left=left, right=right),
            section="articles",
            context=page,
            crumbs=crumbs((register.words.articles, urls.ARTICLES), (left, urls.article(first))),
            index=False,
        )


def _page(register: Register, first: str, second: str) -> ComparePage:
    rows = tuple(
        _row(register, (first, second), pair) for pair in align(*(_side(register, a) for a in (first, second)))
    )
    kinds = [row.kind for row in rows]
    return ComparePage(
        left=line(register, first),
        right=line(register, second),
        rows=rows,
        same=kinds.count("same"),
        reworded=kinds.count("reworded"),
        only_left=kinds.count("left"),
        only_right=kinds.count("right"),
    )


def _side(register: Register, article_id: str) -> list[tuple[Span, str]]:
    """Return the sentences of an article that may be shown."""
    text, shown = register.articles[article_id].text, register.shown[article_id]
    spans = (s.span for s in register.studies[article_id].sentences)
    return [(span, span.of(text)) for span in spans if shown.holds(span)]


def _row(register: Register, articles: tuple[str, str], pair: Aligned) -> CompareRow:
    left, right = pair.left, pair.right
    texts = [
        span.of(register.articles[a].text) if span else ""
        for a, span in zip(articles, (left, right), strict=True)
    ]
    if left and right:
        ours, theirs = segments(*texts)
    else:
        ours, theirs = ((Segment(text, same=True),) for text in texts)
    return CompareRow(
        kind=pair.kind,
        left=_half(register, articles[0], left, ours) if left else None,
        right=_half(register, articles[1], right, theirs) if right else None,
    )


def _half(register: Register, article_id: str, span: Span, found: tuple[Segment, ...]) -> Half:
    mark = place(register.words.paragraph_mark, register.articles[article_id], span)
    return Half(found, f"{urls.article(article_id)}#{urls.anchor(span)}", mark)
