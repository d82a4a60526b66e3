"""Which quotes are the same utterance in several wordings or translations.

Two quotes of different articles are one utterance when the same person, or an office of the same name,
is said to have spoken, the articles are close in time, and they share enough of their rarer words.
Candidates come from an index of words, so that each quote is compared with few others.

A quote of few telling words ("We got every one of them off") is the same utterance when one person's
other quote has all of its words, in their order, and perhaps more.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby
from operator import attrgetter

import msgspec

from dossier.analysis import whose
from dossier.analysis.union import groups
from dossier.analysis.utterances import Said, same
from dossier.analysis.whose import Speakers
from dossier.memo import Means, alone, key
from dossier.model import Article, Name, Quote, QuoteRecord, Reading, Record
from dossier.stowed import Kept, Stowed, articles_of, ids_of, joined, stow, studies_of
from dossier.text import WORD, content_words, fold

_FEW_WORDS = 8
"""Content words up to which all words of a quote are compared."""


class Words(Record, frozen=True, array_like=True):
    """By which words a quote is compared."""

    said: frozenset[str]
    """Stems of its content words."""
    speaker: frozenset[str]
    """Stems of the words that name the speaker."""
    all: tuple[str, ...]
    """All its words, folded and in order, where few of them are content words; else none."""


class Spoken(Record, frozen=True, array_like=True):
    """By which words the quotes of an article are compared."""

    told: str
    """What tells these words, and the day on which they were said, from others."""
    quotes: str
    """What tells the quotes from others, with these words."""
    words: msgspec.Raw
    """:class:`Words` of each quote, as they wait: they are read only where they are compared."""


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

    def spoken(wanted: Sequence[int]) -> list[Spoken]:
        return [_spoken(readings[n]) for n in wanted]

    rows = memo.each("wordings", Spoken, own, spoken)

    def make() -> list[tuple[str, Kept]]:
        found = _families(readings, rows, whose.speakers(readings, names), means)
        each = groupby(found, attrgetter("article"))
        return [(article, Kept.of(records)) for article, records in each]

    told = key(stow(names, Name).all_told(), [row.quotes for row in rows])
    return joined(memo.one("quotes", list[tuple[str, Kept]], told, make), QuoteRecord)


def _families(
    readings: Sequence[Reading],
    rows: Sequence[Spoken],
    speakers: Sequence[Speakers],
    means: Means,
) -> list[QuoteRecord]:
    """Return a record for each quote of each article."""
    pairs = _all_pairs(readings, rows, speakers, means)
    articles = ids_of(readings)
    told = zip(articles, studies_of(readings), strict=True)
    ids = [quote_id for article, study in told for quote_id in _ids(article, study.quotes)]
    family = list(ids)
    for first, *others in groups(pairs):
        for member in others:
            family[member] = ids[first]
    places = (
        (article, index, name)
        for article, said in zip(articles, speakers, strict=True)
        for index, name in enumerate(said)
    )
    return [
        QuoteRecord(own, article, index, name, same)
        for own, same, (article, index, name) in zip(ids, family, places, strict=True)
    ]


def _ids(article: str, quotes: Iterable[Quote]) -> Iterator[str]:
    """Yield an id for each quote of an article: where it begins, and its number among those that begin there."""
    twins: dict[int, int] = {}
    for quote in quotes:
        start = quote.span.start
        number = twins[start] = twins.get(start, -1) + 1
        yield f"{article}-q{start}-{number}" if number else f"{article}-q{start}"


def _all_pairs(
    readings: Sequence[Reading],
    rows: Sequence[Spoken],
    speakers: Sequence[Speakers],
    means: Means,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that are one utterance, by their numbers among all.

    With which others a quote is compared depends on those before it alone. So what the quotes of an
    article gave is kept under a digest of all up to them.
    """

    def make(wanted: Sequence[int]) -> list[bytes]:
        return _made(readings, rows, speakers, wanted) if wanted else []

    told = accumulate(zip(rows, speakers, strict=True), _after, initial="")
    kept = means.memo.each("utterances", bytes, [*told][1:], make)
    numbers = chain.from_iterable(memoryview(row).cast("I") for row in kept)
    return zip(numbers, numbers, strict=True)


def _after(before: str, told: tuple[Spoken, Speakers]) -> str:
    """Return a digest of the quotes of an article and of all before it."""
    row, speakers = told
    return key(before, row.told, speakers)


def _made(
    readings: Sequence[Reading],
    rows: Sequence[Spoken],
    speakers: Sequence[Speakers],
    wanted: Sequence[int],
) -> list[bytes]:
    """Return for some articles the pairs of their quotes and of those before them, four bytes a quote."""
    said = [
        quote
        for number, article in enumerate(articles_of(readings))
        for quote in _said(_day(article), number, rows[number], speakers[number])
    ]
    start = bisect_left(said, wanted[0], key=lambda quote: quote.reading)
    found = {number: array("I") for number in range(wanted[0], len(rows))}
    for a, b in same(said, start):
        found[said[b].reading].extend((a, b))
    return [found[number].tobytes() for number in wanted]


def _spoken(reading: Reading) -> Spoken:
    """Return by which words the quotes of an article are compared."""
    words = tuple(_words(reading))
    told = [(sorted(row.said), sorted(row.speaker), row.all) for row in words]
    said = key(_day(reading.article), told)
    quotes = key(said, reading.article.id, reading.study.quotes)
    return Spoken(said, quotes, msgspec.Raw(msgspec.msgpack.encode(words)))


def _words(reading: Reading) -> Iterator[Words]:
    """Yield the words of each quote of an article."""
    article = reading.article
    for quote in reading.study.quotes:
        said = content_words(article.text, quote.span, article.language)
        speaker = _office(quote.speaker.text if quote.speaker else "")
        stems = frozenset(map(_stem, said))
        few = len(stems) <= _FEW_WORDS
        spoken = WORD.findall(article.text, quote.span.start, quote.span.end) if few else ()
        yield Words(stems, speaker, tuple(map(fold, spoken)))


def _said(day: int | None, number: int, row: Spoken, speakers: Speakers) -> Iterator[Said]:
    """Yield the quotes of an article as they are compared."""
    words = msgspec.msgpack.decode(row.words, type=tuple[Words, ...])
    for one, name in zip(words, speakers, strict=True):
        yield Said(number, one.said, name, one.speaker, day, one.all)


def _day(article: Article) -> int | None:
    """Return the day on which an article was published."""
    published = article.published
    return published.when.start.toordinal() if published and published.when.start else None


def _stem(word: str) -> str:
    """Return the first letters of a word: enough to tell "protecting" is "protection"."""
    return word[:_STEM]


_STEM = 6


def _office(text: str) -> frozenset[str]:
    words = (w.strip("’'.,()").lower() for w in text.replace("’s", "").replace("'s", "").split())
    return frozenset(_stem(w) for w in words if len(w) > 3)  # noqa: PLR2004 - not "the" and "of"
