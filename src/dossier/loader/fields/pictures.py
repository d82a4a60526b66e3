"""What stands around the pictures above a text: their alternative texts, labels and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.fields.below import text_start
from dossier.loader.fields.credits import wires_in
from dossier.loader.fields.dateline import read_dateline
from dossier.loader.pieces import Page, Piece, decided, marked, removed
from dossier.outlets import agency, publication

_LABEL = re.compile(r"(?:image|photo|picture|video|gallery)s?:", re.IGNORECASE)
_SOURCE = re.compile(r"(?:(?<!\s)\s+)?[(\[](?P<house>[A-Z][^()\[\]]{1,40})[)\]]\.?$")
_STEM = 5
_ALIKE = 0.6
_CREDIT_WORDS = 9
_FEW = 3
_CAPTION = 60
"""Words."""


def find_pictures(page: Page) -> Page:
    """Mark the lines above a text that belong to its pictures."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), -1)
    start = text_start(page, head)
    above = range(head + 1, start if start is not None else head + 1)
    page = decided(page, dict(_dated(page, above)))
    return decided(page, dict(_beside(page, above)))


def _dated(page: Page, above: range) -> Iterator[tuple[int, Piece]]:
    """Yield captions that show by their source in brackets, or by a day in a line without an end."""
    seen: set[str] = set()
    for index in above:
        piece = page.pieces[index]
        if not piece.is_open or read_dateline(piece.text) is not None:
            continue
        if piece.text in seen:
            yield index, removed(piece, "the caption once more")
        elif _LABEL.fullmatch(piece.text):
            yield index, removed(piece, "label of a picture")
        elif _has_source(piece.text) or _is_dated(piece.text):
            seen.add(piece.text)
            yield index, marked(piece, "caption")


def _has_source(text: str) -> bool:
    match = _SOURCE.search(text)
    if match is None or shape.size(text) > 2 * shape.LONG:
        return False
    return agency(match["house"]) is not None or publication(match["house"]) is not None


def _is_dated(text: str) -> bool:
    words = shape.size(text)
    found = find_date(text)
    if found is not None and found[2] == len(text) - 1 and text[-1] == ".":
        return words <= 2 * shape.LONG
    if found is None or shape.ends(text) or not shape.SENTENCE // 2 < words <= shape.LONG:
        return False
    return not shape.in_title_case(text)


def _beside(page: Page, above: range) -> Iterator[tuple[int, Piece]]:
    """Yield the line before a caption that says the same, or whose credit the caption is."""
    for index, piece in enumerate(page.pieces[:-1]):
        is_above = index in above
        is_free = piece.is_open or piece.kind == "subheading"
        if not (is_free or (is_above and piece.why == "navigation")) or piece.block.hint:
            continue
        if piece.block.is_part or shape.size(piece.text) > _CAPTION:
            continue
        captions = _captions_below(page, index)
        if not captions or (shape.ends(piece.text) and not is_above):
            continue
        if any(_is_told_again(piece.text, caption.text) for caption in captions):
            yield index, removed(piece, "the caption once more")
        elif _is_credit(captions[0].text) and (is_above or captions[0].block.gap == 1):
            yield index, marked(piece, "caption")


def _captions_below(page: Page, index: int) -> list[Piece]:
    """Return the captions directly under a line, with no markup that says so."""
    near = page.pieces[index + 1 : index + _FEW]
    return list(takewhile(lambda p: p.kind == "caption" and p.block.hint is None, near))


def _is_told_again(text: str, caption: str) -> bool:
    if caption.casefold().startswith(text.casefold()):
        return True
    words = _stems(text)
    again = len(words & _stems(caption))
    return shape.size(text) > 2 and again > 1 and again >= len(words) * _ALIKE  # noqa: PLR2004 - a phrase


_CREDIT = re.compile(
    r"[(\[][^()\[\]]+[)\]]\.?|(?:photos?|image|picture|pic|photograph|credit)\s?(?:[:/©]|by\b|credit\b|courtesy\b|source\b).*|(?:courtesy|via)\b.*|©.*",
    re.IGNORECASE,
)


def _is_credit(text: str) -> bool:
    """Say whether a caption consists of a credit."""
    if shape.size(text) > _CREDIT_WORDS:
        return False
    wire = next(wires_in(text), None)
    return _CREDIT.fullmatch(text) is not None or (wire is not None and wire[1] == 0)


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in re.findall(r"\w{4,}", text)}
