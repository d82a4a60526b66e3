"""What a page says of itself: JSON-LD, Open Graph, meta, time, links, in order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any, Literal, get_args

from dossier.loader.draft import Field, Given
from dossier.loader.formats.web import jsonld
from dossier.loader.formats.web.meta_names import ITEMPROP, META
from dossier.loader.formats.web.names import authors, clean_headline
from dossier.loader.formats.web.tree import Element, Page
from dossier.model import Basis, Span

_HTTP = re.compile(r"https?://[^\s\"'<>]+$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_ORDER = {name: number for number, name in enumerate(get_args(Field))}


_LONGEST = 2000
_NOTHING = re.compile(r"null|undefined|none|n/a|(?:0001|1970)-01-01(?:T00:00.*)?", re.IGNORECASE)
"""What systems write where they know nothing."""
_LONGEST_NAME = 120


class Metadata:
    """Everything that a page states, still with doubles, most trusted first within each field."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[Given] = []
        self.body: str | None = None
        """``articleBody`` of the structured data."""
        self.title: Given | None = None  # as its element says it
        self.kinds: tuple[str, ...] = ()
        """The types that the page gives to itself."""

    def add(self, field: Field, value: Any, basis: Basis, where: Span) -> None:
        """Keep a value if it is one."""
        if not isinstance(value, str):
            return
        value = " ".join(unescape(value).split())
        if not value or len(value) > _LONGEST or _NOTHING.fullmatch(value):
            return
        if field == "url" and not _HTTP.match(value):
            return
        if field == "language":
            if not _LANGUAGE.match(value):
                return
            value = value.replace("_", "-")
        self.found.append(Given(field, value, basis, _words(self.page.source, value, where)))


def read(page: Page) -> Metadata:
    """Return what the page says of itself."""
    metadata = Metadata(page)
    _json_ld(metadata)
    named = _named(page)
    for field, names in META:
        for name in names:
            for element, content in named.get(name, ()):
                metadata.add(field, content, Basis.METADATA, element.span)
    _links(metadata)
    _properties(metadata)
    _times(metadata)
    _people(metadata)
    _title(metadata)
    return metadata


def _named(page: Page) -> dict[str, list[tuple[Element, str]]]:
    named: dict[str, list[tuple[Element, str]]] = {}
    for element in page.elements:
        if element.tag == "meta" and (content := element.get("content").strip()):
            for key in ("property", "name", "itemprop", "http-equiv"):
                if name := element.get(key).strip().lower():
                    named.setdefault(name, []).append((element, content))
                    break
    return named


def _json_ld(metadata: Metadata) -> None:
    source = metadata.page.source
    spans = [
        e.span
        for e in metadata.page.elements
        if e.tag == "script" and "ld+json" in e.get("type").lower()
    ]
    for span in spans:
        inner = source[source.find(">", span.start) + 1 : span.end].rpartition("</")[0]
        found, things = jsonld.articles([inner])
        metadata.kinds += tuple(str(k) for t in things for k in jsonld.as_list(t.get("@type")))
        for thing in sorted(found, key=_weight, reverse=True):
            _article(metadata, thing, span, things)


def _weight(thing: jsonld.Thing) -> int:
    return sum(key in thing for key in ("headline", "datePublished", "articleBody", "author"))


_STATED: tuple[tuple[Field, tuple[str, ...]], ...] = (
    ("headline", ("headline", "name")),
    ("standfirst", ("alternativeHeadline", "description")),
    ("byline", ("author", "creator")),
    ("source", ("publisher", "sourceOrganization", "isPartOf")),
    ("section", ("articleSection",)),
    ("published", ("datePublished", "dateCreated", "uploadDate")),
    ("updated", ("dateModified",)),
    ("language", ("inLanguage",)),
)
_ONE = frozenset({"headline", "standfirst", "published", "updated", "language"})


def _article(
    metadata: Metadata, thing: jsonld.Thing, span: Span, things: list[jsonld.Thing]
) -> None:
    by_id = {t["@id"]: t for t in things if isinstance(t.get("@id"), str) and "name" in t}
    for field, keys in _STATED:
        for key in keys:
            values = jsonld.as_list(thing.get(key))
            for value in values[:1] if field in _ONE else values[:_MOST_VALUES]:
                metadata.add(field, _name(value, by_id), Basis.JSON_LD, span)
    if str(thing.get("isAccessibleForFree")).lower() == "false":
        metadata.add("cut_off", "isAccessibleForFree: false", Basis.JSON_LD, span)
    url = thing.get("url") or thing.get("mainEntityOfPage") or thing.get("@id")
    metadata.add("url", url.get("@id") if isinstance(url, dict) else url, Basis.JSON_LD, span)
    body = thing.get("articleBody") or thing.get("reviewBody")
    if isinstance(body, str) and len(body) > len(metadata.body or ""):
        metadata.body = body


_MOST_VALUES = 30


def _name(value: Any, by_id: dict[str, jsonld.Thing]) -> str | None:
    """Return a name, following a reference to another thing of the page."""
    if isinstance(value, dict) and "name" not in value:
        value = by_id.get(str(value.get("@id")), value)
    return value if isinstance(value, str) else jsonld.name_of(value)


def _links(metadata: Metadata) -> None:
    for element in metadata.page.elements:
        if element.tag == "link" and "canonical" in element.get("rel").lower().split():
            metadata.add("url", element.get("href"), Basis.METADATA, element.span)
        elif element.tag == "html":
            metadata.add(
                "language",
                element.get("lang") or element.get("xml:lang"),
                Basis.METADATA,
                element.span,
            )


def _properties(metadata: Metadata) -> None:
    for element in metadata.page.elements:
        name = element.get("itemprop").lower() if element.tag != "meta" else ""
        if field := ITEMPROP.get(name):
            value = element.get("content") or element.get("datetime") or element.get("title")
            metadata.add(field, value, Basis.METADATA, element.span)


_UPDATED = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_NOT_OURS = re.compile(
    r"comment|related|sidebar|teaser|(?<!v)card|promo|recirc|most|latest|widget", re.IGNORECASE
)


def _times(metadata: Metadata) -> None:
    """Read <time datetime>, those outside lists of other articles."""
    for element in metadata.page.elements:
        if element.tag != "time" and not (
            element.tag == "abbr" and "published" in element.get("class")
        ):
            continue
        value = element.get("datetime") or element.get("title")
        chain = _around(element)
        if not value or _NOT_OURS.search(chain):
            continue
        field: Literal["updated", "published"] = (
            "updated" if _UPDATED.search(chain[:200]) else "published"
        )
        metadata.add(field, value, Basis.METADATA, element.span)


def _around(element: Element) -> str:
    """Return the names of the elements around one, with the tags that tell something."""
    words: list[str] = []
    here: Element | None = element
    while here is not None and here.tag not in {"body", "html"}:
        words.append(_TELLING.get(here.tag, ""))
        words.append(f"{here.get('class')} {here.get('id')} {here.get('itemprop')}")
        here = here.parent
    return " ".join(words)


_TELLING = {"aside": "sidebar", "nav": "widget"}
_AUTHOR_CLASSES = frozenset({"fn", "author-name", "byline-name", "author__name", "byline__name"})


def _people(metadata: Metadata) -> None:
    """Read the authors that the visible page marks as such."""
    marked = (element for element in metadata.page.elements if _is_author(element))
    for element in islice(marked, _MOST_VALUES):
        if not _NOT_OURS.search(_around(element)):
            words = _inner(metadata.page, element)
            if len(words) < _LONGEST_NAME:
                metadata.add("byline", words, Basis.METADATA, element.span)


def _is_author(element: Element) -> bool:
    if element.tag in {"meta", "link"}:
        return False
    if "author" in element.get("rel").split() or element.get("itemprop") in {
        "author",
        "author name",
    }:
        return True
    return bool(_AUTHOR_CLASSES.intersection(element.get("class").split()))


def _inner(page: Page, element: Element) -> str:
    found = (t for t in page.texts if element.span.start <= t.start < element.span.end)
    return " ".join(" ".join(page.source[t.start : t.end] for t in found).split())


def _title(metadata: Metadata) -> None:
    for element in metadata.page.elements:
        if element.tag == "title" and not (element.parent and element.parent.tag == "svg"):
            source = metadata.page.source
            inner = source[source.find(">", element.span.start) + 1 : element.span.end].rpartition(
                "</"
            )[0]
            metadata.add("headline", inner, Basis.METADATA, element.span)
            metadata.title = metadata.found[-1] if inner.strip() and metadata.found else None
            return


def _words(source: str, value: str, where: Span) -> Span:
    """Return where the value itself stands, or else the markup that gives it."""
    at = source.find(value, where.start, where.end)
    return Span(at, at + len(value)) if at >= 0 else where


def given(metadata: Metadata, h1: tuple[str, ...]) -> tuple[Given, ...]:
    """Return the fields, cleaned, each value once.

    Args:
        metadata: what was found.
        h1: the visible main headings, to tell a headline from its site's suffix.
    """
    by_field: dict[str, list[Given]] = {}
    for entry in metadata.found:
        entries = by_field.setdefault(entry.field, [])
        if len(entries) < _MOST_VALUES:
            entries.append(entry)
    sites = tuple(g.value for g in by_field.get("source", ()))
    names = {name.casefold() for name in sites}
    told = [g for g in by_field.pop("standfirst", []) if g.value.casefold() not in names]
    cleaned = [
        *told,
        *_headlines(by_field.pop("headline", []), sites, h1),
        *_bylines(by_field.pop("byline", [])),
    ]
    cleaned += [entry for entries in by_field.values() for entry in entries]
    return tuple(_once(sorted(cleaned, key=lambda g: _ORDER[g.field])))


def _once(entries: list[Given]) -> Iterator[Given]:
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        key = (entry.field, entry.value.casefold())
        if key not in seen:
            seen.add(key)
            yield entry


def _headlines(
    entries: list[Given], sites: tuple[str, ...], h1: tuple[str, ...]
) -> Iterator[Given]:
    for entry in entries:
        value = clean_headline(entry.value, sites, h1)
        if value:
            yield Given("headline", value, entry.basis, entry.raw)


def _bylines(entries: list[Given]) -> Iterator[Given]:
    """Yield the authors of the most trusted statement only: a second one repeats or contradicts it."""
    basis = None
    for entry in entries:
        names = authors(entry.value)
        if names and basis is None:
            basis = entry.raw if entry.basis != Basis.JSON_LD else Basis.JSON_LD
        same = entry.basis == Basis.JSON_LD if basis == Basis.JSON_LD else True
        if names and same:
            for name in names:
                yield Given("byline", name, entry.basis, entry.raw)
