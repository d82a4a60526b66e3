"""Says of anything in the dossier what was read from where, how, and what was nearly chosen instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from dossier import decisions
from dossier.errors import InputError
from dossier.explain.articles import article
from dossier.explain.events import discrepancy, event, point
from dossier.explain.ground import Ground
from dossier.explain.names import name, source, topic
from dossier.explain.quotes import quote
from dossier.explain.shared import family, pickup
from dossier.model import Edition
from dossier.text import fold

_ENOUGH = 60.0
"""Likeness, of 100, from which another thing is suggested."""
_MOST = 12
"""Things that are listed when several are meant."""

Explain = Callable[[Ground, Any], Iterator[str]]


class Thing(NamedTuple):
    """Something that can be explained."""

    kind: str
    id: str
    title: str
    """What people call it."""
    record: Any
    explain: Explain


def explain(edition: Edition, what: str) -> str:
    """Return everything about what is meant by ``what``.

    Args:
        edition: the dossier.
        what: a path, an id, or a part of a title.

    Raises:
        InputError: nothing is meant by it.
    """
    ground = Ground.of(edition)
    things = list(_things(edition))
    found = _named(things, what) or _titled(things, what)
    if not found:
        raise InputError(_lost(things, what))
    if len(found) > 1 and _folded(what) not in {_folded(thing.title) for thing in found}:
        is_one_file = all(thing.kind == "article" and _is_file(thing, what) for thing in found)
        if not is_one_file:
            return _choice(found, what)
    return "\n\n".join("\n".join(thing.explain(ground, thing.record)) for thing in found)


KINDS: tuple[tuple[str, str, str, Explain], ...] = (
    ("event", "events", "title", event),
    ("name", "names", "label", name),
    ("source", "sources", "name", source),
    ("topic", "topics", "label", topic),
    ("quote", "quotes", "", quote),
    ("pickup", "pickups", "", pickup),
    ("family", "families", "", family),
    ("point", "points", "", point),
    ("discrepancy", "discrepancies", "", discrepancy),
)
"""What comes out of comparing articles: its kind, where it is kept, the field of its title, who explains it."""


def _things(edition: Edition) -> Iterator[Thing]:
    for reading in edition.readings:
        title = reading.article.headline.value if reading.article.headline else ""
        yield Thing("article", reading.article.id, title, reading.article, article)
    for kind, table, field, said in KINDS:
        for record in getattr(edition.analysis, table):
            title = getattr(record, field, None) or ""
            yield Thing(record.kind if kind == "name" else kind, record.id, title, record, said)


def _named(things: list[Thing], what: str) -> list[Thing]:
    """Return the things of this id, and the articles of this path."""
    return [t for t in things if t.id == what or (t.kind == "article" and _is_file(t, what))]


def _titled(things: list[Thing], what: str) -> list[Thing]:
    """Return the things of this title; where there are none, those with it in their title."""
    wanted = _folded(what)
    titled = [(thing, _folded(thing.title)) for thing in things if thing.title]
    whole = [thing for thing, title in titled if title == wanted]
    return whole or [thing for thing, title in titled if wanted and wanted in title]


def _is_file(thing: Thing, what: str) -> bool:
    return decisions.is_named(what.removeprefix("./"), thing.record)


def _folded(words: str) -> str:
    return " ".join(fold(word) for word in words.split())


def _choice(found: list[Thing], what: str) -> str:
    rows = [f"  {thing.kind:<13}{thing.id}  {thing.title}".rstrip() for thing in found[:_MOST]]
    more = [f"  … and {len(found) - _MOST} more"] if len(found) > _MOST else []
    return "\n".join((f'"{what}" can mean several things; name one by its id:', *rows, *more))


def _lost(things: list[Thing], what: str) -> str:
    # 20 ms to import, and only needed when something is wrong.
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415

    words = sorted({word for thing in things for word in (thing.id, thing.title) if word})
    near = process.extractOne(
        what, words, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_ENOUGH
    )
    cure = f'did you mean "{near[0]}"?' if near else "the ids stand in the addresses of the pages."
    return f'nothing in this dossier is called "{what}"; {cure}'
