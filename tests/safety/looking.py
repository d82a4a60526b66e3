"""What may stand on a page of the site, and nothing else: every element, attribute and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree, html

ELEMENTS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "p",
        "img",
        "nav",
        "ul",
        "li",
        "ol",
        "main",
        "footer",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "span",
        "bdi",
        "time",
        "article",
        "div",
        "details",
        "summary",
        "blockquote",
        "figure",
        "figcaption",
        "mark",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "dl",
        "dt",
        "dd",
        "fieldset",
        "legend",
        "label",
        "input",
        "form",
        "select",
        "option",
        "output",
        "button",
        "meter",
        "small",
        "svg",
        "line",
        "text",
        "rect",
        "circle",
        "path",
        "b",
        "strong",
        "em",
        "del",
        "s",
        "code",
        "pre",
        "hr",
        "br",
        "ins",
        "u",
        "q",
        "cite",
        "i",
        "noscript",
    ]
)
ATTRIBUTES = frozenset(
    [
        "charset",
        "http-equiv",
        "content",
        "name",
        "property",
        "rel",
        "type",
        "title",
        "href",
        "src",
        "defer",
        "lang",
        "dir",
        "class",
        "id",
        "alt",
        "height",
        "width",
        "aria-label",
        "aria-current",
        "aria-labelledby",
        "aria-hidden",
        "aria-live",
        "aria-busy",
        "aria-describedby",
        "role",
        "tabindex",
        "scope",
        "datetime",
        "viewbox",
        "x",
        "x1",
        "x2",
        "y",
        "y1",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "d",
        "text-anchor",
        "media",
        "download",
        "open",
        "colspan",
        "rowspan",
        "checked",
        "for",
        "min",
        "max",
        "value",
        "start",
        "autocomplete",
        "placeholder",
        "action",
        "method",
        "hidden",
        "size",
        "step",
        "translate",
        "colgroup",
        "hreflang",
        "headers",
        "abbr",
        "inputmode",
        "spellcheck",
    ]
)
_ADDRESSES = {"href", "src", "action"}
_MARKERS = frozenset({"rows", "/rows"})
"""Comments between which the rows of a long list stand, which a script takes from all of its pages."""
_OURS = frozenset(
    {
        ("icon", "data:,"),
        ("schema.DC", "http://purl.org/dc/elements/1.1/"),
        ("schema.DCTERMS", "http://purl.org/dc/terms/"),
    }
)
"""Links that ask nobody for anything: an empty picture, and the names of the fields of Dublin Core."""


def faults(site: Path, path: Path) -> list[str]:
    """Return what stands on a page that a clipping must not bring there."""
    page = html.fromstring(path.read_bytes())
    return [fault for element in page.iter() for fault in _of_element(site, path, element)]


def _of_element(site: Path, path: Path, element: html.HtmlElement) -> Iterator[str]:
    name = element.tag
    if name is etree.Comment and element.text in _MARKERS:
        return
    if not isinstance(name, str) or name not in ELEMENTS:
        yield f"element {name}"
        return
    for attribute, value in element.attrib.items():
        known = attribute in ATTRIBUTES or re.fullmatch(r"data-[a-z-]+", attribute)
        if not known:
            yield f"attribute {attribute} of {name}"
        if attribute in _ADDRESSES:
            yield from _of_address(element, str(value))
    if name == "script":
        yield from _of_script(site, path, element)
    if name == "meta" and not _is_plain(site, path, element):
        yield f"meta {element.get('http-equiv')}"


def _is_plain(site: Path, path: Path, meta: html.HtmlElement) -> bool:
    """Say whether a meta element does nothing but lead from an address of an event to its new one."""
    if meta.get("http-equiv") != "refresh":
        return meta.get("http-equiv") in {None, "Content-Security-Policy"}
    moved = re.fullmatch(r"0; url=([\w./-]+\.html)", meta.get("content", ""))
    to = (path.parent / moved[1]).resolve() if moved else site
    return (
        path.parent.name == "events" and to.parent == (site / "events").resolve() and to.is_file()
    )


def _of_script(site: Path, path: Path, element: html.HtmlElement) -> Iterator[str]:
    source = element.get("src")
    if source is not None:
        ours = (site / source[1:] if source.startswith("/") else path.parent / source).resolve()
        if element.text or not ours.is_relative_to(site.resolve()) or not ours.is_file():
            yield f"script from {source}"
    elif element.get("type") != "application/ld+json":
        yield "script without source"
    else:
        yield from (f"address {a} in linked data" for a in _told(json.loads(element.text or "")))


def _told(value: object) -> Iterator[str]:
    """Yield the addresses of linked data that are no addresses of the web."""
    if isinstance(value, dict):
        for key, inner in value.items():
            is_address = key in {"url", "@id", "archivedAt", "sameAs", "image", "logo"}
            if is_address and urlsplit(str(inner)).scheme not in {"http", "https"}:
                yield str(inner)
            yield from _told(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _told(inner)


def _of_address(element: html.HtmlElement, address: str) -> Iterator[str]:
    where = f"{element.tag} to {address[:80]!r}"
    parts = urlsplit(address)
    if re.search(r"[\\\x00-\x20\x7f]", address) or address.startswith("//"):
        yield where
    elif parts.scheme or parts.netloc:
        is_ours = element.tag == "link" and (element.get("rel"), address) in _OURS
        if (element.tag != "a" and not is_ours) or (
            element.tag == "a" and parts.scheme not in {"http", "https", "mailto"}
        ):
            yield where
        elif element.tag == "a" and "noopener" not in (element.get("rel") or ""):
            yield f"{where} without rel"
