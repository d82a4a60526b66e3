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
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import LCSseq

from dossier.analysis import whose
from dossier.analysis.union import groups
from dossier.analysis.whose import Speakers
from dossier.memo import Means, alone, key
from dossier.model import Name, QuoteRecord, Reading, Record
from dossier.text import WORD, content_words, fold

_CANDIDATES = 40
"""Quotes behind a word beyond which the word is too common to propose pairs."""
_DAYS_APART = 14
"""Days between two articles that can still quote one utterance."""
_LEAST_WORDS = 4
"""Content words of the shorter quote, and words that both must share."""
_SHARED_BY_SPEAKER = 0.5
"""Share of the shorter quote's words that must stand in the other, when the speaker is one name."""
_SHARED_ALONE = 0.6
"""The same, when the speakers are offices whose words agree."""


_FEW_WORDS = 8
"""Content words up to which all words of a quote are compared."""
_RUN = 5
"""Words in a row that two such quotes share, at least."""


class _Said(NamedTuple):
    """A quote as it is compared."""

    reading: int
    words: frozenset[str]
    """Stems of its content words."""
    name: str | None
    """Id of the speaker's name."""
    speaker: frozenset[str]
    """Stems of the words that name the speaker."""
    day: int | None
    all: tuple[str, ...]
    """See :attr:`Words.all`."""


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
    words: msgspec.Raw
    """:class:`Words` of each quote, as they wait: they are read only where they are compared."""


def families(
    readings: Sequence[Reading], names: Sequence[Name], means: Means | None = None
) -> tuple[QuoteRecord, ...]:
    """Return a record for each quote of each article, in the order of the readings.

    Args:
        readings: all articles with their quotes.
        names: of all articles.
        means: with what to compare; by default here, and anew.
    """
    means = means or alone(readings)
    speakers = whose.speakers(readings, names)
    pairs = _all_pairs(readings, speakers, means)
    ids = [quote_id for reading in readings for quote_id in _ids(reading)]
    family = list(ids)
    for first, *others in groups(pairs):
        for member in others:
            family[member] = ids[first]
    places = (
        (reading.article.id, index, name)
        for reading, said in zip(readings, speakers, strict=True)
        for index, name in enumerate(said)
    )
    return tuple(
        [
            QuoteRecord(own, article, index, name, same)
            for own, same, (article, index, name) in zip(ids, family, places, strict=True)
        ]
    )


def _ids(reading: Reading) -> Iterator[str]:
    """Yield an id for each quote of an article: where it begins, and its number among those that begin there."""
    article = reading.article.id
    twins: dict[int, int] = {}
    for quote in reading.study.quotes:
        start = quote.span.start
        number = twins[start] = twins.get(start, -1) + 1
        yield f"{article}-q{start}-{number}" if number else f"{article}-q{start}"


def _all_pairs(
    readings: Sequence[Reading], speakers: Sequence[Speakers], means: Means
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that are one utterance, by their numbers among all.

    With which others a quote is compared depends on those before it alone. So what the quotes of an
    article gave is kept under a digest of all up to them.
    """

    def spoken(wanted: Sequence[int]) -> list[Spoken]:
        return [_spoken(readings[n]) for n in wanted]

    def make(wanted: Sequence[int]) -> list[bytes]:
        return _made(readings, rows, speakers, wanted) if wanted else []

    rows = means.memo.each("wordings", Spoken, means.digests, spoken)
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
        for number, row in enumerate(rows)
        for quote in _said(readings[number], number, row, speakers[number])
    ]
    start = bisect_left(said, wanted[0], key=lambda quote: quote.reading)
    found = {number: array("I") for number in range(wanted[0], len(rows))}
    for a, b in chain(_pairs(said, start), _in_order(said, start)):
        found[said[b].reading].extend((a, b))
    return [found[number].tobytes() for number in wanted]


def _spoken(reading: Reading) -> Spoken:
    """Return by which words the quotes of an article are compared."""
    words = tuple(_words(reading))
    told = [(sorted(row.said), sorted(row.speaker), row.all) for row in words]
    return Spoken(key(_day(reading), told), msgspec.Raw(msgspec.msgpack.encode(words)))


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


def _said(reading: Reading, number: int, row: Spoken, speakers: Speakers) -> Iterator[_Said]:
    """Yield the quotes of an article as they are compared."""
    day = _day(reading)
    words = msgspec.msgpack.decode(row.words, type=tuple[Words, ...])
    for one, name in zip(words, speakers, strict=True):
        yield _Said(number, one.said, name, one.speaker, day, one.all)


def _day(reading: Reading) -> int | None:
    """Return the day on which an article was published."""
    published = reading.article.published
    return published.when.start.toordinal() if published and published.when.start else None


def _stem(word: str) -> str:
    """Return the first letters of a word: enough to tell "protecting" is "protection"."""
    return word[:_STEM]


_STEM = 6


def _office(text: str) -> frozenset[str]:
    words = (w.strip("’'.,()").lower() for w in text.replace("’s", "").replace("'s", "").split())
    return frozenset(_stem(w) for w in words if len(w) > 3)  # noqa: PLR2004 - not "the" and "of"


def _pairs(said: Sequence[_Said], start: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that are one utterance, the later ones from a number on."""
    index: dict[str, deque[int]] = defaultdict(partial(deque, maxlen=_CANDIDATES))
    for number, quote in enumerate(said):
        if len(quote.words) < _LEAST_WORDS:
            continue
        behind = list(map(index.__getitem__, quote.words))
        for other, shared in _near(behind) if number >= start else ():
            if _is_same(said[other], quote, shared):
                yield other, number
        for held in behind:
            held.append(number)


def _near(behind: list[deque[int]]) -> list[tuple[int, int]]:
    """Return the quotes that share enough words with one, and how many, in order.

    Args:
        behind: the quotes behind each of its words.
    """
    behind.sort(key=len)
    # whoever shares so many words stands behind one of the rarer ones
    near = Counter(chain.from_iterable(behind[: 1 - _LEAST_WORDS]))
    if near:
        near.update(filter(near.__contains__, chain.from_iterable(behind[1 - _LEAST_WORDS :])))
    return sorted([(other, shared) for other, shared in near.items() if shared >= _LEAST_WORDS])


def _in_order(said: Sequence[_Said], start: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes of one person, of which one has all words of the other, likewise."""
    index: dict[tuple[str, ...], list[int]] = {}
    for number, quote in enumerate(said):
        if quote.name is None:
            continue
        starts = range(len(quote.all) - _RUN + 1)
        runs = {(quote.name, *quote.all[n : n + _RUN]) for n in starts}
        if number >= start:
            near = {other for run in runs for other in index.get(run, ())[-_CANDIDATES:]}
            yield from ((other, number) for other in sorted(near) if _holds(said[other], quote))
        for run in runs:
            index.setdefault(run, []).append(number)


def _holds(a: _Said, b: _Said) -> bool:
    """Say whether two quotes of one person are the same words, but for some that one of them lacks."""
    if a.reading == b.reading or not _is_near(a, b):
        return False
    return LCSseq.similarity(a.all, b.all) == min(len(a.all), len(b.all))


def _is_same(a: _Said, b: _Said, shared: int) -> bool:
    """Say whether two quotes are one utterance."""
    if a.reading == b.reading or not _is_near(a, b):
        return False
    share = shared / min(len(a.words), len(b.words))
    if a.name is not None and b.name is not None:
        return a.name == b.name and share >= _SHARED_BY_SPEAKER
    return share >= _SHARED_ALONE and _is_one_office(a, b)


def _is_near(a: _Said, b: _Said) -> bool:
    return a.day is None or b.day is None or abs(a.day - b.day) <= _DAYS_APART


def _is_one_office(a: _Said, b: _Said) -> bool:
    """Say whether the words that name two speakers agree: "Sudani’s office", "the office of …"."""
    return bool(a.speaker and b.speaker) and len(a.speaker & b.speaker) >= min(
        2, len(a.speaker), len(b.speaker)
    )
