"""`dossier build` killed, starved or disturbed: the site is a whole earlier or a whole new one."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.safety import whole
from tests.support import FUZZ, tree

from dossier import cli

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("DOSSIER_KILLS", "10"))
ARTICLES = 300 if FUZZ else 130
"""More than are worth a second process, so that one of the builds has two of its own accord."""
TOUCHES = 400 if FUZZ else 12
SENTENCE = re.compile(r"[^\n]*(?:was left as it was, since it cannot be written|had to stop|cannot be read|is half old)[^\n]*")  # fmt: skip


def command(folder: Path, *more: str, what: str = "build") -> list[str]:
    return [sys.executable, "-m", "dossier", what, str(folder), *more]


def start(folder: Path, *more: str, what: str = "build") -> subprocess.Popen[bytes]:
    """Start a command with processes of its own, all of which can be killed together."""
    env = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache")}
    out = subprocess.DEVNULL
    return subprocess.Popen(command(folder, *more, what=what), env=env, stdout=out, stderr=out, start_new_session=True)  # fmt: skip


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    whole.write_clippings(tmp_path / "dossier", 3)
    return tmp_path / "dossier"


# A whole site is told from one that is not


@pytest.mark.parametrize("fault", ["altered", "missing", "too much", "of another build"])
def test_a_planted_fault_is_seen(small: Path, fault: str) -> None:
    assert build(small) == 0
    site = small / "site"
    page = site / "index.html"
    assert whole.faults(site) == []
    if fault == "of another build":
        other = small.parent / "other"
        whole.name(small, 1)
        assert build(small, "--out", str(other)) == 0
        shutil.copyfile(other / "index.html", page)
    elif fault == "missing":
        page.unlink()
    else:
        (page if fault == "altered" else site / "x.html").write_text("number 0")
    assert whole.faults(site)


# Killed


def spent(process: int) -> float:
    """Return the seconds of work of a process: a clock that a busy machine does not hurry."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kill_after(started: subprocess.Popen[bytes], seconds: float) -> None:
    """Kill a build, with its processes or alone, once it has worked for so long."""
    while started.poll() is None and spent(started.pid) < seconds:
        time.sleep(0.005)
    with suppress(ProcessLookupError):
        if int(seconds * 100) % 3:
            os.killpg(started.pid, signal.SIGKILL)
        else:
            started.kill()  # its workers are left alone
    started.wait()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no clock of another process")
def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    tmp_path: Path,
) -> None:
    large, at = tmp_path / "dossier", random.Random(11)  # noqa: S311 - only has to differ from kill to kill
    whole.write_clippings(large, ARTICLES)
    before = whole.sources(large)
    assert start(large).wait() == 0
    length = work_of_a_build(large)
    for number in range(2, KILLS + 2):
        settings, jobs = whole.name(large, number), 2 if number % 4 == 0 else 1
        kill_after(start(large, "--jobs", str(jobs)), at.uniform(0, length * 1.1 / jobs))
        assert whole.faults(large / "site") == []
        assert whole.sources(large) == {**before, "dossier.yaml": settings}
    assert start(large, "--jobs", "1").wait() == 0
    assert whole.faults(large / "site") == []
    assert whole.titles(large / "site") == {KILLS + 1}
    assert whole.strays(large) == []


def work_of_a_build(folder: Path) -> float:
    whole.name(folder, 1)
    started, seconds = start(folder, "--jobs", "1"), 0.0
    while started.poll() is None:
        seconds = max(seconds, spent(started.pid))
        time.sleep(0.01)
    return seconds


# Stopped at a touch of the disk


def stopped(how: str, folder: Path) -> dict[str, Any]:
    """Return what was found by builds that were stopped at touches of the disk."""
    run = [sys.executable, "-m", "tests.safety.stopping", how, str(TOUCHES), str(folder)]
    ended = subprocess.run(run, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()[-2_000:]
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


@pytest.mark.parametrize("how", ["kill", "full", "files", "broken", "vanish"])
def test_a_build_stopped_at_a_touch_of_the_disk_leaves_a_whole_site_and_says_why(
    small: Path, how: str
) -> None:
    found = stopped(how, small)
    assert found["wrong"] == []
    assert found["touches"] > 50
    assert found["stopped"] > (0 if how == "vanish" else TOUCHES // 4)
    assert [said for said in found["said"] if said and not SENTENCE.fullmatch(said)] == []
    assert how == "kill" or any(found["said"])


# A disk that is full, or may not be written


class Disk:
    """A small disk in memory, mounted for a test."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._root = [] if os.geteuid() == 0 else ["sudo", "-n"]

    def mount(self, options: str) -> None:
        self._run("mount", "-t", "tmpfs", "-o", f"{options},mode=777", "tmpfs", str(self.place))

    def change(self, options: str) -> None:
        self._run("mount", "-o", f"remount,{options}", str(self.place))

    def free(self) -> int:
        return shutil.disk_usage(self.place).free

    def unmount(self) -> None:
        self._run("umount", "-l", str(self.place))

    def _run(self, *words: str) -> None:
        subprocess.run([*self._root, *words], check=True, capture_output=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    (tmp_path / "disk").mkdir()
    made = Disk(tmp_path / "disk")
    try:
        made.mount("size=16m")
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"this system lets no disk be mounted: {error}")
    yield made
    made.unmount()


def build(folder: Path, *more: str) -> int:
    return cli.run(["build", str(folder), "--jobs", "1", *more])


def test_a_disk_that_fills_up_leaves_the_site_and_is_said(
    small: Path, disk: Disk, capsys: pytest.CaptureFixture[str]
) -> None:
    site = disk.place / "site"
    assert build(small, "--out", str(site)) == 0
    used = 16 * 2**20 - disk.free()
    sizes = [used + used * step // 8 for step in range(1, 12)]
    codes = []
    for number, size in enumerate(sizes, 1):
        disk.change(f"size={size}")
        whole.name(small, number)
        codes.append(build(small, "--out", str(site)))
        said = capsys.readouterr().err
        assert whole.faults(site) == []
        assert (number in whole.titles(site)) == (codes[-1] == 0)
        assert codes[-1] == 0 or f"{site} was left as it was, since it cannot be written: no space left" in said  # fmt: skip
    assert codes.count(2) > 3
    assert codes[-1] == 0
    assert whole.strays(disk.place) == []


def test_a_full_disk_under_the_cache_is_no_reason_to_fail(
    small: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(disk.place))
    disk.change("size=64k")
    (disk.place / "filler").write_bytes(b"\0" * disk.free())
    assert build(small) == 0
    assert whole.faults(small / "site") == []
    whole.name(small, 1)
    assert build(small) == 0
    assert whole.titles(small / "site") == {1}


def test_a_disk_that_may_not_be_written_leaves_the_site_and_is_said(
    small: Path, disk: Disk, capsys: pytest.CaptureFixture[str]
) -> None:
    site = disk.place / "site"
    assert build(small, "--out", str(site)) == 0
    whole.name(small, 1)
    disk.change("ro")
    assert build(small, "--out", str(site)) == 2
    assert f"{site} was left as it was, since it cannot be written: read-only file system" in capsys.readouterr().err  # fmt: skip
    assert whole.titles(site) == {0}
    disk.change("rw")
    assert build(small, "--out", str(site)) == 0
    assert whole.faults(site) == []


# Limits of the system


def limited(folder: Path, what: int, most: int) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(what, (most, most))

    env = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache")}
    return subprocess.run(command(folder), preexec_fn=limit, env=env, capture_output=True, text=True, check=False)  # fmt: skip


@pytest.mark.parametrize(
    ("what", "most"),
    [(resource.RLIMIT_NOFILE, n) for n in ((5, 6, 7, 8, 9, 10, 12, 16, 24) if FUZZ else (6, 9))]
    + [(resource.RLIMIT_FSIZE, 8_000)],
)
def test_limits_of_the_system_leave_the_site_and_are_said(
    small: Path, what: int, most: int
) -> None:
    assert build(small) == 0
    whole.name(small, 1)
    ended = limited(small, what, most)
    assert whole.faults(small / "site") == []
    assert ended.returncode in {0, 2}, ended.stderr
    if ended.returncode:
        assert whole.titles(small / "site") == {0}
        assert SENTENCE.fullmatch(ended.stderr.strip()), ended.stderr
    else:
        assert whole.articles(small / "site") == 3
    assert build(small) == 0
    assert whole.titles(small / "site") == {1}


# Others at the same time


def test_two_builds_and_a_serve_at_once_while_clippings_change_leave_one_whole_site(
    small: Path,
) -> None:
    assert build(small) == 0
    serving = start(small, "--port", "0", what="serve")
    codes = []
    for number in range(1, 9 if FUZZ else 3):
        both = [start(small, "--no-cache"), start(small)]
        while any(one.poll() is None for one in both):
            whole.name(small, number)
            (small / f"b{number}.txt").write_text(f"Changed {time.monotonic_ns()}\n\n" + "The dam was opened. " * 50)  # fmt: skip
            (small / "a1.txt").unlink(missing_ok=True)
            (small / "a1.txt").write_text("The dam of Tartville was closed on Monday, it said.\n")
            time.sleep(0.02)
        codes += [one.wait() for one in both]
    # a shell may have its background work ignore an interrupt, but nothing ignores this one
    serving.terminate()
    assert serving.wait(30) in {0, 130, 143, -signal.SIGTERM}
    assert set(codes) <= {0, 2}
    assert 0 in codes
    assert build(small) == 0
    assert whole.faults(small / "site") == []
    assert whole.strays(small) == []
    clean = small.parent / "clean"
    assert build(small, "--no-cache", "--out", str(clean)) == 0
    assert tree(small / "site") == tree(clean)
