"""What is derived from one article alone, so that it can be cached with the article."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Literal

from dossier.model.article import Article
from dossier.model.base import Interval, Record, Span

NameKind = Literal["person", "organisation", "place"]


class Mention(Record, frozen=True, array_like=True):
    """One occurrence of a name in a text."""

    span: Span
    form: str
    """The words as written, without possessive ending."""


class Role(Record, frozen=True, array_like=True):
    """What a source says that somebody is ("secretary of Iran's Supreme National Security Council")."""

    text: str
    span: Span


class LocalName(Record, frozen=True, array_like=True):
    """One person, body or place within one article, with all its mentions there."""

    kind: NameKind
    label: str
    """Its fullest form in this article."""
    mentions: tuple[Mention, ...]
    """In reading order."""
    roles: tuple[Role, ...] = ()
    short: str | None = None
    """An abbreviation introduced for it in brackets."""


class TimeMention(Record, frozen=True, array_like=True):
    """A time expression, resolved against the article's own date where that can be done."""

    span: Span
    when: Interval | None
    """``None`` where the text does not allow to say."""
    rule: str
    """Name of the rule that read it: ``weekday``, ``last-month-name`` …"""


class Speaker(Record, frozen=True, array_like=True):
    """Who is said to have spoken."""

    span: Span
    """The words next to the quote: "he", "Shamkhani", "a security official from Iraq"."""
    text: str
    """The fullest form these words lead back to in the article."""
    name: int | None = None
    """Index into :attr:`Study.names`, when it is one of them."""
    via: Span | None = None
    """The words that say through whom it is known ("according to IRNA")."""


QuoteKind = Literal["direct", "mixed", "indirect"]


class Quote(Record, frozen=True, array_like=True):
    """Words that somebody is said to have said."""

    span: Span
    """The words, without the quotation marks."""
    kind: QuoteKind
    """``direct``: a whole statement in marks · ``mixed``: some words of it · ``indirect``: no marks."""
    speaker: Speaker | None
    cue: Span | None
    """The words that say that it was said: "said", "according to"."""
    parts: tuple[Span, ...] = ()
    """The stretches in marks where the statement as a whole is longer, or where it is interrupted."""


class Sentence(Record, frozen=True, array_like=True):
    """A sentence of a paragraph, caption or standfirst."""

    span: Span
    block: int
    """Index into :attr:`Article.blocks`."""


class Terms(Record, frozen=True, array_like=True):
    """Words and how often they occur, packed: as a mapping they take half of the time to read an article back."""

    words: str = ""
    """One a line, in the order of the text; a word is one word or two that stand beside each other."""
    counts: bytes = b""
    """How often each occurs, four bytes each."""

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> Terms:
        """Return words and their counts packed; no word holds a line break."""
        return cls("\n".join(counts), array("I", counts.values()).tobytes())

    def names(self) -> list[str]:
        """Return the words."""
        return self.words.split("\n") if self.words else []

    def counted(self) -> dict[str, int]:
        """Return how often each word occurs."""
        return dict(zip(self.names(), memoryview(self.counts).cast("I"), strict=True))


class Telling(Record, frozen=True, array_like=True):
    """Which sentences tell the news and which tell what was before, by their folded content words."""

    lede: tuple[tuple[str, ...], ...] = ()
    """The headline and the first sentences, one entry a sentence."""
    past: tuple[tuple[str, ...], ...] = ()
    """Later sentences that name a time before the news ("Last March, ...", "... in June")."""


class Study(Record, frozen=True, array_like=True):
    """Everything that is known from one article alone."""

    sentences: tuple[Sentence, ...]
    names: tuple[LocalName, ...]
    times: tuple[TimeMention, ...]
    quotes: tuple[Quote, ...]
    terms: Terms = Terms()
    """Folded content words and how often they occur, in ``UNIT`` a word: feature of events and topics."""
    telling: Telling = Telling()
    """Feature by which an article that reports an event is told from one that recalls it."""
    unclaimed: tuple[Mention, ...] = ()
    """Words that are the name of somebody only if another article names them in full."""


class Reading(Record, frozen=True, array_like=True):
    """An article with its study: what every comparison starts from."""

    article: Article
    study: Study
