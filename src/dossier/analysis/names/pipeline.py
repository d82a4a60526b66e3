"""A pipeline of the user's choice that looks for names beside the rules: ``spacy:MODEL``."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dossier.analysis.names.lexicon import lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.errors import InputError
from dossier.model import Article, NameKind, Span
from dossier.text import trim

_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}
"""What the labels of spaCy's pipelines mean here; other labels are no names."""

_EDGES = re.compile(r"[\"“”‘(]+")
_END = re.compile(r"(?<![\"”’'),.;:])(?<!['’]s)(?:['’]s?|[\"”),.;:])++$")


def find(ner: str, article: Article, stretches: Sequence[Span]) -> list[Sighting]:
    """Return what a pipeline takes for names.

    Args:
        ner: ``spacy:MODEL``, the name of an installed model or the folder of one.
        article: the article.
        stretches: what is to be read of it.

    Raises:
        InputError: there is no such pipeline on this machine.
    """
    texts = [span.of(article.text) for span in stretches]
    read = zip(stretches, load(ner).pipe(texts), strict=True)
    rule = lexicon(article.language).rules["article"]
    return [s for span, found in read for s in _sightings(article.text, span.start, found, rule)]


def _sightings(text: str, offset: int, found: Any, article: re.Pattern[str]) -> Iterator[Sighting]:
    for entity in found.ents:
        kind = _KINDS.get(entity.label_)
        whole = Span(offset + entity.start_char, offset + entity.end_char)
        span = _bare(text, whole, article)
        if kind is not None and len(span):
            yield Sighting(kind, span.start, span.end, " ".join(span.of(text).split()), 1.0)


def _bare(text: str, span: Span, article: re.Pattern[str]) -> Span:
    """Return a stretch without article, quotation marks and possessive."""
    first = article.match(text, span.start, span.end) or _EDGES.match(text, span.start, span.end)
    start = first.end() if first else span.start
    last = _END.search(text, start, span.end)
    return trim(text, Span(start, last.start() if last else span.end))


@cache
def load(ner: str) -> Any:
    """Return a pipeline, loaded once in each process.

    Raises:
        InputError: the words name no pipeline, or it is not on this machine.
    """
    model = _model(ner)
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        raise InputError(
            f"{ner} needs spaCy, which is not here: pip install 'news-dossier[spacy]'."
        ) from None
    try:
        return spacy.load(model)
    except (OSError, ValueError) as error:
        raise InputError(
            f'spaCy has no model "{model}" here: python -m spacy download {model}, '
            "or name the folder of a model."
        ) from error


def version(ner: str | None) -> str:
    """Return what changes when a pipeline is replaced by another of the same name, without loading it."""
    if ner is None:
        return ""
    model = _model(ner)
    folder = Path(model)
    if folder.is_dir():
        states = [(p, p.stat()) for p in sorted(folder.rglob("*")) if p.is_file()]
        return repr([(str(p), state.st_size, state.st_mtime_ns) for p, state in states])
    from importlib import metadata  # noqa: PLC0415 - 20 ms that a dossier without a pipeline need not pay

    try:
        return metadata.version(model)
    except metadata.PackageNotFoundError:
        return ""


def _model(ner: str) -> str:
    kind, _, model = ner.partition(":")
    if kind != "spacy" or not model:
        raise InputError(
            f'"{ner}" names no finder of names; write spacy:MODEL, such as spacy:en_core_web_sm.'
        )
    return model
