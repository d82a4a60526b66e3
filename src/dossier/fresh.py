"""Whether a build would change anything, told from names, sizes and times of files alone.

An unchanged dossier of 10,000 articles is recognised by looking at its files and at those of its site,
without opening one and without importing what reads or renders. What is noted can be thrown away.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

_TICK_NS = 20_000_000
"""A file changed within one tick of the file system's clock before it was looked at may change again
unseen."""


class State:
    """How the folder, the program and the site stood when they were looked at."""

    def __init__(self, folder: Path, site: Path, asked: str) -> None:
        self._folder = folder.resolve()
        self._site = site.resolve()
        self._newest = 0
        self.inputs = self._digest(asked, self._look_at_inputs())

    def is_noted(self, note: Path) -> str | None:
        """Return what was said of the last build, if nothing has changed since.

        Args:
            note: the file that :meth:`note` wrote.
        """
        with contextlib.suppress(OSError, UnicodeDecodeError):
            inputs, site, said = note.read_text("utf-8").split("\n", 2)
            if inputs == self.inputs and site == self._digest("", _files(self._site)):
                return said
        return None

    def note(self, note: Path, said: str, now_ns: int) -> None:
        """Keep the state, with the sentence to say when nothing has changed since.

        Args:
            note: the file to write; its folder is made.
            said: the sentence.
            now_ns: the clock when the inputs were looked at.
        """
        with contextlib.suppress(OSError):
            if self._newest > now_ns - _TICK_NS:
                note.unlink(missing_ok=True)
                return
            note.parent.mkdir(parents=True, exist_ok=True)
            draft = note.with_suffix(f".{os.getpid()}")
            draft.write_text(
                f"{self.inputs}\n{self._digest('', _files(self._site))}\n{said}", "utf-8"
            )
            draft.replace(note)

    def _look_at_inputs(self) -> Iterator[str]:
        yield from runs_on()
        for root in (Path(__file__).parent, *_themes()):
            yield from _files(root, leave_out="__pycache__")
        for line in _files(self._folder, but=str(self._site)):
            self._newest = max(self._newest, int(line.rsplit(" ", 1)[1]))
            yield line

    @staticmethod
    def _digest(first: str, lines: Iterator[str]) -> str:
        digest = blake2b(first.encode("utf-8", "surrogateescape"), digest_size=16)
        for line in lines:
            digest.update(line.encode("utf-8", "surrogateescape"))
        return digest.hexdigest()


def note_path(folder: Path, site: Path) -> Path:
    """Return where the state of a dossier and its site is noted: outside of both."""
    base = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    names = os.fsencode(folder.resolve()) + b"\0" + os.fsencode(site.resolve())
    return Path(base) / "dossier" / f"{blake2b(names, digest_size=12).hexdigest()}.state"


def runs_on() -> Iterator[str]:
    """Yield what the program runs on: Python, and each folder of libraries with its time.

    The time changes when a library is put in, taken out or replaced.
    """
    yield sys.version
    for place in sys.path:
        if place.endswith("-packages"):
            with contextlib.suppress(OSError):
                yield f"{place} {os.stat(place).st_mtime_ns}"  # noqa: PTH116 - pathlib is slower


def _themes() -> Iterator[Path]:
    """Yield the folders of the theme where it does not lie inside the package."""
    repository = Path(__file__).parents[2]
    for name in ("templates", "static"):
        if (repository / name).is_dir():
            yield repository / name


def _files(root: Path, *, but: str = "", leave_out: str = "") -> Iterator[str]:
    """Yield a line for each file below a folder, in a fixed order, hidden ones left out."""
    waiting = [str(root)]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                here = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in here:
            if entry.name.startswith(".") or entry.name == leave_out or entry.path == but:
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
                continue
            with contextlib.suppress(OSError):
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_ino} {stat.st_mtime_ns}"
