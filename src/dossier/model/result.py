"""What comes out of comparing the articles with each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dossier.model.base import Interval, Passage, Record, Span
from dossier.model.study import NameKind


class Evidence(Record, frozen=True):
    """One feature behind a result, for ``explain`` and for the page."""

    feature: str
    """A stable short name such as ``shared-names``."""
    score: float
    """Between 0 and 1."""
    detail: str
    """In words that an editor understands, naming what was compared."""


class Source(Record, frozen=True, array_like=True):
    """An outlet, or the articles whose outlet is not named (``name`` is ``None``)."""

    id: str
    name: str | None
    articles: tuple[str, ...]
    spellings: tuple[str, ...] = ()
    """Forms of its name as found."""


class ArticleMention(Record, frozen=True, array_like=True):
    """A mention together with the article it stands in."""

    article: str
    span: Span


class Spelling(Record, frozen=True, array_like=True):
    """One form in which a name is written."""

    form: str
    mentions: tuple[ArticleMention, ...]


class NameRole(Record, frozen=True, array_like=True):
    """A role as one source gives it."""

    text: str
    passage: Passage


class Name(Record, frozen=True, array_like=True):
    """One person, body or place across all articles."""

    id: str
    kind: NameKind
    label: str
    spellings: tuple[Spelling, ...]
    """Most frequent first."""
    roles: tuple[NameRole, ...] = ()
    locals: tuple[tuple[str, int], ...] = ()
    """(article id, index into its ``Study.names``) of every article that names it."""
    apart: tuple[str, ...] = ()
    """Ids of names that look alike and are deliberately kept apart."""
    why: tuple[Evidence, ...] = ()


class QuoteRecord(Record, frozen=True, array_like=True):
    """A quote with its place among all quotes of the dossier."""

    id: str
    article: str
    index: int
    """Index into the article's ``Study.quotes``."""
    speaker: str | None
    """Id of the name."""
    family: str
    """Id shared by all wordings of the same utterance."""


class Pickup(Record, frozen=True, array_like=True):
    """A passage that two articles share word for word or lightly edited."""

    id: str
    a: Passage
    """In the earlier article, where dates or credits say which that is."""
    b: Passage
    share: float
    """Share of the words of ``b`` that stand in ``a`` too, 0 to 1."""
    directed: bool = False
    """Whether it is known that ``b`` took it over from ``a``."""
    why: str = ""
    words: int = 0
    """Words of ``b``, as white space parts them."""


class TextFamily(Record, frozen=True, array_like=True):
    """Articles that are to a large part the same text: they count as one witness."""

    id: str
    articles: tuple[str, ...]


class Point(Record, frozen=True, array_like=True):
    """One thing reported about an event, with every passage that reports it."""

    id: str
    event: str
    passages: tuple[Passage, ...]
    """The first is the one that stands for the point on the page."""
    weight: float
    """0 to 1: how much it belongs into the lead of the event."""
    firm: bool = True
    """Whether it names somebody, something or a number, and is not somebody's words alone."""


class Recall(Record, frozen=True, array_like=True):
    """An article that tells an event as background."""

    article: str
    event: str
    passages: tuple[Passage, ...]


class Outsider(Record, frozen=True, array_like=True):
    """The nearest article that does not belong to an event, and why not."""

    article: str
    score: float
    threshold: float


class Event(Record, frozen=True, array_like=True):
    """Something that happened, as the articles report it."""

    id: str
    """Made from its first article, and so unchanged when later clippings arrive."""
    title: str
    title_from: Passage | None
    """Where the title's words stand; ``None`` when the editor gave it."""
    when: Interval | None
    when_from: Passage | None
    where: str | None
    where_from: Passage | None
    reports: tuple[str, ...]
    """Ids of the articles that report it, earliest first."""
    recalls: tuple[Recall, ...] = ()
    lead: tuple[Passage, ...] = ()
    why: tuple[Evidence, ...] = ()
    outsider: Outsider | None = None
    independent: int = 1
    """Number of independent texts among ``reports``."""
    before: tuple[str, ...] = ()
    """Ids of earlier events that it continues."""
    after: tuple[str, ...] = ()
    reason: str | None = None
    """Why the editor put these articles together."""
    note: str | None = None
    """The editor's note, Markdown."""
    former: tuple[str, ...] = ()
    """Ids that it has if another of its articles is the first, or no editor gives it one."""


DiscrepancyKind = Literal["conflict", "later update", "other scope", "rounding"]


class Claim(Record, frozen=True, array_like=True):
    """One side of a discrepancy."""

    passage: Passage
    """The value as written."""
    sentence: Passage
    """The sentence around it."""
    value: str
    attributed: str | None = None
    """To whom the article attributes it, as written."""


class Discrepancy(Record, frozen=True, array_like=True):
    """Passages on the same point that do not agree, as written, with no verdict."""

    id: str
    event: str
    point: str | None
    kind: DiscrepancyKind
    about: Literal["number", "date", "place", "name", "role", "attribution", "means"]
    claims: tuple[Claim, ...]
    why: tuple[Evidence, ...] = ()


class Topic(Record, frozen=True, array_like=True):
    """A theme that runs through several events."""

    id: str
    label: str
    terms: tuple[str, ...]
    articles: tuple[str, ...]
    events: tuple[str, ...]
    passages: tuple[Passage, ...]
    """Where the terms stand, at most a few an article."""
    editor: bool = False
    note: str | None = None


class Analysis(Record, frozen=True, array_like=True):
    """All results of the comparison, in the order of their pages."""

    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    names: Sequence[Name]
    quotes: Sequence[QuoteRecord]
    pickups: Sequence[Pickup]
    families: tuple[TextFamily, ...]
    points: Sequence[Point]
    discrepancies: Sequence[Discrepancy]
    topics: tuple[Topic, ...]
