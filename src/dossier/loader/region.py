"""Where the article stands on a pasted page: the stretch of lines with the most running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dossier.loader import shape
from dossier.loader.cells import cells, listed
from dossier.loader.fields.credits import is_end_sign, is_source
from dossier.loader.fields.dateline import read_dateline
from dossier.loader.furniture import LISTED, MECHANICAL, is_of_text
from dossier.loader.pieces import Page, Piece, decided, removed
from dossier.loader.rows import with_rows
from dossier.loader.strangers import repeated, strangers

_CAP = 60
"""Words of a line that count: a page of terms in one line is no better than a paragraph."""
_SHORT = -6
_ROW = -3
"""A line with a number may be the row of a list that belongs to the article."""
_PARAGRAPH = 25
"""Words that hardly any teaser has."""
_LINKS = ("link to another article", "links to other articles")
_TEASER = -4
_REMOVED = -5
_COMMENTS = -400
_FEW_LINES = 5
_MANY_LOOSE = 15
_PHRASES = 2
"""A text was pasted with its page when there are that many lines outside the stretch, and among them
that many which no article has (or very many, where the phrases of the language are not known)."""
_LEAST_WORDS = 60
_LEAST_ON_A_PAGE = 15
"""Words that the stretch must have for the rest to be taken for a page around it."""
_NAVIGATION = "navigation"
_NO_SIGN = (*MECHANICAL, "date of", "address of", "the caption", "copyright", "link to another")
"""What stands with texts that were not pasted with their page, too."""


_WITHIN = frozenset({LISTED, "advertisement"})
"""What stands within texts as often as around them."""


def weight(piece: Piece) -> int:
    """Return what a line says for (words) or against the article standing here."""
    if piece.why in _WITHIN:
        return 0
    if piece.why is not None:
        return _COMMENTS if piece.why == "comments" else _REMOVED
    if piece.kind not in {None, "paragraph", "subheading"} or piece.block.hint is not None:
        return 0
    return _of_text(piece.text)


def _of_text(text: str) -> int:
    words = shape.size(text)
    if words >= shape.SENTENCE and read_dateline(text) is not None:
        return _CAP
    if shape.trails_off(text) and words < 2 * shape.LONG:
        return _TEASER
    if shape.is_sentence(text) or shape.ends(text):
        return min(words, _CAP)
    return _ROW if words > _FEW_LINES and any(c.isdigit() for c in text) else _SHORT


ENOUGH = 120
"""Words above a heading of comments by which the article has been told."""


def _weights(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the weight of each piece; after the readers' comments begin, nothing speaks for a text."""
    table = cells(pieces).union(*listed(pieces))
    own = [0 if index in table else weight(piece) for index, piece in enumerate(pieces)]
    again = repeated(pieces, own) | _glued(pieces, own)
    words, over = 0, False
    for index, piece in enumerate(pieces):
        value = _TEASER if index in again else own[index]
        if value > 0 and _is_alone(own, index) and not _goes_on(pieces, index, value):
            value = value * 2 // 5
        over = over or (piece.why == "comments" and words >= ENOUGH)
        words += max(value, 0)
        yield min(value, 0) if over else value


_MANY_GLUED = 3


def _glued(pieces: Sequence[Piece], weights: Sequence[int]) -> frozenset[int]:
    """Return the headlines with teasers glued to them, where a page has several."""
    found = frozenset(
        index
        for index, piece in enumerate(pieces)
        if weights[index] > 0
        and shape.size(piece.text) < 3 * shape.LONG
        and shape.is_title_and_teaser(piece.text)
    )
    return found if len(found) >= _MANY_GLUED else frozenset()


def _is_alone(weights: Sequence[int], index: int) -> bool:
    """Say whether a sentence stands between short lines, as teasers do."""
    before = weights[index - 1] if index else 0
    after = weights[index + 1] if index + 1 < len(weights) else 0
    return before < 0 and after < 0


def _goes_on(pieces: Sequence[Piece], index: int, words: int) -> bool:
    """Say whether an article goes on behind links that stand within it: "Read more: …"."""
    above = pieces[index - 1].why if index else None
    if words < _PARAGRAPH or above not in _LINKS:
        return False
    return above == _LINKS[0] or is_of_text(pieces, index, index)


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
    """Remove what stands around the article on a pasted page; markup tells it otherwise."""
    if any(p.block.hint == "paragraph" for p in page.pieces):
        return page
    lines = [p for p in page.pieces if not p.block.is_part]
    short = sum(1 for p in lines if p.why is not None or shape.size(p.text) < shape.SENTENCE)
    if short < _FEW_LINES:
        return page
    weights = list(_weights(page.pieces))
    start, end = densest(weights)
    end = _rejoined(page.pieces, start, end)
    words = sum(weights[start:end])
    end = _with_credits(page.pieces, with_rows(page.pieces, end))
    outside = [*range(start), *range(end, len(page.pieces))]
    if not _was_pasted(page, outside, weights, words):
        return page
    changes = {
        i: removed(page.pieces[i], _NAVIGATION if i < start else "elsewhere on the page")
        for i in outside
        if page.pieces[i].is_open
    }
    return decided(page, changes | dict(strangers(page, range(start, end), weights)))


_BOXES = ("subscription form", "advertisement", "request for support")
_IN_BOX = frozenset({*_BOXES, *MECHANICAL, "share buttons", "button of the page", "login"})
_LONGEST_BOX = 10
"""Lines."""
_SHARED = 2
_STEM = 5


def _rejoined(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Return where an article ends that a box of its page parts, such as one for a newsletter."""
    told: frozenset[str] | None = None
    box: list[Piece] = []
    for index in range(end, len(pieces)):
        piece = pieces[index]
        is_text = piece.is_open and shape.is_sentence(piece.text) and shape.ends(piece.text)
        if is_text and any(p.why in _BOXES for p in box):
            told = told or _stems(p.text for p in pieces[start:end] if p.is_open)
            if len(told & _stems((piece.text,))) >= _SHARED:
                return _run_on(pieces, index)
        box.append(piece)
        if len(box) > _LONGEST_BOX or (piece.why is not None and piece.why not in _IN_BOX):
            return end
    return end


def _with_credits(pieces: Sequence[Piece], end: int) -> int:
    """Return where an article ends whose credits stand below it, boxes of the page between them."""
    for index in range(end, min(end + _LONGEST_BOX, len(pieces))):
        piece = pieces[index]
        if piece.is_open and (is_end_sign(piece.text) or is_source(piece.text)):
            end = index + 1
        elif piece.why not in _IN_BOX:
            return end
    return end


def _run_on(pieces: Sequence[Piece], index: int) -> int:
    """Return where the running text ends that begins at a line."""
    while index < len(pieces) and pieces[index].is_open and shape.ends(pieces[index].text):
        index += 1
    return index


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(w[:_STEM].casefold() for t in texts for w in re.findall(r"\w{4,}", t))


def _was_pasted(page: Page, outside: Sequence[int], weights: Sequence[int], words: int) -> bool:
    """Say whether the text stands among the lines of a web page."""
    around = [page.pieces[i] for i in outside if weights[i] < 0]
    loose = sum(1 for p in around if p.is_open and not any(c.isdigit() for c in p.text))
    known = sum(1 for p in around if p.why is not None and not p.why.startswith(_NO_SIGN))
    if words < (_LEAST_ON_A_PAGE if loose + known > 2 * _MANY_LOOSE else _LEAST_WORDS):
        return False
    return loose > _MANY_LOOSE or (known >= _PHRASES and loose + known >= _FEW_LINES and loose > 0)
