"""Markup inside a record: the blocks of an article's body, as a feed or a database delivers it."""

from __future__ import annotations

from dossier.loader.draft import DraftBlock, Hint
from dossier.loader.formats.web.blocks import visible
from dossier.loader.formats.web.tree import TooDeepError, parse
from dossier.loader.tidy import tidy
from dossier.model import Run, Span

HINTS: dict[str, Hint] = {
    "h1": "subheading",
    "h2": "subheading",
    "h3": "subheading",
    "h4": "subheading",
    "h5": "subheading",
    "h6": "subheading",
    "li": "list",
    "figcaption": "caption",
    "td": "table",
    "th": "table",
    "blockquote": "quotation",
}
DEPTH = 400


def blocks(raw: str, span: Span) -> tuple[DraftBlock, ...]:
    """Return the visible blocks of a stretch of markup, with runs into ``raw``."""
    source = span.of(raw)
    try:
        page = parse(source, DEPTH)
    except TooDeepError:
        text, runs = tidy(" ".join(source.splitlines()), span.start)
        return (DraftBlock(text, runs),) if text else ()
    return tuple(
        DraftBlock(b.text, moved(b.runs, span.start), HINTS.get(b.element.tag), None, b.gap)
        for b in visible(page)
    )


def moved(runs: tuple[Run, ...], shift: int) -> tuple[Run, ...]:
    """Return runs that lead into a text in which their source stands further on."""
    if not shift:
        return runs
    return tuple(Run(r.start, r.end, r.raw_start + shift, r.raw_end + shift) for r in runs)
