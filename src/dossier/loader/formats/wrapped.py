"""Lines that were wrapped by hand or by a mail program, and the paragraphs they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dossier.loader import shape
from dossier.loader.fields.byline import is_byline
from dossier.loader.fields.lines import is_day
from dossier.model import Record, Run


class Line(Record, frozen=True):
    """A line that is not blank."""

    text: str
    runs: tuple[Run, ...]
    gap: int
    indent: int


LONGEST_WRAP = 110
SHORTEST_WRAP = 38
FULL = 0.9
"""Share of the width beyond which a line counts as full."""
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which the lines were wrapped by hand or by a mail program, 0 if not."""
    margin = min((line.indent for line in lines), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if b.gap == 1 and b.indent == margin]
    if not pairs:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[(len(lengths) - 1) * 19 // 20] if len(lengths) >= 20 else lengths[-1]  # noqa: PLR2004 - below, every line counts
    if not SHORTEST_WRAP <= width <= LONGEST_WRAP:
        return 0
    broken = sum(1 for a, b in pairs if _runs_on(a, b))
    full = sum(1 for a, b in pairs if _is_full(a, b, width) or _runs_on(a, b))
    return width if broken * 5 >= len(pairs) or (broken and full * 2 >= len(pairs)) else 0


def _runs_on(line: Line, following: Line) -> bool:
    """Say whether a sentence goes on in the next line."""
    if _OPEN_END.search(line.text):
        return True
    if not following.text[0].islower() or _ENDS.search(line.text):
        return False
    if following.text.startswith("by ") and is_byline(following.text):
        return False
    if _LIST_MARK.fullmatch(following.text):
        return False
    return not _is_day(following.text) and not _is_mail(following.text)


_LIST_MARK = re.compile(r"list (?:of )?\d+(?: of \d+| items?)|end of list")
"""What a page says around a list to those who listen to it."""


def _is_mail(text: str) -> bool:
    """Say whether a line is an address of mail alone."""
    return "@" in text and " " not in text


def _is_day(text: str) -> bool:
    """Say whether a line is a date alone, which many languages write without a capital letter."""
    if len(text) > SHORTEST_WRAP or text.endswith("."):
        return False
    return is_day(text)


_OPEN_END = re.compile(
    r"[a-z,] (?:a|an|the|and|or|but|of|in|on|at|to|for|from|with|by|as|is|are|was|were|that|his|her|their|its)$"
)
"""A line that ends with a word after which no sentence, headline or label ends."""


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Say whether the first word of the next line would not have fitted."""
    word = following.text.split(" ", 1)[0]
    return len(line.text) + line.indent + 1 + len(word) > width * FULL


def paragraphs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """Return the lines of each paragraph of a text that was wrapped at a column."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, width, is_first=len(groups) == 1):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[Line], line: Line, width: int, *, is_first: bool) -> bool:
    before = group[-1]
    if line.gap > 1 or line.indent > before.indent:
        return False
    if _runs_on(before, line) or (is_first and _is_one_title(before.text, line.text)):
        return True
    if len(group) == 1 and _is_title(before.text) and (is_first or is_byline(line.text)):
        return False
    return _PARTED.search(before.text) is not None or _is_full(before, line, width)


_PARTED = re.compile(r"[a-z]-$")


def _is_one_title(above: str, below: str) -> bool:
    """Say whether a title goes on in a line: both set in capitals, as narrow columns have them."""
    both = above, below
    is_set = all(
        " " in text and shape.in_capitals(text) and text.replace(" ", "").isalpha() for text in both
    )
    return is_set and not is_byline(below)


def _is_title(text: str) -> bool:
    """Say whether a line is set like a title: most of its words have a capital."""
    words = [w for w in text.split() if w[0].isalpha()]
    capitals = sum(1 for w in words if w[0].isupper())
    return not _ENDS.search(text) and capitals * 10 >= len(words) * 7
