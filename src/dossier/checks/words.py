"""Whether words that are shown as a source's are the words of that source."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.model import ArticleMention, Issue, Passage


def quoted_words(case: Case) -> Iterator[Issue]:
    """Find titles, spellings and claims that differ from the passage that they name."""
    for what, shown, place in _shown(case):
        article = case.articles.get(place.article)
        if article is None:
            continue  # the check of passages says so
        words = place.span.of(article.text)
        if not ((shown and shown in words) or _is_in(shown, words)):
            message = (
                f"{article.file}: {what} is shown as {_short(shown)}, but the passage "
                f"{place.span.start}–{place.span.end} reads {_short(words)}: a fault of the program."
            )
            yield Issue("words-differ", "error", article.file, message)


def _shown(case: Case) -> Iterator[tuple[str, str, Passage | ArticleMention]]:
    found = case.edition.analysis
    for event in found.events:
        if event.title_from:
            yield f"the title of event {event.id}", event.title.removesuffix("…"), event.title_from
        if event.where and event.where_from:
            yield f"the place of event {event.id}", event.where, event.where_from
    for name in found.names:
        what = f"name {name.id}"
        for spelling in name.spellings:
            for mention in spelling.mentions:
                yield what, spelling.form, mention
    for discrepancy in found.discrepancies:
        for claim in discrepancy.claims:
            yield f"discrepancy {discrepancy.id}", claim.value, claim.passage


def _is_in(shown: str, words: str) -> bool:
    """Say whether words are in a passage but for line breaks and signs that nobody sees."""
    plain = _plain(shown)
    return bool(plain) and plain in _plain(words)


def _plain(words: str) -> str:
    """Return the words with single spaces and without soft signs, as a reader sees them."""
    return " ".join(words.replace("\u00ad", "").split())


def _short(words: str) -> str:
    return repr(words if len(words) <= 80 else words[:80] + "…")  # noqa: PLR2004 - what one line holds
