"""Inside the text: subheadings, run-in labels, where it breaks off, the section it stood in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from dossier import lang
from dossier.loader import shape
from dossier.loader.fields.sections import sections
from dossier.loader.furniture import PAYWALL
from dossier.loader.pieces import Clue, Page, Piece, decided, is_body, kept, marked, removed
from dossier.model import Basis

LONGEST_SUBHEADING = 14


def find_subheadings(page: Page) -> Page:
    """Mark short lines that stand over running text."""
    body = [(i, p) for i, p in kept(page) if is_body(p)]
    texts = [p.text for _, p in body]
    changes = {
        index: marked(piece, "subheading")
        for at, (index, piece) in enumerate(body[1:-1], 1)
        if piece.is_open and _is_subheading(texts[at - 1], texts[at], texts[at + 1])
        if page.pieces[index + 1].kind != "caption"
    }
    return decided(page, changes)


def _is_subheading(before: str, text: str, after: str) -> bool:
    words = shape.size(text)
    if words > LONGEST_SUBHEADING or text.endswith(
        (".", ",", ";", ":", "…", "”", '"', "。", "」", "।", "۔")
    ):
        return False
    return (
        any(c.isalpha() for c in text)
        and not _TURN.match(text)
        and not text[:1].islower()
        and shape.is_sentence(after)
        and (shape.ends(before) or shape.is_sentence(before))
        and text[:1] not in '-–—•*·“"'
    )


_TURN = re.compile(r"(?:[A-Z][A-Z.’'-]+(?: [A-Z.’'-]+){0,3}|Q|A): ?\S")
"""A turn of a conversation: "QUILL: What about the islands?"."""


@cache
def _labels() -> frozenset[str]:
    return frozenset(label.casefold() for label in lang.words("en", "labels"))


_LABEL = re.compile(r"(?P<label>[A-Z][\w’' ,&-]{2,40}[:?])\s+(?=\S)")


def find_labels(page: Page) -> Page:
    """Mark run-in headings such as "Background:"."""
    changes = {}
    for index, piece in kept(page):
        match = _LABEL.match(piece.text) if is_body(piece) else None
        if match and match["label"].strip(":?").casefold() in _labels():
            changes[index] = replace(marked(piece, "paragraph"), label=match.end("label"))
    return decided(page, changes)


_CUT_WORDS = (
    "read",
    "unlock",
    "subscri",
    "sign in",
    "log in",
    "login",
    "chars]",
    "more",
    "...",
    "…",
    "article",
    "story",
)
_CUT = re.compile(
    r"\[\+?\s?[\d,]+ (?:more )?(?:chars|characters|words)\]|^\W*(?:\.\.\.|…|more ?(?:\.\.\.|…))\W*$|(?:to (?:continue reading|read (?:the (?:full|rest|whole|entire)|this|more of))|continue reading (?:this|the)|keep reading (?:this|the|for)|"
    r"(?:the )?(?:rest|remainder) of (?:this|the) (?:article|story)|read the (?:full|whole|entire) (?:article|story)|unlock (?:this|the(?! \w{1,20}['’]s)|full)|"
    r"(?:article|story|content) is (?:only )?(?:for|available (?:only )?to|reserved for|exclusive to) (?:\w+ ){0,3}(?:subscribers|members|registered)|"
    r"subscribers? only|for subscribers|already a subscriber|subscribe (?:now )?to (?:read|continue|unlock|keep)|sign in to (?:read|continue)|log ?in to (?:read|continue)|register to (?:read|continue))",
    re.IGNORECASE,
)
SHORT_TEXT = 250
"""Words below which a text under a paywall's words is cut off."""


def find_cut(page: Page) -> Page:
    """Read from the page's own words that the text breaks off at a paywall."""
    body = [p.text for _, p in kept(page) if is_body(p)]
    if not body:
        return page
    words = sum(shape.size(text) for text in body)
    if words >= SHORT_TEXT and shape.ends(body[-1]):
        page = _without_claim(page)
    for index, piece in enumerate(page.pieces):
        match = _cut_words(piece) if piece.why or piece.text is body[-1] else None
        if match is None:
            continue
        is_sure = match.group().startswith("[")
        if is_sure or not shape.ends(body[-1]) or (words < SHORT_TEXT and piece.why):
            clue = Clue("cut_off", match.group(), Basis.TEXT, index, match.start(), match.end())
            return decided(page, {}, (clue,))
    last = next(i for i, p in reversed(list(kept(page))) if is_body(p))
    dots = _DOTS.search(body[-1]) if words < SHORT_TEXT and len(body) > 1 else None
    if dots is None:
        return page
    clue = Clue("cut_off", dots.group(), Basis.TEXT, last, dots.start(), dots.end())
    return decided(page, {}, (clue,))


_DOTS = re.compile(r"(?<=\w)\s?(?:…|\.\.\.|\[(?:…|\.\.\.)\])$")
"""Dots in the middle of the last sentence."""


def _without_claim(page: Page) -> Page:
    """Leave out that an article is for subscribers, where the whole of it was saved."""
    given = tuple(g for g in page.given if (g.field, g.basis) != ("cut_off", Basis.JSON_LD))
    return page if len(given) == len(page.given) else replace(page, given=given)


def _cut_words(piece: Piece) -> re.Match[str] | None:
    text = piece.text
    if piece.why == PAYWALL:
        return _ALL.match(text)
    if len(text) > LONGEST_NOTICE and "chars]" not in text:
        return None
    lower = text.lower()
    return _CUT.search(text) if any(word in lower for word in _CUT_WORDS) else None


_ALL = re.compile(r".+", re.DOTALL)
LONGEST_NOTICE = 320
"""Code points of a line that can be a paywall's."""


def _all(page: Page) -> Iterator[tuple[int, Piece]]:
    return enumerate(page.pieces)


def find_section(page: Page) -> Page:
    """Take the name of a section above the headline out of the text."""
    for count, (index, piece) in enumerate(kept(page) if page.is_markup else _all(page)):
        if piece.kind is not None or count > 5:  # noqa: PLR2004 - above the headline, or just below
            return page
        words = piece.text.strip(" :|/›»>").casefold()
        if piece.is_open and words in sections("en", lang.primary(page.language)):
            clue = Clue(
                "section", piece.text.strip(" :|/›»>"), Basis.TEXT, index, 0, len(piece.text)
            )
            return decided(page, {index: removed(piece, "section of the page")}, (clue,))
    return page
