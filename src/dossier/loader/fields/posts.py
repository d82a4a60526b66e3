"""Posts of social networks: the name of an account, its handle, the words."""

from __future__ import annotations

import re
from itertools import islice

from dossier.loader import shape
from dossier.loader.fields.people import has_given_name, is_person
from dossier.loader.pieces import Clue, ClueField, Page, decided, kept, marked, removed
from dossier.model import Basis

_HANDLE = re.compile(r"[^\w@]*@[\w.]{2,40}(?:@[\w.-]+\.\w{2,})?")
_LONGEST_NAME = 8
_HEADS = frozenset({"post", "thread", "conversation", "tweet"})
"""What the page of a post is called."""


def find_account(page: Page) -> Page:
    """Read the name above a handle, at the head of a post, as who wrote it."""
    head, top = None, list(islice(kept(page), 3))
    if top and top[0][1].text.casefold() in _HEADS:
        head, *top = top
    if len(top) < 2 or not _HANDLE.fullmatch(top[1][1].text):  # noqa: PLR2004 - a name and its handle
        return page
    (index, name), (below, handle), *_ = top
    if not name.is_open or shape.size(name.text) > _LONGEST_NAME or shape.is_sentence(name.text):
        return page
    field: ClueField = "byline" if _is_somebody(name.text) else "source"
    clue = Clue(field, name.text, Basis.BYLINE, index, 0, len(name.text))
    changes = {index: marked(name, "byline"), below: removed(handle, "address of the author")}
    changes |= {head[0]: removed(head[1], "navigation")} if head else {}
    return decided(page, changes, (clue,))


def _is_somebody(name: str) -> bool:
    return is_person(name) and has_given_name(name)
