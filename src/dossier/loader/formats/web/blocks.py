"""The visible blocks of a page: their words, and where each stands in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from dossier.loader.formats.web.tree import INLINE, Element, Page, Text
from dossier.model import Record, Run

_PIECE = re.compile(
    r"[ \t\n\r\f\u00a0]+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?|\x00"
)
_NEEDS_WORK = re.compile(r"[&\t\n\r\f\u00a0\x00]|  ")


class VisibleBlock(Record, frozen=True):
    """A stretch of visible words with no block boundary inside."""

    text: str
    runs: tuple[Run, ...]
    element: Element
    """The innermost block element around it."""
    linked: int
    """Characters that stand in links."""
    gap: int
    """1 after a line break, 2 after a block boundary."""
    marked: tuple[str, ...] = ()
    """Inline elements that hold all of its words: ``strong``, ``em`` …"""


def visible(page: Page) -> Iterator[VisibleBlock]:
    """Yield the visible blocks of a page in order."""
    for group in _groups(page):
        block = _block(page.source, group)
        if block.text:
            yield block


def _groups(page: Page) -> Iterator[list[Text]]:
    group: list[Text] = []
    for text in page.texts:
        if text.element.hidden:
            continue
        if text.gap and group and not _goes_on(page.source, text):
            yield group
            group = []
        group.append(text)
    if group:
        yield group


def _goes_on(source: str, text: Text) -> bool:
    """Say whether a line after a single line break continues the sentence before it."""
    words = source[text.start : text.end].lstrip()
    return text.gap == 1 and words[:1].islower()


def _block(source: str, group: list[Text]) -> VisibleBlock:
    builder = RunBuilder(source)
    linked = 0
    for number, text in enumerate(group):
        if number and text.gap:
            builder.space(text.start)
        before = builder.length
        builder.add(text.start, text.end)
        linked += (builder.length - before) if _in_link(text.element) else 0
    text_, runs = builder.finish()
    inside = [_inline(t.element) for t in group if not source[t.start : t.end].isspace()]
    common = set.intersection(*map(set, inside)) if inside else set()
    return VisibleBlock(
        text_, runs, _home(group[0].element), linked, group[0].gap, tuple(sorted(common))
    )


def _home(element: Element) -> Element:
    while element.tag in INLINE and element.parent is not None:
        element = element.parent
    return element


def _inline(element: Element) -> list[str]:
    tags = []
    while element.tag in INLINE and element.parent is not None:
        tags.append(element.tag)
        element = element.parent
    return tags


def _in_link(element: Element) -> bool:
    return "a" in _inline(element)


class RunBuilder:
    """Builds a text out of stretches of a source, with runs back to it.

    White space becomes one space, entities become the characters they stand for.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def add(self, start: int, end: int) -> None:
        """Append the words of a stretch of the source."""
        source = self.source
        if not _NEEDS_WORK.search(source, start, end):
            self._piece(source[start:end], start, end)
            return
        at = start
        for match in _PIECE.finditer(source, start, end):
            self._piece(source[at : match.start()], at, match.start())
            self._special(match[0], match.start())
            at = match.end()
        self._piece(source[at:end], at, end)

    def space(self, at: int) -> None:
        """Append a space where a line break stands."""
        self._special(" ", at - 1)

    def _special(self, written: str, start: int) -> None:
        value = unescape(written) if written[0] == "&" else " "
        value = " " if value.isspace() or value == "\x00" else value.replace("\n", " ")
        self._piece(value, start, start + len(written))

    def _piece(self, value: str, start: int, end: int) -> None:
        if value[:1] == " " and (not self.parts or self.parts[-1].endswith(" ")):
            value, start = value[1:], start + (1 if end - start == len(value) else 0)
        if not value:
            return
        here = self.length
        self.parts.append(value)
        self.length += len(value)
        if not self._extends(value, start, end):
            self.runs.append(Run(here, self.length, start, end))

    def _extends(self, value: str, start: int, end: int) -> bool:
        last = self.runs[-1] if self.runs else None
        if last is None or last.raw_end != start or end - start != len(value):
            return False
        if last.end - last.start != last.raw_end - last.raw_start:
            return False
        self.runs[-1] = Run(last.start, self.length, last.raw_start, end)
        return True

    def finish(self) -> tuple[str, tuple[Run, ...]]:
        """Return the text without white space at its end, and its runs."""
        text = "".join(self.parts)
        kept = len(text.rstrip())
        return text[:kept], tuple(_cut(self.runs, kept))


def _cut(runs: Iterable[Run], end: int) -> Iterator[Run]:
    for run in runs:
        if run.end <= end:
            yield run
        elif run.start < end:
            equal = run.end - run.start == run.raw_end - run.raw_start
            raw_end = run.raw_start + end - run.start if equal else run.raw_end
            yield Run(run.start, end, run.raw_start, raw_end)
