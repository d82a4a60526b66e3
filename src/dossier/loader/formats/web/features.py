"""What is known of each block of a page, as named numbers between 0 and 1."""

from __future__ import annotations

import re
from collections import defaultdict

from dossier.loader.formats.web import zones
from dossier.loader.formats.web.blocks import VisibleBlock
from dossier.loader.formats.web.tree import Element

WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PROSE = 8
_LONG = 25
_SHORT = 12
_UP = 4
_FADE = 0.7
_CONTAINERS = frozenset({"div", "section", "article", "td"})


def size(text: str) -> int:
    """Return the number of words; two characters of a script without blanks count as one."""
    return len(WORD.findall(text)) + len(_CJK.findall(text)) // 2


class Layout:
    """What the blocks of a page are to each other."""

    def __init__(self, blocks: list[VisibleBlock]) -> None:
        self.blocks = blocks
        self.sizes = [size(b.text) for b in blocks]
        self.prose = [_is_prose(b, n) for b, n in zip(blocks, self.sizes, strict=True)]
        self.weights = [n if p else 0 for n, p in zip(self.sizes, self.prose, strict=True)]
        self.total = sum(self.weights) or 1
        self.chains = [_chain(b.element) for b in blocks]
        self.best = self._container()
        self.above = frozenset(_chain(self.best)) if self.best else frozenset[Element]()
        inside = [i for i, c in enumerate(self.chains) if self.best in c and self.prose[i]]
        self.first, self.last = (inside[0], inside[-1]) if inside else (0, 0)
        self.signatures = [_signature(b.element) for b in blocks]
        self.shares: dict[str, float] = defaultdict(float)
        for signature, weight in zip(self.signatures, self.weights, strict=True):
            self.shares[signature] += weight / self.total
        self.article = self._first_article()
        elements = dict.fromkeys(e for chain in self.chains for e in chain)
        self.names = {element: zones.Names(element) for element in elements}

    def _container(self) -> Element | None:
        """Return the element in which most prose stands close below."""
        scores: dict[Element, float] = defaultdict(float)
        for chain, weight in zip(self.chains, self.weights, strict=True):
            start = 0 if chain[0].tag in _CONTAINERS else 1
            share = 1.0
            for element in chain[start : start + _UP]:
                scores[element] += share * weight
                share *= _FADE
        return max(scores, key=lambda e: (scores[e], -e.start), default=None)

    def _first_article(self) -> Element | None:
        return next((e for chain in self.chains for e in chain if e.tag == "article"), None)

    def prose_at(self, index: int) -> bool:
        """Say whether there is a block of running text at an index."""
        return 0 <= index < len(self.prose) and self.prose[index]

    def same_parent(self, a: int, b: int) -> bool:
        """Say whether two blocks stand side by side in one element."""
        return 0 <= b < len(self.chains) and self.chains[a][1:2] == self.chains[b][1:2]


def _is_prose(block: VisibleBlock, words: int) -> bool:
    return words >= _PROSE and block.linked * 3 < len(block.text) and bool(_END.search(block.text))


def _chain(element: Element | None) -> tuple[Element, ...]:
    found = []
    while element is not None:
        found.append(element)
        element = element.parent
    return tuple(found)


def _signature(element: Element) -> str:
    """Return the look of a block: its tag and its parent's, with their classes, numbers left out."""
    parent = element.parent
    names = sorted(
        n
        for n in (parent.get("class").split() if parent else ())
        if n.isascii() and not any(c.isdigit() for c in n)
    )
    return f"{parent.tag if parent else ''}.{' '.join(names)}/{element.tag}.{element.get('class')}"


def features(layout: Layout, index: int) -> dict[str, float]:
    """Return the features of a block that its text, its place and its neighbours give."""
    return {**_of_text(layout, index), **_of_names(layout, index), **_of_place(layout, index)}


def _of_text(layout: Layout, index: int) -> dict[str, float]:
    block, words = layout.blocks[index], layout.sizes[index]
    linked = block.linked / max(1, len(block.text))
    is_emphatic = "em" in block.marked or "i" in block.marked
    return {
        "many words": words >= _LONG,
        "few words": words < _PROSE,
        "running text": layout.prose[index],
        "a sentence that is a link": linked > 0.8 and words > _UP,  # noqa: PLR2004 - all but its marks
        "all strong": "strong" in block.marked or "b" in block.marked,
        "italics at the end": is_emphatic and index >= layout.last - 1,
        "a bar between words": "|" in block.text,
        "an address": "http" in block.text or "www." in block.text,
        "a line with a year": words < _SHORT and bool(_YEAR.search(block.text)),
    }


def _of_names(layout: Layout, index: int) -> dict[str, float]:
    chain = layout.chains[index]
    tags = {element.tag for element in chain}
    names = [layout.names[e] for e in chain]
    found = {n.zone for e, n in zip(chain, names, strict=True) if e not in layout.above}
    article = next((e for e in chain if e.tag == "article"), None)
    return {
        "main heading": chain[0].tag == "h1",
        "heading": chain[0].tag in {"h2", "h3", "h4", "h5", "h6"},
        "list": "li" in tags,
        "quotation": "blockquote" in tags,
        "figure": bool(tags & {"figure", "figcaption"}),
        "navigation": bool(tags & {"nav", "footer", "form", "button", "label"}),
        "aside": "aside" in tags,
        "in another article": article is not None and article is not layout.article,
        "named as furniture": bool(found - {None}),
        "named as comments": any(n.zone == "comments" for n in names[:_UP]),
        "named as links": "link to another article" in found,
        "named as text": any(n.is_text for n in names[1:3]),
        "post of a network": any(n.is_embed for n in names[:3]),
    }


def _of_place(layout: Layout, index: int) -> dict[str, float]:
    chain = layout.chains[index]
    is_inside = layout.best in chain
    is_between = layout.first <= index <= layout.last
    after = layout.prose[index + 1 : index + 4]
    before = layout.prose[max(0, index - 3) : index]
    return {
        "in the container": is_inside,
        "directly in it": is_inside and layout.best in chain[:2],
        "between its first and last": is_between,
        "both": is_inside and is_between,
        "before its first": is_inside and index < layout.first,
        "after its last": is_inside and index > layout.last,
        "running text before": layout.prose_at(index - 1) and layout.same_parent(index, index - 1),
        "running text after": layout.prose_at(index + 1) and layout.same_parent(index, index + 1),
        "much before": sum(before) / 3,
        "much after": sum(after) / 3,
        "share of the look": layout.shares[layout.signatures[index]],
    }
