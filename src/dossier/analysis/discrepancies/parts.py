"""Numbers that are parts of another one."""

from __future__ import annotations

from dossier.analysis.discrepancies.view import View
from dossier.lang import pattern, table, words


def is_of_place(view: View, first: int, last: int) -> bool:
    """Say whether a number is one of several for places: "34 in Lunsk, 19 in Brenn"."""
    start, end = view.found.starts[first], view.found.ends[last]
    if pattern(view.language, "number_rules", "next-place").match(view.text, end):
        return True
    before = view.text[max(view.passage.span.start, start - 80) : start]
    behind = view.text[end : end + 8]
    if pattern(view.language, "number_rules", "in").match(behind) is None:
        return False
    return pattern(view.language, "number_rules", "last-place").search(before) is not None


def whole(view: View, end: int) -> int:
    """Return the last word before what is counted, of a part as well: "two of the four paintings"."""
    found = view.found.words
    of = table(view.language, "number_words").get("of", ())
    if not (end + 1 < len(found) and found[end + 1] in of):
        return end
    n = end + 2
    wholes, numbers = words(view.language, "number_wholes"), table(view.language, "numbers")
    while n < len(found) and (found[n] in wholes or found[n] in numbers or found[n][:1].isdigit()):
        n += 1
    return n - 1 if n > end + 2 else end
