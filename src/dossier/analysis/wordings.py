"""Which quotes are the same utterance in several wordings or translations.

Two quotes of different articles are one utterance when the same person, or an office of the same name,
is said to have spoken, the articles are close in time, and they share enough of their rarer words.
So only quotes of one person, or of offices with the same words, are compared: what a circle of them gave
is kept as long as it has the same quotes. Within it candidates come from an index of words, so that each
quote is compared with few others.

A quote of few telling words ("We got every one of them off") is the same utterance when one person's
other quote has all of its words, in their order, and perhaps more.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import msgspec

from dossier.analysis.stems import stemmed
from dossier.analysis.union import groups
from dossier.analysis.utterances import Circle, Said, circles, same
from dossier.analysis.whose import Speakers, Speaking, speakers, speaking
from dossier.lang import primary
from dossier.memo import Means, alone, key
from dossier.model import Article, Name, Quote, QuoteRecord, Reading, Record
from dossier.stowed import Kept, Stowed, digest, ids_of, joined, stow
from dossier.text import WORD, content_words, fold

_FEW_WORDS = 8
"""Content words up to which all words of a quote are compared."""
_ENCODE = msgspec.msgpack.Encoder().encode


class Words(Record, frozen=True, array_like=True):
    """By which words a quote is compared."""

    said: tuple[str, ...]
    """Stems of its content words."""
    all: tuple[str, ...]
    """All its words, folded and in order, where few of them are content words; else none."""


class Waiting(Record, frozen=True, array_like=True):
    """The quotes of an article as they wait until they are compared anew."""

    told: str
    """What tells them from others."""
    spoken: msgspec.Raw
    """As :class:`Spoken`."""


class Spoken(Record, frozen=True, array_like=True):
    """By which words the quotes of an article are compared, and when they were said."""

    day: int | None
    ids: tuple[str, ...]
    """Of the quotes, behind that of the article."""
    told: tuple[bytes, ...]
    """What tells the words of each, its day and its article from others."""
    who: tuple[Speaking, ...]
    """Who speaks each."""
    offices: tuple[tuple[str, ...], ...]
    """Stems of the words that name the speaker of each, in order."""
    words: msgspec.Raw
    """:class:`Words` of each, as they wait: they are read only where they are compared."""


_SPOKEN = msgspec.msgpack.Decoder(Spoken).decode


class Whose(NamedTuple):
    """The quotes of an article with what is known from all articles."""

    article: str
    speakers: Speakers
    families: tuple[str | None, ...]
    """The quote by which the utterance of each is known, where it is another one."""


def families(
    readings: Sequence[Reading], names: Sequence[Name], means: Means | None = None
) -> Stowed[QuoteRecord]:
    """Return a record for each quote of each article, in the order of the readings.

    Args:
        readings: all articles with their quotes.
        names: of all articles.
        means: with what to compare; by default here, and anew.
    """
    memo, own, _ = means = means or alone(readings)
    articles = ids_of(readings)

    def spoken(wanted: Sequence[int]) -> list[Waiting]:
        return [_spoken(readings[n]) for n in wanted]

    rows = memo.each("wordings", Waiting, own, spoken)
    found = cache(lambda: _families(articles, [_SPOKEN(row.spoken) for row in rows], names, means))

    def told() -> list[str]:
        return [key(row.told, some) for row, some in zip(rows, found(), strict=True)]

    def records(wanted: Sequence[int]) -> list[Kept]:
        return [Kept.of(_records(_SPOKEN(rows[n].spoken), found()[n])) for n in wanted]

    of_all = key(stow(names, Name).all_told(), [row.told for row in rows])
    kept = memo.each("quotes", Kept, memo.one("quoted", list[str], of_all, told), records)
    return joined(zip(articles, kept, strict=True), QuoteRecord)


def _records(row: Spoken, whose: Whose) -> Iterator[QuoteRecord]:
    """Yield the records of the quotes of an article."""
    rows = zip(row.ids, whose.speakers, whose.families, strict=True)
    for index, (own, name, family) in enumerate(rows):
        known = f"{whose.article}-{own}"
        yield QuoteRecord(known, whose.article, index, name, family or known)


def _families(
    articles: Sequence[str], rows: Sequence[Spoken], names: Sequence[Name], means: Means
) -> list[Whose]:
    """Return whose the quotes of each article are, and which of them are one utterance."""
    who = speakers(zip(articles, (row.who for row in rows), strict=True), names)
    ends = [*accumulate((len(row.told) for row in rows), initial=0)]
    family: list[str | None] = [None] * ends[-1]
    for first, *others in groups(_pairs(articles, rows, [*chain.from_iterable(who)], means)):
        at = bisect_right(ends, first) - 1
        for other in others:
            family[other] = f"{articles[at]}-{rows[at].ids[first - ends[at]]}"
    same = (tuple(family[start:end]) for start, end in pairwise(ends))
    return [Whose(*row) for row in zip(articles, who, same, strict=True)]


def _pairs(
    articles: Sequence[str],
    rows: Sequence[Spoken],
    names: Sequence[str | None],
    means: Means,
) -> Iterator[tuple[int, int]]:
    """Yield pairs that connect the quotes that are one utterance, by their numbers among all."""
    days = [day for row in rows for day in [row.day] * len(row.told)]
    found = circles(names, [*chain.from_iterable(row.offices for row in rows)], days)
    told = [*chain.from_iterable(row.told for row in rows)]
    said = _AllSaid(articles, rows, names)

    def make(wanted: Sequence[int]) -> list[bytes]:
        return [_made(found[n], said) for n in wanted]

    keys = [_told(circle, told, names) for circle in found]
    kept = means.memo.each("utterances", bytes, keys, make)
    for circle, row in zip(found, kept, strict=True):
        numbers = map(circle.quotes.__getitem__, memoryview(row).cast("I"))
        yield from zip(numbers, numbers, strict=True)


def _told(circle: Circle, told: Sequence[bytes], names: Sequence[str | None]) -> str:
    """Return what tells the quotes of a circle from others, and which of them have names."""
    named = [] if circle.is_one else [names[n] is not None for n in circle.quotes]
    return key(circle.is_one, b"".join([told[n] for n in circle.quotes]), bytes(named))


def _made(circle: Circle, said: _AllSaid) -> bytes:
    """Return pairs that connect the quotes of a circle, by their places in it, four bytes a quote."""
    quotes = [said[n] for n in circle.quotes]
    found = groups(same(quotes, is_one=circle.is_one))
    pairs = (pair for first, *others in found for other in others for pair in (first, other))
    return array("I", pairs).tobytes()


class _AllSaid(dict[int, Said]):
    """The quotes of all articles as they are compared, made when they are asked for."""

    def __init__(
        self, articles: Sequence[str], rows: Sequence[Spoken], names: Sequence[str | None]
    ) -> None:
        super().__init__()
        self._articles = articles
        self._rows = rows
        self._names = names
        self._ends = [*accumulate((len(row.told) for row in rows), initial=0)]

    def __missing__(self, number: int) -> Said:
        """Make all quotes of an article."""
        at = bisect_right(self._ends, number) - 1
        row = self._rows[at]
        words = msgspec.msgpack.decode(row.words, type=tuple[Words, ...])
        for n, (one, office) in enumerate(zip(words, row.offices, strict=True), self._ends[at]):
            is_named = self._names[n] is not None
            stems, title = frozenset(one.said), frozenset(office)
            self[n] = Said(self._articles[at], stems, title, row.day, one.all, is_named)
        return self[number]


def _spoken(reading: Reading) -> Waiting:
    """Return by which words the quotes of an article are compared."""
    article, quotes = reading.article, reading.study.quotes
    words = [_words(article, quote) for quote in quotes]
    offices = tuple(_office(quote.speaker.text if quote.speaker else "") for quote in quotes)
    day = _day(article)
    told = [digest(_ENCODE((article.id, day, *row))) for row in zip(words, offices, strict=True)]
    ids, who = tuple(_ids(quotes)), tuple(speaking(quotes))
    row = Spoken(day, ids, tuple(told), who, offices, msgspec.Raw(_ENCODE(words)))
    return Waiting(key(article.id, quotes, told), msgspec.Raw(_ENCODE(row)))


def _ids(quotes: Iterable[Quote]) -> Iterator[str]:
    """Yield an id for each quote of an article: where it begins, and its number among those that begin there."""
    twins: dict[int, int] = {}
    for quote in quotes:
        start = quote.span.start
        number = twins[start] = twins.get(start, -1) + 1
        yield f"q{start}-{number}" if number else f"q{start}"


def _words(article: Article, quote: Quote) -> Words:
    """Return by which words a quote is compared."""
    said = content_words(article.text, quote.span, article.language)
    bare = map(stemmed(primary(article.language)).__getitem__, said)
    stems = sorted(frozenset(map(_stem, bare)))
    few = len(stems) <= _FEW_WORDS
    spoken = WORD.findall(article.text, quote.span.start, quote.span.end) if few else ()
    return Words(tuple(stems), tuple(map(fold, spoken)))


def _day(article: Article) -> int | None:
    """Return the day on which an article was published."""
    published = article.published
    return published.when.start.toordinal() if published and published.when.start else None


def _stem(word: str) -> str:
    """Return the first letters of a word: enough to tell "protecting" is "protector"."""
    return word[:_STEM]


_STEM = 6


def _office(text: str) -> tuple[str, ...]:
    words = (w.strip("’'.,()").lower() for w in text.replace("’s", "").replace("'s", "").split())
    return tuple(sorted({_stem(w) for w in words if len(w) > 3}))  # noqa: PLR2004 - not "the" and "of"
