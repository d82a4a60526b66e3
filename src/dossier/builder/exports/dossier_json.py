"""``data/dossier.json``: everything the pages show, for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

import dossier
from dossier.builder import urls
from dossier.builder.exports import said
from dossier.builder.page import Page
from dossier.builder.pages.index import title_of
from dossier.builder.register import Register
from dossier.builder.rights import Shown
from dossier.model import (
    Article,
    ArticleMention,
    Claim,
    Dateline,
    Discrepancy,
    Event,
    Evidence,
    Found,
    FoundDate,
    Interval,
    Name,
    Passage,
    Point,
    Quote,
    QuoteRecord,
    Reading,
    Span,
    Study,
)

SCHEMA = Path(__file__).with_name("dossier.schema.json")
KINDS = ("paragraph", "subheading", "caption")

Fields = dict[str, Any]


def pages(register: Register) -> tuple[Page, ...]:
    """Return the dossier as data, and the schema that describes it."""
    return (
        Page(urls.DATA, encode(dossier_fields(register))),
        Page("data/dossier.schema.json", SCHEMA.read_bytes()),
    )


def encode(value: Any) -> bytes:
    """Return JSON with one field a line, so that two builds can be compared by eye."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def dossier_fields(register: Register) -> Fields:
    """Return the whole dossier as plain values, in the shape of the schema."""
    edition = register.edition
    found = edition.analysis
    return {
        "schema": "dossier/1",
        "title": title_of(register),
        "generator": f"dossier {dossier.__version__}",
        "licence": edition.settings.licence,
        "articles": [_article(register, article) for article in register.articles.values()],
        "sources": [
            {"id": s.id, "name": s.name, "articles": s.articles, "spellings": s.spellings}
            for s in found.sources
        ],
        "events": [_event(e) for e in found.events],
        "quotes": [_quote(q, register.studies[q.article]) for q in found.quotes],
        "names": [_name(register, n) for n in found.names],
        "dates": [d for r in edition.readings for d in _dates(r)],
        "pickups": [
            {"a": _passage(p.a), "b": _passage(p.b), "share": p.share, "directed": p.directed}
            for p in found.pickups
        ],
        "families": [{"id": f.id, "articles": f.articles} for f in found.families],
        "points": [_point(p) for p in found.points],
        "discrepancies": [_discrepancy(register, d) for d in found.discrepancies],
        "topics": [
            {
                "id": t.id,
                "label": t.label,
                "articles": t.articles,
                "events": t.events,
                "terms": t.terms,
                "passages": [_passage(p) for p in t.passages],
            }
            for t in found.topics
        ],
        "issues": [
            {"code": i.code, "level": i.level, "subject": i.subject, "message": i.message}
            for i in edition.issues
        ],
    }


def _article(register: Register, article: Article) -> Fields:
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
        "shown": [_span(s) for s in visible.spans],
        "text": visible.mask(article.text),
        "paragraphs": [
            {"id": b.id, **_span(b.span), "kind": b.kind} for b in article.blocks if b.kind in KINDS
        ],
        "removed": [{**_span(r.raw), "why": r.why} for r in article.removed],
        "raw_length": article.raw_length,
    }


def _found(found: Found | None) -> Fields | None:
    """Return a finding with its passage, where it has one."""
    if found is None:
        return None
    where = _span(found.span) if found.span else {"start": None, "end": None}
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
        **_interval(found.when),
        "basis": found.basis,
        "passage": _span(found.span) if found.span else None,
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
        **_span(line.span),
    }


def _event(event: Event) -> Fields:
    """Return one event with its evidence."""
    return {
        "id": event.id,
        "title": event.title,
        "title_from": _passage(event.title_from) if event.title_from else None,
        "when": _interval(event.when) if event.when else None,
        "when_from": _passage(event.when_from) if event.when_from else None,
        "where": event.where,
        "where_from": _passage(event.where_from) if event.where_from else None,
        "reports": event.reports,
        "recalled_by": sorted({r.article for r in event.recalls}),
        "recalls": [
            {"article": r.article, "passages": [_passage(p) for p in r.passages]}
            for r in event.recalls
        ],
        "lead": [_passage(p) for p in event.lead],
        "independent": event.independent,
        "before": event.before,
        "after": event.after,
        "reason": event.reason,
        "why": [_why(w) for w in event.why],
    }


def _quote(record: QuoteRecord, study: Study) -> Fields:
    """Return one quote; the speaker's words as they stand beside it."""
    quote = study.quotes[record.index]
    return {
        "id": record.id,
        "article": record.article,
        **_span(quote.span),
        "kind": quote.kind,
        "speaker": _speaker(quote, record.speaker),
        "cue": _span(quote.cue) if quote.cue else None,
        "parts": [_span(p) for p in quote.parts],
        "family": record.family,
    }


def _speaker(quote: Quote, name: str | None) -> Fields | None:
    """Return who is said to have spoken."""
    speaker = quote.speaker
    if speaker is None:
        return None
    via = _span(speaker.via) if speaker.via else None
    return {"name": name, "text": speaker.text, **_span(speaker.span), "via": via}


def _name(register: Register, name: Name) -> Fields:
    """Return one name with all its spellings."""
    return {
        "id": name.id,
        "kind": name.kind,
        "label": name.label,
        "spellings": [
            {"form": s.form, "mentions": [_passage(m) for m in s.mentions]} for s in name.spellings
        ],
        "roles": [
            {"text": r.text, **_passage(r.passage)}
            for r in name.roles
            if said.words(register, r.passage)
        ],
        "apart": name.apart,
        "why": [_why(w) for w in name.why],
    }


def _dates(reading: Reading) -> Iterator[Fields]:
    """Yield the time expressions of one article that could be resolved."""
    for time in reading.study.times:
        if time.when:
            yield {
                "article": reading.article.id,
                **_span(time.span),
                "from": time.when.start,
                "to": time.when.end,
                "precision": time.when.precision,
                "rule": time.rule,
            }


def _point(point: Point) -> Fields:
    """Return one point with its passages."""
    return {
        "id": point.id,
        "event": point.event,
        "weight": point.weight,
        "passages": [_passage(p) for p in point.passages],
    }


def _discrepancy(register: Register, found: Discrepancy) -> Fields:
    """Return one discrepancy: each value as written, and by whom."""
    return {
        "id": found.id,
        "event": found.event,
        "point": found.point,
        "kind": found.kind,
        "about": found.about,
        "passages": [_passage(c.passage) for c in found.claims],
        "claims": [_claim(register, c) for c in found.claims],
        "why": [_why(w) for w in found.why],
    }


def _claim(register: Register, claim: Claim) -> Fields:
    """Return one side of a discrepancy; its words only where they may be shown."""
    shown = register.shown[claim.passage.article].holds(claim.passage.span)
    return {
        "value": claim.value if shown else None,
        "attributed": claim.attributed if shown else None,
        "sentence": _passage(claim.sentence),
    }


def _why(evidence: Evidence) -> Fields:
    """Return one feature behind a result."""
    return {"feature": evidence.feature, "score": evidence.score, "detail": evidence.detail}


def _interval(when: Interval) -> Fields:
    """Return an interval; both ends included."""
    return {"start": when.start, "end": when.end, "precision": when.precision}


def _passage(passage: Passage | ArticleMention) -> Fields:
    """Return a passage."""
    return {"article": passage.article, **_span(passage.span)}


def _span(span: Span) -> Fields:
    """Return a span."""
    return {"start": span.start, "end": span.end}
