"""In which rows each term stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import repeat
from typing import NamedTuple

from dossier.builder.search.folding import words_of
from dossier.builder.search.passages import Chunk, Passages

Postings = dict[str, list[int]]
"""By term: the numbers of its rows, in ascending order."""


_GONE = -1
"""In place of the number of a row that is no longer there."""


class Stood(NamedTuple):
    """The index as it was before."""

    chunks: Mapping[str, tuple[Chunk, ...]]
    """By article, in the order of the rows."""
    postings: Postings


def postings_of(found: Iterable[tuple[int, Passages]]) -> Postings:
    """Return in which rows each term stands, in ascending order.

    Args:
        found: articles, each with the number of its first row, which ascends.
    """
    postings: defaultdict[str, list[int]] = defaultdict(list)
    pieces: defaultdict[str, list[int]] = defaultdict(list)
    for start, article in found:
        for number, (row, filters) in enumerate(
            zip(article.rows, article.filters, strict=True), start
        ):
            for term in filters:
                postings[term].append(number)
            for piece in set(row.text.split()):
                pieces[piece].append(number)
    return postings | _said(pieces)


def _said(pieces: Postings) -> Postings:
    """Return in which rows each word stands, from where texts without white space do, of which there are fewer."""
    said: defaultdict[str, list[list[int]]] = defaultdict(list)
    for piece, rows in pieces.items():
        for word in words_of(piece):
            said[word].append(rows)
    return {word: of[0] if len(of) == 1 else sorted(set().union(*of)) for word, of in said.items()}


def moved(before: Stood, starts: Mapping[str, int], more: Postings) -> Postings:
    """Return in which rows each term stands now.

    Args:
        before: the index as it was; articles that are still in it stand in the same order.
        starts: by article: the number of the first row now, of those that are what they were.
        more: the rows of all other articles.
    """
    now: list[int] = []
    for article, chunks in before.chunks.items():
        count, start = sum(number for number, _ in chunks), starts.get(article)
        now += repeat(_GONE, count) if start is None else range(start, start + count)
    stay = next((row for row, at in enumerate(now) if row != at), len(now))
    found: Postings = {}
    for term, rows in before.postings.items():
        here = rows
        if rows and rows[-1] >= stay:
            here = [row for row in map(now.__getitem__, rows) if row != _GONE]
        here = sorted(here + more[term]) if term in more else here
        if here:
            found[term] = here
    return more | found
