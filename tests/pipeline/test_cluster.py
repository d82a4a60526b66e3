"""A real scheduler with two workers on loopback gives what this machine gives."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.bench.corpus import write
from tests.support import tree

from dossier import building, workers
from dossier.edition import compose
from dossier.errors import InputError
from dossier.intake import Means
from dossier.layout import Options

pytestmark = pytest.mark.slow


class Cluster:
    """A scheduler and two workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._folder = folder
        self._running = [self._start("scheduler", "--host", "127.0.0.1", "--port", str(port))]
        self.workers = [self._worker() for _ in range(2)]
        self._running += self.workers

    def _worker(self) -> subprocess.Popen[bytes]:
        options = ("--nthreads", "1", "--nworkers", "1", "--no-nanny", "--host", "127.0.0.1")
        return self._start("worker", self.address, *options)

    def _start(self, role: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli.dask_" + role, "--no-dashboard", *options]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=self._folder, stdout=quiet, stderr=quiet)

    def stop(self) -> None:
        for running in reversed(self._running):
            running.kill()
            running.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    started = Cluster(tmp_path)
    yield started
    started.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(60, tmp_path / "corpus")
    return tmp_path / "corpus/txt"


@pytest.mark.filterwarnings("default")  # of the cluster's own libraries
def test_a_cluster_that_loses_a_worker_gives_what_this_machine_gives(
    cluster: Cluster, folder: Path
) -> None:
    def lose_one(_: str, done: int, count: int) -> None:
        if done == count // 2:
            cluster.workers[0].kill()

    spread_out = compose(folder, Means(scheduler=cluster.address), lose_one)
    assert spread_out == compose(folder, Means(processes=1))


@pytest.mark.filterwarnings("default")
def test_a_site_that_a_cluster_renders_is_the_same_byte_for_byte(
    cluster: Cluster, folder: Path, tmp_path: Path
) -> None:
    def lose_one(what: str, _: int, __: int) -> None:
        if what == "Rendering":
            cluster.workers[0].kill()

    here, there = tmp_path / "here", tmp_path / "there"
    building.build(folder, Options(here, jobs=1, cache=False))
    building.build(folder, Options(there, scheduler=cluster.address, cache=False), lose_one)
    assert tree(there) == tree(here)


@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_does_not_answer_is_said_in_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "PATIENCE", "1s")
    with pytest.raises(InputError, match="does not answer"):
        compose(folder, Means(scheduler="tcp://127.0.0.1:9"))
