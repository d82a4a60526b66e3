"""The passages of an article that can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

from dossier.builder.rights import Shown
from dossier.model import Article, Block, Record, Span
from dossier.text import meeting

LONGEST_ROW = 12_000
"""Code points of a row; a longer paragraph is several, cut between words."""


class Row(Record, frozen=True):
    """One passage that can be found."""

    anchor: str
    text: str
    span: Span
    """Where in the article's text."""


def newest_first(articles: Iterable[Article]) -> list[tuple[str, str]]:
    """Return (id, day) of the articles in the order of their rows; those without a date last."""
    return sorted(sorted((a.id, day_of(a)) for a in articles), key=itemgetter(1), reverse=True)


def day_of(article: Article) -> str:
    """Return the first day on which an article may have been published, or nothing."""
    start = article.published.when.start if article.published else None
    return start.isoformat() if start else ""


def rows_of(article: Article, visible: Shown) -> list[Row]:
    """Return the passages of an article that may be shown."""
    rows = [row for block in article.blocks for row in _block_rows(article, block, visible)]
    head = article.headline
    if head and not any(head.span and block.span.meets(head.span) for block in article.blocks):
        rows.insert(0, Row("", head.value, Span(0, 0)))
    return rows


def _block_rows(article: Article, block: Block, visible: Shown) -> Iterator[Row]:
    """Yield a block as far as it may be shown, cut where it is very long."""
    for piece in _pieces(article.text, block.span):
        shown_here = [
            Span(max(s.start, piece.start), min(s.end, piece.end))
            for s in meeting(visible.spans, piece)
        ]
        if shown_here:
            yield Row(block.id, " … ".join(s.of(article.text) for s in shown_here), piece)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a span in pieces that are no longer than a row."""
    start = span.start
    while span.end - start > LONGEST_ROW:
        end = text.rfind(" ", start, start + LONGEST_ROW) + 1 or start + LONGEST_ROW
        yield Span(start, end)
        start = end
    yield Span(start, span.end)
