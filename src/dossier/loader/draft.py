"""What a format hands to the rest of the loader: blocks of visible text, and fields that it states.

A format knows markup and containers; it does not know news. It says which words are visible, in
which order, where each stands in the decoded clipping, and what the markup calls them. What is a
caption, a dateline or a subscription form is decided once, for all formats, from these drafts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from dossier.model import Basis, Issue, Record, Run, Span

Hint = Literal[
    "headline",
    "subheading",
    "standfirst",
    "byline",
    "paragraph",  # the markup says: running text of the article
    "list",
    "quotation",
    "caption",
    "credit",
    "table",
    "furniture",  # the markup says: not of the article
]

Field = Literal[
    "headline",
    "standfirst",
    "byline",  # one entry an author
    "source",
    "agency",
    "section",
    "published",
    "updated",
    "saved",
    "url",
    "archived_url",
    "language",
    "rights",
    "cut_off",  # why the text breaks off, where the clipping itself says so
]


class DraftBlock(Record, frozen=True):
    """A visible block: a line, a paragraph, a heading, a caption."""

    text: str
    """Its words, with inner white space as it will be shown (no line feed)."""
    runs: tuple[Run, ...]
    """From offsets in ``text`` to offsets in :attr:`Draft.raw`."""
    hint: Hint | None = None
    """What the markup says; ``None`` where it says nothing (plain text)."""
    why: str | None = None
    """For furniture: what kind."""
    gap: int = 1
    """Line breaks before it in the clipping; two or more are a blank line."""
    indent: int = 0
    """Columns of white space before it, in plain text."""
    page: int | None = None
    language: str | None = None
    is_part: bool = False
    """Whether it was parted from a longer line, into which a scraper had glued it."""


class Given(Record, frozen=True):
    """A field that the clipping states outside its running text."""

    field: Field
    value: str
    basis: Basis
    raw: Span | None = None
    """Where the value stands in :attr:`Draft.raw`."""

    def part(self, start: int, end: int) -> Span | None:
        """Return where a part of the value stands; where it is written otherwise, where all of it does."""
        if self.raw is None or len(self.raw) != len(self.value):
            return self.raw
        return Span(self.raw.start + start, self.raw.start + end)


class Draft(Record, frozen=True):
    """One article as its format delivers it, before anything is known of news."""

    raw: str
    """The decoded clipping (or the decoded record of a collection)."""
    blocks: tuple[DraftBlock, ...]
    given: tuple[Given, ...] = ()
    """In order of trust: the first that can be read wins."""
    record: int | None = None
    """Which article of the file, counted from 1, where a file can hold several."""
    is_markup: bool = False
    """Whether ``raw`` holds characters outside the blocks that are not visible text."""


class Drafts(Record, frozen=True):
    """All that a file gave."""

    drafts: tuple[Draft, ...]
    issues: tuple[Issue, ...] = ()


class Limits(Record, frozen=True):
    """Bounds that keep any input from stalling a build."""

    file_bytes: int = 64 * 2**20
    """Of a single-article file; collections are read as streams."""
    article_signs: int = 1_000_000
    """Of the text of one article: the longest reports of newspapers have a tenth of it."""
    unpacked_bytes: int = 512 * 2**20
    records: int = 200_000
    depth: int = 400
    """Nesting of markup."""
    tags: int = 200_000
    """Of one page, closing ones too: a long one of a newspaper has some thousands."""


class Format(Record, frozen=True):
    """A row of the table of formats."""

    name: str
    suffixes: tuple[str, ...]
    """In lower case, with the dot."""
    recognise: Callable[[bytes], bool] | None
    """Says from the first 64 KiB whether the bytes are of this format; ``None``: by suffix alone."""
    read: Callable[[bytes, str, Limits], Drafts]
    """(bytes, file name for messages, limits) → drafts; never raises on any bytes."""
