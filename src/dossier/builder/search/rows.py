"""The passages that can be found, and the terms that lead to them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dossier.builder.rights import Shown
from dossier.builder.search.folding import words_of
from dossier.model import Article, Block, Edition, Record, Span
from dossier.text import meeting

LONGEST_ROW = 12_000
"""Code points of a row; a longer paragraph is several, cut between words."""


class Row(Record, frozen=True):
    """One passage that can be found."""

    anchor: str
    text: str
    span: Span
    """Where in the article's text."""


Postings = dict[str, list[int]]


def newest_first(edition: Edition) -> list[Article]:
    """Return the articles in the order of their rows; those without a date last."""
    articles = [r.article for r in edition.readings]
    return sorted(sorted(articles, key=lambda a: a.id), key=day_of, reverse=True)


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


def postings_of(
    edition: Edition, articles: Sequence[Article], rows: dict[str, list[Row]]
) -> Postings:
    """Return in which rows each term stands, in ascending order."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    pieces: defaultdict[str, list[int]] = defaultdict(list)
    filters = _filters(edition)
    people = _people(edition)
    number = 0
    for article in articles:
        here = rows[article.id]
        for term in filters[article.id]:
            postings[term] += range(number, number + len(here))
        for row, named in zip(here, _named(people[article.id], here), strict=True):
            for term in named:
                postings[term].append(number)
            for piece in set(row.text.split()):
                pieces[piece].append(number)
            number += 1
    return postings | _said(pieces)


def _said(pieces: Postings) -> Postings:
    """Return in which rows each word stands, from where texts without white space do, of which there are fewer."""
    said: defaultdict[str, list[list[int]]] = defaultdict(list)
    for piece, rows in pieces.items():
        for word in words_of(piece):
            said[word].append(rows)
    return {word: of[0] if len(of) == 1 else sorted(set().union(*of)) for word, of in said.items()}


def _filters(edition: Edition) -> dict[str, list[str]]:
    """Return the terms that hold for the whole of each article."""
    filters: defaultdict[str, list[str]] = defaultdict(list)
    for source in edition.analysis.sources:
        for article in source.articles:
            filters[article].append(f"@s:{source.id}")
    for event in edition.analysis.events:
        for article in event.reports:
            filters[article].append(f"@e:{event.id}")
    return filters


def _people(edition: Edition) -> dict[str, list[tuple[Span, str]]]:
    """Return where each article names whom, in the order of its text."""
    people: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for name in edition.analysis.names:
        if name.kind == "person":
            for mention in (m for s in name.spellings for m in s.mentions):
                people[mention.article].append((mention.span, f"@p:{name.id}"))
    for mentions in people.values():
        mentions.sort()
    return people


def _named(people: Sequence[tuple[Span, str]], rows: Iterable[Row]) -> Iterator[set[str]]:
    """Yield for each row the filter terms of the people whom it names."""
    starts = [span.start for span, _ in people]
    for row in rows:
        first = bisect_left(starts, row.span.start)
        last = bisect_left(starts, row.span.end)
        yield {term for span, term in people[first:last] if row.span.holds(span)}
