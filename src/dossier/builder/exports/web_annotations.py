"""The passages as W3C Web Annotations, for tools that show them on the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

from dossier.builder import urls
from dossier.builder.exports import places, said
from dossier.builder.exports.identity import urn
from dossier.builder.exports.records import lines
from dossier.builder.page import Page
from dossier.builder.pages.index import title_of
from dossier.builder.part import Part
from dossier.builder.register import Register, once
from dossier.model import Passage, Span

ANNOTATION = "../../annotations.json#"
"""Before the name of each: its address is relative to the page that holds it, wherever that lies."""
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and after a passage by which it is found again."""
_BELOW = places.annotation_page("events", "")


def pages(register: Register) -> Iterator[Page]:
    """Yield the collection of all annotations, which leads to its pages."""
    found = register.edition.analysis
    total = (
        len(found.quotes)
        + sum(len(point.passages) for point in found.points)
        + sum(len(one.claims) for one in found.discrepancies)
    )
    paths = [path for path, *_ in _listed(register)]
    ends = {"first": paths[0], "last": paths[-1]} if paths else {}
    collection = {
        "@context": CONTEXT,
        **_collection(register),
        "label": title_of(register),
        "total": total,
        **{name: said.absolute(register, path, places.ANNOTATIONS) for name, path in ends.items()},
    }
    yield Page(places.ANNOTATIONS, b"".join(lines(collection)))


def parts(register: Register) -> Iterator[Part]:
    """Yield the parts that make the pages of the collection: of each event, and of each article without one."""
    listed = [*_listed(register), ("", "", ())]
    for (path, event, articles), (following, *_) in pairwise(listed):
        yield Part(_of, (event, articles, path, following))


def _listed(register: Register) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield the address of each page, the event of which it is, if any, and the articles."""
    for event in register.events.values():
        yield places.annotation_page("events", event.id), event.id, event.reports
    for article in register.articles:
        if article not in register.event_of:
            yield places.annotation_page("articles", article), "", (article,)


def _of(
    register: Register, event: str, articles: Sequence[str], path: str, following: str
) -> Iterator[Page]:
    """Yield a page of the collection: the quotes of some articles, the points and discrepancies of an event."""
    items = (
        *(_quotes(register, article) for article in articles),
        *((_points(register, event), _differences(register, event)) if event else ()),
    )
    page = {
        "@context": CONTEXT,
        "id": said.absolute(register, path, _BELOW),
        "type": "AnnotationPage",
        "partOf": _collection(register),
        **({"next": said.absolute(register, following, _BELOW)} if following else {}),
        "items": chain.from_iterable(items),
    }
    yield Page(path, b"".join(lines(page)))


def _collection(register: Register) -> dict[str, Any]:
    """Return what tells the collection from others."""
    name = urn("annotations", register.settings.base_url or title_of(register))
    return {"id": name, "type": "AnnotationCollection"}


def _quotes(register: Register, article: str) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each quote of an article."""
    for record in register.quotes[article]:
        quote = register.studies[record.article].quotes[record.index]
        name = register.called.get(record.speaker or "")
        speaker = name.label if name else said.speaker(register, record)
        where = Passage(record.article, quote.span)
        yield _annotation(register, ("quote", record.id), where, _text(speaker, "identifying"))


def _points(register: Register, event: str) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each passage of a point of an event."""
    for point in register.found[event]:
        page = said.absolute(register, urls.point(point.event, point.id), _BELOW)
        for passage in point.passages:
            yield _annotation(register, ("point", point.id), passage, _link(page))


def _differences(register: Register, event: str) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each side of a discrepancy of an event."""
    page = said.absolute(register, urls.event(event), _BELOW)
    for one in register.discrepancies[event]:
        for claim in one.claims:
            yield _annotation(register, ("discrepancy", one.id), claim.passage, _link(page))


def _annotation(
    register: Register, about: tuple[str, str], passage: Passage, body: dict[str, Any] | None
) -> dict[str, Any]:
    """Return one annotation; the words only as far as they may be shown."""
    span = passage.span
    return {
        "id": f"{ANNOTATION}{about[0]}/{about[1]}/{passage.article}/{span.start}-{span.end}",
        "type": "Annotation",
        "motivation": "identifying" if about[0] == "quote" else "linking",
        **({"body": body} if body else {}),
        "target": {
            **_source(register, passage.article),
            "selector": _selectors(register, passage),
        },
    }


@once
def _source(register: Register, article_id: str) -> dict[str, Any]:
    """Return where an article is, here and where it was published."""
    original = said.original(register.articles[article_id])
    return {
        "source": said.absolute(register, urls.article(article_id), _BELOW),
        **({"canonical": original} if original else {}),
    }


def _selectors(register: Register, passage: Passage) -> list[dict[str, Any]]:
    """Return the place of a passage, and its words with those around it where they may be shown."""
    shown, span = register.shown[passage.article], passage.span
    text = register.articles[passage.article].text
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if not shown.holds(span):
        return [place]
    before, after = Span(max(0, span.start - AROUND), span.start), Span(span.end, span.end + AROUND)
    around = {"prefix": shown.mask(text, before), "suffix": shown.mask(text, after)}
    known = {name: words for name, words in around.items() if words.strip()}
    return [{"type": "TextQuoteSelector", "exact": span.of(text), **known}, place]


def _text(words: str, purpose: str) -> dict[str, Any] | None:
    """Return a body of plain words."""
    if not words:
        return None
    return {
        "type": "TextualBody",
        "value": said.one_line(words),
        "format": "text/plain",
        "purpose": purpose,
    }


def _link(page: str) -> dict[str, Any]:
    """Return a body that is a page."""
    return {"type": "SpecificResource", "source": page, "purpose": "linking"}
