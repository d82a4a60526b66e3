"""Lines inside a pasted article that belong to the page: links, and captions shown again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from dossier.loader import shape
from dossier.loader.fields.credits import is_end_sign
from dossier.loader.pieces import Page, Piece, removed


def strangers(page: Page, inside: range, weights: list[int]) -> Iterator[tuple[int, Piece]]:
    """Yield the lines of a stretch that are not of the article, as removed."""
    yield from _between(page, inside, weights)
    yield from _captions_again(page, inside)
    yes = [
        max(value, 0) or (1 if shape.is_sentence(page.pieces[i].text) else 0)
        for i, value in enumerate(weights)
    ]
    for index in repeated(page.pieces, yes):
        piece = page.pieces[index]
        if index in inside and piece.is_open and not _in_text(weights, index):
            yield index, removed(piece, "repeated on the page")


def _captions_again(page: Page, inside: range) -> Iterator[tuple[int, Piece]]:
    """Yield the lines that a caption of the page holds, as a gallery writes them without its credit."""
    captions = "\n".join(p.text for p in page.pieces if p.kind == "caption")
    for index in inside:
        piece = page.pieces[index]
        is_long = piece.is_open and shape.size(piece.text) >= _CAPTION_WORDS
        if is_long and piece.text in captions:
            yield index, removed(piece, "the caption once more")


_CAPTION_WORDS = 6


def repeated(pieces: Sequence[Piece], weights: Sequence[int]) -> frozenset[int]:
    """Return the sentences that stand on the page more than once, unless the whole text does."""
    seen = Counter(p.text for p, value in zip(pieces, weights, strict=True) if value > 0)
    again = {i for i, p in enumerate(pieces) if weights[i] > 0 and seen[p.text] > 1}
    return frozenset(again) if len(again) * 3 < len(seen) else frozenset()


def _in_text(weights: list[int], index: int) -> bool:
    """Say whether a line stands between paragraphs: that copy of it is the text's own."""
    near = weights[max(0, index - 1) : index] + weights[index + 1 : index + 2]
    return all(value > 0 for value in near)


LONGEST_SUBHEADING = 8
"""Words; a longer line without an end, between paragraphs of a pasted page, is a link."""
_SHOUTED = 7
"""Words in capitals that are no subheading either."""
_RUN = 3
_MOSTLY_TEXT = 0.35
"""Share of short lines up to which they are strangers in the text, and not the text's own lists."""
_OWN = re.compile(r"https?:|[@#]\w|^[“\"‘'*•–—-]|^\[?\d|^[QA]: |\($")


def _between(page: Page, inside: range, weights: list[int]) -> Iterator[tuple[int, Piece]]:
    """Yield the lines between the paragraphs of a pasted page that link to something else."""
    opened = [i for i in inside if page.pieces[i].is_open]
    least = 0
    if sum(1 for i in opened if weights[i] < 0) > _MOSTLY_TEXT * len(opened):
        least = _TITLE
    run: list[int] = []
    for index in inside:
        piece = page.pieces[index]
        if piece.is_open and weights[index] < 0:
            run.append(index)
        elif piece.is_open:
            yield from _links(page, run, least)
            run = []
    yield from _links(page, run, least)


_TITLE = 8
"""Words that each of several lines has, where a text has many short lines of its own."""


def _is_unended(text: str) -> bool:
    """Say whether a paragraph has no full stop: the line under it may be one of the same text."""
    return shape.size(text) >= shape.LONG and text[-1:].isalpha()


def _links(page: Page, run: Sequence[int], least: int) -> Iterator[tuple[int, Piece]]:
    texts = [page.pieces[i].text for i in run]
    if least and (len(run) < _RUN or any(shape.size(text) < least for text in texts)):
        return
    before = page.pieces[run[0] - 1].text if run and run[0] else ""
    is_list = before.endswith(":") or any(t.endswith(":") for t in texts[:2])
    rows = sum(1 for text in texts if any(c.isdigit() for c in text))
    if not run or is_list or rows * 2 > len(run) > _RUN:
        return
    if len(run) == 1 and _is_unended(before) and not shape.in_title_case(texts[0]):
        return
    for index, text in zip(run, texts, strict=True):
        words = shape.size(text)
        if words >= _SHOUTED and shape.in_capitals(text) and shape.is_sentence(before):
            yield index, removed(page.pieces[index], "link to another article")
            continue
        is_link = len(run) >= _RUN or words > LONGEST_SUBHEADING
        if is_link and not _OWN.search(text) and not is_end_sign(text):
            yield index, removed(page.pieces[index], "link to another article")
