"""Builds stopped at a chosen touch of the disk, each in a process of its own.

``python -m tests.safety.stopping HOW MOST DIR`` builds the dossier in DIR again and again, each time under
another title, and lets something happen at one of its touches of the disk: at most MOST of them, evenly
spread. It prints, as JSON, what was tried and what was wrong afterwards.

``kill``
    the process is killed;
``full``
    from then on nothing can be written;
``files``
    from then on no file can be opened;
``broken``
    this touch alone fails;
``vanish``
    the site is taken away.
"""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from tests.safety import whole

from dossier import cli

_WRITES = {"os.mkdir", "os.rename", "os.link", "os.truncate", "sqlite3.connect"}
_REMOVES = {"os.remove", "os.rmdir", "shutil.rmtree"}
_READS = {"os.scandir", "os.listdir"}
_ALL = {"open", *_WRITES, *_REMOVES, *_READS}


def _is_write(event: str, given: tuple[Any, ...]) -> bool:
    if event == "open":
        return bool(given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in _WRITES


def _matters(how: str, event: str, given: tuple[Any, ...]) -> bool:
    """Say whether a touch is one at which this can happen."""
    if event not in _ALL or not isinstance(given[0], str | bytes | Path) or given[0] == ":memory:":
        return False
    if how == "full":
        return _is_write(event, given)
    if how == "files":
        return event in {"open", *_READS, "sqlite3.connect"}
    return event in _REMOVES or _is_write(event, given) if how != "broken" else True


class Stopper:
    """Counts the touches and acts at one."""

    def __init__(self, how: str, at: int, site: Path) -> None:
        self._how, self._at, self._site = how, at, site
        self.count, self.busy = 0, False

    def __call__(self, event: str, given: tuple[Any, ...]) -> None:
        if self.busy or not _matters(self._how, event, given):
            return
        self.count += 1
        if self.count == self._at or (self.count > self._at > 0 and self._how in {"full", "files"}):
            self.busy = True
            try:
                self._act(given)
            finally:
                self.busy = False

    def _act(self, given: tuple[Any, ...]) -> None:
        if self._how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self._how == "vanish":
            shutil.rmtree(self._site, ignore_errors=True)
            return
        number = {"full": errno.ENOSPC, "files": errno.EMFILE, "broken": errno.EIO}[self._how]
        raise OSError(number, os.strerror(number), str(given[0]))


def _in_a_child(work: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    """Return what a function gives in a copy of this process; ``None`` where that was killed."""
    receiver, sender = os.pipe()
    if not (child := os.fork()):
        os.close(receiver)
        with os.fdopen(sender, "w") as pipe:
            json.dump(work(), pipe)
        os._exit(0)
    os.close(sender)
    with os.fdopen(receiver) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else None


def _build(folder: Path, stopper: Stopper) -> dict[str, Any]:
    said = io.StringIO()
    sys.addaudithook(stopper)
    try:
        with redirect_stderr(said), redirect_stdout(io.StringIO()):
            code: int | str = cli.run(["build", str(folder), "--jobs", "1"])
    except BaseException as error:  # noqa: BLE001 - whatever it is, the test names it
        code = f"{type(error).__name__}: {error}"
    stopper.busy = True
    return {"code": code, "said": said.getvalue(), "touches": stopper.count}


def _judge(how: str, folder: Path, told: dict[str, Any] | None, number: int) -> list[str]:
    """Return what is wrong after a build that was stopped."""
    site = folder / "site"
    if how == "vanish" and not site.exists():
        return [] if told and told["code"] in {0, 2} else [f"{told}"]
    found = whole.faults(site)
    if told and told["code"] not in {0, 2}:
        found.append(f"ended with {told['code']}")
    if told and told["code"] == 2 and len(told["said"].strip().splitlines()) != 1:
        found.append(f"said {told['said']}")
    if told and told["code"] == 0 and whole.titles(site) != {number}:
        found.append("ended well with an earlier site")
    if told and told["code"] == 0 and whole.articles(site) != len(whole.sources(folder)) - 1:
        found.append("ended well without an article")
    return found


def main(how: str, most: int, folder: Path) -> None:
    """Try, and print what was found."""
    before, site = whole.sources(folder), folder / "site"
    with redirect_stdout(io.StringIO()):
        assert cli.run(["build", str(folder), "--jobs", "1"]) == 0  # everything is imported now
    whole.name(folder, 1)
    touches = (_in_a_child(lambda: _build(folder, Stopper(how, 0, site))) or {})["touches"]
    wrong, said, stopped, step = [], set(), 0, max(1, touches // most)
    for number, at in enumerate(range(1, touches + 1, step), 2):
        settings = whole.name(folder, number)
        told = _in_a_child(lambda at=at: _build(folder, Stopper(how, at, site)))  # type: ignore[misc]
        stopped += told is None or told["code"] != 0
        said.add(told["said"].strip() if told else "")
        wrong += [f"touch {at}: {fault}" for fault in _judge(how, folder, told, number)]
        if whole.sources(folder) != {**before, "dossier.yaml": settings}:
            wrong.append(f"touch {at}: clippings were changed")
    end = _in_a_child(lambda: _build(folder, Stopper(how, 0, site)))
    wrong += [f"at the end: {fault}" for fault in _judge(how, folder, end, number)]
    wrong += [f"at the end: {stray} was left" for stray in whole.strays(folder)]
    told = {"touches": touches, "stopped": stopped, "wrong": wrong, "said": sorted(said)}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
