"""What belongs to the page and not to the article."""

from __future__ import annotations

from dossier.loader.draft import Hint
from dossier.loader.pieces import Page, decided, marked, removed
from dossier.model import BlockKind

_KINDS: dict[Hint, BlockKind] = {
    "headline": "headline",
    "subheading": "subheading",
    "standfirst": "standfirst",
    "byline": "byline",
    "paragraph": "paragraph",
    "list": "paragraph",
    "quotation": "paragraph",
    "caption": "caption",
    "credit": "caption",
    "table": "paragraph",
}


def from_hints(page: Page) -> Page:
    """Take over what the markup says."""
    changes = {}
    for index, piece in enumerate(page.pieces):
        hint = piece.block.hint
        if hint == "furniture":
            changes[index] = removed(piece, piece.block.why or "part of the web page")
        elif hint is not None:
            changes[index] = marked(piece, _KINDS[hint])
    return decided(page, changes)
