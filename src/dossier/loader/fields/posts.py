"""Posts of social networks: the name of an account, its handle, the words."""

from __future__ import annotations

import re
from itertools import islice

from dossier.loader import shape
from dossier.loader.fields.people import has_given_name, is_person
from dossier.loader.pieces import Clue, ClueField, Page, decided, kept, marked, removed
from dossier.model import Basis

_HANDLE = re.compile(r"[^\w@]*@[\w.]{2,40}(?:@[\w.-]+\.\w{2,})?")
_SHOWN = re.compile(r".{6,30} (?:at|um|à|a las|às|alle) \d{1,2}[:.]\d\d(?: ?[AaPp][Mm])? ·.{0,20}")
"""When a post was made, and to whom it is shown: "14 March 2031 at 08:15 ·"."""
_LONGEST_NAME = 8
_HEADS = frozenset({"post", "thread", "conversation", "tweet"})
"""What the page of a post is called."""


def find_account(page: Page) -> Page:
    """Read the name above a handle, at the head of a post, as who wrote it."""
    head, top = None, list(islice(kept(page), 3))
    if top and top[0][1].text.casefold() in _HEADS:
        head, *top = top
    if len(page.pieces) > 1 and _SHOWN.fullmatch(page.pieces[1].text):
        return _with_account(page, 0)
    if len(top) < 2 or not _HANDLE.fullmatch(top[1][1].text):  # noqa: PLR2004 - a name and its handle
        return page
    (index, _), (below, handle), *_ = top
    named = _with_account(page, index)
    if named is page:
        return page
    changes = {below: removed(handle, "address of the author")}
    changes |= {head[0]: removed(head[1], "navigation")} if head else {}
    return decided(named, changes)


def _with_account(page: Page, index: int) -> Page:
    """Read a line as the name of an account."""
    name = page.pieces[index]
    if not name.is_open or shape.size(name.text) > _LONGEST_NAME or shape.is_sentence(name.text):
        return page
    field: ClueField = "byline" if _is_somebody(name.text) else "source"
    clue = Clue(field, name.text, Basis.BYLINE, index, 0, len(name.text))
    return decided(page, {index: marked(name, "byline")}, (clue,))


def _is_somebody(name: str) -> bool:
    return is_person(name) and has_given_name(name)
