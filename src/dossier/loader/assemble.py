"""From a draft of any format to an article: the finders in their order, then the record."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier import lang
from dossier.loader import furniture
from dossier.loader.archives import parted
from dossier.loader.asides import without_asides
from dossier.loader.draft import Draft, Given
from dossier.loader.glued import unglued
from dossier.loader.language import language_of, of_passage
from dossier.loader.outcome import Outcome, fields_of
from dossier.loader.pieces import Page, Piece
from dossier.loader.steps import STEPS
from dossier.loader.tidy import cut, repaired
from dossier.model import Article, Block, Direction, Record, Removed, Run, Span
from dossier.text import direction

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Origin(Record, frozen=True):
    """Where a draft comes from."""

    file: str
    sha256: str
    format: str
    id: str
    sidecar: tuple[Given, ...] = ()


def assemble(draft: Draft, origin: Origin) -> Article:
    """Return the article that a draft holds."""
    given = parted(origin.sidecar + draft.given)
    pieces = tuple(map(without_asides, map(repaired, unglued(draft.blocks))))
    language = language_of(draft.blocks, given)
    page = Page(origin.file, pieces, given, (), draft.is_markup, language)
    for step in (furniture.from_hints, *STEPS):
        page = step(page)
    return _article(page, draft, origin)


def _article(page: Page, draft: Draft, origin: Origin) -> Article:
    outcome = laid_out(page)
    text = "".join(outcome.parts)
    values = fields_of(page, outcome, text)
    return Article(
        id=origin.id if draft.record is None else f"{origin.id}-{draft.record}",
        file=origin.file,
        record=draft.record,
        sha256=origin.sha256,
        format=origin.format,
        language=page.language,
        direction=_direction(text),
        text=text,
        blocks=tuple(outcome.blocks),
        runs=tuple(outcome.runs),
        removed=tuple(outcome.removed),
        raw_length=len(draft.raw),
        **values,
    )


def _direction(text: str) -> Direction:
    return "rtl" if _FROM_RIGHT.search(text) and direction(text) == "rtl" else "ltr"


def laid_out(page: Page) -> Outcome:
    """Return the text of the article with its blocks, and what was left out, in order."""
    outcome = Outcome()
    for index, piece in enumerate(page.pieces):
        if piece.why is not None:
            _leave_out(outcome, index, piece)
        elif piece.split:
            _add(outcome, index, replace(piece, kind="dateline"), Span(0, piece.split))
            _add(outcome, index, piece, Span(piece.split, len(piece.text)))
        else:
            _add(outcome, index, piece, Span(0, len(piece.text)), page.language)
        if piece.asides and piece.why is None:
            _set_aside(outcome, piece)
    return outcome


def _set_aside(outcome: Outcome, piece: Piece) -> None:
    """Leave out what the page said within the words of a piece."""
    after = outcome.blocks[-1].id if outcome.blocks else None
    for raw, words in piece.asides:
        number = f"r{len(outcome.removed) + 1}"
        outcome.removed.append(
            Removed(number, raw, words, "words for those who hear the page", after)
        )


def _add(
    outcome: Outcome, index: int, piece: Piece, span: Span, language: str | None = None
) -> None:
    words = span.of(piece.text)
    start_blank = len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        return
    span = Span(span.start + start_blank, span.start + start_blank + len(words))
    if outcome.blocks:
        is_lede = piece.split and outcome.blocks[-1].kind == "dateline" and span.start
        outcome.append(" " if is_lede else "\n")
    at = outcome.append(words)
    shift = at - span.start
    outcome.places.append((index, span.start, span.end, shift))
    outcome.runs += [
        Run(r.start + shift, r.end + shift, r.raw_start, r.raw_end)
        for r in cut(piece.block.runs, span.start, span.end)
    ]
    label = Span(at, at + piece.label) if piece.label else None
    outcome.blocks.append(
        Block(
            f"p{len(outcome.blocks) + 1}",
            piece.kind or "paragraph",
            Span(at, at + len(words)),
            label,
            piece.block.language
            or (of_passage(words, lang.primary(language)) if language else None),
            piece.block.page,
        )
    )


def _leave_out(outcome: Outcome, index: int, piece: Piece) -> None:
    runs = piece.block.runs
    ends = [run.raw_end for run in runs[-1:]] + [said.end for said, _ in piece.asides[-1:]]
    raw = Span(runs[0].raw_start, max(ends)) if runs else Span(0, 0)
    after = outcome.blocks[-1].id if outcome.blocks else None
    number = f"r{len(outcome.removed) + 1}"
    outcome.removed.append(Removed(number, raw, piece.text, piece.why or "", after))
    outcome.gone[index] = raw
