"""Build in turn with Hugo, in every state that a folder can be in, and print the ratios as a table.

``python -m tests.bench 1000 10000`` takes the numbers of articles. Hugo comes from the environment's
``hugo`` command. Only ratios within one run mean anything, and only where nothing else is running.
"""

from __future__ import annotations

import math
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.alone import alone
from tests.bench.machine import machine
from tests.bench.sides import PHASES, PROCESSOR, sides, times

REPETITIONS = int(os.environ.get("BENCH_REPETITIONS", "5"))


def _place() -> str | None:
    """Return the folder to work in, which need not be there; ``None``: where temporary files are."""
    given = os.environ.get("BENCH_DIR")
    if given:
        Path(given).mkdir(parents=True, exist_ok=True)
    return given


def measure(count: int) -> dict[str, tuple[float, float]]:
    """Return for each row of the table what Hugo and what dossier took: seconds, or megabytes."""
    with tempfile.TemporaryDirectory(dir=_place()) as folder:
        pair = sides(count, Path(folder))
        found = times(pair, REPETITIONS)
        found["memory"] = (pair[0].peak_megabytes(), pair[1].peak_megabytes())
    return found


def growth(found: dict[int, dict[str, tuple[float, float]]]) -> str | None:
    """Return the exponent by which the time of a cold build grows from the least to the most articles."""
    few, many = min(found), max(found)
    if few == many:
        return None
    exponents = [
        math.log(found[many]["cold"][side] / found[few]["cold"][side]) / math.log(many / few)
        for side in (1, 0)
    ]
    return f"{exponents[0]:.2f} (Hugo {exponents[1]:.2f})"


def table(found: dict[int, dict[str, tuple[float, float]]]) -> list[str]:
    """Return the lines of the table: ratio, and in brackets what each of the two took."""
    head = " | ".join(f"{count:,} articles" for count in found)
    lines = [f"| dossier beside Hugo | {head} |", "| --- |" + " --- |" * len(found)]
    for phase in (*PHASES, "memory"):
        unit = "MB" if phase == "memory" else "s"
        form = ".0f" if phase == "memory" else ".2f"
        cells = [
            f"{ours / hugo:.2f} × ({ours:{form}} {unit} : {hugo:{form}} {unit})"
            for hugo, ours in (rows[phase] for rows in found.values())
        ]
        lines.append(f"| {phase} | {' | '.join(cells)} |")
    return lines


def main(counts: list[int]) -> None:
    """Print the table, and what is measured without Hugo."""
    if shutil.which("hugo") is None:
        sys.exit("Hugo is not installed: `make bench` installs it.")
    clock = "processor time" if PROCESSOR else "time on the wall"
    print(f"{machine()}; {clock}, median of {REPETITIONS}.\n", flush=True)
    found: dict[int, dict[str, tuple[float, float]]] = {}
    for count in counts:
        found[count] = measure(count)
    print("\n".join(table(found)))
    exponent = growth(found)
    if exponent:
        print(f"\nTime of a cold build grows with the articles to the power of {exponent}.")
    print("\n| dossier alone | |\n| --- | --- |", flush=True)
    for what, seconds in alone(min(counts), REPETITIONS):
        print(f"| {what} | {seconds:.2f} s |", flush=True)


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or [1000])
