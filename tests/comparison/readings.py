"""Readings of articles made by hand."""

from __future__ import annotations

from tests.support import make_article

from dossier import analysis
from dossier.model import Event, Reading


def reading(body: str, article_id: str = "a", **fields: str | None) -> Reading:
    article = make_article(body, article_id=article_id, **fields)  # type: ignore[arg-type]
    return Reading(article, analysis.study(article))


def event(*articles: str) -> Event:
    return Event("e", "", None, None, None, None, None, articles)
