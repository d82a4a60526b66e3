"""Which blocks of a page are its article."""

from __future__ import annotations

import re
from collections import defaultdict

from dossier.loader.formats.web.blocks import VisibleBlock
from dossier.loader.formats.web.tree import Element

_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")


def choose(blocks: list[VisibleBlock]) -> list[bool]:
    """Say of each block whether it belongs to the article."""
    scores: dict[Element, float] = defaultdict(float)
    for block in blocks:
        if not _is_prose(block):
            continue
        here, share = block.element, 1.0
        for _ in range(4):
            if here.parent is None:
                break
            here = here.parent
            scores[here] += share * len(block.text)
            share *= 0.7
    if not scores:
        return [False] * len(blocks)
    best = max(scores, key=lambda e: (scores[e], -e.start))
    return [
        best.span.holds(b.element.span) and (_is_prose(b) or b.linked * 2 < len(b.text))
        for b in blocks
    ]


def _is_prose(block: VisibleBlock) -> bool:
    return (
        len(block.text) > 60
        and block.linked * 3 < len(block.text)
        and bool(_END.search(block.text))
    )
