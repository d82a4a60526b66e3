"""The real thing: builds killed by the system, a disk that is full, a folder that is read-only."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dossier.builder.page import Page
from dossier.builder.write import write
from dossier.builder.write.manifest import MANIFEST
from dossier.errors import OutputError

pytestmark = pytest.mark.slow

KILLS = 8

BUILD = """
import sys
from pathlib import Path
from dossier.builder.page import Page
from dossier.builder.write import write
word, site = sys.argv[1], Path(sys.argv[2])
spare = Path(sys.argv[3]) if sys.argv[3:] else None
pages = [Page(f"articles/{n}.html", f"{word} {n}".encode() * 200) for n in range(300)]
print("ready", flush=True)
write(pages, site, spare=spare)
"""


def build(word: str, site: Path, *spare: Path) -> subprocess.Popen[bytes]:
    """Start a build and wait until it is about to write."""
    command = [sys.executable, "-c", BUILD, word, str(site), *map(str, spare)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert started.stdout
    assert started.stdout.readline() == b"ready\n"
    started.stdout.close()
    return started


def words_of(site: Path) -> set[str]:
    return {p.read_text().split()[0] for p in (site / "articles").iterdir()}


def test_a_build_killed_at_any_moment_leaves_a_complete_site(tmp_path: Path) -> None:
    """The whole of the old or of the new one, before the next build as well as after it."""
    site, at = tmp_path / "site", random.Random(7)  # noqa: S311 - only has to differ from run to run of the loop
    whole = build("start", site)
    begun = time.perf_counter()
    whole.wait()
    length = time.perf_counter() - begun
    for number in range(KILLS):
        killed = build(f"w{number}", site)
        time.sleep(at.uniform(0, length * 1.2))
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert len(words_of(site)) == 1
        assert len(list((site / "articles").iterdir())) == 300
    assert build("end", site).wait() == 0
    assert words_of(site) == {"end"}
    assert list(tmp_path.iterdir()) == [site]


def test_so_does_one_that_uses_the_folder_that_the_last_one_left(tmp_path: Path) -> None:
    site, spare, at = tmp_path / "site", tmp_path / "spare", random.Random(8)  # noqa: S311 - see above
    begun = time.perf_counter()
    for word in ("start", "again"):
        build(word, site, spare).wait()
    length = time.perf_counter() - begun
    for number in range(KILLS):
        killed = build(f"w{number}", site, spare)
        time.sleep(at.uniform(0, length * 0.6))
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert len(words_of(site)) == 1
        assert len(list((site / "articles").iterdir())) == 300
    assert build("end", site, spare).wait() == 0
    assert words_of(site) == {"end"}
    assert sorted(tmp_path.iterdir()) == [site, spare]


@pytest.mark.parametrize("spares", [(), ("spare",)], ids=["without a spare", "with one"])
def test_builds_at_once_leave_one_complete_site(tmp_path: Path, spares: tuple[str, ...]) -> None:
    site, spare = tmp_path / "site", [tmp_path / name for name in spares]
    for _ in range(2):
        for started in [build(word, site, *spare) for word in ("one", "two", "three")]:
            started.wait()
        assert len(words_of(site)) == 1
    assert build("end", site, *spare).wait() == 0
    assert sorted(tmp_path.iterdir()) == [site, *spare]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(OutputError, match="permission denied"):
        write([Page("index.html", b"")], tmp_path / "site")


def test_a_file_larger_than_the_system_allows_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write([Page("index.html", b"old")], site)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(OutputError, match="file too large"):
            write([Page("index.html", b"new" * 10_000)], site)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert (site / "index.html").read_bytes() == b"old"
    assert sorted(p.name for p in site.iterdir()) == ["data", "index.html"]
    assert (site / MANIFEST).exists()
