"""A fictional event that thirty outlets report, each in words of its own, four of them in those of a wire."""

from __future__ import annotations

import random
from pathlib import Path

HERE = Path(__file__).parent
WIRE = frozenset({3, 9, 17, 25})
"""Outlets that print one text."""


_SHARE = 4
"""Sevenths of the points that an outlet has."""
_OWN = 9
"""Sentences that an outlet has to itself."""
_SYLLABLES = [
    "bro",
    "gim",
    "tul",
    "vor",
    "jab",
    "slith",
    "wab",
    "mome",
    "rath",
    "borog",
    "fru",
    "mim",
    "uff",
    "tum",
    "gal",
    "cal",
    "fra",
    "brill",
    "out",
]
_SMALL = ("the", "and", "of the", "with a", "was in", "by the", "has been", "from its")
_TITLES = (
    "Cracks shut the harbour bridge of Tartville",
    "No way over the harbour for six weeks, mayor says",
    "Bridge closure strands thousands in Tartville",
    "Harbour bridge: what the inspectors found",
)


def write(folder: Path) -> Path:
    """Write the dossier's clippings and return its folder."""
    clippings = folder / "clippings"
    clippings.mkdir(parents=True)
    for number, outlet in enumerate((HERE / "outlets.txt").read_text("utf-8").splitlines()):
        file = clippings / f"{number:02}.txt"
        file.write_text(_text(number, outlet), "utf-8")
        about = f'source: "{outlet}"\npublished: 2031-05-{5 + number % 4:02}\n'
        Path(f"{file}.yaml").write_text(about, "utf-8")
    files = ", ".join(sorted(file.name for file in clippings.glob("*.txt")))
    (folder / "dossier.yaml").write_text(
        "title: A bridge in Tartville\nevents:\n  - title: The harbour bridge is closed\n"
        f"    articles: [{files}]\n    id: bridge\n    reason: All of them tell of one closure.\n"
    )
    return folder


def _text(number: int, outlet: str) -> str:
    """Return an article: some of the points, in one wording each, and nonsense of its own."""
    blocks = (HERE / "points.txt").read_text("utf-8").split("\n\n")[1:]
    wire = number in WIRE
    told = [b.splitlines() for i, b in enumerate(blocks) if wire or _tells(number, i)]
    points = [lines[0 if wire else (number * 7 + i) % len(lines)] for i, lines in enumerate(told)]
    own = [_nonsense(random.Random(f"{outlet} {n}")) for n in range(_OWN)]  # noqa: S311 - nonsense
    title = "Harbour bridge closed over cracks" if wire else _TITLES[number % len(_TITLES)]
    dateline = "TARTVILLE (Hearts Wire Service) - " if wire else ""
    return f"{title}\n\n{dateline}" + "\n\n".join(points + ([] if wire else own)) + "\n"


def _nonsense(chance: random.Random) -> str:
    """Return a sentence that nobody else prints."""
    made = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(12)]
    words = (w for one in made for w in (chance.choice(_SMALL), one))
    return f"{' '.join(words).capitalize()}."


def _tells(number: int, point: int) -> bool:
    """Return whether an outlet has a point; each has the first."""
    return point == 0 or (number * 5 + point * point * 3) % 7 < _SHARE
