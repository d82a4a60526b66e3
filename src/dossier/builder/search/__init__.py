"""The index of the passages, cut into scripts that ``static/search.js`` loads as it needs them.

A script is one call ``dx(NAME, VALUE)``, since a page opened from disk may load scripts but not data.

===============  ====================================================================================
``index``        what ``_index`` returns
``t0-…``         ``[term, rows, term, rows …]``, terms in the order of UTF-16, rows as differences;
                 ``0`` for rows: nearly everywhere
``p0-…``         ``[article id, headline, source, date, language, direction, [[anchor, text] …]] …``
===============  ====================================================================================

Rows are numbered newest article first, which is the order of the hits. A term that begins with ``@``
is a filter: ``@s:`` source, ``@e:`` event, ``@p:`` person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import Any

import msgspec

from dossier.builder.page import Page
from dossier.builder.register import Register
from dossier.builder.search.folding import ALONE, FOLDED, UNSEEN, words
from dossier.builder.search.passages import Chunk, Passages, passages_of
from dossier.builder.search.postings import Stood, moved, postings_of
from dossier.builder.search.rows import day_of, newest_first
from dossier.builder.search.scripts import Shard, cut, encoded_terms, place, script
from dossier.builder.search.stood import stood
from dossier.builder.words import words as catalogue
from dossier.model import Article, Edition

__all__ = ["files", "pages", "passages_of", "stood", "words"]

NOTHING = Stood({}, {})
"""An index without articles."""
ONE_SCRIPT = 400_000
"""Bytes of the whole index up to which it is one script."""
CHOICES = 500
"""Most sources, events or people that are offered to choose from."""


def files(register: Register) -> tuple[Page, ...]:
    """Return the scripts of the index, all of it made anew."""
    made = (next(passages_of(register, article)) for article in register.articles)
    return pages(register, dict(zip(register.articles, made, strict=True)))


def pages(
    register: Register, made: Mapping[str, Passages], before: Stood = NOTHING
) -> tuple[Page, ...]:
    """Return the scripts of the index.

    Args:
        register: the dossier.
        made: what the index has of articles.
        before: an index that has all others.
    """
    articles = newest_first(register.articles.values())
    chunks = {a.id: made[a.id].chunks if a.id in made else before.chunks[a.id] for a in articles}
    counts = [sum(number for number, _ in of) for of in chunks.values()]
    starts = dict(zip(chunks, accumulate(counts, initial=0), strict=False))
    postings = postings_of((starts[a.id], made[a.id]) for a in articles if a.id in made)
    if before.chunks:
        stay = {article: start for article, start in starts.items() if article not in made}
        postings = moved(before, stay, postings)
    terms = sorted(postings.items(), key=lambda item: item[0].encode("utf-16-be"))
    shards = [*cut("t", encoded_terms(terms)), *cut("p", _numbered(chunks.values()))]
    days = _days(zip(articles, starts.values(), strict=True))
    return _pages(shards, msgspec.json.encode(_index(register.edition, sum(counts), days, shards)))


def _numbered(chunks: Iterable[Sequence[Chunk]]) -> Iterator[tuple[int, bytes]]:
    """Yield each run of rows of one article after the number of its first row."""
    number = 0
    for count, data in chain.from_iterable(chunks):
        yield number, data
        number += count


def _days(starts: Iterable[tuple[Article, int]]) -> list[tuple[int, str]]:
    """Return the first row of each day."""
    days: dict[str, int] = {}
    for article, start in starts:
        days.setdefault(day_of(article), start)
    return [(row, day) for day, row in days.items()]


def _pages(shards: Sequence[Shard], index: bytes) -> tuple[Page, ...]:
    """Return the files that hold the scripts."""
    main = script("index", index)
    if sum(len(data) for *_, data in shards) <= ONE_SCRIPT:
        return (Page(place("index"), b"".join([*(data for *_, data in shards), main])),)
    return (Page(place("index"), main), *(Page(place(name), data) for _, name, data in shards))


def _index(
    edition: Edition, number: int, days: Sequence[tuple[int, str]], shards: Sequence[Shard]
) -> dict[str, Any]:
    """Return what the page needs to know before it loads anything else.

    ``n``: number of rows · ``t``, ``p``: scripts of terms and of passages, each after its first
    term or row · ``d``: first row of each day, then the day · ``source``, ``event``, ``person``:
    what filters offer · ``fold``, ``unseen``, ``alone``: how words are folded and told apart.
    """
    return {
        "n": number,
        "t": [(key, name) for key, name, _ in shards if name.startswith("t")],
        "p": [(key, name) for key, name, _ in shards if name.startswith("p")],
        "d": days,
        **_choices(edition),
        "fold": FOLDED,
        "unseen": UNSEEN,
        "alone": ALONE,
    }


def _choices(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Return what the filters offer: the most frequent, by name."""
    found = edition.analysis
    unnamed = catalogue(edition.settings.language).source_unnamed
    return {
        "source": _top((s.id, s.name or unnamed, len(s.articles)) for s in found.sources),
        "event": _top((e.id, e.title, len(e.reports)) for e in found.events if e.reports),
        "person": _top(
            (n.id, n.label, sum(len(s.mentions) for s in n.spellings))
            for n in found.names
            if n.kind == "person"
        ),
    }


def _top(weighted: Iterable[tuple[str, str, int]]) -> list[tuple[str, str]]:
    """Return (id, label) of the heaviest, in the order of their labels."""
    heaviest = sorted(weighted, key=lambda one: (-one[2], one[0]))[:CHOICES]
    return sorted(((i, label) for i, label, _ in heaviest), key=lambda one: (words(one[1]), one[0]))
