"""What the finders pass on to each other: the pieces of a page, and clues about its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from msgspec.structs import replace

from dossier.loader.draft import DraftBlock, Given
from dossier.model import Basis, BlockKind, FoundDate, Record, Span

ClueField = Literal[
    "headline",
    "standfirst",
    "byline",
    "source",
    "agency",
    "via",
    "place",
    "dateline_date",
    "dateline_agency",
    "section",
    "published",
    "updated",
    "url",
    "archived_url",
    "cut_off",
]


class Piece(Record, frozen=True):
    """A block of the draft and what was decided about it."""

    block: DraftBlock
    text: str
    """The words of the block."""
    kind: BlockKind | None = None
    """``None``: not decided yet."""
    why: str | None = None
    """Why it is not of the article."""
    split: int = 0
    """Where the lede begins, when a dateline stands before it."""
    label: int = 0
    """Where a run-in label ends."""
    asides: tuple[tuple[Span, str], ...] = ()
    """What the page says within its words to those who hear it, and where in the clipping."""

    @property
    def is_open(self) -> bool:
        """Say whether nothing has been decided."""
        return self.kind is None and self.why is None


class Clue(Record, frozen=True):
    """A value that a finder read from a piece."""

    field: ClueField
    value: str
    basis: Basis
    piece: int
    """Index of the piece."""
    start: int
    """Of the words in the piece."""
    end: int
    date: FoundDate | None = None
    """For dates, without its span."""


class Page(Record, frozen=True):
    """A clipping on its way to an article."""

    file: str
    pieces: tuple[Piece, ...]
    given: tuple[Given, ...] = ()
    clues: tuple[Clue, ...] = ()
    is_markup: bool = False
    language: str = "en"

    def tells(self, field: str) -> bool:
        """Say whether a field was read from a piece, or is stated."""
        return any(c.field == field for c in self.clues) or any(
            g.field == field for g in self.given
        )


Step = Callable[[Page], Page]


def decided(page: Page, changes: Mapping[int, Piece], clues: tuple[Clue, ...] = ()) -> Page:
    """Return the page with some pieces changed and clues added."""
    if not changes and not clues:
        return page
    pieces = page.pieces
    if changes:
        pieces = tuple(changes.get(i, piece) for i, piece in enumerate(pieces))
    return replace(page, pieces=pieces, clues=page.clues + clues)


def marked(piece: Piece, kind: BlockKind) -> Piece:
    """Return the piece as a part of the article."""
    return replace(piece, kind=kind, why=None)


def removed(piece: Piece, why: str) -> Piece:
    """Return the piece as not of the article."""
    return replace(piece, kind=None, why=why)


def kept(page: Page) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces that are not removed, with their indexes."""
    return ((i, piece) for i, piece in enumerate(page.pieces) if piece.why is None)


def is_body(piece: Piece) -> bool:
    """Say whether a piece is, or may still be, running text."""
    return piece.why is None and piece.kind in {None, "paragraph"}


def is_marked_up(page: Page) -> bool:
    """Say whether markup tells what the parts of a page are; that a head stands above a text tells nothing of it."""
    return any(p.block.hint not in {None, "furniture"} for p in page.pieces)
