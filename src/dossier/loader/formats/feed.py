"""Feeds saved as files: RSS, RDF and Atom, with their full content where they have it."""

from __future__ import annotations

import re
from html import unescape

from dossier.loader.draft import Draft, Drafts, Limits
from dossier.loader.formats.records import Value, draft, without_text
from dossier.loader.formats.web.charset import decode_markup
from dossier.loader.read import too_big
from dossier.model import Issue

_ENTRY = re.compile(r"<(item|entry)\b[^>]*+>")
_FIELD = re.compile(r"<([A-Za-z][\w:.-]*+)((?:\s[^<>]*+)?)(?<!/)>|<link\b([^<>]*+)(?<=/)>")
_CDATA = re.compile(r"<!\[CDATA\[((?:[^<\]]++|<(?!!\[CDATA\[)|\](?!\]>))*+)\]\]>")
_HREF = re.compile(r"href\s*=\s*[\"']([^\"']+)")
_FIELDS = {
    "content:encoded": "text",
    "content": "text",
    "fulltext": "text",
    "yandex:full-text": "text",
    "description": "summary",
    "summary": "summary",
    "title": "headline",
    "dc:creator": "author",
    "author": "author",
    "pubdate": "published",
    "published": "published",
    "dc:date": "published",
    "issued": "published",
    "updated": "updated",
    "atom:updated": "updated",
    "link": "url",
    "guid": "guid",
    "category": "section",
    "source": "source",
    "dc:language": "language",
}
_PARTS = {"author": "name", "source": "title"}
"""What holds the name inside of fields of Atom."""
_OF_FEED = {
    "title": "source",
    "language": "language",
    "dc:language": "language",
    "copyright": "rights",
}


def read(data: bytes, name: str, limits: Limits) -> Drafts:
    """Read every entry of a feed."""
    if len(data) > limits.file_bytes:
        return Drafts((), (too_big(name, len(data), limits.file_bytes),))
    source = decode_markup(data).text
    starts = list(_ENTRY.finditer(source))[: limits.records]
    if not starts:
        return Drafts((), (_no_entries(name),))
    about = _fields(source[: starts[0].start()], _OF_FEED)
    drafts: list[Draft] = []
    empty: list[int] = []
    for number, match in enumerate(starts, 1):
        end = starts[number].start() if number < len(starts) else len(source)
        stop = source.find(f"</{match[1]}>", match.end(), end)
        values = _fields(source[match.end() : stop if stop >= 0 else end], _FIELDS)
        known = {v.name for v in values}
        values += [v for v in about if v.name not in known]
        made = draft(values, number)
        if made is None:
            empty.append(number)
        else:
            drafts.append(made)
    issues = [without_text(name, empty)] if empty else []
    if source.find(f"</{starts[-1][1]}>", starts[-1].end()) < 0:
        issues.append(_broken_off(name, len(starts)))
    return Drafts(tuple(drafts), tuple(issues))


def _fields(source: str, names: dict[str, str]) -> list[Value]:
    values: list[Value] = []
    open_ended: set[str] = set()
    at = 0
    while match := _FIELD.search(source, at):
        at = match.end()
        if match[1] is None:
            _link(values, match[3], names)
            continue
        tag = match[1]
        field = names.get(tag.lower())
        if field is None or tag in open_ended:
            continue
        end = source.find(f"</{tag}>", at)
        if end < 0:
            open_ended.add(tag)
        else:
            inner = source[at:end]
            if tag == "link" and not inner.strip():
                _link(values, match[2], names)
            elif (part := _PARTS.get(field)) and f"<{part}" in inner:
                values += [Value(field, v.text) for v in _fields(inner, {part: part})]
            else:
                values.append(Value(field, _content(inner, match[2])))
            at = end
    return values


def _link(values: list[Value], written: str, names: dict[str, str]) -> None:
    if "link" in names and not re.search(r"rel\s*=\s*[\"'](?!alternate)", written):
        found = _HREF.search(written)
        if found:
            values.append(Value("url", unescape(found[1])))


def _content(inner: str, attributes: str) -> str:
    """Return a field's words: the content of CDATA as it stands, escaped markup unescaped."""
    if "xhtml" in attributes:
        return inner.strip()
    if "<![CDATA[" in inner:
        return _CDATA.sub(r"\1", inner).strip()
    return unescape(inner).strip()


def _broken_off(name: str, number: int) -> Issue:
    message = f"{name} breaks off in entry {number}, and the fields that are whole were read: save the feed again."
    return Issue("broken-feed", "warning", name, message)


def _no_entries(name: str) -> Issue:
    message = f"{name} is a feed without entries: save it again when it has some."
    return Issue("no-articles", "error", name, message)
