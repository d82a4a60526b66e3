"""Numbers that are parts of another one."""

from __future__ import annotations

import re

from dossier.analysis.discrepancies.view import View
from dossier.lang import table, words

_IN_PLACE = r"(?:\S+ ){0,3}in (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*"
_NEXT_PLACE = re.compile(rf" {_IN_PLACE}(?:, and|,| and) (?:\d+|[a-z-]+) in (?:the )?[A-Z]")
_LAST_PLACE = re.compile(r" in (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?:, and|,| and) $")


def is_of_place(view: View, first: int, last: int) -> bool:
    """Say whether a number is one of several for places: "34 in Lunsk, 19 in Brenn"."""
    start, end = view.found.starts[first], view.found.ends[last]
    if _NEXT_PLACE.match(view.text, end):
        return True
    before = view.text[max(view.passage.span.start, start - 80) : start]
    behind = view.text[end : end + 8]
    return behind.startswith(" in ") and _LAST_PLACE.search(before) is not None


def whole(view: View, end: int) -> int:
    """Return the last word before what is counted, of a part as well: "two of the four paintings"."""
    found = view.found.words
    if found[end + 1 : end + 2] != ["of"]:
        return end
    n = end + 2
    wholes, numbers = words(view.language, "number_wholes"), table(view.language, "numbers")
    while n < len(found) and (found[n] in wholes or found[n] in numbers or found[n][:1].isdigit()):
        n += 1
    return n - 1 if n > end + 2 else end
