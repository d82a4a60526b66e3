"""YAML and TOML beside or before an article, as fields that it states."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from dossier.loader.decode import decode
from dossier.loader.draft import Field, Given
from dossier.model import Basis, Issue, Span

FIELDS: Mapping[str, Field] = {
    "title": "headline",
    "headline": "headline",
    "name": "headline",
    "standfirst": "standfirst",
    "description": "standfirst",
    "summary": "standfirst",
    "subtitle": "standfirst",
    "excerpt": "standfirst",
    "byline": "byline",
    "author": "byline",
    "authors": "byline",
    "creator": "byline",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "publication": "source",
    "site": "source",
    "site_name": "source",
    "website": "source",
    "agency": "agency",
    "agencies": "agency",
    "section": "section",
    "published": "published",
    "date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "date_published": "published",
    "datepublished": "published",
    "published_at": "published",
    "updated": "updated",
    "modified": "updated",
    "lastmod": "updated",
    "last_modified_at": "updated",
    "date_modified": "updated",
    "saved": "saved",
    "created": "saved",
    "captured": "saved",
    "clipped": "saved",
    "fetched": "saved",
    "accessed": "saved",
    "time": "saved",
    "url": "url",
    "link": "url",
    "permalink": "url",
    "canonical": "url",
    "canonical_url": "url",
    "canonicalurl": "url",
    "original_url": "url",
    "final_url": "url",
    "archived_url": "archived_url",
    "archive": "archived_url",
    "archive_url": "archived_url",
    "language": "language",
    "lang": "language",
    "locale": "language",
    "rights": "rights",
    "license": "rights",
    "licence": "rights",
    "copyright": "rights",
}
"""Keys as people and programs write them, in lower case with low lines, and the fields they state."""

_ADDRESS_FIELDS = frozenset({"url", "archived_url"})


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML whose every value is a string: ``no`` stays "no", and 2023-03-20 a date as written.

    So it is where a type is written before the value, which need not be one of it.
    """


_Loader.yaml_implicit_resolvers = {}
for _type in ("int", "float", "bool", "timestamp", "binary"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_type}", yaml.SafeLoader.construct_yaml_str)


def load_yaml(text: str) -> dict[str, Any] | None:
    """Return a mapping of strings, lists and mappings; ``None`` where the text is none.

    Raises:
        yaml.YAMLError: the text is no YAML, or holds aliases, three hundred bytes of which can fill
            the memory.
    """
    if "*" in text and any(isinstance(e, yaml.AliasEvent) for e in yaml.parse(text, _Loader)):
        raise yaml.YAMLError("aliases are not read here")
    value = yaml.load(text, _Loader)  # noqa: S506 - derived from the safe loader
    return value if isinstance(value, dict) else None


def read_sidecar(name: str, data: bytes) -> tuple[tuple[Given, ...], tuple[Issue, ...]]:
    """Return the fields that a sidecar states, and what is wrong with it."""
    try:
        fields = load_yaml(decode(data).text)
    except (yaml.YAMLError, RecursionError) as error:
        return (), (_broken(name, _line_of(error)),)
    if fields is None:
        return (), (_broken(name, None),) if data.strip() else ()
    return tuple(stated(fields, Basis.SIDECAR)), ()


_CHARSET = re.compile(
    r"^content_type:\W*(?:text/|application/(?:xhtml|xml|json|rss|atom)).*?charset\s*=\W*([\w.:-]{2,40})",
    re.IGNORECASE | re.MULTILINE,
)


def charset_of(data: bytes) -> str | None:
    """Return the encoding in which a server said it sent the clipping."""
    match = _CHARSET.search(data.decode("utf-8", "replace"))
    return match[1] if match else None


def _line_of(error: Exception) -> int | None:
    mark = getattr(error, "problem_mark", None)
    return None if mark is None else int(mark.line) + 1


def _broken(name: str, line: int | None) -> Issue:
    where = f"{name}, line {line}," if line else name
    message = f"{where} is not readable as “key: value” lines: correct it; it was passed over."
    return Issue("broken-sidecar", "warning", name, message)


def stated(
    fields: Mapping[str, Any], basis: Basis, raw: str = "", offset: int = 0
) -> Iterator[Given]:
    """Yield the known fields of a mapping, with the place of each value where ``raw`` holds it."""
    at = 0
    for key, value in fields.items():
        field = FIELDS.get(str(key).strip().lower().replace("-", "_").replace(" ", "_"))
        for entry in _values(value):
            place = raw.find(entry, at) if raw else -1
            where = Span(offset + place, offset + place + len(entry)) if place >= 0 else None
            at = place + len(entry) if place >= 0 else at
            if field is not None and _fits(field, entry):
                yield Given(_by_value(field, entry), entry, basis, where)


def _by_value(field: Field, value: str) -> Field:
    """Read an address under "source" as the address that it is."""
    is_address = value.startswith(("http://", "https://"))
    return "url" if field == "source" and is_address else field


def _fits(field: Field, value: str) -> bool:
    is_address = value.startswith(("http://", "https://"))
    if field in _ADDRESS_FIELDS:
        return is_address
    return is_address is False or field == "source"


def _values(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, (dt.date, dt.datetime, dt.time, int, float)):
        return [str(value)]
    if isinstance(value, list):
        return [entry for inner in value for entry in _values(inner)]
    if isinstance(value, dict):
        return [entry for key in ("name", "title") if key in value for entry in _values(value[key])]
    return []
