"""What clippings gave, kept between builds: one file that can be thrown away at any time.

A row depends on the clipping's bytes, on what the editor says about it and on the program's own
code, and its key is a digest of exactly these. A cache that is damaged, old or of another program
is replaced without a word: nothing is lost but time.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dossier.model import Record

_LAYOUT = 1
_FORGET_ROWS = "DELETE FROM rows WHERE key NOT IN (SELECT name FROM kept)"
_FORGET_STAMPS = "DELETE FROM stamps WHERE file NOT IN (SELECT name FROM kept)"
_SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was noted may change again within one tick of its clock."""


class Stamp(Record, frozen=True, array_like=True):
    """What the file system says of a clipping and its sidecar, without opening them."""

    file: str
    size: int
    mtime_ns: int


def default_path(folder: Path) -> Path:
    """Return where the cache of a dossier's folder lives: outside of it, so that it stays clean."""
    name = blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()
    return _base() / f"{name}.sqlite"


def templates_path() -> Path:
    """Return the folder in which compiled templates are kept, of all dossiers together."""
    return _base() / "templates"


def _base() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    return Path(base) / "dossier"


def code_version() -> str:
    """Return a digest of the program's own files, so that a changed program reads everything anew."""
    root = Path(__file__).parent
    digest = blake2b(digest_size=8)
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".txt"}:
            state = path.stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Cache:
    """Rows by key, and the keys of files that have not changed since they were noted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows = _open(path)

    def contents(self, stamps: Iterable[Stamp]) -> dict[str, str]:
        """Return the digest of the bytes of each file that is as it was when it was noted."""
        noted = {
            row[0]: row[1:] for row in self._ask("SELECT file, size, mtime, content FROM stamps")
        }
        return {
            s.file: str(noted[s.file][2])
            for s in stamps
            if s.file in noted and noted[s.file][:2] == (s.size, s.mtime_ns)
        }

    def rows(self, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield (key, row) for each key that is there."""
        wanted = sorted(keys)
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            yield from self._ask(f"SELECT key, row FROM rows WHERE key IN ({marks})", part)  # noqa: S608 - only question marks

    def note(
        self, rows: Iterable[tuple[str, bytes]], stamps: Iterable[tuple[Stamp, str]], now_ns: int
    ) -> None:
        """Keep rows, and the content of the files that have settled."""
        settled = [
            (s.file, s.size, s.mtime_ns, content)
            for s, content in stamps
            if s.mtime_ns < now_ns - _SETTLED_NS
        ]
        with contextlib.suppress(sqlite3.Error), self._rows:
            self._rows.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?)", rows)
            self._rows.executemany("INSERT OR REPLACE INTO stamps VALUES (?, ?, ?, ?)", settled)

    def keep_only(self, keys: Iterable[str], files: Iterable[str]) -> None:
        """Forget all rows and all files but these."""
        with contextlib.suppress(sqlite3.Error), self._rows:
            for question, names in ((_FORGET_ROWS, keys), (_FORGET_STAMPS, files)):
                self._rows.execute("CREATE TEMP TABLE kept (name TEXT PRIMARY KEY)")
                self._rows.executemany(
                    "INSERT OR IGNORE INTO kept VALUES (?)", ((n,) for n in names)
                )
                self._rows.execute(question)
                self._rows.execute("DROP TABLE kept")

    def close(self) -> None:
        """Close the file."""
        self._rows.close()

    def _ask(self, question: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._rows.execute(question, values).fetchall()
        except sqlite3.DatabaseError:
            return []


def _open(path: Path) -> sqlite3.Connection:
    """Open the file, replacing one that is damaged; in memory where it cannot be written."""
    for attempt in (1, 2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepare(sqlite3.connect(path, timeout=5))
        except (sqlite3.DatabaseError, OSError):
            if attempt == 1:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
    return _prepare(sqlite3.connect(":memory:"))


def _prepare(rows: sqlite3.Connection) -> sqlite3.Connection:
    rows.execute("PRAGMA journal_mode = WAL")
    rows.execute("PRAGMA synchronous = OFF")
    if rows.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
        rows.executescript(
            f"""
            DROP TABLE IF EXISTS rows; DROP TABLE IF EXISTS stamps;
            CREATE TABLE rows (key TEXT PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE stamps (file TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, content TEXT);
            PRAGMA user_version = {_LAYOUT};
            """
        )
    return rows
