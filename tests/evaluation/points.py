"""Whether sentences of two articles that tell the same are one point, and others are not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tests.evaluation._folders import Folder, folders
from tests.evaluation.report import Figure, Report

from dossier import analysis
from dossier.model import Settings

GOLD = Path(__file__).with_name("gold") / "points.txt"


class Pair(NamedTuple):
    """Two sentences that a reader judged, by the words with which they begin."""

    folder: str
    verdict: str
    one: str
    other: str


def run() -> Report:
    """Count the judged pairs that stand in one point."""
    joined = {
        folder.name: list(_joined(folder)) for k in ("whole", "stories") for folder in folders(k)
    }
    lines = GOLD.read_text("utf-8").splitlines()
    pairs = [Pair(*line.split(" | ")) for line in lines if not line.startswith("#")]
    found = [(pair, _is_joined(pair, joined[pair.folder])) for pair in pairs]
    right = sum(is_one for pair, is_one in found if pair.verdict == "same")
    told = sum(is_one for _, is_one in found)
    wanted = sum(pair.verdict == "same" for pair in pairs)
    worst = [
        f"{'missed' if pair.verdict == 'same' else 'joined'}  {pair.one} | {pair.other}"
        for pair, is_one in found
        if is_one != (pair.verdict == "same")
    ]
    figures = (
        Figure("points: judged pairs, precision", right / max(1, told), 0.82),
        Figure("points: judged pairs, recall", right / wanted, 0.95),
    )
    return Report(figures, tuple(worst))


def _joined(folder: Folder) -> Iterator[tuple[str, str]]:
    """Yield the pairs of sentences that stand in one point."""
    found, _ = analysis.compare(folder.readings, Settings())
    texts = {reading.article.id: reading.article.text for reading in folder.readings}
    for point in found.points:
        said = [passage.span.of(texts[passage.article]) for passage in point.passages]
        yield from combinations(said, 2)


def _is_joined(pair: Pair, joined: list[tuple[str, str]]) -> bool:
    return any(
        (a.startswith(pair.one) and b.startswith(pair.other))
        or (b.startswith(pair.one) and a.startswith(pair.other))
        for a, b in joined
    )
