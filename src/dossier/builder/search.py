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

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import msgspec

from dossier.builder.page import Page
from dossier.builder.rights import Shown, shown
from dossier.builder.write.manifest import digest
from dossier.model import Article, Block, Edition, Record, Span

FOLDER = "search/"
LONGEST_SCRIPT = 60_000
"""Bytes."""
ONE_SCRIPT = 400_000
"""Bytes of the whole index up to which it is one script."""
LONGEST_ROW = 2_000
"""Code points of a row; a longer paragraph is several."""
COMMON = 15_000
"""Rows beyond which a word no longer tells anything apart."""
CHOICES = 500
"""Most sources, events or people that are offered to choose from."""

_ALONE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Letters of scripts that put no spaces between words: each is a word."""
_WORD = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+")
_ALIKE = {
    "i": "\u0131",
    "o": "\u00f8",
    "d": "\u0111",
    "l": "\u0142",
    "h": "\u0127",
    "ss": "\u00df",
    "ae": "\u00e6",
    "oe": "\u0153",
    "th": "\u00fe",
    "\u03c3": "\u03c2",  # final sigma
    "\u0627": "\u0671",  # alef wasla
    "\u064a": "\u0649\u06cc\u06ce\u06d0",  # yeh without dots, Persian, Kurdish, Pashto
    "\u0643": "\u06a9",  # kaf, Persian
    "\u0647": "\u0629\u06be\u06c1\u06d5",  # teh marbuta, heh doachashmee, goal, ae
    "\u0648": "\u06c6\u06c7\u06c8\u06cb",  # the o, u and v of Kurdish, Uyghur and their like
    "\u0631": "\u0695",
    "\u0644": "\u06b5",
    **{str(n): chr(0x660 + n) + chr(0x6F0 + n) for n in range(10)},
}
_FOLDED = {letter: plain for plain, letters in _ALIKE.items() for letter in letters}
_TRANSLATED = str.maketrans(_FOLDED)
_UNSEEN = "\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Soft hyphens, the stretching of Arabic words, joiners and the marks that turn directions."""
_NOT_SEEN = re.compile(f"[{_UNSEEN}]")


class Row(Record, frozen=True):
    """One passage that can be found."""

    anchor: str
    text: str
    span: Span
    """Where in the article's text."""


Postings = dict[str, list[int]]


def fold_word(word: str) -> str:
    """Return a word without case, accents and the differences between Arabic and Persian letters.

    ``static/search.js`` does the same to what is asked for.
    """
    lower = word.lower()
    if not lower.isascii():
        parts = unicodedata.normalize("NFKD", lower)
        marked = "".join(c for c in parts if not unicodedata.category(c).startswith("M"))
        lower = _NOT_SEEN.sub("", marked).translate(_TRANSLATED)
    return lower


@lru_cache(maxsize=262_144)
def _words_of(piece: str) -> tuple[str, ...]:
    """Return the folded words of a text without white space."""
    return tuple(_WORD.findall(fold_word(piece)))


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return [word for piece in text.split() for word in _words_of(piece)]


def files(edition: Edition) -> tuple[Page, ...]:
    """Return the scripts of the index."""
    visible = shown(edition)
    articles = _newest_first(edition)
    rows = {a.id: _rows(a, visible[a.id]) for a in articles}
    terms = sorted(
        _postings(edition, articles, rows).items(), key=lambda item: item[0].encode("utf-16-be")
    )
    term_shards = _cut("t", _encoded_terms(terms))
    passage_shards = _cut("p", _encoded_passages(edition, articles, rows))
    shards = [*term_shards, *passage_shards]
    scripts = [(name, data) for _, name, data in shards]
    main = _script("index", msgspec.json.encode(_index(edition, articles, rows, shards)))
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
    shards: Sequence[tuple[Any, str, bytes]],
) -> dict[str, Any]:
    """Return what the page needs to know before it loads anything else.

    ``n``: number of rows · ``t``, ``p``: scripts of terms and of passages, each after its first
    term or row · ``d``: first row of each day, then the day · ``source``, ``event``, ``person``:
    what filters offer · ``fold``, ``unseen``, ``alone``: how words are folded and told apart.
    """
    days: dict[str, int] = {}
    number = 0
    for article in articles:
        days.setdefault(_day(article), number)
        number += len(rows[article.id])
    return {
        "n": number,
        "t": [(key, name) for key, name, _ in shards if name.startswith("t")],
        "p": [(key, name) for key, name, _ in shards if name.startswith("p")],
        "d": [(row, day) for day, row in days.items()],
        **_choices(edition),
        "fold": _FOLDED,
        "unseen": _UNSEEN,
        "alone": _ALONE,
    }


def _newest_first(edition: Edition) -> list[Article]:
    """Return the articles in the order of their rows; those without a date last."""
    articles = [r.article for r in edition.readings]
    return sorted(sorted(articles, key=lambda a: a.id), key=_day, reverse=True)


def _day(article: Article) -> str:
    """Return the first day on which an article may have been published, or nothing."""
    start = article.published.when.start if article.published else None
    return start.isoformat() if start else ""


def _rows(article: Article, visible: Shown) -> list[Row]:
    """Return the passages of an article that may be shown."""
    rows = [row for block in article.blocks for row in _block_rows(article, block, visible)]
    head = article.headline
    if head and not any(head.span and block.span.meets(head.span) for block in article.blocks):
        rows.insert(0, Row("", head.value, Span(0, 0)))
    return rows


def _block_rows(article: Article, block: Block, visible: Shown) -> Iterator[Row]:
    """Yield a block as far as it may be shown, cut where it is very long."""
    for start in range(block.span.start, block.span.end, LONGEST_ROW):
        piece = Span(start, min(start + LONGEST_ROW, block.span.end))
        shown_here = [
            Span(max(s.start, piece.start), min(s.end, piece.end))
            for s in visible.spans
            if s.meets(piece)
        ]
        if shown_here:
            yield Row(block.id, " … ".join(s.of(article.text) for s in shown_here), piece)


def _postings(
    edition: Edition, articles: Sequence[Article], rows: dict[str, list[Row]]
) -> Postings:
    """Return in which rows each term stands, in ascending order."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    filters = _filters(edition)
    people = _people(edition)
    number = 0
    for article in articles:
        for row in rows[article.id]:
            said = chain.from_iterable(map(_words_of, set(row.text.split())))
            for term in {*said, *filters[article.id], *_named(people[article.id], row)}:
                postings[term].append(number)
            number += 1
    return postings


def _filters(edition: Edition) -> dict[str, list[str]]:
    """Return the terms that hold for the whole of each article."""
    filters: defaultdict[str, list[str]] = defaultdict(list)
    for source in edition.analysis.sources:
        for article in source.articles:
            filters[article].append(f"@s:{source.id}")
    for event in edition.analysis.events:
        for article in event.reports:
            filters[article].append(f"@e:{event.id}")
    return filters


def _people(edition: Edition) -> dict[str, list[tuple[Span, str]]]:
    """Return where each article names whom."""
    people: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for name in edition.analysis.names:
        if name.kind == "person":
            for mention in (m for s in name.spellings for m in s.mentions):
                people[mention.article].append((mention.span, f"@p:{name.id}"))
    return people


def _named(people: Iterable[tuple[Span, str]], row: Row) -> Iterator[str]:
    """Yield the filter terms of the people whom a row names."""
    yield from (term for span, term in people if row.span.holds(span))


def _encoded_terms(terms: Iterable[tuple[str, list[int]]]) -> Iterator[tuple[str, bytes]]:
    """Yield each term with its rows as the inside of a JSON list."""
    for term, rows in terms:
        steps: Any = [b - a for a, b in zip([0, *rows], rows, strict=False)]
        if len(rows) > COMMON and not term.startswith("@"):
            steps = 0
        yield term, msgspec.json.encode((term, steps))[1:-1]


def _encoded_passages(
    edition: Edition, articles: Iterable[Article], rows: dict[str, list[Row]]
) -> Iterator[tuple[int, bytes]]:
    """Yield the first row and the JSON of each run of rows of one article."""
    outlets = {a: s.name for s in edition.analysis.sources for a in s.articles}
    number = 0
    for article in articles:
        head = article.headline.value if article.headline else ""
        record = (article.id, head, outlets.get(article.id) or "", _day(article))
        for chunk in _chunks(rows[article.id]):
            passages = [(row.anchor, row.text) for row in chunk]
            fields = (*record, article.language, article.direction, passages)
            yield number, msgspec.json.encode(fields)
            number += len(chunk)


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield rows in runs of which each fits into a script."""
    size = LONGEST_SCRIPT // (LONGEST_ROW * 4)
    return (rows[i : i + size] for i in range(0, len(rows), size))


def _cut(letter: str, encoded: Iterable[tuple[Any, bytes]]) -> list[tuple[Any, str, bytes]]:
    """Return (first key, name, script) of runs that are no longer than a script may be."""
    runs: list[tuple[Any, list[bytes]]] = []
    room = 0
    for key, data in encoded:
        if not runs or room < len(data) + 1:
            runs.append((key, []))
            room = LONGEST_SCRIPT
        runs[-1][1].append(data)
        room -= len(data) + 1
    return [(key, *_named_script(letter, i, parts)) for i, (key, parts) in enumerate(runs)]


def _named_script(letter: str, number: int, parts: Sequence[bytes]) -> tuple[str, bytes]:
    """Return the name of a script, which changes with what is in it, and its bytes."""
    value = b"[" + b",".join(parts) + b"]"
    name = f"{letter}{number}-{digest(value)[:8]}"
    return name, _script(name, value)


def _script(name: str, value: bytes) -> bytes:
    """Return a script that hands a value over."""
    return b"dx(" + msgspec.json.encode(name) + b"," + value + b");\n"


def _choices(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Return what the filters offer: the most frequent, by name."""
    found = edition.analysis
    return {
        "source": _top((s.id, s.name or "", len(s.articles)) for s in found.sources),
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
