"""Articles that were sent on in a messenger: what it writes before and above their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dossier.loader.draft import DraftBlock
from dossier.loader.tidy import cut
from dossier.model import Run

WHY = "head of a message"
_HEAD = re.compile(
    r"\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AP]M)?(?:\] ?| [-–] )[^:]{1,40}: ?",
    re.IGNORECASE,
)
"""Day, time and sender: "[14/06/2031, 08:12:33] Jane: …", "14/06/2031, 08:12 - Jane: …"."""
_BOLD = re.compile(r"(?P<mark>[*_]{1,2})(?![\s*_])(?P<words>[^*_]+)(?<!\s)(?P=mark)")
SENT_ON = re.compile(r"(?:forwarded from|переслано (?:от|из)):? (?P<name>\S.{1,60})", re.IGNORECASE)
"""Above a post that was sent on: the channel it stood in."""


def opened(blocks: Sequence[DraftBlock]) -> tuple[DraftBlock, ...]:
    """Return the blocks with the heads of messages parted from their words."""
    if not blocks or not _HEAD.match(blocks[0].text):
        return tuple(blocks)
    return tuple(part for block in blocks for part in _parted(block))


def _parted(block: DraftBlock) -> Iterator[DraftBlock]:
    head = _HEAD.match(block.text)
    start, end = head.end() if head else 0, len(block.text)
    if start:
        yield replace(_slice(block, 0, start), hint="furniture", why=WHY)
    bold = _BOLD.fullmatch(block.text, start)
    if bold:
        start, end = bold.span("words")
    if start < end:
        yield _slice(block, start, end)


def _slice(block: DraftBlock, start: int, end: int) -> DraftBlock:
    text = block.text[start:end].rstrip()
    inside = cut(block.runs, start, start + len(text))
    runs = tuple(Run(r.start - start, r.end - start, r.raw_start, r.raw_end) for r in inside)
    return replace(block, text=text, runs=runs)
