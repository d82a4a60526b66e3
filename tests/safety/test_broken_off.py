"""`dossier build` killed, starved or disturbed: the site is a whole earlier or a whole new one."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.safety.conftest import Once

from dossier.builder.page import Page
from dossier.builder.write.manifest import owned_by, read_manifest

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("DOSSIER_KILLS", "5"))
ARTICLES = 300
SENTENCES = (
    "The dam of Tartville was closed on Monday, the council said.",
    "Bill Lizard, the mayor of Tartville, told reporters that 40 members voted for it.",
    "“No drop shall be lost again,” said Mock Turtle, the minister of water.",
    "The harbour of Norburg was opened on March {0}, 2031, after {0} years of work.",
)


def write_clippings(folder: Path) -> None:
    made = folder / "dossier"
    made.mkdir(exist_ok=True)
    for number in range(ARTICLES):
        words = " ".join(one.format(number % 28 + 1) for one in SENTENCES[number % 4 :])
        (made / f"a{number}.txt").write_text(f"Case {number} of the dam\n\nTARTVILLE, March {number % 28 + 1}, 2031 (Reuters) - {words}\n")  # fmt: skip
    (made / "dossier.yaml").write_text("title: zero\n")
    assert build(made, made.parent).wait() == 0


def build(folder: Path, cache: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dossier", "build", str(folder), "--jobs", "1", *more]
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip


def clippings(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def assert_whole(site: Path) -> None:
    """Hold every file of a site against its own list of files."""
    owned = read_manifest(site)
    assert owned
    files = [p for p in site.rglob("*") if p.is_file()]
    there = owned_by([Page(p.relative_to(site).as_posix(), p.read_bytes()) for p in files])
    assert {p: there.get(p) for p in owned} == dict(owned)
    assert len(files) - len(owned) in {0, 1}  # the list need not name itself


@pytest.fixture
def folder(once: Once, tmp_path: Path) -> Path:
    shutil.copytree(once("three-hundred", write_clippings), tmp_path, dirs_exist_ok=True)
    return tmp_path / "dossier"


def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_clippings(folder: Path) -> None:
    at = random.Random(11)  # noqa: S311 - only has to differ from kill to kill
    before, length = clippings(folder), 4.0
    for number in range(KILLS):
        title = f"title: number {number}\n"
        (folder / "dossier.yaml").write_text(title)
        started = build(folder, folder.parent)
        begun = time.perf_counter()
        time.sleep(at.uniform(0, length))
        os.killpg(started.pid, signal.SIGKILL)
        if started.wait() == 0:
            length = min(length, time.perf_counter() - begun)
        assert_whole(folder / "site")
        assert clippings(folder) == {**before, "dossier.yaml": title.encode()}
    assert build(folder, folder.parent).wait() == 0
    assert_whole(folder / "site")
    assert not [p for p in folder.iterdir() if p.name.startswith(".site")]
    assert f"number {KILLS - 1}" in (folder / "site/index.html").read_text("utf-8")


def few_files() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))


def test_too_few_file_handles_leave_the_site_and_are_said(folder: Path) -> None:
    before = (folder / "site/index.html").read_bytes()
    (folder / "dossier.yaml").write_text("title: other\n")
    command = [sys.executable, "-m", "dossier", "build", str(folder), "--jobs", "1", "--no-cache"]
    ended = subprocess.run(command, preexec_fn=few_files, capture_output=True, check=False)
    assert_whole(folder / "site")
    if ended.returncode:
        assert (folder / "site/index.html").read_bytes() == before
        assert b"Traceback" not in ended.stderr


def test_a_full_disk_leaves_the_site_and_is_said(folder: Path) -> None:
    (folder / "dossier.yaml").write_text("title: other\n")
    before = (folder / "site/index.html").read_bytes()
    started = subprocess.run(
        [sys.executable, "-m", "dossier", "build", str(folder), "--jobs", "1", "--no-cache"],
        preexec_fn=small_files, capture_output=True, check=False,
    )  # fmt: skip
    assert started.returncode == 2, started.stderr
    assert b"cannot be written" in started.stderr
    assert b"Traceback" not in started.stderr
    assert (folder / "site/index.html").read_bytes() == before
    assert_whole(folder / "site")


def small_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))


def test_builds_at_once_and_clippings_that_change_leave_one_whole_site(folder: Path) -> None:
    (folder / "dossier.yaml").write_text("title: at once\n")
    both = [build(folder, folder.parent, "--no-cache") for _ in range(2)]
    for number in range(60):
        (folder / f"a{number}.txt").write_text(f"Changed {number}\n\nThe dam was opened on Monday, it said.\n")  # fmt: skip
        (folder / f"a{number + 100}.txt").unlink()
        time.sleep(0.02)
    codes = [started.wait() for started in both]
    assert 0 in codes
    assert set(codes) <= {0, 2}
    assert_whole(folder / "site")
    assert build(folder, folder.parent).wait() == 0
    assert_whole(folder / "site")
