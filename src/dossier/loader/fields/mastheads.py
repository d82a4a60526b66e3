"""The outlet that no list knows: by what the page and the text say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from dossier import lang
from dossier.loader import shape
from dossier.loader.fields.people import has_given_name
from dossier.loader.fields.sections import sections
from dossier.loader.pieces import Clue, Page, Piece, decided, is_body, marked, removed
from dossier.model import Basis
from dossier.outlets import agency, agency_pattern, publication

_WORD = r"[A-Z][\w’'&-]*+"
_TOP = 5
"""Lines of a page among which its masthead stands."""
_MOST_WORDS = 6
_RELEASE = "label of a press release"
_HOUSE_WORDS = 9


@cache
def _named() -> re.Pattern[str]:
    """Return the form of a newspaper's name: "The Coast Herald", "Star of the Delta"."""
    last = "|".join(sorted(lang.words("en", "papers")))
    return re.compile(
        rf"(?<![\w’'&-])(?:[Tt]he )?(?:{_WORD} ){{0,3}}(?:[A-Z]\w++-)?(?:{last})(?:-(?:{last}))?(?: of (?:the )?{_WORD})?(?![\w’'-])(?! [A-Z])"
    )


def is_masthead(words: str) -> bool:
    """Say whether words are a newspaper's name by their form, and more than one."""
    if shape.in_capitals(words):
        words = words.title()
    bare = words.removeprefix("The ").removeprefix("the ")
    is_section = bare == words and bare.count(" ") == 1 and words.endswith((" News", " Review"))
    if " " not in bare or is_section or words.casefold() in sections("en"):
        return False
    return agency(words) is None and _named().fullmatch(words) is not None


def is_house(text: str) -> bool:
    """Say whether a line is nothing but an outlet's name, known or of a newspaper's form."""
    return is_masthead(text) or agency(text) is not None or publication(text) is not None


@cache
def _paper() -> re.Pattern[str]:
    words = "|".join(sorted(lang.words("en", "papers")))
    return re.compile(rf"The [A-Z].*|.* (?:{words})")


def is_paper(words: str) -> bool:
    """Say whether words beside a date are an outlet's name by their form, and no person's."""
    return _paper().fullmatch(words) is not None and not has_given_name(words)


def is_called_house(words: str) -> bool:
    """Say whether words are called as outlets are that are no newspapers: "Markets Wire", "Agencia Sur"."""
    first, _, rest = words.partition(" ")
    last = rest.rpartition(" ")[2]
    named = last in lang.words("en", "houses") or first in lang.words("und", "house_heads")
    return bool(rest) and named and not has_given_name(words)


def find_house(page: Page) -> Page:
    """Read the outlet from the page's own words around a text, where all of them name the same."""
    if page.tells("source"):
        return page
    page = _released(page)
    if page.tells("source"):
        return page
    found = list(_of_page(page)) or list(_of_text(page))
    names = {clue.value.casefold().removeprefix("the ") for clue in found}
    return decided(page, {}, (found[0],)) if len(names) == 1 else page


def _released(page: Page) -> Page:
    """Read the house from a press release: above its label, or behind "SOURCE" under it."""
    label = next((i for i, p in enumerate(page.pieces) if p.why == _RELEASE), None)
    if label is None:
        return page
    for index, piece in enumerate(page.pieces):
        match = _SOURCE.fullmatch(piece.text) if piece.is_open and index > label else None
        if match is not None:
            clue = source_at(index, match["name"], match.start("name"))
            return decided(page, {index: marked(piece, "credit")}, (clue,))
    head = label - 1
    above = page.pieces[head] if head >= 0 else None
    if above is None or above.kind is not None or not _may_issue(above.text):
        return page
    return decided(page, {head: removed(above, MAST)}, (source_at(head, above.text, 0),))


_SOURCE = re.compile(r"SOURCE:? (?P<name>[A-Z].{2,60})")
MAST = "name of the outlet"


def _may_issue(text: str) -> bool:
    return shape.size(text) < _HOUSE_WORDS and not shape.ends(text) and text[:1].isupper()


def source_at(index: int, name: str, at: int, basis: Basis = Basis.TEXT) -> Clue:
    """Return the clue that an outlet is named so, at a place in a piece."""
    return Clue("source", name, basis, index, at, at + len(name))


def _of_page(page: Page) -> Iterator[Clue]:
    """Yield the names of newspapers that stand alone at the head or foot, or that the page asks to follow."""
    head = next((i for i, p in enumerate(page.pieces) if p.kind == "headline"), 0)
    for index, piece in enumerate(page.pieces):
        if piece.why is None or piece.block.is_part:
            continue
        yield from _by_own_rules(piece, index)
        text = piece.text.strip(" |•·-–—.")
        text = _SEPARATOR.split(text, maxsplit=1)[0] if index < _TOP else text
        is_known = publication(text) is not None and text.casefold() not in sections("en")
        is_known = is_known or (index < head and agency(text) is not None)
        if (
            shape.size(text) <= _MOST_WORDS
            and (is_known or is_masthead(text))
            and (index < _TOP or _is_last(page, index))
        ):
            yield source_at(index, text, piece.text.find(text))
        yield from _framed(_ASKS, piece, index)


def _by_own_rules(piece: Piece, index: int) -> Iterator[Clue]:
    """Yield the wire service whose rules a page follows: it is on the service's own site."""
    if piece.why == "legal notice" and not _RIGHTS.search(piece.text):
        match = agency_pattern().search(piece.text)
        if match:
            clue = source_at(index, match.group(), match.start())
            yield replace(clue, value=agency(match.group()) or clue.value)


_RIGHTS = re.compile(r"©|\(c\)|\b(?:copy)?rights?\b", re.IGNORECASE)
"""What a page says of a text that it has from elsewhere, too."""

_SEPARATOR = re.compile(r"\s[-–—|•·]\s")
"""What parts an outlet's name at the head of a page from a link: "The Herald - Back to home"."""


def _is_last(page: Page, index: int) -> bool:
    """Say whether no running text stands below a line."""
    return not any(is_body(p) for p in page.pieces[index + 1 :])


_ASKS = re.compile(
    r"(?:\b(?:[Ff]ollow|[Ss]ubscribe to|[Ss]ubscriber to|[Mm]ember of|[Ss]upport|[Jj]oin|[Dd]ownload|[Rr]ead|[Tt]rust|appeared (?:on|in)|published (?:on|in|by)|from|by|©|[Ww]elcome to|[Aa]bout) )(?=(?:[Tt]he )?[A-Z])"
)


def _framed(frame: re.Pattern[str], piece: Piece, index: int) -> Iterator[Clue]:
    for match in frame.finditer(piece.text):
        name = _named().match(piece.text, match.end())
        words = _without_s(name.group()) if name else ""
        if words and is_masthead(words):
            bare = words.removeprefix("the ")
            yield source_at(index, bare, match.end() + len(words) - len(bare))


def _without_s(words: str) -> str:
    return words.removesuffix("’s").removesuffix("'s")


_TOLD = re.compile(r"\btold (?=[Tt]he [A-Z])")


def _of_text(page: Page) -> Iterator[Clue]:
    """Yield the newspapers to which somebody spoke, where no wire service is credited with the text."""
    if any(c.field == "agency" and c.basis != Basis.CAPTION for c in page.clues):
        return
    for index, piece in enumerate(page.pieces):
        if not is_body(piece):
            continue
        for clue in _framed(_TOLD, piece, index) if "told " in piece.text else ():
            yield Clue("source", clue.value, Basis.TOLD, index, clue.start, clue.end)
        for name in _named().finditer(piece.text) if _KNOWS.search(piece.text) else ():
            if _KNOWS.match(piece.text, name.end()) and is_masthead(name.group()):
                yield source_at(index, name.group(), name.start(), Basis.TOLD)


_KNOWS = re.compile(r" (?:understands|can (?:exclusively )?reveal|has learned|has learnt)\b")
