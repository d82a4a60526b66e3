"""What was made before, kept between builds: one file that can be thrown away at any time.

What a clipping gave depends on its bytes, on what the editor says about it and on the program's own
code, and its key is a digest of exactly these. A note belongs to one version of the program. A cache
that is damaged, old or of another program is replaced without a word: nothing is lost but time.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dossier.fresh import runs_on
from dossier.layout import user_cache
from dossier.model import Record

_LAYOUT = 3
_ALL_STAMPS = "SELECT file, state, content FROM stamps"
_ALL_KEYS = "SELECT key FROM rows"
_ALL_FILES = "SELECT file FROM stamps"
_FORGET_ROW = "DELETE FROM rows WHERE key = ?"
_FORGET_STAMP = "DELETE FROM stamps WHERE file = ?"
_SETTLED_NS = 2_000_000_000
"""A file changed less than this before it was looked at may change again within one tick of its clock."""


class Stamp(Record, frozen=True, array_like=True):
    """What the file system says of a clipping and its sidecar, without opening them."""

    file: str
    state: str
    """All that the file system says of them; empty where that is not enough to know them again."""
    changed_ns: int
    """When the later of the two was changed."""


def default_path(folder: Path) -> Path:
    """Return where the cache of a dossier's folder lives: outside of it, so that it stays clean."""
    return Path(user_cache()) / f"{_name(folder)}.sqlite"


def cards_path(folder: Path) -> Path:
    """Return the folder in which the pictures of a dossier's pages are kept."""
    return Path(user_cache()) / f"{_name(folder)}.cards"


def spare_path(site: Path) -> Path:
    """Return where the folder is kept that a site replaced: see :mod:`dossier.builder.write`."""
    return Path(user_cache()) / f"{_name(site)}.spare"


def _name(folder: Path) -> str:
    return blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()


def code_version() -> str:
    """Return a digest of the program's own files and of what it runs on.

    A program that was changed, or that was given other versions of its libraries, makes all anew.
    """
    digest = blake2b(digest_size=8)
    for line in (*runs_on(), *_program(str(Path(__file__).parent))):
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _program(folder: str) -> Iterator[str]:
    """Yield a line for each file of the program, in a fixed order."""
    with os.scandir(folder) as found:  # four times as fast as Path.rglob
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith((".py", ".txt")):
            state = entry.stat()
            yield f"{entry.path} {state.st_size} {state.st_mtime_ns}\n"
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _program(entry.path)


class Cache:
    """Rows by key, the keys of files that have not changed since they were noted, and notes."""

    def __init__(self, path: Path, version: str | None = None) -> None:
        self.version = version or code_version()
        self._rows = _open(path)

    def contents(self, stamps: Iterable[Stamp]) -> dict[str, str]:
        """Return the digest of the bytes of each file that is as it was when it was noted."""
        noted = {file: (state, content) for file, state, content in self._ask(_ALL_STAMPS)}
        return {
            s.file: noted[s.file][1]
            for s in stamps
            if s.file in noted and s.state and noted[s.file][0] == s.state
        }

    def knows_files(self, number: int = 1) -> bool:
        """Say whether so many files were noted, or more."""
        return bool(self._ask("SELECT 1 FROM stamps LIMIT 1 OFFSET ?", [number - 1]))

    def is_current(self) -> bool:
        """Say whether this version of the program has noted anything."""
        return bool(self._ask("SELECT 1 FROM notes WHERE version = ? LIMIT 1", [self.version]))

    def rows(self, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield (key, row) for each key that is there."""
        wanted = sorted(keys)
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            marks = ",".join("?" * len(part))
            found = self._ask(f"SELECT key, row FROM rows WHERE key IN ({marks})", part)  # noqa: S608 - only question marks
            yield from ((key, row) for key, sealed in found if (row := _opened(sealed)) is not None)

    def note(
        self, rows: Iterable[tuple[str, bytes]], stamps: Iterable[tuple[Stamp, str]], now_ns: int
    ) -> None:
        """Keep rows, and the content of the files that had settled.

        Args:
            rows: by their keys.
            stamps: of files, each with the digest of its bytes.
            now_ns: the clock when the files were looked at.
        """
        settled = [
            (s.file, s.state, content)
            for s, content in stamps
            if s.state and s.changed_ns < now_ns - _SETTLED_NS
        ]
        with contextlib.suppress(sqlite3.Error), self._rows:
            self._rows.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?)", _sealed(rows))
            self._rows.executemany("INSERT OR REPLACE INTO stamps VALUES (?, ?, ?)", settled)

    def noted(self, name: str) -> list[bytes]:
        """Return what this version of the program noted under a name, in parts; none where one is damaged."""
        question = "SELECT note FROM notes WHERE name = ? AND version = ? ORDER BY part"
        parts = [_opened(sealed) for (sealed,) in self._ask(question, (name, self.version))]
        whole = [part for part in parts if part is not None]
        return whole if len(whole) == len(parts) else []

    def write_down(self, name: str, note: bytes) -> None:
        """Note something, in place of what stood under this name."""
        with contextlib.suppress(sqlite3.Error), self._rows:
            self._rows.execute("DELETE FROM notes WHERE name = ?", (name,))
            self._note(name, note)

    def add(self, name: str, note: bytes) -> None:
        """Note something beside what stands under this name."""
        with contextlib.suppress(sqlite3.Error), self._rows:
            self._note(name, note)

    def _note(self, name: str, note: bytes) -> None:
        ((_, sealed),) = _sealed([(name, note)])
        question = "INSERT INTO notes (name, version, note) VALUES (?, ?, ?)"
        self._rows.execute(question, (name, self.version, sealed))

    def keep_only(self, keys: Iterable[str], files: Iterable[str]) -> None:
        """Forget all rows and all files but these."""
        rows = {(key,) for key in keys}
        stamps = {(file,) for file in files}
        with contextlib.suppress(sqlite3.Error), self._rows:
            self._rows.executemany(_FORGET_ROW, {*self._ask(_ALL_KEYS)} - rows)
            self._rows.executemany(_FORGET_STAMP, {*self._ask(_ALL_FILES)} - stamps)

    def close(self) -> None:
        """Close the file."""
        self._rows.close()

    def _ask(self, question: str, values: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._rows.execute(question, values).fetchall()
        except sqlite3.DatabaseError:
            return []


def _sealed(rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield rows with a sum of their bytes before them."""
    return ((key, zlib.crc32(row).to_bytes(4, "big") + row) for key, row in rows)


def _opened(sealed: object) -> bytes | None:
    """Return a row without its sum; ``None`` where it is not what was written."""
    if not isinstance(sealed, bytes) or zlib.crc32(sealed[4:]) != int.from_bytes(sealed[:4], "big"):
        return None
    return sealed[4:]


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
    rows.execute("PRAGMA synchronous = OFF")  # first, or the file is made with waits for the disk
    rows.execute("PRAGMA journal_mode = WAL")
    if rows.execute("PRAGMA user_version").fetchone()[0] != _LAYOUT:
        rows.executescript(
            f"""
            DROP TABLE IF EXISTS rows; DROP TABLE IF EXISTS stamps; DROP TABLE IF EXISTS notes;
            CREATE TABLE rows (key TEXT PRIMARY KEY, row BLOB NOT NULL) WITHOUT ROWID;
            CREATE TABLE stamps (file TEXT PRIMARY KEY, state TEXT, content TEXT);
            CREATE TABLE notes (part INTEGER PRIMARY KEY, name TEXT, version TEXT, note BLOB NOT NULL);
            CREATE INDEX named ON notes (name);
            PRAGMA user_version = {_LAYOUT};
            """
        )
    return rows
