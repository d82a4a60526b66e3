"""Folders of invented clippings, each written down in one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dossier import analysis, loader
from dossier.model import Reading

_GOLD = Path(__file__).with_name("gold")
_HEAD = re.compile(r"^== (\S+) \| (\S+) \| (\S+)$", re.MULTILINE)
_ROWS = "-- differences\n"


class Folder(NamedTuple):
    """One folder of clippings as its file describes it."""

    name: str
    readings: list[Reading]
    events: dict[str, str]
    """For each article the word for what it reports."""
    differences: list[list[str]]
    """What differs, of which kind, and words of each side."""


def folders(kind: str, every: int = 1) -> list[Folder]:
    """Return the folders of a kind of gold, read as a dossier reads its clippings.

    Args:
        kind: name of the folder of gold.
        every: each article (1), every other one (2) or none (0) is given the day on which it appeared.
    """
    return [_folder(path, every) for path in sorted((_GOLD / kind).glob("*.txt"))]


def _folder(path: Path, every: int) -> Folder:
    texts, _, rows = path.read_text("utf-8").partition(_ROWS)
    readings: list[Reading] = []
    events: dict[str, str] = {}
    for number, (name, day, event, text) in enumerate(_articles(texts)):
        is_given = day != "-" and every > 0 and number % every == 0
        given = f"published: {day}\n" if is_given else ""
        file = f"{name}.txt"
        parsed = loader.parse(file, text.encode(), f"{given}source: {name}\n".encode())
        for article in parsed.articles:
            readings.append(Reading(article, analysis.study(article)))
            events[article.id] = event
    split = [row.split(" | ") for row in rows.splitlines() if row]
    return Folder(path.stem, readings, events, split)


def _articles(texts: str) -> Iterator[tuple[str, str, str, str]]:
    heads = list(_HEAD.finditer(texts))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        text = texts[head.end() : after.start() if after else None]
        yield head[1], head[2], head[3], text.strip() + "\n"
