"""A first paragraph that looks had parted from the text of its page."""

from __future__ import annotations

from dossier.loader import shape
from dossier.loader.fields.dateline import read_dateline
from dossier.loader.pieces import Page, decided, marked

_JUDGED = "part of the web page"
"""What was left out by its looks, not since its markup names it."""


def find_lost_lede(page: Page) -> Page:
    """Take back a sentence with a dateline that stands right above the first paragraph."""
    first = next((i for i, p in enumerate(page.pieces) if p.kind == "paragraph"), 0)
    above = page.pieces[first - 1] if page.is_markup and first else None
    if above is None or above.why != _JUDGED or shape.size(above.text) < shape.SENTENCE:
        return page
    is_lede = shape.is_sentence(above.text) and read_dateline(above.text) is not None
    return decided(page, {first - 1: marked(above, "paragraph")} if is_lede else {})
