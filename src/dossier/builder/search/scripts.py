"""The index as scripts, each no longer than a page may load at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import sub
from typing import Any

import msgspec

from dossier.builder.page import digest
from dossier.builder.register import Register
from dossier.builder.search.rows import LONGEST_ROW, Row, day_of
from dossier.text import unturned

FOLDER = "search/"
LONGEST_SCRIPT = 60_000
"""Bytes."""
COMMON = 15_000
"""Rows beyond which a word no longer tells anything apart."""

Shard = tuple[Any, str, bytes]
"""First key, name and bytes of a script."""


def encoded_term(term: str, rows: Sequence[int]) -> bytes:
    """Return a term with its rows as the inside of a JSON list."""
    if is_common(term, len(rows)):
        return encoded_steps(term, len(rows))
    return encoded_steps(term, [*map(sub, rows, chain((0,), rows))])


def is_common(term: str, rows: int) -> bool:
    """Say whether a term has no list of its rows, since it stands in so many."""
    return rows > COMMON and not term.startswith("@")


def encoded_steps(term: str, steps: Sequence[int] | int) -> bytes:
    """Return the same, given the differences of the rows, or how many rows there are."""
    return msgspec.json.encode((term, steps))[1:-1]


def encoded_passages(
    register: Register, article_id: str, rows: Sequence[Row]
) -> Iterator[tuple[int, bytes]]:
    """Yield the number of rows and the JSON of each run of rows of an article."""
    article, source = register.articles[article_id], register.source_of.get(article_id)
    head = unturned(article.headline.value) if article.headline else ""
    record = (article.id, head, source.label if source else "", day_of(article))
    for chunk in _chunks(rows):
        passages = [(row.anchor, unturned(row.text)) for row in chunk]
        fields = (*record, article.language, article.direction, passages)
        yield len(chunk), msgspec.json.encode(fields)


_RUN = msgspec.json.Decoder(tuple[str, str, str, str, str, str, list[tuple[str, str]]])


def texts_of(runs: Iterable[tuple[int, bytes]]) -> Iterator[str]:
    """Yield the text of each row of what :func:`encoded_passages` yields."""
    for _, run in runs:
        yield from (text for _, text in _RUN.decode(run)[-1])


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield rows in runs of which each fits into a script, whatever its letters."""
    run: list[Row] = []
    room = LONGEST_ROW
    for row in rows:
        if run and len(row.text) > room:
            yield run
            run, room = [], LONGEST_ROW
        run.append(row)
        room -= len(row.text)
    if run:
        yield run


def cut(letter: str, encoded: Iterable[tuple[Any, bytes]]) -> Iterator[Shard]:
    """Yield (first key, name, script) of runs that are no longer than a script may be."""
    for number, run in enumerate(_runs(encoded)):
        yield run[0][0], *_named_script(letter, number, [data for _, data in run])


def _runs(encoded: Iterable[tuple[Any, bytes]]) -> Iterator[list[tuple[Any, bytes]]]:
    run: list[tuple[Any, bytes]] = []
    room = LONGEST_SCRIPT
    for key, data in encoded:
        if run and room < len(data) + 1:
            yield run
            run, room = [], LONGEST_SCRIPT
        run.append((key, data))
        room -= len(data) + 1
    if run:
        yield run


def _named_script(letter: str, number: int, parts: Sequence[bytes]) -> tuple[str, bytes]:
    """Return the name of a script, which changes with what is in it, and its bytes."""
    value = b"[" + b",".join(parts) + b"]"
    name = f"{letter}{number}-{digest(value)[:8]}"
    return name, script(name, value)


def place(name: str) -> str:
    """Return the path of a script."""
    return f"{FOLDER}{name}.js"


def script(name: str, value: bytes) -> bytes:
    """Return a script that hands a value over."""
    return b"dx(" + msgspec.json.encode(name) + b"," + value + b");\n"
