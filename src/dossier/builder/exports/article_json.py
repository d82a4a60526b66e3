"""One article of ``data/dossier.json``, and the values that all its records are made of."""

from __future__ import annotations

from typing import Any

from dossier.builder.register import Register
from dossier.builder.rights import Shown
from dossier.model import (
    Article,
    ArticleMention,
    Dateline,
    Found,
    FoundDate,
    Interval,
    Passage,
    Span,
)

KINDS = ("paragraph", "subheading", "caption")

Fields = dict[str, Any]


def article_fields(register: Register, article: Article) -> Fields:
    """Return one article; of its text only what may be shown."""
    visible, source = register.shown[article.id], register.source_of.get(article.id)
    return {
        "id": article.id,
        "file": article.file,
        "record": article.record,
        "sha256": article.sha256,
        "format": article.format,
        "language": article.language,
        "direction": article.direction,
        "source": source.id if source else None,
        "source_found": _found(article.source),
        "headline": _found(article.headline),
        "standfirst": _shown_found(article.standfirst, visible),
        "byline": [_found(f) for f in article.byline],
        "agencies": [_found(f) for f in article.agencies],
        "via": [_found(f) for f in article.via],
        "dateline": _dateline(article.dateline),
        "published": _found_date(article.published),
        "updated": _found_date(article.updated),
        "saved": _found_date(article.saved),
        "url": article.url.value if article.url else None,
        "archived_url": article.archived_url.value if article.archived_url else None,
        "edited": article.edited,
        "publish": visible.publish,
        "shown": [span_fields(s) for s in visible.spans],
        "text": visible.mask(article.text),
        "paragraphs": [
            {
                "id": b.id,
                **span_fields(b.span),
                "kind": b.kind,
                "label": span_fields(b.label) if b.label else None,
            }
            for b in article.blocks
            if b.kind in KINDS
        ],
        "removed": [{**span_fields(r.raw), "why": r.why} for r in article.removed],
        "raw_length": article.raw_length,
    }


def _found(found: Found | None) -> Fields | None:
    """Return a finding with its passage, where it has one."""
    if found is None:
        return None
    where = span_fields(found.span) if found.span else {"start": None, "end": None}
    return {"value": found.value, "basis": found.basis, **where, "reason": found.reason}


def _shown_found(found: Found | None, visible: Shown) -> Fields | None:
    """Return a finding whose value is running text only where that may be shown."""
    if found and found.span and not visible.holds(found.span):
        return None
    return None if found and visible.publish == "record" else _found(found)


def _found_date(found: FoundDate | None) -> Fields | None:
    """Return a date with its basis."""
    if found is None:
        return None
    return {
        **interval_fields(found.when),
        "basis": found.basis,
        "passage": span_fields(found.span) if found.span else None,
        "written": found.written,
        "reason": found.reason,
    }


def _dateline(line: Dateline | None) -> Fields | None:
    """Return the parts of a dateline as plain values; the day as an ISO date."""
    if line is None:
        return None
    day = line.date.when.start if line.date else None
    return {
        "place": line.place.value if line.place else None,
        "date": day.isoformat() if day else None,
        "agency": line.agency.value if line.agency else None,
        **span_fields(line.span),
    }


def interval_fields(when: Interval) -> Fields:
    """Return an interval; both ends included."""
    return {"start": when.start, "end": when.end, "precision": when.precision}


def passage_fields(passage: Passage | ArticleMention) -> Fields:
    """Return a passage."""
    return {"article": passage.article, **span_fields(passage.span)}


def span_fields(span: Span) -> Fields:
    """Return a span."""
    return {"start": span.start, "end": span.end}
