"""Dates that cannot be right together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dossier.checks.case import Case
from dossier.model import Article, Event, Issue

_FAR = dt.timedelta(days=366)
"""From here on, an article published that far from what it reports is worth a look."""


def dates_of_articles(case: Case) -> Iterator[Issue]:
    """Find articles that were published after they were saved, or updated before they were published."""
    for article in case.articles.values():
        published = article.published and article.published.when.start
        saved = article.saved and article.saved.when.end
        updated = article.updated and article.updated.when.end
        if published and saved and published > saved:
            fault = f"published on {published}, but saved on {saved}"
            yield _issue("published-after-saved", "warning", article, fault)
        if published and updated and published > updated:
            fault = f"published on {published}, but updated on {updated}"
            yield _issue("published-after-updated", "note", article, fault)


def dates_of_events(case: Case) -> Iterator[Issue]:
    """Find events that lie after each report of them, and reports far from their event."""
    for event in case.edition.analysis.events:
        articles = [case.articles[a] for a in event.reports if a in case.articles]
        yield from _after_reports(event, articles)
        for article in articles:
            yield from _far(event, article)


def _issue(code: str, level: str, article: Article, fault: str) -> Issue:
    message = f'{article.file}: {fault}; look at both, and set "published" in dossier.yaml if it is wrong.'
    return Issue(code, "warning" if level == "warning" else "note", article.file, message)


def _after_reports(event: Event, articles: list[Article]) -> Iterator[Issue]:
    """Say that an event lies after the last report of it: announced, or a date misread."""
    ends = [a.published.when.end for a in articles if a.published and a.published.when.end]
    start = event.when.start if event.when else None
    if start and ends and len(ends) == len(articles) and start > max(ends):
        message = (
            f"event {event.id} ({event.title}) is dated {start}, after the last report of it "
            f"({max(ends)}): it was announced, or a date was misread; `dossier explain {event.id}` says from where."
        )
        yield Issue("event-after-reports", "note", event.id, message)


def _far(event: Event, article: Article) -> Iterator[Issue]:
    if not (event.when and event.when.end and article.published and article.published.when.start):
        return
    if article.published.when.start - event.when.end > _FAR:
        fault = f"published on {article.published.when.start}, but said to report event {event.id} of {event.when.end}"
        yield _issue("report-far-from-event", "warning", article, fault)
