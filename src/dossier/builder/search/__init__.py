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

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dossier.builder.page import Page
from dossier.builder.rights import shown
from dossier.builder.search.folding import ALONE, FOLDED, UNSEEN, words
from dossier.builder.search.rows import Row, day_of, newest_first, postings_of, rows_of
from dossier.builder.search.scripts import Shard, cut, encoded_passages, encoded_terms, script
from dossier.builder.words import words as catalogue
from dossier.model import Article, Edition

__all__ = ["files", "words"]

FOLDER = "search/"
ONE_SCRIPT = 400_000
"""Bytes of the whole index up to which it is one script."""
CHOICES = 500
"""Most sources, events or people that are offered to choose from."""


def files(edition: Edition) -> tuple[Page, ...]:
    """Return the scripts of the index."""
    visible = shown(edition)
    articles = newest_first(edition)
    rows = {a.id: rows_of(a, visible[a.id]) for a in articles}
    terms = sorted(
        postings_of(edition, articles, rows).items(), key=lambda item: item[0].encode("utf-16-be")
    )
    term_shards = cut("t", encoded_terms(terms))
    passage_shards = cut("p", encoded_passages(edition, articles, rows))
    shards = [*term_shards, *passage_shards]
    scripts = [(name, data) for _, name, data in shards]
    main = script("index", msgspec.json.encode(_index(edition, articles, rows, shards)))
    if sum(len(data) for _, data in scripts) <= ONE_SCRIPT:
        return (Page(f"{FOLDER}index.js", b"".join([*(data for _, data in scripts), main])),)
    return (
        Page(f"{FOLDER}index.js", main),
        *(Page(f"{FOLDER}{n}.js", data) for n, data in scripts),
    )


def _index(
    edition: Edition,
    articles: Sequence[Article],
    rows: dict[str, list[Row]],
    shards: Sequence[Shard],
) -> dict[str, Any]:
    """Return what the page needs to know before it loads anything else.

    ``n``: number of rows · ``t``, ``p``: scripts of terms and of passages, each after its first
    term or row · ``d``: first row of each day, then the day · ``source``, ``event``, ``person``:
    what filters offer · ``fold``, ``unseen``, ``alone``: how words are folded and told apart.
    """
    days: dict[str, int] = {}
    number = 0
    for article in articles:
        days.setdefault(day_of(article), number)
        number += len(rows[article.id])
    return {
        "n": number,
        "t": [(key, name) for key, name, _ in shards if name.startswith("t")],
        "p": [(key, name) for key, name, _ in shards if name.startswith("p")],
        "d": [(row, day) for day, row in days.items()],
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
