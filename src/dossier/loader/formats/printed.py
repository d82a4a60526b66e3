"""Heads and feet that a browser prints on each page: day, time and title, address and number of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

WHY = "running head of the page"
_FOOT = re.compile(
    r"(?P<url>(?:https?|file)://\S+)\s+(?:\d{1,3}\s?/|page \d{1,3} of)\s?\d{1,3}|(?:page )?\d{1,3}\s?(?:/|of)\s?\d{1,3}\s+(?P<after>(?:https?|file)://\S+)"
    r"|(?:page )\d{1,3} of \d{1,3}",
    re.IGNORECASE,
)
_STAMP = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?"
_HEAD = re.compile(rf"{_STAMP}\s+(?P<title>\S.*)|.*\S\s+{_STAMP}", re.IGNORECASE)
_SITE = re.compile(r"\s[-–—|]\s(?P<name>[^|–—]{2,40})$")


def running(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the lines that a browser printed on the pages of a text."""
    feet = [index for index, line in enumerate(lines) if _FOOT.fullmatch(line)]
    return frozenset([*feet, *_heads(lines)]) if feet else frozenset()


def _heads(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines with a day and a time that say the same on every page, or stand over a foot."""
    found = [index for index, line in enumerate(lines) if _HEAD.fullmatch(line)]
    words = [lines[index] for index in found]
    for index in found:
        below = lines[index + 1 : index + 2]
        if words.count(lines[index]) > 1 or any(map(_FOOT.fullmatch, below)):
            yield index


def address(line: str) -> tuple[int, int] | None:
    """Return where the address of the page stands in a foot, ``None`` where it does not."""
    match = _FOOT.fullmatch(line)
    if match is None or (match["url"] or match["after"] or "file").startswith("file"):
        return None
    return match.span("url" if match["url"] else "after")


def house(line: str, lines: Sequence[str]) -> tuple[int, int] | None:
    """Return where a head names the outlet, behind a title that the text has as a line of its own.

    Args:
        line: a head.
        lines: all lines of the text.
    """
    head = _HEAD.fullmatch(line)
    title = head["title"] if head else None
    site = _SITE.search(title) if title else None
    if head is None or title is None or site is None or title[: site.start()] not in lines:
        return None
    return head.start("title") + site.start("name"), head.end("title")
