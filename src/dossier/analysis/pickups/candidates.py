"""Which articles are worth comparing for passages that they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dossier.analysis.moved import Pair, moved
from dossier.analysis.pickups.rivals import Head, Rivals, Row, counted, made, patched
from dossier.analysis.pickups.seeds import Runs, runs
from dossier.analysis.pickups.words import Streams
from dossier.memo import Memo


class Candidates(NamedTuple):
    """Which articles are worth comparing, and by which runs."""

    pairs: list[Pair]
    """In order."""
    rows: list[Runs]
    """The runs of each article."""
    tells: Callable[[int], bool]
    """Whether two articles may share a run: without it, nothing but more is held in memory."""


def candidates(texts: Streams, memo: Memo, own: Sequence[str]) -> Candidates:
    """Return the pairs of articles worth comparing.

    Args:
        texts: of the articles.
        memo: knows their runs, and which of them shared the most in the last build.
        own: what tells each article from others.
    """
    rows, held = memo.each_of("runs", Runs, own, lambda few: [runs(texts[n]) for n in few])
    kept = memo.table("rivals", Head, Row)
    before = Rivals.of(kept.head, kept.rows) if kept else None
    change = moved(before.articles, own) if before else None
    tells: Callable[[int], bool]
    if before and change and held.keys() >= {*change.gone.values()}:
        table = patched(before, change, held)
        tells = lambda _: True  # noqa: E731 - see the other
    else:
        telling = counted(rows)
        table = made(own, rows, telling)
        tells = lambda run: run in telling.some or run in telling.common  # noqa: E731
    if table is not before:
        now, old = table.rows(), kept.rows if kept else {}
        changed = [n for n, row in now.items() if old.get(n) != row]
        memo.mend("rivals", kept, Head(table.articles, table.common), now, changed)
    return Candidates(table.pairs(), rows, tells)
