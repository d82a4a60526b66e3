"""Which quotes are the same utterance in several wordings or translations.

Two quotes of different articles are one utterance when the same person, or an office of the same name,
is said to have spoken, the articles are close in time, and they share enough of their rarer words.
Candidates come from an index of words, so that each quote is compared with few others.

A quote of few telling words ("We got every one of them off") is the same utterance when one person's
other quote has all of its words, in their order, and perhaps more.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from dossier.analysis.union import groups
from dossier.memo import Means, alone
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
    place: int
    """Index into the quotes of its article."""
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


def families(
    readings: Sequence[Reading], names: Sequence[Name], means: Means | None = None
) -> tuple[QuoteRecord, ...]:
    """Return a record for each quote of each article, in the order of the readings.

    Args:
        readings: all articles with their quotes.
        names: of all articles; a quote's speaker is found through :attr:`Name.locals`.
        means: with what to compare; by default here, and anew.
    """
    means = means or alone(readings)
    people = {local: name.id for name in names for local in name.locals}

    def make(wanted: Sequence[int]) -> list[tuple[Words, ...]]:
        return [tuple(_words(readings[n])) for n in wanted]

    words = means.memo.each("wordings", tuple[Words, ...], means.digests, make)
    said = [
        _said(reading, number, index, one, people)
        for number, reading in enumerate(readings)
        for index, one in enumerate(words[number])
    ]
    ids = [quote_id for reading in readings for quote_id in _ids(reading)]
    family = list(range(len(said)))
    for group in groups(chain(_pairs(said), _in_order(said))):
        for member in group:
            family[member] = group[0]
    return tuple(
        QuoteRecord(ids[i], readings[s.reading].article.id, s.place, s.name, ids[family[i]])
        for i, s in enumerate(said)
    )


def _ids(reading: Reading) -> Iterator[str]:
    """Yield an id for each quote of an article: where it begins, and its number among those that begin there."""
    twins: Counter[int] = Counter()
    for quote in reading.study.quotes:
        start = quote.span.start
        yield f"{reading.article.id}-q{start}" + (f"-{twins[start]}" if twins[start] else "")
        twins[start] += 1


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


def _said(
    reading: Reading, number: int, index: int, words: Words, people: dict[tuple[str, int], str]
) -> _Said:
    article = reading.article
    speaker = reading.study.quotes[index].speaker
    local = speaker.name if speaker else None
    published = article.published.when.start if article.published else None
    return _Said(
        number,
        index,
        words.said,
        people.get((article.id, local)) if local is not None else None,
        words.speaker,
        published.toordinal() if published else None,
        words.all,
    )


def _stem(word: str) -> str:
    """Return the first letters of a word: enough to tell "protecting" is "protection"."""
    return word[:_STEM]


_STEM = 6


def _office(text: str) -> frozenset[str]:
    words = (w.strip("’'.,()").lower() for w in text.replace("’s", "").replace("'s", "").split())
    return frozenset(_stem(w) for w in words if len(w) > 3)  # noqa: PLR2004 - not "the" and "of"


def _pairs(said: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes that are one utterance."""
    index: dict[str, deque[int]] = defaultdict(partial(deque, maxlen=_CANDIDATES))
    for number, quote in enumerate(said):
        if len(quote.words) < _LEAST_WORDS:
            continue
        behind = sorted(map(index.__getitem__, quote.words), key=len)
        # whoever shares so many words stands behind one of the rarer ones
        near = Counter(chain.from_iterable(behind[: 1 - _LEAST_WORDS]))
        if near:
            near.update(filter(near.__contains__, chain.from_iterable(behind[1 - _LEAST_WORDS :])))
        enough = [(other, shared) for other, shared in near.items() if shared >= _LEAST_WORDS]
        for other, shared in sorted(enough):
            if _is_same(said[other], quote, shared):
                yield other, number
        for held in behind:
            held.append(number)


def _in_order(said: Sequence[_Said]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotes of one person, of which one has all words of the other."""
    index: dict[tuple[str, ...], list[int]] = {}
    for number, quote in enumerate(said):
        if quote.name is None:
            continue
        starts = range(len(quote.all) - _RUN + 1)
        runs = {(quote.name, *quote.all[n : n + _RUN]) for n in starts}
        near = {other for run in runs for other in index.get(run, ())[-_CANDIDATES:]}
        for other in sorted(near):
            if _holds(said[other], quote):
                yield other, number
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
