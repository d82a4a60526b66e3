"""Lists that stand under the last paragraph of an article: dates of a tour, results, who is where in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.cells import listed
from dossier.loader.pieces import Piece

_FEWEST = 4
_HEADING = 8
"""Words."""
_JOINTS = (" – ", " — ", " - ", ": ", " | ", ", ")
"""What parts the cells of a row."""


def with_rows(pieces: Sequence[Piece], end: int) -> int:
    """Return where an article ends, with the lists of rows right under it, each below its heading."""
    while (stop := _rows_below(pieces, end)) > end:
        end = stop
    lead = any(p.is_open and p.text.endswith(":") for p in pieces[end : end + 1])
    runs = (run for run in listed(pieces) if run.start <= end + lead < run.stop)
    return next((run.stop for run in runs), end)


def _rows_below(pieces: Sequence[Piece], end: int) -> int:
    """Return where the rows end that begin at a line or under it as their heading; the line where none do."""
    first = _first(pieces, end)
    texts = [piece.text for piece in pieces[first : _run(pieces, first)]]
    joint = next((joint for joint in _JOINTS if texts and joint in texts[0]), None)
    size = next(
        (n for n, text in enumerate(texts) if joint is None or joint not in text), len(texts)
    )
    return first + size if _are_rows(texts[:size]) else end


def _first(pieces: Sequence[Piece], end: int) -> int:
    """Return where rows may begin: under a heading, where one stands there."""
    head = pieces[end : end + 1]
    is_heading = any(
        p.is_open and shape.size(p.text) <= _HEADING and not _DIGIT.search(p.text) for p in head
    )
    return end + is_heading


_DIGIT = re.compile(r"\d")


def _run(pieces: Sequence[Piece], first: int) -> int:
    """Return where the run of open lines without a full stop ends."""
    stop = first
    while stop < len(pieces) and pieces[stop].is_open and not shape.is_sentence(pieces[stop].text):
        stop += 1
    return stop


def _end_alike(texts: Sequence[str]) -> bool:
    """Say whether all rows end with the same word: "England: 10th appearance"."""
    return len({text.rpartition(" ")[2] for text in texts}) == 1


def _are_rows(texts: Sequence[str]) -> bool:
    """Say whether lines that are built alike tell numbers, and no days on which other articles appeared."""
    numbers = sum(_DIGIT.search(text) is not None for text in texts)
    return (
        len(texts) >= _FEWEST
        and (numbers * 2 >= len(texts) or _end_alike(texts))
        and all(find_date(text) is None for text in texts)
    )
