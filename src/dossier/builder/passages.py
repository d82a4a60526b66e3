"""Every passage that some page or download may link to, so that its article can anchor it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import attrgetter

from dossier.model import (
    Article,
    Discrepancy,
    Event,
    Name,
    Passage,
    Point,
    Quote,
    Reading,
    Span,
    Spelling,
)

Places = dict[str, bytes]
"""By article: where passages begin and end, eight bytes each."""

_HALF = 32
_LOWER = 2**_HALF - 1

_PLACE = attrgetter("start", "end")
"""Compared in half the time that spans are."""


def cited(reading: Reading, compared: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans of an article that have an address of their own, in order.

    Args:
        reading: the article.
        compared: those that comparing it with others gives.
    """
    return _in_order({*_own(reading), *compared})


def placed(found: Iterable[Passage]) -> Places:
    """Return the spans of passages, by article."""
    spans: defaultdict[str, set[int]] = defaultdict(set)
    for passage in found:
        start, end = passage.span.start, passage.span.end
        if start < end:
            spans[passage.article].add(start << _HALF | end)
    return {article: array("Q", of).tobytes() for article, of in spans.items()}


def united(*found: Iterable[Places]) -> dict[str, bytes]:
    """Return all spans of each article, in order."""
    spans: defaultdict[str, set[int]] = defaultdict(set)
    for places in chain.from_iterable(found):
        for article, of in places.items():
            spans[article].update(array("Q", of))
    return {article: array("Q", sorted(of)).tobytes() for article, of in spans.items()}


def spans_of(places: bytes) -> Iterator[Span]:
    """Yield spans that were :func:`placed`."""
    return (Span(both >> _HALF, both & _LOWER) for both in array("Q", places))


def _in_order(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted([span for span in spans if span.start < span.end], key=_PLACE))


def _own(reading: Reading) -> Iterator[Span]:
    """Yield what one article alone gives."""
    study = reading.study
    yield from (sentence.span for sentence in study.sentences)
    yield from (time.span for time in study.times)
    for quote in study.quotes:
        yield from (quote.span, said(quote), *quote.parts)
    yield from _findings(reading.article)


def said(quote: Quote) -> Span:
    """Return the words of a quote from its first quotation mark to its last, where it has some."""
    return Span(quote.parts[0].start, quote.parts[-1].end) if quote.parts else quote.span


def _findings(article: Article) -> Iterator[Span]:
    """Yield where the fields of the record stand."""
    line = article.dateline
    parts = (line.place, line.date, line.agency) if line else ()
    one = (article.headline, article.standfirst, article.source, article.published)
    more = (article.updated, article.saved, article.section, article.url, article.cut_off)
    many = (*article.byline, *article.agencies, *article.via)
    found = (*one, *more, *many, *parts)
    yield from (value.span for value in found if value and value.span)
    if line:
        yield line.span


def of_event(
    event: Event | None, points: Iterable[Point], discrepancies: Iterable[Discrepancy]
) -> Iterator[Passage]:
    """Yield the passages that an event gives, its points and its discrepancies."""
    if event:
        yield from event.lead
        yield from (p for p in (event.title_from, event.when_from, event.where_from) if p)
        for recall in event.recalls:
            yield from recall.passages
    for point in points:
        yield from point.passages
    for discrepancy in discrepancies:
        for claim in discrepancy.claims:
            yield from (claim.passage, claim.sentence)


def of_name(name: Name) -> Iterator[Passage]:
    """Yield the passages that a name gives."""
    yield from (role.passage for role in name.roles)
    for spelling in name.spellings:
        yield from _firsts(spelling)


def _firsts(spelling: Spelling) -> Iterator[Passage]:
    """Yield where each article first has a spelling."""
    found: dict[str, Span] = {}
    for mention in spelling.mentions:
        known = found.get(mention.article)
        if known is None or _PLACE(mention.span) < _PLACE(known):
            found[mention.article] = mention.span
    yield from (Passage(article, span) for article, span in found.items())
