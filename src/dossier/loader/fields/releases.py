"""Press releases: what their issuers say of themselves under the text, and their notes to editors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dossier.loader import shape
from dossier.loader.pieces import Page, Piece, decided, marked, removed

_CONTACT = "contact of a press release"
_SIGNS = ("label of a press release", _CONTACT)
_END = re.compile(r"#{2,3}|# # #|\(?ends\)?|-\s?ends\s?-|-\s?30\s?-", re.IGNORECASE)
_ABOUT = re.compile(r"about:? (?P<who>(?:the )?[A-Z0-9].{1,70}?):?", re.IGNORECASE)
_NOTES = re.compile(
    r"(?:notes? (?:to|for) (?:the )?(?:editors?|journalists|media)|editor(?:['’]s|s['’]?) notes?|background(?: for editors)?)(?: ?:)?",
    re.IGNORECASE,
)
_ISSUER = "note about the issuer"


def find_release(page: Page) -> Page:
    """Take what the issuer of a press release says of itself out of the text, and mark its notes."""
    if not any(p.why in _SIGNS or _END.fullmatch(p.text) for p in page.pieces):
        return page
    return decided(page, dict(_changes(page)))


def _changes(page: Page) -> Iterator[tuple[int, Piece]]:
    """Yield the lines from such a heading on, as far as they belong to it."""
    said, under, words = "", "", 0
    for index, piece in enumerate(page.pieces):
        text = piece.text
        if words and _END.fullmatch(text):
            under = _CONTACT
        if piece.why is not None:
            continue
        if piece.kind not in {None, "paragraph", "subheading"}:
            said += f" {text.casefold()}"
            continue
        if words and _NOTES.fullmatch(text):
            under = "note"
            yield index, replace(marked(piece, "note"), label=len(text) if ":" in text else 0)
        elif words and (match := _ABOUT.fullmatch(text)) and _who(match["who"]) in said:
            under = _ISSUER
            yield index, removed(piece, _ISSUER)
        elif under == _CONTACT or (under == _ISSUER and shape.is_sentence(text)):
            yield index, removed(piece, under)
        elif under == "note":
            yield index, marked(piece, "note")
        else:
            under = ""
            words += shape.size(text) if shape.is_sentence(text) else 0
            said += f" {text.casefold()}"


def _who(name: str) -> str:
    """Return whom a heading is about, as the text above would name it."""
    return name.casefold().removeprefix("the ")
