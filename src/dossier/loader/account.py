"""Accounting: every character of a clipping belongs to exactly one part."""

from __future__ import annotations

from typing import Literal

from dossier.model import Article, Record, Span


class Part(Record, frozen=True):
    """A stretch of the decoded clipping and what became of it."""

    raw: Span
    kind: Literal["text", "removed", "between"]
    """``between``: white space, invisible characters and markup."""


class AccountError(ValueError):
    """A character was counted twice, or lies outside the clipping."""


def account(article: Article, raw: str) -> tuple[Part, ...]:
    """Return the parts of a clipping in order, without a gap.

    Args:
        article: an article read from it.
        raw: the decoded clipping (or the article's record of it).

    Raises:
        AccountError: two parts share a character, or a part says other words than the clipping.
    """
    spans = [(Span(r.raw_start, r.raw_end), "text") for r in article.runs]
    spans += [(r.raw, "removed") for r in article.removed if len(r.raw)]
    parts: list[Part] = []
    at = 0
    for span, kind in sorted(spans):
        if span.start < at or span.end > len(raw):
            raise AccountError(f"{article.file}: characters {span.start}–{at} are in two parts")
        if span.start > at:
            parts.append(Part(Span(at, span.start), "between"))
        parts.append(Part(span, "text" if kind == "text" else "removed"))
        at = span.end
    if at < len(raw):
        parts.append(Part(Span(at, len(raw)), "between"))
    _same_words(article, raw)
    return tuple(parts)


def _same_words(article: Article, raw: str) -> None:
    for run in article.runs:
        if run.end - run.start == run.raw_end - run.raw_start:
            words, saved = article.text[run.start : run.end], raw[run.raw_start : run.raw_end]
            if words != saved:
                raise AccountError(f"{article.file}: {words!r} stands for {saved!r}")
