"""Where the article stands on a pasted page: the stretch of lines with the most running text."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.loader import shape
from dossier.loader.fields.dateline import read_dateline
from dossier.loader.furniture import MECHANICAL
from dossier.loader.pieces import Page, Piece, decided, removed

_CAP = 60
"""Words of a line that count: a page of terms in one line is no better than a paragraph."""
_SHORT = -9
_TEASER = -4
_REMOVED = -5
_COMMENTS = -400
_LINKS = -60
_FEW_LINES = 5
_MANY_LOOSE = 15
_PHRASES = 2
"""A text was pasted with its page when there are that many lines outside the stretch, and among them
that many which no article has (or very many, where the phrases of the language are not known)."""
_LEAST_WORDS = 60
_NAVIGATION = "navigation"


def weight(piece: Piece) -> int:
    """Return what a line says for (words) or against the article standing here."""
    if piece.why is not None:
        return _COMMENTS if piece.why == "comments" else _REMOVED
    text = piece.text
    if piece.kind not in {None, "paragraph", "subheading"} or piece.block.hint is not None:
        return 0
    if shape.size(text) >= shape.SENTENCE and read_dateline(text) is not None:
        return _CAP
    if shape.trails_off(text) and shape.size(text) < 2 * shape.LONG:
        return _TEASER
    if shape.is_sentence(text):
        return min(shape.size(text), _CAP)
    return shape.size(text) if shape.ends(text) else _SHORT


def densest(weights: Sequence[int]) -> tuple[int, int]:
    """Return the half-open stretch with the largest sum, the first of equals."""
    best, best_range, start, total = 0, (0, len(weights)), 0, 0
    for index, value in enumerate(weights):
        if total <= 0:
            start, total = index, 0
        total += value
        if total > best:
            best, best_range = total, (start, index + 1)
    return best_range


def by_region(page: Page) -> Page:
    """Remove what stands around the article on a pasted page."""
    weights = [weight(piece) for piece in page.pieces]
    start, end = densest(weights)
    outside = [*range(start), *range(end, len(page.pieces))]
    if sum(weights[start:end]) < _LEAST_WORDS or not _was_pasted(page, outside, weights):
        return page
    changes = {
        i: removed(page.pieces[i], _NAVIGATION if i < start else "elsewhere on the page")
        for i in outside
        if page.pieces[i].is_open
    }
    return decided(page, changes)


def _was_pasted(page: Page, outside: Sequence[int], weights: Sequence[int]) -> bool:
    """Say whether the text stands among the lines of a web page."""
    loose = sum(1 for i in outside if page.pieces[i].is_open and weights[i] < 0)
    known = sum(1 for i in outside if page.pieces[i].why not in {None, *MECHANICAL})
    return loose > _MANY_LOOSE or (known >= _PHRASES and loose + known >= _FEW_LINES and loose > 0)
