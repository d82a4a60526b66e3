"""The table of everything that may stand in ``dossier.yaml``, and how each record is read by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process
from yaml.nodes import Node, ScalarNode, SequenceNode

from dossier.model import (
    ArticleDecision,
    EventDecision,
    NameDecision,
    Settings,
    SourceSettings,
    TopicSettings,
)
from dossier.settings import values as v
from dossier.settings.tree import gather, is_empty, items, line_of, pairs, quoted, refuse

_ENOUGH = 60.0
"""Likeness, of 100, from which a field is suggested."""


class Shape(NamedTuple):
    """The fields that a mapping may have."""

    what: str
    """Names the mapping in a message."""
    fields: Mapping[str, v.Reader]
    required: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = {}
    """Words that people try, and the field they mean."""


def read(root: Node) -> Settings:
    """Return the settings of a whole file.

    Raises:
        Mistakes: all mistakes of the file.
    """
    return Settings(**_fields(root, DOSSIER))


def _fields(node: Node, shape: Shape) -> dict[str, Any]:
    rows = pairs(node, shape.what)
    found = dict(gather(lambda row: _field(row[0], row[1], shape), rows))
    missing = [name for name in shape.required if found.get(name) is None]
    if missing:
        refuse(node, f'{shape.what} needs the field "{missing[0]}".')
    return {name: value for name, value in found.items() if value is not None}


def _field(key: ScalarNode, value: Node, shape: Shape) -> tuple[str, object]:
    name = str(key.value)
    reader = shape.fields.get(name)
    if reader is None:
        refuse(key, f"{quoted(name)} is not a field of {shape.what}{_suggest(name, shape)}")
    if is_empty(value) and reader is not v.colour:
        return name, None
    return name, reader(value)


def _suggest(name: str, shape: Shape) -> str:
    meant = shape.synonyms.get(name.casefold())
    if meant is None:
        near = process.extractOne(name, list(shape.fields), scorer=fuzz.ratio, score_cutoff=_ENOUGH)
        meant = near[0] if near else None
    if meant is not None:
        return f'; did you mean "{meant}"?'
    return "; there are " + ", ".join(shape.fields) + "."


def _sources(node: Node) -> tuple[SourceSettings, ...]:
    return gather(_source, pairs(node, "the list of sources"))


def _source(row: tuple[ScalarNode, Node]) -> SourceSettings:
    key, value = row
    return SourceSettings(name=v.line(key), **_optional(value, SOURCE))


def _articles(node: Node) -> tuple[ArticleDecision, ...]:
    return gather(_article, pairs(node, "the list of articles"))


def _article(row: tuple[ScalarNode, Node]) -> ArticleDecision:
    key, value = row
    file = v.line(key).removeprefix("./")
    return ArticleDecision(file=file, line=line_of(key), **_optional(value, ARTICLE))


def _optional(node: Node, shape: Shape) -> dict[str, Any]:
    return {} if is_empty(node) else _fields(node, shape)


def _topics(node: Node) -> tuple[TopicSettings, ...]:
    return gather(lambda n: TopicSettings(**_fields(n, TOPIC)), items(node, "the topics"))


def _events(node: Node) -> tuple[EventDecision, ...]:
    return gather(_event, items(node, "the events"))


def _event(node: Node) -> EventDecision:
    return EventDecision(line=line_of(node), **_fields(node, EVENT))


def _names(node: Node) -> tuple[NameDecision, ...]:
    found = _fields(node, NAMES)
    return tuple(d for name in ("same", "apart") for d in found.get(name, ()))


def _groups(node: Node, *, same: bool) -> tuple[NameDecision, ...]:
    return gather(lambda n: _group(n, same=same), items(node, "groups of forms"))


def _group(node: Node, *, same: bool) -> NameDecision:
    listed = isinstance(node, SequenceNode)
    found: dict[str, Any] = {"forms": v.lines(node)} if listed else _fields(node, FORMS)
    if len(found["forms"]) < 2:  # noqa: PLR2004 - two are the least that can be joined or kept apart
        refuse(node, "at least two forms are needed, such as [Ali Shamkhani, Ali Shamkani].")
    return NameDecision(line=line_of(node), same=same, **found)


_publish = v.one_of("full", "excerpt", "record")

SOURCE = Shape(
    "a source",
    {"spellings": v.lines, "url": v.address, "note": v.text, "publish": _publish},
    synonyms={"aliases": "spellings", "names": "spellings", "site": "url", "rights": "publish"},
)

TOPIC = Shape(
    "a topic",
    {"label": v.line, "terms": v.lines, "note": v.text},
    required=("label", "terms"),
    synonyms={"name": "label", "title": "label", "words": "terms", "keywords": "terms"},
)

ARTICLE = Shape(
    "an article",
    {
        "headline": v.line,
        "standfirst": v.line,
        "byline": v.lines,
        "source": v.line,
        "published": v.published,
        "url": v.address,
        "archived_url": v.address,
        "language": v.language,
        "withhold": v.yes_or_no,
        "reason": v.text,
        "note": v.text,
    },
    synonyms={
        "title": "headline",
        "author": "byline",
        "authors": "byline",
        "date": "published",
        "outlet": "source",
        "publisher": "source",
        "link": "url",
        "hide": "withhold",
    },
)

EVENT = Shape(
    "an event",
    {
        "title": v.line,
        "articles": v.lines,
        "id": v.slug,
        "only": v.yes_or_no,
        "reason": v.text,
        "note": v.text,
    },
    required=("articles",),
    synonyms={"name": "title", "headline": "title", "files": "articles", "slug": "id"},
)

FORMS = Shape(
    "a group of forms",
    {
        "forms": v.lines,
        "label": v.line,
        "kind": v.one_of("person", "organisation", "place"),
        "reason": v.text,
    },
    required=("forms",),
    synonyms={"spellings": "forms", "names": "forms", "name": "label", "type": "kind"},
)

NAMES = Shape(
    "names",
    {
        "same": lambda node: _groups(node, same=True),
        "apart": lambda node: _groups(node, same=False),
    },
    synonyms={"join": "same", "merge": "same", "different": "apart", "split": "apart"},
)

DOSSIER = Shape(
    "a dossier",
    {
        "title": v.line,
        "introduction": v.text,
        "clippings": v.path,
        "language": v.language,
        "base_url": v.base_address,
        "publish": _publish,
        "licence": v.line,
        "accent": v.colour,
        "logo": v.path,
        "sources": _sources,
        "topics": _topics,
        "articles": _articles,
        "events": _events,
        "names": _names,
        "withhold": v.lines,
        "ner": v.line,
    },
    synonyms={
        "license": "licence",
        "intro": "introduction",
        "description": "introduction",
        "url": "base_url",
        "color": "accent",
        "colour": "accent",
        "outlets": "sources",
        "folder": "clippings",
        "people": "names",
        "redact": "withhold",
        "spacy": "ner",
    },
)
