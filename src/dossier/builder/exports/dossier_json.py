"""``data/dossier.json``: everything the pages show, for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import dossier
from dossier.builder import urls
from dossier.builder.exports import places, said
from dossier.builder.exports.article_json import (
    Fields,
    article_fields,
    interval_fields,
    passage_fields,
    span_fields,
)
from dossier.builder.exports.pieces import Download, Joint
from dossier.builder.exports.records import Listed, each, runs, sections, singly
from dossier.builder.page import Page
from dossier.builder.pages.index import title_of
from dossier.builder.register import Register
from dossier.model import (
    Claim,
    Discrepancy,
    Evidence,
    Point,
    Quote,
    QuoteRecord,
)

SCHEMA = Path(__file__).with_name("dossier.schema.json")


def downloads(register: Register) -> tuple[Download, ...]:
    """Return the dossier as data."""
    return (Download(urls.DATA, tuple(sections(dossier_fields(register)))),)


def schema(_: Register, __: Sequence[Page]) -> tuple[Page, ...]:
    """Return the schema that describes it."""
    return (Page(places.SCHEMA, SCHEMA.read_bytes()),)


JOINT = Joint(downloads, schema)


def dossier_fields(register: Register) -> Fields:
    """Return the whole dossier as plain values, in the shape of the schema; long lists are iterators."""
    edition = register.edition
    found = edition.analysis
    return {
        "$schema": SCHEMA.name,
        "schema": "dossier/1",
        "title": title_of(register),
        "generator": f"dossier {dossier.__version__}",
        "licence": edition.settings.licence,
        "articles": Listed(register, each(_article, runs(register.articles))),
        "sources": (
            {"id": s.id, "name": s.name, "articles": s.articles, "spellings": s.spellings}
            for s in found.sources
        ),
        "events": Listed(register, each(_event, singly(register.events))),
        "quotes": Listed(register, each(_quotes, runs(register.articles))),
        "names": Listed(register, each(_names, singly(register.names))),
        "dates": Listed(register, each(_dates, runs(register.articles))),
        "pickups": Listed(register, each(_pickups, runs(register.articles))),
        "families": ({"id": f.id, "articles": f.articles} for f in found.families),
        "points": Listed(register, each(_points, singly(register.events))),
        "discrepancies": Listed(register, each(_discrepancies, singly(register.events))),
        "topics": (
            {
                "id": t.id,
                "label": t.label,
                "articles": t.articles,
                "events": t.events,
                "terms": t.terms,
                "passages": [passage_fields(p) for p in t.passages],
            }
            for t in found.topics
        ),
        "issues": (
            {"code": i.code, "level": i.level, "subject": i.subject, "message": i.message}
            for i in edition.issues
        ),
    }


def _event(register: Register, event_id: str) -> Iterator[Fields]:
    """Yield one event with its evidence."""
    event = register.events[event_id]
    yield {
        "id": event.id,
        "title": event.title,
        "title_from": passage_fields(event.title_from) if event.title_from else None,
        "when": interval_fields(event.when) if event.when else None,
        "when_from": passage_fields(event.when_from) if event.when_from else None,
        "where": event.where,
        "where_from": passage_fields(event.where_from) if event.where_from else None,
        "reports": event.reports,
        "recalled_by": sorted({r.article for r in event.recalls}),
        "recalls": [
            {"article": r.article, "passages": [passage_fields(p) for p in r.passages]}
            for r in event.recalls
        ],
        "lead": [passage_fields(p) for p in event.lead],
        "independent": event.independent,
        "before": event.before,
        "after": event.after,
        "reason": event.reason,
        "why": [_why(w) for w in register.together[event_id].why],
    }


def _article(register: Register, article: str) -> Iterator[Fields]:
    yield article_fields(register, register.articles[article])


def _quotes(register: Register, article: str) -> Iterator[Fields]:
    return (fields for record in register.quotes[article] for fields in _quote(register, record))


def _pickups(register: Register, article: str) -> Iterator[Fields]:
    for pickup in register.taken[article]:
        yield {
            "id": pickup.id,
            "a": passage_fields(pickup.a),
            "b": passage_fields(pickup.b),
            "share": pickup.share,
            "directed": pickup.directed,
        }


def _points(register: Register, event: str) -> Iterator[Fields]:
    return map(_point, register.found[event])


def _discrepancies(register: Register, event: str) -> Iterator[Fields]:
    return (_discrepancy(register, found) for found in register.discrepancies[event])


def _quote(register: Register, record: QuoteRecord) -> Iterator[Fields]:
    """Yield one quote, then each of its stretches in marks, for readers who look for those words."""
    quote = register.studies[record.article].quotes[record.index]
    whole = {
        "id": record.id,
        "article": record.article,
        **span_fields(quote.span),
        "kind": quote.kind,
        "speaker": _speaker(quote, record.speaker, said.speaker(register, record)),
        "cue": span_fields(quote.cue) if quote.cue else None,
        "parts": [span_fields(p) for p in quote.parts],
        "part_of": None,
        "family": record.family,
    }
    yield whole
    for number, part in enumerate(quote.parts, 1):
        own = {"id": f"{record.id}-part{number}", "parts": [], "part_of": record.id}
        yield {**whole, **own, **span_fields(part)}


def _speaker(quote: Quote, name: str | None, text: str) -> Fields | None:
    """Return who is said to have spoken; the text as far as it may be shown."""
    speaker = quote.speaker
    if speaker is None:
        return None
    via = span_fields(speaker.via) if speaker.via else None
    return {"name": name, "text": text, **span_fields(speaker.span), "via": via}


def _names(register: Register, name_id: str) -> Iterator[Fields]:
    """Yield one name with all its spellings."""
    name = register.names[name_id]
    yield {
        "id": name.id,
        "kind": name.kind,
        "label": name.label,
        "spellings": [
            {"form": s.form, "mentions": [passage_fields(m) for m in s.mentions]}
            for s in name.spellings
        ],
        "roles": [
            {"text": r.text, **passage_fields(r.passage)}
            for r in name.roles
            if said.words(register, r.passage)
        ],
        "apart": name.apart,
        "why": [_why(w) for w in name.why],
    }


def _dates(register: Register, article: str) -> Iterator[Fields]:
    """Yield the time expressions of one article that could be resolved."""
    for time in register.studies[article].times:
        if time.when:
            yield {
                "article": article,
                **span_fields(time.span),
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
        "passages": [passage_fields(p) for p in point.passages],
    }


def _discrepancy(register: Register, found: Discrepancy) -> Fields:
    """Return one discrepancy: each value as written, and by whom."""
    return {
        "id": found.id,
        "event": found.event,
        "point": found.point,
        "kind": found.kind,
        "about": found.about,
        "passages": [passage_fields(c.passage) for c in found.claims],
        "claims": [_claim(register, c) for c in found.claims],
        "why": [_why(w) for w in found.why],
    }


def _claim(register: Register, claim: Claim) -> Fields:
    """Return one side of a discrepancy; its words only where they may be shown."""
    shown = register.shown[claim.passage.article].holds(claim.passage.span)
    return {
        "value": claim.value if shown else None,
        "attributed": claim.attributed if shown else None,
        "sentence": passage_fields(claim.sentence),
    }


def _why(evidence: Evidence) -> Fields:
    """Return one feature behind a result."""
    return {"feature": evidence.feature, "score": evidence.score, "detail": evidence.detail}
