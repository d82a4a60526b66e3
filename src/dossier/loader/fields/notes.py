"""Notes of the editors about a text, and what the page around it says of its outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from dossier import lang
from dossier.loader import shape
from dossier.loader.fields.credits import TAIL
from dossier.loader.pieces import Clue, Page, Piece, decided, is_body, kept, marked
from dossier.model import Basis
from dossier.outlets import publication, publication_pattern

_NOTE = re.compile(
    r"[(\[*]*\s*(?:(?P<label>(?:editor(?:['’]s|s['’]|s)? notes?|corrections?|clarification|note to (?:readers|editors)|disclaimer)\s*:)"
    r"|(?:this|the) (?:story|article|report|post|piece|headline|item|copy)(?: (?:has|have|had|been|was|is|being|will|be|first|originally|initially|also|not|by|staff|since))+ "
    r"(?:\S+ ){0,4}?(?:corrected|updated|amended|refiled|edited|revised|developing|clarified|published|auto-generated|changed|modified|translated)\b"
    r"|an? (?:earlier|previous|prior) version of (?:this|the)\b|a version of this (?:article|story)\b|(?:except|apart) (?:for|from) the headline"
    r"|the (?:views|opinions) expressed\b|this is a developing (?:story|news))",
    re.IGNORECASE,
)
LONGEST_NOTE = 700


_ABOVE = 3


def find_notes_above(page: Page) -> Page:
    """Mark a labelled note of the editors over the headline, which is no beginning of the text."""
    body = [i for i, piece in kept(page) if is_body(piece)][: _ABOVE + 1]
    notes = {i: note for i in body[:-1] if (note := _note(page.pieces[i])) and note.label}
    return decided(page, notes)


def find_notes(page: Page) -> Page:
    """Mark what editors note about a text, above and below it."""
    body = [i for i, piece in kept(page) if is_body(piece)]
    near = {*body[:_ABOVE], *body[-TAIL:]} if len(body) > 1 else ()
    return decided(page, {i: note for i in near if (note := _note(page.pieces[i]))})


def _note(piece: Piece) -> Piece | None:
    """Return a line as a note of the editors, ``None`` where it is none."""
    match = _NOTE.match(piece.text) if len(piece.text) < LONGEST_NOTE else None
    if match is None:
        return None
    return replace(marked(piece, "note"), label=match.end("label") if match["label"] else 0)


_OWN_WORDS = (
    "subscription form", "share buttons", "request for support", "links to other articles",
    "link to another article", "comments", "navigation", "notice of the page", "legal notice",
)  # fmt: skip
_LINKS = ("links to other articles", "link to another article")
"""Under the title of a link stands the house whose article it leads to."""
_SPEAKS = re.compile(
    r"\b(?:trust|from|subscribe to|support|follow|join|download|by|with|to|get|of|on|in)(?: the)? $|^(?:the )?$",
    re.IGNORECASE,
)
_LONGEST_OWN = 200


def find_named_by_page(page: Page) -> Page:
    """Read the outlet from the page's own words around a text, where they name one and no other."""
    if page.tells("source"):
        return page
    found = [c for i, p in enumerate(page.pieces) for c in _own_names(p, i)]
    names = {publication(clue.value) for clue in found}
    return decided(page, {}, (found[0],)) if len(names) == 1 else page


def _own_names(piece: Piece, index: int) -> Iterator[Clue]:
    if piece.why not in _OWN_WORDS or len(piece.text) > _LONGEST_OWN or piece.block.is_part:
        return
    for match in islice(publication_pattern().finditer(piece.text), 3):
        name = match.group()
        is_alone = name == piece.text and piece.why in _LINKS
        if (
            name.casefold() in lang.words("en", "common_words")
            or is_alone
            or _is_listed(piece, name)
        ):
            continue
        yield Clue("source", name, Basis.TEXT, index, match.start(), match.end())


def _is_listed(piece: Piece, name: str) -> bool:
    """Say whether a name may stand in the headline of another article."""
    before = piece.text[: piece.text.find(name)]
    return _SPEAKS.search(before) is None or shape.size(piece.text) > 3 * shape.SENTENCE
