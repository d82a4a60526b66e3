"""Articles made by hand for tests that begin after the loader, and how many random ones are tried."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

from dossier.model import (
    Article,
    Basis,
    Block,
    Found,
    FoundDate,
    Interval,
    Run,
    Span,
)

FUZZ = bool(os.environ.get("DOSSIER_FUZZ_SECONDS"))
"""Whether chance looks for new examples, as `make fuzz` has it."""


Once = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of a name, which a function fills once, however many processes run the tests."""


def examples(number: int) -> int:
    """Return how many random examples a test tries: so many, or twenty times as many where chance looks."""
    return number * 20 if FUZZ else number


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file below a folder, by its path there."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def day(iso: str) -> FoundDate:
    """Return a published date of one day, given by the editor."""
    date = dt.date.fromisoformat(iso)
    return FoundDate(Interval(date, date, "day"), Basis.EDITOR)


def make_article(  # noqa: PLR0913 - a test says what it needs by name
    body: str,
    *,
    headline: str | None = None,
    published: str | None = None,
    source: str | None = None,
    article_id: str = "a",
    language: str = "en",
) -> Article:
    """Return an article whose every non-empty line of ``body`` is a paragraph."""
    lines = [("headline", headline)] if headline else []
    lines += [("paragraph", line) for line in body.splitlines() if line.strip()]
    blocks: list[Block] = []
    text = ""
    for number, (kind, line) in enumerate(lines, 1):
        start = len(text)
        text += line.strip() + "\n"
        blocks.append(Block(f"p{number}", kind, Span(start, len(text) - 1)))  # type: ignore[arg-type]
    text = text.rstrip("\n")
    head = Found(headline, Basis.HEADLINE, blocks[0].span) if headline else None
    return Article(
        id=article_id,
        file=f"{article_id}.txt",
        record=None,
        sha256="0" * 64,
        format="plain",
        language=language,
        direction="ltr",
        text=text,
        blocks=tuple(blocks),
        runs=(Run(0, len(text), 0, len(text)),),
        removed=(),
        raw_length=len(text),
        headline=head,
        published=day(published) if published else None,
        source=Found(source, Basis.EDITOR) if source else None,
    )
