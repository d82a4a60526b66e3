"""Menus that were copied as one line, and the path that leads from the front page to an article."""

from __future__ import annotations

import re

from dossier.loader.fields.sections import sections

LONGEST = 60
"""Code points of a line that is a menu, a short path or a counter."""
_HOME = "home|homepage|front page|portada|inicio|início|accueil|startseite|anasayfa|ana sayfa|strona główna|главная|головна|αρχική"
"""What the front page is called at the beginning of a path."""
_BREADCRUMB = re.compile(
    rf"(?:{_HOME}|news|start)"
    r"\s?(?:[/>»›|→]\s?[\w &’'-]{2,30}\s?){1,5}",
    re.IGNORECASE,
)
_PATH_TO_TITLE = re.compile(
    rf"(?:{_HOME})"
    r"\s?(?:[>»›→]\s?[\w &’'-]{2,30}\s?){0,3}[>»›→]\s?.{10,200}",
    re.IGNORECASE,
)


def is_path(text: str) -> bool:
    """Say whether a line is the path of a page, with or without the title at its end."""
    is_short = len(text) <= LONGEST and _BREADCRUMB.fullmatch(text) is not None
    return is_short or _PATH_TO_TITLE.fullmatch(text) is not None


_MENU = 3
"""Entries of a menu that was copied as one line."""


def is_menu(text: str) -> bool:
    """Say whether a line begins with the front page and names nothing but sections: "Home World Sports"."""
    words = text.casefold().split()
    if len(words) < _MENU or words[0] not in _FRONT:
        return False
    return all(word in sections() or word in _ENTRIES for word in words[1:])


_FRONT = frozenset(_HOME.split("|"))
_ENTRIES = frozenset(
    {"latest", "news", "more", "menu", "search", "live", "video", "about", "contact"}
)
