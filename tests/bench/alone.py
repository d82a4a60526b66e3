"""What has no counterpart in Hugo: how soon the command answers, small dossiers, and a saved file."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.corpus import write
from tests.bench.sides import clock

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PROGRAM = Path(sys.executable).with_name("dossier")


def alone(count: int, repetitions: int) -> Iterator[tuple[str, float]]:
    """Yield what was measured, and its median seconds, whole processes from start to end."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_DIR")) as made:
        folder = Path(made)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        yield "`dossier --help`", _median([_run("--help") for _ in range(repetitions)])
        shutil.copytree(SEEDS, folder / "seeds")
        _run("build", folder / "seeds")  # compiles templates, as an installation does once
        yield "five articles, cold", _median([_cold(folder) for _ in range(repetitions)])
        again = [_run("build", folder / "seeds") for _ in range(repetitions)]
        yield "five articles, unchanged", _median(again)
        write(count, folder / "corpus")
        with _served(folder / "corpus/txt") as news:
            saved = [_saved(folder / "corpus/txt/a000000.txt", news) for _ in range(repetitions)]
        yield f"`serve`: from saving one of {count:,} files to the reload", _median(saved)


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds)


def _run(*arguments: str | Path) -> float:
    begun = clock()
    subprocess.run([PROGRAM, *arguments], check=True, stdout=subprocess.DEVNULL)
    return clock() - begun


def _cold(folder: Path) -> float:
    """Return the seconds of a build of the seeds without a site and without a cache of clippings."""
    shutil.rmtree(folder / "seeds/site")
    for file in (folder / "cache/dossier").glob("*.*"):
        file.unlink()
    return _run("build", folder / "seeds")


@contextmanager
def _served(folder: Path) -> Iterator[Iterator[str]]:
    """Serve a folder, and give the versions of which an open page is told."""
    command: list[str | Path] = [PROGRAM, "serve", folder, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, bufsize=1) as running:
        try:
            lines = iter(running.stdout or ())
            port = int(re.findall(r":(\d+)/", next(lines))[0])
            next(line for line in lines if line.startswith("Built"))
            versions = _versions(port)
            next(versions)  # of the site as it is
            yield versions
        finally:
            running.terminate()


def _versions(port: int) -> Iterator[str]:
    stream = http.client.HTTPConnection("127.0.0.1", port)
    stream.request("GET", "/~dossier/events")
    answer = stream.getresponse()
    while line := answer.readline():
        if line.startswith(b"data: "):
            yield str(json.loads(line.removeprefix(b"data: "))["version"])


def _saved(file: Path, versions: Iterator[str]) -> float:
    """Return the seconds from saving a file to the news that the site is another."""
    time.sleep(1)
    begun = time.perf_counter()
    with file.open("a", encoding="utf-8") as text:
        text.write(f"\nThe tide came in at {time.monotonic_ns()}.\n")
    next(versions)
    return time.perf_counter() - begun
