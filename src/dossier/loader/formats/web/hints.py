"""What the markup calls each block: headline, standfirst, caption, credit, byline, subheading."""

from __future__ import annotations

import re

from dossier.loader import shape
from dossier.loader.draft import DraftBlock, Given, Hint
from dossier.loader.fields.byline import is_byline
from dossier.loader.formats.web import captures, zones
from dossier.loader.formats.web.blocks import VisibleBlock
from dossier.loader.formats.web.features import size
from dossier.loader.formats.web.tree import Element

_STANDFIRST = re.compile(
    r"standfirst|\bdek\b|[-_]dek\b|subtitle|sub-?head|\bdeck\b|article-?_*summary|article-?_*intro|headline-?_*sub|\bkicker-text",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|legend\b", re.IGNORECASE)
_CREDIT = re.compile(r"credit|copyright|photographer", re.IGNORECASE)
_BYLINE = re.compile(r"byline|by-line|article-?_*author|author-?_*name|\bauthors?\b", re.IGNORECASE)
_TAGS: dict[str, Hint] = {
    "h2": "subheading",
    "h3": "subheading",
    "h4": "subheading",
    "h5": "subheading",
    "h6": "subheading",
    "li": "list",
    "td": "table",
    "th": "table",
    "figcaption": "caption",
}
_OUTSIDE = frozenset({"caption", "credit", "standfirst", "byline"})
"""What stands outside the running text and belongs to the article only where the article is."""
_BY = re.compile(r"(?:By|Von|Par|Por)\s")
_SHORT = 14
_CAPTION_WORDS = 80
_SHORT_LINE = 5


def drafted(
    found: list[VisibleBlock], chosen: list[bool], given: tuple[Given, ...]
) -> tuple[DraftBlock, ...]:
    """Return the blocks of a page with what they are, the chosen ones as the article's."""
    head = _headline(found, chosen, given)
    is_archived = any(g.field == "archived_url" for g in given)
    last = max((i for i, c in enumerate(chosen) if c), default=-1)
    text = next((i for i, c in enumerate(chosen) if c and shape.is_sentence(found[i].text)), -1)
    made = []
    for index, (block, is_inside) in enumerate(zip(found, chosen, strict=True)):
        hint = "headline" if index == head else _hint(block, is_inside=is_inside)
        if hint in _OUTSIDE and not is_inside and not _near(head, index, last):
            hint = "furniture"
        if is_archived and captures.is_toolbar(block):
            made.append(
                DraftBlock(block.text, block.runs, "furniture", "toolbar of the archive", block.gap)
            )
        elif hint == "furniture":
            made.append(DraftBlock(block.text, block.runs, hint, _why(block), block.gap))
        else:
            is_open = hint == "paragraph" and index < text and _is_open(block.text)
            made.append(
                DraftBlock(block.text, block.runs, None if is_open else hint, None, block.gap)
            )
    return tuple(made)


def _is_open(text: str) -> bool:
    """Say whether a line above the text may name a section, an author or a date."""
    return size(text) <= _SHORT_LINE or is_byline(text)


def _near(head: int | None, index: int, last: int) -> bool:
    """Say whether a block stands between the headline and the end of the text."""
    return head is not None and head < index < last


def _headline(
    found: list[VisibleBlock], chosen: list[bool], given: tuple[Given, ...]
) -> int | None:
    """Return the block that is the headline: as the page states it, or the main heading before the text."""
    stated = [_plain(g.value) for g in given if g.field == "headline"]
    for value in stated:
        for index, block in enumerate(found):
            if block.element.tag in {"h1", "h2", "h3"} and _plain(block.text) == value:
                return index
    first = next((i for i, c in enumerate(chosen) if c), len(found))
    headings = [i for i, b in enumerate(found) if b.element.tag == "h1" and size(b.text) > 2]  # noqa: PLR2004 - a name of a site has fewer
    before = [i for i in headings if i <= first]
    return before[-1] if before else next(iter(headings), None)


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _hint(block: VisibleBlock, *, is_inside: bool) -> Hint:
    chain = _chain(block.element)
    names = " ".join(zones.label(e) for e in chain[:2])
    words = size(block.text)
    if any(e.tag == "figcaption" for e in chain) or (
        _CAPTION.search(names) and words < _CAPTION_WORDS
    ):
        return "credit" if _CREDIT.search(zones.label(chain[0])) else "caption"
    if _CREDIT.search(names) and words < _SHORT:
        return "credit" if is_inside else "furniture"
    if _STANDFIRST.search(names) and not block.linked:
        return "standfirst"
    if _BYLINE.search(names) and words < _SHORT and (is_inside or _BY.match(block.text)):
        return "byline"
    if not is_inside:
        return "furniture"
    is_quoted = any(e.tag == "blockquote" for e in chain)
    return "quotation" if is_quoted else _TAGS.get(block.element.tag, "paragraph")


def _why(block: VisibleBlock) -> str:
    return zones.why(_chain(block.element))


def _chain(element: Element | None) -> tuple[Element, ...]:
    found = []
    while element is not None:
        found.append(element)
        element = element.parent
    return tuple(found)
