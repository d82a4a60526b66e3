"""Datelines of a wire service: told from the lede, with place, day and agency."""

from __future__ import annotations

import re
from typing import Any

from tests.evaluation.report import Figure, Report, corpus

from dossier import loader
from dossier.loader.calendar import month_pattern
from dossier.model import Article

_DAY = re.compile(rf"\b(?:{month_pattern()})\.?\s+\d{{1,2}}\b", re.IGNORECASE)


def is_dateline(words: str) -> bool:
    """Say whether a gold dateline is one: some rows hold the first words of a table instead."""
    return words.rstrip().endswith("-") and bool(_DAY.search(words) or words.isupper())


def parts(words: str) -> tuple[str, str]:
    """Return the place and the day of a gold dateline."""
    days = list(_DAY.finditer(words))
    if not days:
        return _plain(words), ""
    day = days[-1]
    return _plain(words[: day.start()]), _plain(day.group())


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" ,-.").casefold()


def found(article: Article | None) -> tuple[str, str, str] | None:
    """Return the words, the place and the day of the dateline that was read."""
    if article is None or article.dateline is None:
        return None
    line = article.dateline
    place = line.place.value if line.place else ""
    day = line.date.written or "" if line.date else ""
    return _plain(line.span.of(article.text)), _plain(place), _plain(day)


def read(row: dict[str, Any], *, titled: bool) -> Article | None:
    """Return the article that a story gives as a plain text file."""
    body = f"{row['dateline']} {row['body']}"
    text = f"{row['title']}\n\n{body}" if titled else body
    articles = loader.parse("story.txt", text.encode()).articles
    return articles[0] if articles else None


def measure(rows: list[dict[str, Any]], *, titled: bool) -> tuple[float, float, list[str]]:
    """Return precision, recall and the errors."""
    right = said = there = 0
    wrong = []
    for row in rows:
        line = row["dateline"] or ""
        true = (_plain(line), *parts(line)) if is_dateline(line) else None
        got = found(read(row, titled=titled))
        there += true is not None
        said += got is not None
        right += got is not None and got == true
        if got != true:
            wrong.append(f"{row['id']}: {true} read as {got}")
    return right / max(said, 1), right / max(there, 1), wrong


def run(limit: int | None = None) -> Report:
    """Measure datelines, with and without a headline above them."""
    rows = [row for row in corpus("datelines-reuters")[:limit] if row["dateline"]]
    precision, recall, wrong = measure(rows, titled=False)
    with_title = measure(rows, titled=True)
    return Report(
        (
            Figure("datelines: precision", precision, 0.99),
            Figure("datelines: recall", recall, 0.98),
            Figure("datelines under a headline: precision", with_title[0], 0.99),
            Figure("datelines under a headline: recall", with_title[1], 0.98),
        ),
        tuple(wrong[:20]),
    )
