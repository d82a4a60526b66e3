"""Numbers that are parts of another one."""

from __future__ import annotations

from dossier.analysis.discrepancies.view import View
from dossier.lang import pattern, table, words

_LONGEST = 3
"""Words that hedge a number."""


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


def hedged(view: View, first: int) -> int:
    """Return the first word of a number with what hedges it: "at least 30"."""
    return hedge(view, first)[0]


def hedge(view: View, first: int) -> tuple[int, str]:
    """Return the same, and how the number is hedged; not at all in "take over 30 branches"."""
    opening, known = (
        view.found.words[max(0, first - _LONGEST) : first],
        table(view.language, "number_hedges"),
    )
    for size in range(len(opening), 0, -1):
        found = known.get(" ".join(opening[-size:]))
        if found:
            return (first, "") if found[0] == "none" else (first - size, found[0])
    return first, ""
