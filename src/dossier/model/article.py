"""What the loader makes of a clipping."""

from __future__ import annotations

from typing import Literal

from dossier.model.base import Found, FoundDate, Record, Span

BlockKind = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "paragraph",
    "subheading",
    "caption",
    "credit",  # "Source: …", agency lines and copyright lines that say where the text comes from
    "note",  # an editor's or corrections note that belongs to the article
]

Direction = Literal["ltr", "rtl"]


class Run(Record, frozen=True, array_like=True):
    """A stretch of the text and the stretch of the decoded clipping that it was read from.

    Where both have the same length, characters correspond one to one; otherwise (an entity, an
    escape, a joined line) the whole corresponds to the whole.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int


class Block(Record, frozen=True, array_like=True):
    """One part of the article's text."""

    id: str
    """``p1``, ``p2`` …: the anchor of the block on the article's page, in reading order."""
    kind: BlockKind
    span: Span
    label: Span | None = None
    """A run-in heading at the start of the block, such as "Background:"."""
    language: str | None = None
    """BCP 47 tag where it differs from the article's."""
    page: int | None = None
    """Page of the clipping, counted from 1, where it has pages."""


class Removed(Record, frozen=True, array_like=True):
    """A part of the clipping that is not part of the article, kept to be shown in its place."""

    id: str
    """``r1``, ``r2`` …"""
    raw: Span
    """Where it stands in the decoded clipping."""
    text: str
    """Its visible words."""
    why: str
    """What it was taken for: "subscription form", "link to another article", "author note" …"""
    after: str | None
    """Id of the block it follows, ``None`` at the top."""


class Dateline(Record, frozen=True, array_like=True):
    """Place, day and agency as they stand before the lede."""

    span: Span
    place: Found | None
    date: FoundDate | None
    agency: Found | None


class Article(Record, frozen=True, array_like=True):
    """The structured record of one article.

    ``text`` is the clean text: its blocks in reading order, separated by line feeds (a dateline and
    its lede by a space). All spans are offsets into it. ``runs`` lead back to the clipping.
    """

    id: str
    """Made from the path of the file, and so unchanged when other clippings arrive."""
    file: str
    """Path of the clipping, relative to the dossier's folder, with forward slashes."""
    record: int | None
    """Which article of the file this is, counted from 1; ``None`` where the file holds one."""
    sha256: str
    """Of the clipping's bytes, in hexadecimal."""
    format: str
    """Name of the format in the loader's table: ``plain``, ``markdown``, ``html`` …"""
    language: str
    """BCP 47 tag; ``und`` where it is not known."""
    direction: Direction
    text: str
    blocks: tuple[Block, ...]
    runs: tuple[Run, ...]
    removed: tuple[Removed, ...]
    raw_length: int
    """Code points of the decoded clipping (of this record of it)."""
    headline: Found | None = None
    """``Basis.LEDE`` marks a heading made from the first sentence."""
    standfirst: Found | None = None
    byline: tuple[Found, ...] = ()
    """One entry an author."""
    source: Found | None = None
    """Name of the outlet as found."""
    agencies: tuple[Found, ...] = ()
    """Wire services credited, each once."""
    via: tuple[Found, ...] = ()
    """Other outlets that the text says it was taken from ("Source: …")."""
    dateline: Dateline | None = None
    published: FoundDate | None = None
    updated: FoundDate | None = None
    saved: FoundDate | None = None
    """When the clipping was captured."""
    section: Found | None = None
    url: Found | None = None
    archived_url: Found | None = None
    cut_off: Found | None = None
    """The words that show that the text breaks off at a paywall."""
    edited: tuple[str, ...] = ()
    """Names of the fields that the editor set."""
