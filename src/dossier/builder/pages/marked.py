"""What is marked in the text of an article: cited passages, quotes, names, dates, shared words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dossier.builder import urls
from dossier.builder.marks import Mark
from dossier.builder.pages.parts import clean, label, passage_url
from dossier.builder.passages import cited, spans_of
from dossier.builder.register import Register, day, names_in, once
from dossier.model import Article, Block, Reading, Span

CROSSING = 6
"""Passages over several paragraphs that the style sheet can tell apart."""


def marks(register: Register, article: Article) -> Iterator[Mark]:
    """Yield everything that is marked in an article."""
    reading = Reading(article, register.studies[article.id])
    spans = cited(reading, spans_of(register.compared.get(article.id, b"")))
    starts = [block.span.start for block in article.blocks]
    crossing = [s for s in spans if _crosses(article.blocks, starts, s)]
    groups = {span: f"x{i}" for i, span in enumerate(crossing[:CROSSING])}
    yield from (Mark(span, urls.anchor(span), groups.get(span, "")) for span in spans)
    yield from _quotes(register, article)
    yield from _named(register, article)
    yield from _times(register, article)
    yield from _taken(register, article)


def _crosses(blocks: Sequence[Block], starts: Sequence[int], span: Span) -> bool:
    """Say whether a span lies in no single block; blocks stand in the order of the text."""
    at = bisect_right(starts, span.start) - 1
    return at < 0 or span.end > blocks[at].span.end


def _quotes(register: Register, article: Article) -> Iterator[Mark]:
    words, study = register.words, register.studies[article.id]
    for record in register.quotes[article.id]:
        quote = study.quotes[record.index]
        who = quote.speaker.text if quote.speaker else words.speaker_unknown
        href = f"../{register.quoted_at[record.family]}"
        reference = ("ref", href, words.say("quote_of", speaker=clean(who)))
        yield Mark(quote.span, reference=reference)
        if quote.kind != "indirect":
            yield from (Mark(part, style="q") for part in quote.parts or (quote.span,))


def _named(register: Register, article: Article) -> Iterator[Mark]:
    for name, spans in names_in(register, article.id):
        href = f"../{urls.name(name.id)}"
        yield from (Mark(span, style="n", href=href) for span in spans)


def _times(register: Register, article: Article) -> Iterator[Mark]:
    words = register.words
    for time in register.studies[article.id].times:
        place = register.dated_at.get(day(time.when)) if time.when else None
        title = words.when(time.when) if time.when else words.date_unknown
        yield Mark(time.span, style="d", href=f"../{place}" if place else None, title=title)


def _taken(register: Register, article: Article) -> Iterator[Mark]:
    """Yield the passages that another article has too."""
    own = article.id
    said: dict[str, str] = {}
    for pickup in register.pickups[own]:
        a, b = pickup.a, pickup.b
        ours, theirs = (a, b) if a.article == own else (b, a)
        other = theirs.article
        if other not in said:
            said[other] = _also_in(register, other)
        reference = ("via", f"../{passage_url(register, theirs)}", said[other])
        yield Mark(ours.span, style="t", reference=reference)


@once
def _also_in(register: Register, article_id: str) -> str:
    """Return what is said of a passage that another article has too."""
    return register.words.say("also_in", source=label(register, article_id))
