"""The standfirst: the line between headline and text that sums it up."""

from __future__ import annotations

import re
from itertools import islice

from dossier.loader import shape
from dossier.loader.fields.below import text_start
from dossier.loader.fields.dateline import read_dateline
from dossier.loader.fields.headline import lede_of
from dossier.loader.pieces import Clue, Page, Piece, decided, marked, removed
from dossier.loader.readers import speaks_to_readers
from dossier.model import Basis

LONGEST = 60
SHORTEST = 6
NEAR = 6
"""Lines below the headline among which it stands."""
_STEM = 5


def find_standfirst(page: Page) -> Page:
    """Mark the standfirst."""
    index = next((i for i, p in enumerate(page.pieces) if p.kind == "standfirst"), None)
    if index is None:
        index = _seen(page)
    if index is None:
        return page
    piece = page.pieces[index]
    clue = Clue("standfirst", piece.text, Basis.STANDFIRST, index, 0, len(piece.text))
    changes = {index: marked(piece, "standfirst")}
    for other, repeat in enumerate(page.pieces):
        if other != index and repeat.is_open and repeat.text == piece.text:
            changes[other] = removed(repeat, "the standfirst once more")
    return decided(page, changes, (clue,))


def _seen(page: Page) -> int | None:
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), None)
    lede = lede_of(page)
    if head is None or lede is None or lede <= head:
        return None
    between = (i for i in range(head + 1, lede) if page.pieces[i].why in {None, "navigation"})
    for index in islice(between, NEAR):
        if _is_unended(page.pieces[index]):
            return index
    start = text_start(page, head)
    if start is not None and start > lede and _may_be_summary(page.pieces[lede]):
        return lede
    return lede if _is_summary(page, head, lede) else None


def _may_be_summary(piece: Piece) -> bool:
    return piece.is_open and shape.size(piece.text) <= LONGEST and read_dateline(piece.text) is None


def _is_unended(piece: Piece) -> bool:
    """Say whether a line between headline and lede says something without ending like a sentence."""
    if not (piece.is_open or piece.why == "navigation"):
        return False
    words = shape.size(piece.text)
    if not SHORTEST <= words <= LONGEST or read_dateline(piece.text) is not None:
        return False
    if speaks_to_readers(piece.text):
        return False
    if shape.trails_off(piece.text):
        return False
    is_long = piece.is_open and words > shape.SENTENCE and not shape.ends(piece.text)
    return is_long or not shape.in_title_case(piece.text)


_NEWS = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:said|told|today|yesterday)\b",
    re.IGNORECASE,
)


def _is_summary(page: Page, head: int, index: int) -> bool:
    """Say whether the first sentence stands before the real lede."""
    piece = page.pieces[index]
    if not _may_be_summary(piece):
        return False
    between = list(page.pieces[index + 1 : index + NEAR])
    following = next(
        (
            p
            for p in between
            if p.why is None and p.kind in {None, "paragraph"} and shape.is_sentence(p.text)
        ),
        None,
    )
    if following is None:
        return False
    if read_dateline(following.text) is not None or _has_no_end(piece, following):
        return True
    if piece.block.is_part or _NEWS.search(piece.text):
        return False
    return _restates(page.pieces[head].text, piece.text, following.text)


def _has_no_end(piece: Piece, following: Piece) -> bool:
    """Say whether a line stops without a full stop, and the text after it does not."""
    return piece.text[-1].isalnum() and shape.ends(following.text)


def _restates(headline: str, first: str, second: str) -> bool:
    """Say whether the second paragraph, not the first, tells what the headline says."""
    title, one, two = _stems(headline), _stems(first), _stems(second)
    return len(two & title) >= len(one & title) + 2 and len(one & two) >= 5  # noqa: PLR2004 - words, not chance


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in re.findall(r"\w{4,}", text)}
