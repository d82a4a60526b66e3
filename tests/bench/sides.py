"""Two generators, each with its own copy of one corpus, brought from state to state in turn."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.corpus import write

HERE = Path(__file__).parent
PHASES = ("cold", "unchanged", "one changed", "one added", "one removed")

Command = list[str | Path]

PROCESSOR = os.environ.get("BENCH_CLOCK") == "processor"
"""Whether to count the processor's time, for a machine that has something else to do too."""


def clock() -> float:
    """Return seconds: of the clock on the wall, or of all processes started here that have ended."""
    if not PROCESSOR:
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Side:
    """One generator with its own copy of the corpus."""

    def __init__(self, command: Command, articles: Path, made: list[Path]) -> None:
        self._command = command
        self._first, *_, self._last = sorted(articles.glob("a*"))
        self._made = made
        self._extra = self._last.read_bytes()
        self._last.unlink()

    def prepare(self, phase: str) -> None:
        """Bring the folder into the state in which the phase begins."""
        if phase == "cold":
            for path in self._made:
                shutil.rmtree(path, ignore_errors=True)
        if phase == "one changed":
            with self._first.open("a", encoding="utf-8") as text:
                text.write(f"\nThe tide came in at {time.monotonic_ns()}.\n")
        if phase == "one added":
            self._last.write_bytes(self._extra)
        if phase == "one removed":
            self._last.unlink()

    def run(self) -> float:
        """Return the seconds that one build takes."""
        begun = clock()
        subprocess.run(self._command, check=True, stdout=subprocess.DEVNULL)
        return clock() - begun

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
    """Write the corpus and return Hugo and dossier, each ready to build it.

    The corpus has one article more, which comes and goes.
    """
    write(count + 1, folder / "corpus")
    hugo = folder / "hugo"
    shutil.copytree(HERE / "hugo", hugo)
    shutil.copytree(folder / "corpus/md", hugo / "content/a")
    ours = folder / "dossier"
    shutil.copytree(folder / "corpus/txt", ours)
    cache = folder / "cache"
    os.environ["XDG_CACHE_HOME"] = str(cache)
    program = Path(sys.executable).with_name("dossier")
    return (
        Side(
            ["hugo", "--quiet", "--source", hugo],
            hugo / "content/a",
            [hugo / "public", hugo / "resources"],
        ),
        Side([program, "build", ours], ours, [ours / "site", cache]),
    )


def times(pair: tuple[Side, Side], repetitions: int) -> dict[str, tuple[float, float]]:
    """Return the median seconds of both in each phase, measured phase by phase in turn."""
    seconds: dict[str, list[tuple[float, float]]] = {phase: [] for phase in PHASES}
    for _ in range(repetitions):
        for phase in PHASES:
            for side in pair:
                side.prepare(phase)
            seconds[phase].append((pair[0].run(), pair[1].run()))
    return {
        phase: (statistics.median(h for h, _ in rows), statistics.median(o for _, o in rows))
        for phase, rows in seconds.items()
    }
