"""The body whose page an announcement stands on: a ministry, a commission, a court."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dossier import lang
from dossier.alternatives import either
from dossier.loader import shape
from dossier.loader.fields.mastheads import MAST, source_at
from dossier.loader.phrases import phrase_in
from dossier.loader.pieces import Page, Piece, decided, kept, removed

_RELEASE = "label of a press release"
_LABELLED = re.compile(r"(?P<name>.{3,60}?)\s[-–—|]\s(?P<label>[^-–—|]{5,30})")
_LONGEST = 8
"""Words of a name."""
_NEAR = 6
"""Lines at the head of a page."""


def find_issuer(page: Page) -> Page:
    """Take the name of a body at the head of its page out of the text, and read it as the source."""
    index, piece = next(kept(page), (0, None))
    if piece is None or not piece.is_open or page.is_markup or page.tells("source"):
        return page
    if shape.size(piece.text) > _LONGEST or shape.ends(piece.text):
        return page
    match = _LABELLED.fullmatch(piece.text)
    is_labelled = match is not None and _is_label(match["label"], page.language)
    name = match["name"] if match and is_labelled else piece.text
    if not is_labelled and not (
        _body().search(name) and _is_told(page.pieces[index + 1 :], name, page.language)
    ):
        return page
    return decided(page, {index: removed(piece, MAST)}, (source_at(index, name, 0),))


def _is_label(text: str, language: str) -> bool:
    phrase = phrase_in(text, language)
    return phrase is not None and phrase.why == _RELEASE


@cache
def _body() -> re.Pattern[str]:
    """Return the words that the names of bodies have."""
    words = either(word for code in lang.codes("issuers") for word in lang.words(code, "issuers"))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _is_told(below: Sequence[Piece], name: str, language: str) -> bool:
    """Say whether a page calls itself an announcement at its head, or names the body once more, and alone."""
    if any(_is_label(p.text.split(" - ")[-1], language) for p in below[:_NEAR]):
        return True
    again = (p.text for p in below if p.text.startswith(name))
    return any(text == name or text[len(name) :].startswith((" |", " ·")) for text in again)
