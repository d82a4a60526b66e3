"""Where the article stands on a pasted page: the stretch of lines with the most running text."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.loader import shape
from dossier.loader.pieces import Page, Piece, decided, removed

_CAP = 60
"""Words of a line that count: a page of terms in one line is no better than a paragraph."""
_SHORT = -9
_TEASER = -4
_REMOVED = -5
_COMMENTS = -400
_LINKS = -60
_FEW_LINES = 5
"""Lines outside the stretch that a text may have that was not pasted with its page."""
_NAVIGATION = "navigation"


def weight(piece: Piece) -> int:
    """Return what a line says for (words) or against the article standing here."""
    if piece.why is not None:
        return _COMMENTS if piece.why == "comments" else _REMOVED
    text = piece.text
    if piece.kind not in {None, "paragraph", "subheading"} or piece.block.hint is not None:
        return 0
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
    loose = [i for i in outside if page.pieces[i].is_open and weights[i] < 0]
    furniture = [i for i in outside if page.pieces[i].why is not None]
    if len(loose) + len(furniture) < _FEW_LINES or not loose:
        return page
    changes = {
        i: removed(page.pieces[i], _NAVIGATION if i < start else "elsewhere on the page")
        for i in outside
        if page.pieces[i].is_open
    }
    return decided(page, changes)
