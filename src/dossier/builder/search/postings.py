"""In which rows each term stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate, repeat, starmap
from typing import NamedTuple, TypeVar

from dossier.builder.search.folding import words, words_of
from dossier.builder.search.passages import Chunk, Passages
from dossier.builder.search.scripts import encoded_steps, encoded_term, is_common, texts_of
from dossier.text import has_turned

T = TypeVar("T")
Postings = dict[str, list[int]]
"""By term: the numbers of its rows, in ascending order."""


_GONE = -(2**40)
"""In place of the number of a row that is no longer there; none moves so far."""


class Term(NamedTuple):
    """A term of the index as it was before."""

    encoded: bytes
    """As it stands in a script, with its rows."""
    steps: list[int] | int
    """From each of its rows to the next, from 0 to the first; of one that is common, how many there are."""


class Stood(NamedTuple):
    """The index as it was before."""

    chunks: Mapping[str, tuple[Chunk, ...]]
    """By article, in the order of the rows."""
    terms: Mapping[str, Term]
    """In their order."""


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


def moved(
    before: Stood, starts: Mapping[str, int], more: Postings
) -> list[tuple[str, bytes]] | None:
    """Return each term with its rows as they stand now, as the scripts have them.

    What stands before the first row that is not what it was stays as it is; of what stands behind the
    last such row, the first row says how far all have moved.

    Args:
        before: the index as it was; articles that are still in it stand in the same order.
        starts: by article: the number of the first row now, of those that are what they were.
        more: the rows of all other articles.

    Returns:
        The terms in their order; ``None`` where the index as it was does not tell the rows of one of them.
    """
    now = _now(before, starts)
    first = next((row for row, at in enumerate(now) if row != at), len(now))
    far = now[-1] - len(now) + 1 if now and now[-1] != _GONE else 0
    last = next((row for row in range(len(now), first, -1) if now[row - 1] != row - 1 + far), first)
    found: dict[str, bytes] = {}
    common: dict[str, int] = {}
    for term, (encoded, steps) in before.terms.items():
        if isinstance(steps, int):
            found[term], common[term] = encoded, steps
            continue
        if term not in more and sum(steps) < first:
            found[term] = encoded
            continue
        rows = [*accumulate(steps)]
        begin, end = bisect_left(rows, first), bisect_left(rows, last)
        if term in more or begin != end:
            here = [row for row in map(now.__getitem__, rows) if row != _GONE]
            if here := sorted(here + more.get(term, [])):
                found[term] = encoded_term(term, here)
        elif far and end < len(rows):
            found[term] = encoded_steps(term, [*steps[:end], steps[end] + far, *steps[end + 1 :]])
        else:
            found[term] = encoded
    counted = _counted(common, before, starts, more)
    if counted is None:
        return None
    found |= counted
    new = {term: encoded_term(term, rows) for term, rows in more.items() if term not in found}
    return in_order(found | new) if new else [*found.items()]


def _counted(
    common: Mapping[str, int], before: Stood, starts: Mapping[str, int], more: Postings
) -> dict[str, bytes] | None:
    """Return common terms with the number of their rows now, ``None`` where one is no longer common."""
    gone: Counter[str] = Counter()
    for article, chunks in before.chunks.items() if common else ():
        for text in () if article in starts else texts_of(chunks):
            if has_turned(text):
                return None
            gone.update(common.keys() & {*words(text)})
    now = {term: many - gone[term] + len(more.get(term, ())) for term, many in common.items()}
    if all(starmap(is_common, now.items())):
        return {term: encoded_steps(term, many) for term, many in now.items()}
    return None


def _now(before: Stood, starts: Mapping[str, int]) -> list[int]:
    """Return the number that each row has now, by the number that it had."""
    now: list[int] = []
    for article, chunks in before.chunks.items():
        count, start = sum(number for number, _ in chunks), starts.get(article)
        now += repeat(_GONE, count) if start is None else range(start, start + count)
    return now


def in_order(terms: Mapping[str, T]) -> list[tuple[str, T]]:
    """Return terms in the order of UTF-16."""
    return sorted(terms.items(), key=lambda item: item[0].encode("utf-16-be"))
