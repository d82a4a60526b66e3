"""The index of the passages, cut into scripts that ``static/search.js`` loads as it needs them.

A script is one call ``dx(NAME, VALUE)``, since a page opened from disk may load scripts but not data.

===============  ====================================================================================
``index``        what ``_index`` returns
``t0-…``         ``[term, rows, term, rows …]``, terms in the order of UTF-16, rows as differences;
                 in place of rows how many there are: nearly everywhere
``p0-…``         ``[article id, headline, source, date, language, direction, [[anchor, text] …]] …``
===============  ====================================================================================

Rows are numbered newest article first, which is the order of the hits. A term that begins with ``@``
is a filter: ``@s:`` source, ``@e:`` event, ``@p:`` person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dossier.builder.page import Page
from dossier.builder.register import Register
from dossier.builder.search.folding import ALONE, FOLDED, UNSEEN, words
from dossier.builder.search.passages import Passages, passages_of
from dossier.builder.search.postings import Stood, in_order, moved, postings_of
from dossier.builder.search.rows import newest_first
from dossier.builder.search.scripts import Shard, cut, encoded_term, place, script
from dossier.builder.search.stood import stood
from dossier.builder.words import words as catalogue
from dossier.model import Edition

__all__ = ["NOTHING", "Stood", "files", "pages", "passages_of", "stood", "words"]

NOTHING = Stood({}, {})
"""An index without articles."""
ONE_SCRIPT = 400_000
"""Bytes of the whole index up to which it is one script."""
CHOICES = 500
"""Most sources, events or people that are offered to choose from."""


def files(register: Register) -> tuple[Page, ...]:
    """Return the scripts of the index, all of it made anew."""
    return pages(register, lambda article: next(passages_of(register, article)), NOTHING) or ()


def pages(
    register: Register, made: Callable[[str], Passages | None], before: Stood
) -> tuple[Page, ...] | None:
    """Return the scripts of the index, ``None`` where the index that was does not tell enough to be mended.

    Args:
        register: the dossier.
        made: returns what the index has of an article, ``None`` where it is what it was; asked once of
            each, so that nobody need hold more than one.
        before: an index that has all others.
    """
    rows = _Rows()
    postings = postings_of(rows.new(newest_first(register.articles.values()), made, before))
    terms: Iterable[tuple[str, bytes]] | None = (
        moved(before, rows.stay, postings)
        if before.chunks
        else ((term, encoded_term(term, of)) for term, of in in_order(postings))
    )
    if terms is None:
        return None
    shards = [*cut("t", terms), *cut("p", rows.chunks)]
    return _pages(shards, msgspec.json.encode(_index(register.edition, rows, shards)))


class _Rows:
    """The rows of the index, numbered from the newest article to the oldest."""

    def __init__(self) -> None:
        self.number = 0
        self.chunks: list[tuple[int, bytes]] = []
        """Each run of rows of one article after the number of its first row."""
        self.days: dict[str, int] = {}
        """The first row of each day."""
        self.stay: dict[str, int] = {}
        """The first row of each article that is what it was."""

    def new(
        self,
        articles: Iterable[tuple[str, str]],
        made: Callable[[str], Passages | None],
        before: Stood,
    ) -> Iterator[tuple[int, Passages]]:
        """Number the rows of all articles, and yield what is new after the number of its first row."""
        for article, day in articles:
            found, start = made(article), self.number
            self.days.setdefault(day, start)
            for count, data in found.chunks if found else before.chunks[article]:
                self.chunks.append((self.number, data))
                self.number += count
            if found:
                yield start, found
            else:
                self.stay[article] = start


def _pages(shards: Sequence[Shard], index: bytes) -> tuple[Page, ...]:
    """Return the files that hold the scripts."""
    main = script("index", index)
    if sum(len(data) for *_, data in shards) <= ONE_SCRIPT:
        return (Page(place("index"), b"".join([*(data for *_, data in shards), main])),)
    return (Page(place("index"), main), *(Page(place(name), data) for _, name, data in shards))


def _index(edition: Edition, rows: _Rows, shards: Sequence[Shard]) -> dict[str, Any]:
    """Return what the page needs to know before it loads anything else.

    ``n``: number of rows · ``t``, ``p``: scripts of terms and of passages, each after its first
    term or row · ``d``: first row of each day, then the day · ``source``, ``event``, ``person``:
    what filters offer · ``fold``, ``unseen``, ``alone``: how words are folded and told apart.
    """
    return {
        "n": rows.number,
        "t": [(key, name) for key, name, _ in shards if name.startswith("t")],
        "p": [(key, name) for key, name, _ in shards if name.startswith("p")],
        "d": [(row, day) for day, row in rows.days.items()],
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
