"""How well quotes and their speakers are found, measured on PolNeAR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tests.evaluation.report import Figure, Report, corpus
from tests.support import make_article

from dossier.analysis import names, quotes, split
from dossier.model import Article, Block, Quote, Span
from dossier.text import WORD

MARKED = frozenset({"direct", "mixed"})


class Said(NamedTuple):
    """An attribution of the gold."""

    kind: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]


class Score(NamedTuple):
    """Words in both, words found, words of the gold."""

    both: int
    found: int
    gold: int

    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.both / max(1, self.found + self.gold)


def article_of(row: dict[str, Any]) -> Article:
    """Return the article of a row; its text must stay as it is, so that offsets hold."""
    text = row["text"]
    article = make_article(text)
    if article.text == text:
        return article
    return realigned(text)


def realigned(text: str) -> Article:
    """Return an article with the text untouched and a block for each line."""
    article = make_article(text)
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            first = start + line.index(words)
            kind = "paragraph" if blocks else "headline"
            blocks.append(Block(f"p{len(blocks)}", kind, Span(first, first + len(words))))  # type: ignore[arg-type]
        start += len(line) + 1
    return type(article)(
        **{
            f: getattr(article, f) for f in article.__struct_fields__ if f not in {"text", "blocks"}
        },
        text=text,
        blocks=tuple(blocks),
    )


def gold_of(row: dict[str, Any]) -> list[Said]:
    """Return the attributions of a row."""
    return [
        Said(a["kind"], _spans(a.get("content")), _spans(a.get("source")))
        for a in row["attributions"]
    ]


def _spans(pairs: Sequence[Sequence[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs or ())


def words_of(text: str, spans: Iterable[Span]) -> set[int]:
    """Return where the words of the spans begin."""
    return {w.start() for span in spans for w in WORD.finditer(text, span.start, span.end)}


def score(text: str, found: Iterable[Span], gold: Iterable[Span]) -> Score:
    """Compare the words of two sets of spans."""
    ours, theirs = words_of(text, found), words_of(text, gold)
    return Score(len(ours & theirs), len(ours), len(theirs))


def total(scores: Iterable[Score]) -> Score:
    """Return the sum of scores."""
    rows = list(scores)
    return Score(*(sum(column) for column in zip(*rows, strict=True)))


def find(article: Article) -> tuple[Quote, ...]:
    """Return the quotes of an article."""
    sentences = split(article)
    return quotes.find(article, sentences, names.find(article, sentences).names)


def scores(row: dict[str, Any]) -> tuple[Score, Score, Score]:
    """Return the scores of marked words, their speakers, and indirect speech."""
    article = article_of(row)
    text, found, gold = article.text, find(article), gold_of(row)
    marked = [q for q in found if q.kind in MARKED]
    quoted = [s for s in gold if s.kind in MARKED]
    return (
        score(text, (q.span for q in marked), (c for s in quoted for c in s.content)),
        score(
            text,
            (q.speaker.span for q in marked if q.speaker),
            (c for s in quoted for c in s.source),
        ),
        score(
            text,
            (q.span for q in found if q.kind not in MARKED),
            (c for s in gold if s.kind not in MARKED for c in s.content),
        ),
    )


def run() -> Report:
    """Measure on the development part of PolNeAR.

    Raises:
        CorpusMissing: the set is not on this machine.
    """
    rows = corpus("quotes-polnear-dev")
    per_row = [scores(row) for row in rows]
    marked, speakers, indirect = (total(column) for column in zip(*per_row, strict=True))
    return Report(
        (
            Figure("quotes: words in marks", marked.f1(), 0.95),
            Figure("quotes: words of speakers", speakers.f1(), 0.9),
            Figure("quotes: words of indirect speech", indirect.f1(), 0.73),
        ),
        tuple(_worst(rows)),
    )


def _worst(rows: Sequence[dict[str, Any]], most: int = 20) -> Iterator[str]:
    """Yield the longest passages on which gold and program differ."""
    errors = sorted((e for row in rows for e in _errors(row)), reverse=True)
    yield from (told for _, told in errors[:most])


def _errors(row: dict[str, Any]) -> Iterator[tuple[int, str]]:
    article = article_of(row)
    text, found, gold = article.text, find(article), gold_of(row)
    ours = words_of(text, (q.span for q in found))
    theirs = words_of(text, (c for s in gold for c in s.content))
    for said in gold:
        for span in said.content:
            missed = words_of(text, [span]) - ours
            yield len(missed), f"{row['id']}: missed ({said.kind}): {span.of(text)[:200]}"
    for quote in found:
        extra = words_of(text, [quote.span]) - theirs
        yield (
            len(extra),
            f"{row['id']}: beside the gold ({quote.kind}): {quote.span.of(text)[:200]}",
        )
