"""Every passage that some page or download may link to, so that its article can anchor it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from dossier.model import Article, Edition, Passage, Quote, Reading, Span, Spelling

_PLACE = attrgetter("start", "end")
"""Compared in half the time that spans are."""


def cited(reading: Reading, compared: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans of an article that have an address of their own, in order.

    Args:
        reading: the article.
        compared: those that comparing it with others gives.
    """
    return _in_order({*_own(reading), *compared})


def compared(edition: Edition) -> Mapping[str, tuple[Span, ...]]:
    """Return the spans of each article that comparing the articles gives, in order."""
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for pickup in edition.analysis.pickups:  # most of all, and without a step for each
        found[pickup.a.article].add(pickup.a.span)
        found[pickup.b.article].add(pickup.b.span)
    for passage in _compared(edition):
        found[passage.article].add(passage.span)
    return {article: _in_order(spans) for article, spans in found.items()}


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


def _compared(edition: Edition) -> Iterator[Passage]:
    """Yield what comparing the articles gives, without the passages that they share."""
    found = edition.analysis
    for event in found.events:
        yield from event.lead
        yield from (p for p in (event.title_from, event.when_from, event.where_from) if p)
        for recall in event.recalls:
            yield from recall.passages
    for point in found.points:
        yield from point.passages
    for discrepancy in found.discrepancies:
        for claim in discrepancy.claims:
            yield from (claim.passage, claim.sentence)
    for topic in found.topics:
        yield from topic.passages
    for name in found.names:
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
