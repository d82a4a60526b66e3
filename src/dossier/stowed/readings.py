"""Articles with what is known from each alone, as they wait."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import msgspec

from dossier.model import Article, Reading, Record, Study
from dossier.stowed.records import Records, Stowed, digest, stow

_ENCODE = msgspec.msgpack.Encoder().encode


class Readings(Records[Reading]):
    """Articles with their studies, of which either can be had by itself."""

    __slots__ = ("articles", "ids", "studies")

    def __init__(self, articles: Sequence[Article], studies: Sequence[Study]) -> None:
        """Begin with both, in the same order."""
        self.articles = articles
        self.studies = studies
        self.ids = [article.id for article in articles]
        """Of the articles, which need not be decoded for it."""

    @overload
    def __getitem__(self, number: int) -> Reading: ...
    @overload
    def __getitem__(self, number: slice) -> list[Reading]: ...
    def __getitem__(self, number: int | slice) -> Reading | list[Reading]:
        """Return a reading, or some."""
        if isinstance(number, slice):
            return [self[n] for n in range(len(self))[number]]
        return Reading(self.articles[number], self.studies[number])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.articles)

    def __iter__(self) -> Iterator[Reading]:
        """Yield all of them."""
        return map(Reading, self.articles, self.studies)

    def digests(self) -> list[str]:
        """Return for each what tells it from others."""
        articles, studies = stow(self.articles, Article), stow(self.studies, Study)
        return [b"".join(both).hex() for both in zip(articles.sums(), studies.sums(), strict=True)]


class Folded(Record, frozen=True, array_like=True):
    """A reading as it waits in the cache: its parts can be handed on without being decoded."""

    article: bytes
    study: bytes
    told: tuple[bytes, bytes]
    """The :func:`digest` of each."""

    @classmethod
    def of(cls, reading: Reading) -> Folded:
        """Take a reading down."""
        article, study = _ENCODE(reading.article), _ENCODE(reading.study)
        return cls(article, study, (digest(article), digest(study)))

    def renamed(self, article: Article) -> Folded:
        """Return the same with an article that has another id."""
        row = _ENCODE(article)
        return Folded(row, self.study, (digest(row), self.told[1]))


def unfolded(rows: Sequence[Folded], articles: Sequence[Article]) -> Readings:
    """Return readings of which each study is decoded once it is asked for.

    Args:
        rows: of the readings.
        articles: the same as in the rows.
    """
    told = [*zip(*(row.told for row in rows), strict=True)] or [(), ()]
    return Readings(
        Stowed((row.article for row in rows), Article, articles, told[0]),
        Stowed((row.study for row in rows), Study, [None] * len(rows), told[1]),
    )


def ids_of(readings: Sequence[Reading]) -> list[str]:
    """Return the ids of articles: of those that wait, none has to be decoded for it."""
    if isinstance(readings, Readings):
        return readings.ids
    return [reading.article.id for reading in readings]


def articles_of(readings: Sequence[Reading]) -> Sequence[Article]:
    """Return articles without their studies: of those that wait, these need not be decoded for it."""
    if isinstance(readings, Readings):
        return readings.articles
    return [reading.article for reading in readings]


def studies_of(readings: Sequence[Reading]) -> Sequence[Study]:
    """Return what is known from articles, without these; see :func:`articles_of`."""
    if isinstance(readings, Readings):
        return readings.studies
    return [reading.study for reading in readings]


def stow_readings(readings: Sequence[Reading]) -> Readings:
    """Return readings as they wait."""
    if isinstance(readings, Readings):
        return readings
    articles = [reading.article for reading in readings]
    studies = [reading.study for reading in readings]
    return Readings(stow(articles, Article), stow(studies, Study))


def rest(*held: Sequence[Any]) -> None:
    """Let all that waits as bytes keep these alone."""
    for records in held:
        if isinstance(records, Readings):
            rest(records.articles, records.studies)
        elif isinstance(records, Stowed):
            records.rest()
