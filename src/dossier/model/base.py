"""Spans, passages, intervals and findings: what every other record is made of."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

from msgspec import Struct


class Record(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The base of all records: frozen, slotted, compared by value.

    None can come to refer to itself, so none need be looked through for garbage: without what that takes,
    records are made in four fifths of the time, and are a tenth smaller.
    """


class Span(Record, frozen=True, order=True, array_like=True):
    """A half-open stretch of a text, counted in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words that the span covers in ``text``."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Passage(Record, frozen=True, order=True, array_like=True):
    """A span of one article's text: the unit of evidence."""

    article: str
    """Id of the article."""
    span: Span
    """Where in :attr:`Article.text`."""

    def meets(self, other: Passage) -> bool:
        """Say whether the two share at least one character of one article."""
        return self.article == other.article and self.span.meets(other.span)


class Basis(StrEnum):
    """How a value was read. ``BASIS_WORDS`` in the page's catalogue says it in words."""

    HEADLINE = "headline"  # a line of the clipping that stands as its headline
    LEDE = "lede"  # made from the first sentence, since there is no headline
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"  # a credit under a picture or at the end
    CAPTION = "caption"
    AUTHOR_NOTE = "author note"
    TOLD = "told"  # "… told NAME": the outlet names itself
    TEXT = "text"  # words of the running text
    EARLIEST = "earliest day the text allows"
    OTHERS = "year of the other articles"  # beside the day of a dateline
    FRONT_MATTER = "front matter"
    METADATA = "metadata"  # <meta>, <time>, <link> of a page
    JSON_LD = "json-ld"
    RECORD = "record"  # a field of a record in a collection (JSON, CSV, feed, press database)
    ADDRESS = "address"  # the host or the path of the page's address
    FILE_NAME = "file name"
    FOLDER_NAME = "folder name"
    SIDECAR = "sidecar"
    EDITOR = "editor"


Precision = Literal[
    "second",
    "day",
    "week",
    "month",
    "season",
    "early in the year",
    "middle of the year",
    "late in the year",
    "year",
    "decade",
    "century",
    "range",  # an interval of its own: "between March and May", "in the past two weeks"
    "earliest",  # not before the start; the end is not known
]


class Interval(Record, frozen=True, order=True, array_like=True):
    """A stretch of days, both ends included.

    A day is the smallest unit that the dossier compares; ``None`` means that this end is open.
    """

    start: dt.date | None
    end: dt.date | None
    precision: Precision


class Found(Record, frozen=True, array_like=True):
    """A value read from a clipping, never without the ground it stands on."""

    value: str
    basis: Basis
    span: Span | None = None
    """Where the words stand in :attr:`Article.text`."""
    raw: Span | None = None
    """Where they stand in the decoded clipping, when they are not part of the text."""
    reason: str | None = None
    """Why the editor set it."""

    def __post_init__(self) -> None:
        """Refuse a value without a ground.

        Raises:
            ValueError: the basis is a passage and no passage is given.
        """
        if self.span is None and self.raw is None and self.basis in _NEEDS_WORDS:
            raise ValueError(
                f"{self.value!r} is said to come from the {self.basis} but no words are named"
            )


_NEEDS_WORDS = frozenset(
    {
        Basis.HEADLINE,
        Basis.LEDE,
        Basis.STANDFIRST,
        Basis.BYLINE,
        Basis.DATELINE,
        Basis.CREDIT,
        Basis.CAPTION,
        Basis.AUTHOR_NOTE,
        Basis.TOLD,
        Basis.TEXT,
        Basis.EARLIEST,
        Basis.OTHERS,
    }
)


class FoundDate(Record, frozen=True, array_like=True):
    """When something was published, as an interval, with its ground."""

    when: Interval
    basis: Basis
    span: Span | None = None
    raw: Span | None = None
    written: str | None = None
    """The date as it was written, with its clock time where there is one."""
    reason: str | None = None


Level = Literal["error", "warning", "note"]


class Issue(Record, frozen=True, order=True, array_like=True):
    """Something an editor should look at; a sentence with the file and the cure."""

    code: str
    """A stable short name such as ``empty-file``."""
    level: Level
    subject: str
    """The file, article id or line of ``dossier.yaml`` that it is about."""
    message: str
