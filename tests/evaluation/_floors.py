"""The floors that once stood, in a file: they are raised, and never lowered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

KEPT = Path(__file__).with_name("floors.txt")


def kept(file: Path = KEPT) -> dict[str, float]:
    """Return the highest floor that each figure has had."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    rows = (line.rpartition("\t") for line in lines)
    return {name: float(floor) for name, _, floor in rows}


def lowered(floors: Mapping[str, float], before: Mapping[str, float]) -> list[str]:
    """Return a sentence for each floor that is lower than it was."""
    return [
        f"The floor of {name} was {before[name]:g} and is {floor:g}: a floor is not lowered."
        for name, floor in floors.items()
        if floor < before.get(name, floor)
    ]


def keep(floors: Mapping[str, float], file: Path = KEPT) -> None:
    """Write down the floors that are new or higher."""
    before = kept(file)
    rows = {name: max(before.get(name, floor), floor) for name, floor in floors.items()}
    text = "".join(f"{name}\t{floor:g}\n" for name, floor in sorted((before | rows).items()))
    if rows:
        file.write_text(text, "utf-8")
