"""What of other people's words may be shown.

``full`` shows an article whole; ``excerpt`` its headline, its first sentence, what it quotes in marks
and, of the passages that the dossier cites as evidence, the weightiest up to a third of the text;
``record`` its headline alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.model import (
    Article,
    Edition,
    Passage,
    Point,
    Publish,
    Reading,
    Record,
    Settings,
    Source,
    Span,
)
from dossier.text import meeting

LARGEST_EXCERPT = 1 / 3
"""Share of a text up to which passages are added to its first sentence and its quotes."""


class Shown(Record, frozen=True):
    """What may be shown of one article."""

    publish: Publish
    spans: tuple[Span, ...]
    """Stretches of :attr:`Article.text`, in order, none touching another."""

    def holds(self, span: Span) -> bool:
        """Say whether the whole of ``span`` may be shown."""
        return self.publish == "full" or any(one.holds(span) for one in meeting(self.spans, span))

    def mask(self, text: str, within: Span | None = None) -> str:
        """Return the text, or a stretch of it, with all else blanked out, so that every offset stays what it was."""
        whole = Span(0, len(text)) if within is None else within
        if self.publish == "full":
            return whole.of(text)
        pieces, end = [], whole.start
        for span in meeting(self.spans, whole):
            first, last = max(span.start, whole.start), min(span.end, whole.end)
            pieces += [_blank(text[end:first]), text[first:last]]
            end = last
        return "".join([*pieces, _blank(text[end : whole.end])])


def shown(edition: Edition) -> dict[str, Shown]:
    """Return what may be shown of each article, by the article's id."""
    usual, levels = edition.settings.publish, _levels(edition.analysis.sources, edition.settings)
    is_cut = "excerpt" in {usual, *levels.values()}
    evidence = _evidence(edition) if is_cut else {}
    return {
        r.article.id: _shown(r, levels.get(r.article.id, usual), evidence.get(r.article.id, ()))
        for r in edition.readings
    }


def _shown(reading: Reading, publish: Publish, evidence: Sequence[Span]) -> Shown:
    """Return what may be shown of one article."""
    article = reading.article
    if publish == "full":
        return Shown(publish, (Span(0, len(article.text)),) if article.text else ())
    spans = list(_heading(article))
    if publish == "excerpt":
        spans += _first_sentence(reading)
        spans += (quote.span for quote in reading.study.quotes if quote.kind != "indirect")
        spans = _filled(spans, evidence, int(len(article.text) * LARGEST_EXCERPT))
    return Shown(publish, _united(spans))


def _filled(spans: Sequence[Span], more: Iterable[Span], room: int) -> list[Span]:
    """Return spans with those of ``more``, in their order, that leave the sum within ``room``."""
    kept = list(_united(spans))
    room -= sum(map(len, kept))
    for span in more:
        first = bisect_left(kept, span.start, key=lambda one: one.end)
        last = bisect_right(kept, span.end, key=lambda one: one.start)
        whole = _united([*kept[first:last], span])
        added = sum(map(len, whole)) - sum(map(len, kept[first:last]))
        if added <= room:
            kept[first:last] = whole
            room -= added
    return kept


def _heading(article: Article) -> Iterator[Span]:
    """Yield where the headline stands, if the clipping has one."""
    if article.headline and article.headline.span:
        yield article.headline.span


def _first_sentence(reading: Reading) -> Iterator[Span]:
    """Yield the first sentence of the first paragraph."""
    blocks = reading.article.blocks
    for sentence in reading.study.sentences:
        if blocks[sentence.block].kind == "paragraph":
            yield sentence.span
            return


def _evidence(edition: Edition) -> Mapping[str, Sequence[Span]]:
    """Return the spans of each article that the dossier cites."""
    cited: defaultdict[str, list[Span]] = defaultdict(list)
    for passage in _cited(edition):
        cited[passage.article].append(passage.span)
    return cited


def _cited(edition: Edition) -> Iterator[Passage]:
    """Yield the passages that stand on event pages, the weightiest first."""
    analysis = edition.analysis
    for event in analysis.events:
        yield from (p for p in (event.title_from, event.when_from, event.where_from) if p)
        yield from event.lead
    for discrepancy in analysis.discrepancies:
        for claim in discrepancy.claims:
            yield from (claim.passage, claim.sentence)
    for point in sorted(analysis.points, key=_telling):
        yield from point.passages


def _telling(point: Point) -> tuple[bool, float, str]:
    """Return the order of points: what several articles report comes first."""
    return len({p.article for p in point.passages}) < 2, -point.weight, point.id  # noqa: PLR2004 - more than one


def _levels(sources: Iterable[Source], settings: Settings) -> dict[str, Publish]:
    """Return the level of the articles whose source has one of its own."""
    own = {
        name: source.publish
        for source in settings.sources
        if source.publish
        for name in (source.name, *source.spellings)
    }
    return {
        article: level
        for source in sources
        for level in [next((own[n] for n in (source.name, *source.spellings) if n in own), None)]
        if level
        for article in source.articles
    }


def _united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap made one."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        elif len(span):
            united.append(span)
    return tuple(united)


def _blank(text: str) -> str:
    """Return as many spaces, with the line feeds kept."""
    return "\n".join(" " * len(line) for line in text.split("\n"))
