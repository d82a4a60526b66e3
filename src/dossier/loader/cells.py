"""Tables that were copied with a cell in each line ("Larry Roe", "63", "85%"), and lists with a number before each entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.loader import shape
from dossier.loader.calendar import find_date
from dossier.loader.pieces import Piece

_FEWEST = 8
"""Cells of a table."""
_NUMBERS = 5
"""Of so many cells, one is a number."""
_LONGEST = 12
"""Words of a cell."""
_NUMBER = re.compile(r"[#+(-]?[$€£]?\d[\d.,:/–-]*\s?(?:%|[a-zA-Z]{1,4}\.?)?\)?")
_DIGITS = re.compile(r"\d+")
_KINDS = frozenset({None, "counter of the page", "ornament"})
_PER_NUMBER = 16
"""Cells in a row without a number, at which a table ends."""


def cells(pieces: Sequence[Piece], gone: frozenset[int] = frozenset()) -> frozenset[int]:
    """Return the pieces that are cells of a table.

    Args:
        pieces: of a page.
        gone: those that are something of the page.
    """
    return frozenset(i for run in _runs(pieces, gone) if _is_table(pieces, run) for i in run)


def _runs(pieces: Sequence[Piece], gone: frozenset[int]) -> Iterator[range]:
    """Yield the runs of short lines, none of which the page is known to have."""
    start = 0
    for index, piece in enumerate(pieces):
        if index in gone or not _may_be(piece):
            yield range(start, index)
            start = index + 1
    yield range(start, len(pieces))


def _may_be(piece: Piece) -> bool:
    if piece.why not in _KINDS or piece.kind is not None or piece.block.hint is not None:
        return False
    words = shape.size(piece.text)
    if words > _LONGEST:
        return words < _LONGEST * 2 and len(_DIGITS.findall(piece.text)) * _NUMBERS >= words
    return not piece.text.endswith("?")


def _is_table(pieces: Sequence[Piece], run: range) -> bool:
    """Say whether a run has numbers throughout, and no days on which other articles appeared."""
    if len(run) < _FEWEST:
        return False
    numbers = [i for i in run if _NUMBER.fullmatch(pieces[i].text)]
    if len(numbers) * _NUMBERS < len(run):
        return False
    gaps = zip([run.start, *numbers], [*numbers, run.stop], strict=True)
    is_even = all(b - a <= _PER_NUMBER for a, b in gaps)
    return is_even and all(find_date(pieces[i].text) is None for i in run)


_ENTRY = re.compile(r"(?P<number>\d{1,2})(?:\s?[.):]\s?|\s[-–—]\s)[^\W\d]")
_ENTRIES = 3
_APART = 3
"""Lines from one entry of a list to the next, at most."""
_OF_ENTRY = frozenset({None, "address of the page", "advertisement", "button of the page"})


def listed(pieces: Sequence[Piece]) -> Iterator[range]:
    """Yield the stretches of lists whose entries are numbered in turn, up or down."""
    run: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        match = _ENTRY.match(piece.text) if piece.text[:1].isdigit() and piece.is_open else None
        if match is not None:
            at = (index, int(match["number"]))
            if run and not _follows(pieces, run, at):
                yield from _whole(run)
                run = []
            run.append(at)
    yield from _whole(run)


def _follows(pieces: Sequence[Piece], run: Sequence[tuple[int, int]], at: tuple[int, int]) -> bool:
    """Say whether a numbered line is the next entry of a list."""
    last, number = run[-1]
    step = at[1] - number
    is_next = abs(step) == 1 and (len(run) == 1 or step == number - run[-2][1])
    between = pieces[last + 1 : at[0]]
    return is_next and len(between) < _APART and all(p.why in _OF_ENTRY for p in between)


def _whole(run: Sequence[tuple[int, int]]) -> Iterator[range]:
    if len(run) >= _ENTRIES and 1 in {run[0][1], run[-1][1]}:
        yield range(run[0][0], run[-1][0] + 1)
