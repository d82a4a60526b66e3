"""What signs a text: "Garowe Online, January 2, 2024", "- Hiiraan Online", "Tehran, 3 May 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dossier import lang
from dossier.loader import shape
from dossier.loader.fields.lines import dates_in
from dossier.loader.fields.mastheads import source_at
from dossier.loader.fields.people import has_given_name
from dossier.loader.fields.places import is_known
from dossier.loader.fields.sections import sections
from dossier.loader.pieces import Clue, Page, decided, is_body, kept, marked
from dossier.model import Basis
from dossier.outlets import agency, publication

_LAST = 3
"""Lines under a text among which it is signed."""

_MOST_WORDS = 14
_AROUND = " ,.;|()[]–—-"
_NAME = re.compile(r"[A-Z0-9][\w’'&.]*(?:[ -](?:of |the |de |and |& )?[A-Z0-9][\w’'&.]*){0,4}")
_DASH = re.compile(r"[–—-]{1,2}\s?(?=[A-Z])")


def find_signature(page: Page) -> Page:
    """Read outlet and day from the line that signs a text; it is no part of the text."""
    if page.tells("source") and page.tells("published"):
        return page
    body = [i for i, piece in kept(page) if is_body(piece)]
    for index in reversed(body[-_LAST:] if len(body) > 1 else ()):
        clues = tuple(_signed(page.pieces[index].text, index))
        if clues:
            new = tuple(clue for clue in clues if not page.tells(clue.field))
            return decided(page, {index: marked(page.pieces[index], "credit")}, new)
    return page


def _signed(text: str, index: int) -> Iterator[Clue]:
    """Yield the outlet of a line, and its date."""
    if shape.size(text) > _MOST_WORDS:
        return
    dates = tuple(dates_in(text, index))
    dash = _DASH.match(text)
    if len(dates) != 1 and not dash:
        return
    start = dash.end() if dash else 0
    end = dates[0].start if dates else len(text)
    words = text[start:end].strip(_AROUND)
    rest = text[dates[0].end :].strip(_AROUND) if dates else ""
    if rest or _NAME.fullmatch(words) is None or agency(words) is not None:
        return
    if _is_house(words):
        at = text.index(words, start)
        yield source_at(index, words, at, Basis.CREDIT)
        yield from dates
    elif is_known(words):
        yield from dates


def _is_house(words: str) -> bool:
    """Say whether a name is that of an outlet: a known one, one by its form, or no person and no place."""
    if publication(words) is not None:
        return True
    if has_given_name(words) or is_known(words) or words.casefold() in sections("en"):
        return False
    return words.rpartition(" ")[2] in _house_words()


@cache
def _house_words() -> frozenset[str]:
    return lang.words("en", "papers") | lang.words("en", "houses")
