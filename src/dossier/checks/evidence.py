"""Whether the words that a record names are there."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.model import (
    Analysis,
    Article,
    ArticleMention,
    Dateline,
    Discrepancy,
    Event,
    Found,
    FoundDate,
    Issue,
    Name,
    Passage,
    Reading,
    Span,
    Study,
)
from dossier.stowed import articles_of

_Named = tuple[str, Span]
_Cited = tuple[str, Passage | ArticleMention]


def spans(case: Case) -> Iterator[Issue]:
    """Find spans of articles and studies that lie outside their text, are empty or not trimmed."""
    for reading in case.edition.readings:
        text = reading.article.text
        for what, span in spans_of(reading):
            fault = fault_of(span, text)
            if fault:
                yield _issue("span-outside", reading.article.file, what, span, fault)


def raw_spans(case: Case) -> Iterator[Issue]:
    """Find spans that lie outside the clipping."""
    for article in articles_of(case.edition.readings):
        for what, span in _raw_spans_of(article):
            if not 0 <= span.start < span.end <= article.raw_length:
                yield _issue(
                    "raw-span-outside", article.file, what, span, "lies outside the clipping"
                )


def passages(case: Case) -> Iterator[Issue]:
    """Find passages in the results that lie in no article, outside its text, or are not trimmed."""
    for what, passage in passages_of(case.edition.analysis):
        article = case.articles.get(passage.article)
        fault = (
            fault_of(passage.span, article.text)
            if article
            else "is in an article that is not there"
        )
        if fault:
            yield _issue("passage-outside", passage.article, what, passage.span, fault)


def fault_of(span: Span, text: str) -> str | None:
    """Return what is wrong with a span of a text, or ``None``."""
    start, end = span.start, span.end
    if not 0 <= start < end <= len(text):
        return "lies outside the text"
    if text[start].isspace() or text[end - 1].isspace():
        return "begins or ends with white space"
    return None


def _issue(code: str, subject: str, what: str, span: Span, fault: str) -> Issue:
    message = f"{subject}: the passage of {what} ({span.start}–{span.end}) {fault}: a fault of the program."
    return Issue(code, "error", subject, message)


def spans_of(reading: Reading) -> Iterator[_Named]:
    """Yield each span of the article's text that the reading names, with what it is for."""
    yield from _of_article(reading.article)
    yield from _of_study(reading.study)


def _of_article(article: Article) -> Iterator[_Named]:
    for name, value in _findings(article):
        if value.span is not None:
            yield name, value.span
    if article.dateline:
        yield "the dateline", article.dateline.span
    for block in article.blocks:
        yield "a block", block.span
        if block.label:
            yield "a label", block.label


def _findings(article: Article) -> Iterator[tuple[str, Found | FoundDate]]:
    for name in _SINGLE:
        value = getattr(article, name)
        if value is not None:
            yield f"the {name}", value
    for name in _MANY:
        for value in getattr(article, name):
            yield f"the {name}", value
    yield from _of_dateline(article.dateline)


_SINGLE = (
    "headline",
    "standfirst",
    "source",
    "published",
    "updated",
    "saved",
    "section",
    "url",
    "archived_url",
    "cut_off",
)
_MANY = ("byline", "agencies", "via")


def _of_dateline(dateline: Dateline | None) -> Iterator[tuple[str, Found | FoundDate]]:
    if dateline:
        for value in (dateline.place, dateline.date, dateline.agency):
            if value is not None:
                yield "the dateline", value


def _raw_spans_of(article: Article) -> Iterator[_Named]:
    for name, value in _findings(article):
        if value.raw is not None:
            yield name, value.raw
    for removed in article.removed:
        yield f"removed part {removed.id}", removed.raw
    for run in article.runs:
        yield "a run", Span(run.raw_start, run.raw_end)


def _of_study(study: Study) -> Iterator[_Named]:
    for sentence in study.sentences:
        yield "a sentence", sentence.span
    for time in study.times:
        yield "a date", time.span
    for name in study.names:
        for mention in name.mentions:
            yield "a name", mention.span
        for role in name.roles:
            yield "a role", role.span
    yield from _of_quotes(study)


def _of_quotes(study: Study) -> Iterator[_Named]:
    for quote in study.quotes:
        yield "a quote", quote.span
        if quote.cue:
            yield "a cue", quote.cue
        if quote.speaker:
            yield "a speaker", quote.speaker.span
            if quote.speaker.via:
                yield "an attribution", quote.speaker.via
        for part in quote.parts:
            yield "a part of a quote", part


def passages_of(analysis: Analysis) -> Iterator[_Cited]:
    """Yield each passage that a result names, with what it is for."""
    for name in analysis.names:
        yield from _of_name(name)
    for pickup in analysis.pickups:
        yield "a pickup", pickup.a
        yield "a pickup", pickup.b
    for event in analysis.events:
        yield from _of_event(event)
    for point in analysis.points:
        what = f"point {point.id}"
        for passage in point.passages:
            yield what, passage
    for discrepancy in analysis.discrepancies:
        yield from _of_discrepancy(discrepancy)
    for topic in analysis.topics:
        what = f"topic {topic.id}"
        for passage in topic.passages:
            yield what, passage


def _of_name(name: Name) -> Iterator[_Cited]:
    what = f"name {name.id}"
    for spelling in name.spellings:
        for mention in spelling.mentions:
            yield what, mention
    for role in name.roles:
        yield what, role.passage


def _of_event(event: Event) -> Iterator[_Cited]:
    for passage in (event.title_from, event.when_from, event.where_from, *event.lead):
        if passage is not None:
            yield f"event {event.id}", passage
    for recall in event.recalls:
        for passage in recall.passages:
            yield f"a recall of {event.id}", passage


def _of_discrepancy(discrepancy: Discrepancy) -> Iterator[_Cited]:
    for claim in discrepancy.claims:
        yield f"discrepancy {discrepancy.id}", claim.passage
        yield f"discrepancy {discrepancy.id}", claim.sentence
