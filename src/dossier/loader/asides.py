"""Words within a text that a page says to those who hear it: ", opens new tab" behind a link."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.loader.draft import DraftBlock
from dossier.loader.pieces import Piece
from dossier.loader.tidy import cut
from dossier.model import Run, Span

_TAB = re.compile(
    r", opens (?:in )?(?:a )?new (?:tab|window)\b| ?\(opens in (?:a )?new (?:tab|window)\)"
)
_LONG = 90
"""Code points of a line that is no button."""


def without_asides(block: DraftBlock) -> Piece:
    """Return a block as a piece, its asides apart."""
    text = block.text
    found = list(_TAB.finditer(text)) if "opens " in text else []
    if not found or (len(text) < _LONG and found[0].group()[0] != ","):
        return Piece(block, text)
    parts, runs, at, shift = list[str](), list[Run](), 0, 0
    asides: list[tuple[Span, str]] = []
    for start, end in [*(match.span() for match in found), (len(text), len(text))]:
        parts.append(text[at:start])
        runs += [
            replace(r, start=r.start - shift, end=r.end - shift) for r in cut(block.runs, at, start)
        ]
        said = cut(block.runs, start, end)
        if said:
            asides.append((Span(said[0].raw_start, said[-1].raw_end), text[start:end].strip()))
        at, shift = end, shift + end - start
    bare = "".join(parts)
    return Piece(replace(block, text=bare, runs=tuple(runs)), bare, asides=tuple(asides))
