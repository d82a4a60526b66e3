"""Where a caption without a full stop ends, in a line into which it was glued with the text."""

from __future__ import annotations

import re

LABEL = re.compile(r"(?:Image|Media|Photo|Picture) caption$")
CREDIT = re.compile(r"\d{1,3}$")
"""The number of a picture in its gallery, at the end of its credit."""
SHORTEST, LONGEST = 3, 30
"""Words of a caption."""
_REACH = 300
_STOP = re.compile(r"[.!?][\"”’']?(?: |$)")
_SEAM = re.compile(
    r"(?<![\w’'-])(?P<last>[\w’'-]*[a-z0-9%)”’\"']) (?=(?P<next>The|A|An|In|On|At|But|And|He|She|It|They|We|There|"
    r"This|That|These|Those|When|While|After|As|For|If|More|Most|Some|Many|Mr|Mrs|Ms|His|Her|Their|Its|"
    r"One|Two|Three|Dozens|Hundreds|Thousands|However|Meanwhile|Following|Speaking|Earlier|Since|"
    r"Although|Despite|Police|Officials) [\w“\"‘'])"
)
"""The end of a caption, and a word that begins a sentence rather than goes on."""
_ANEW = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "But",
        "He",
        "She",
        "It",
        "They",
        "We",
        "There",
        "Mr",
        "Mrs",
        "Ms",
    ]
)
"""Of those, the ones that hardly ever stand in the middle of a name."""
_OPEN = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "by",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "told",
        "called",
        "named",
        "after",
        "before",
        "during",
        "over",
        "under",
        "near",
        "into",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "than",
        "said",
        "says",
        "via",
    ]
)
"""Words after which no caption ends."""


def caption_end(text: str, box: str, start: int) -> tuple[int, bool] | None:
    """Return where the caption after the label or the credit of a picture ends.

    Args:
        text: the whole line.
        box: the label or credit.
        start: where it ends.

    Returns:
        The end, and whether the caption is parted from what stands before it (a label is not);
        ``None`` where it does not show.
    """
    is_label = LABEL.search(box) is not None
    if not (is_label or CREDIT.search(box)):
        return None
    stop = _STOP.search(text, start, start + _REACH)
    until = stop.start() if stop else min(len(text), start + _REACH)
    for seam in _SEAM.finditer(text, start + 1, until):
        words = text[start : seam.end()].split()
        if len(words) > LONGEST:
            return None
        if len(words) >= SHORTEST and _parts(seam):
            return seam.end(), not is_label
    return None


def _parts(seam: re.Match[str]) -> bool:
    """Say whether a sentence can begin after these words, and a caption end with them."""
    if seam["last"].lower() in _OPEN:
        return False
    return not seam["last"][:1].isupper() or seam["next"] in _ANEW
