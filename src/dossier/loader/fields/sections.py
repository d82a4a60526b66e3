"""Names of the sections of outlets, and headings of their pages."""

from __future__ import annotations

from functools import cache

from dossier import lang


@cache
def sections(*codes: str) -> frozenset[str]:
    """Return the names of sections in lower case, in all languages where none is asked for."""
    tables = (lang.words(code, "sections") for code in codes or lang.codes("sections"))
    return frozenset(name.casefold() for names in tables for name in names)


@cache
def summary_heads() -> frozenset[str]:
    """Return the headings over a list that sums up an article, in lower case, in all languages."""
    codes = lang.codes("summary_heads")
    return frozenset(
        head.casefold() for code in codes for head in lang.words(code, "summary_heads")
    )
