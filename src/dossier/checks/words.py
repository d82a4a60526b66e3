"""Whether words that are shown as a source's are the words of that source."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.model import Issue, Passage


def quoted_words(case: Case) -> Iterator[Issue]:
    """Find titles, spellings and claims that differ from the passage that they name."""
    for what, shown, passage in _shown(case):
        article = case.articles.get(passage.article)
        if article is None:
            continue  # the check of passages says so
        words = _plain(passage.span.of(article.text))
        if not _plain(shown) or _plain(shown) not in words:
            message = (
                f"{article.file}: {what} is shown as {_short(shown)}, but the passage "
                f"{passage.span.start}–{passage.span.end} reads {_short(words)}: a fault of the program."
            )
            yield Issue("words-differ", "error", article.file, message)


def _shown(case: Case) -> Iterator[tuple[str, str, Passage]]:
    found = case.edition.analysis
    for event in found.events:
        if event.title_from:
            yield f"the title of event {event.id}", event.title.removesuffix("…"), event.title_from
        if event.where and event.where_from:
            yield f"the place of event {event.id}", event.where, event.where_from
    for name in found.names:
        for spelling in name.spellings:
            for mention in spelling.mentions:
                yield f"name {name.id}", spelling.form, Passage(mention.article, mention.span)
    for discrepancy in found.discrepancies:
        for claim in discrepancy.claims:
            yield f"discrepancy {discrepancy.id}", claim.value, claim.passage


def _plain(words: str) -> str:
    """Return the words with single spaces and without soft signs, as a reader sees them."""
    return " ".join(words.replace("\u00ad", "").split())


def _short(words: str) -> str:
    return repr(words if len(words) <= 80 else words[:80] + "…")  # noqa: PLR2004 - what one line holds
