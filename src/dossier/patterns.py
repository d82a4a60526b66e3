"""Regular expressions compiled once for an installation, as Python keeps its compiled modules.

Some five hundred patterns, many of them made from the word lists of a language, take longer to compile
than five articles take to read. What the engine was given is noted with what it was made from; the next
command gives it to the engine again. What is noted can be thrown away, and belongs to one Python.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import re
import sys
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dossier.layout import compiled_path

_MOST = 3_000
"""Patterns that are kept; some are made from the words of one dossier, and do not come again."""

_Asked = tuple[object, int]
"""A pattern and its flags."""
_Given = tuple[Any, ...]
"""What the engine is given: its code, as bytes, and what belongs to it."""


@contextmanager
def kept(file: Path | None = None) -> Iterator[None]:
    """Within it, patterns that a file knows are not compiled again; new ones are noted in it.

    Args:
        file: may be missing, damaged or of another Python: then it is replaced. By default that of
            the installation.
    """
    file = file or Path(compiled_path()) / "patterns.marshal"
    compiler = getattr(re, "_compiler", None)
    if compiler is None or not hasattr(compiler, "_sre"):
        yield  # a Python whose engine is fed otherwise
        return
    compile_anew, engine = compiler.compile, compiler._sre  # noqa: SLF001 - what `re` itself is made of
    known = _read(file)
    before = len(known)
    compiler._sre = recorder = _Recorder(engine)  # noqa: SLF001

    def compiled(pattern: object, flags: int = 0) -> re.Pattern[Any]:
        asked = (pattern, int(flags))
        given = known.get(asked)
        if given is not None:
            return _fed(engine, given)
        made: re.Pattern[Any] = compile_anew(pattern, flags)
        if type(pattern) in {str, bytes} and not flags & (re.LOCALE | re.DEBUG):
            known[asked] = recorder.given
        return made

    compiled.note = lambda: _note(file, known, before)  # type: ignore[attr-defined]
    compiler.compile = compiled
    try:
        yield
    finally:
        compiler.compile, compiler._sre = compile_anew, engine  # noqa: SLF001
        _note(file, known, before)


def note() -> None:
    """Note new patterns now: for a process that ends within :func:`kept`."""
    noting = getattr(getattr(re, "_compiler", None), "compile", None)
    getattr(noting, "note", lambda: None)()


def _note(file: Path, known: dict[_Asked, _Given], before: int) -> None:
    """Write the file anew where there are new patterns, with what others have noted since it was read."""
    if before < len(known) <= _MOST:
        _write(file, _read(file) | known)


class _Recorder:
    """The engine, and what it was last given."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.given: _Given = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def compile(self, pattern: object, flags: int, code: list[int], *rest: object) -> Any:
        """Compile, and note with what."""
        self.given = (pattern, flags, array("I", code).tobytes(), *map(_plain, rest))
        return self._engine.compile(pattern, flags, code, *rest)


def _plain(value: object) -> object:
    """Return a value of a type that can be noted."""
    return dict(value) if isinstance(value, dict) else value


def _fed(engine: Any, given: _Given) -> re.Pattern[Any]:
    pattern, flags, code, *rest = given
    made: re.Pattern[Any] = engine.compile(pattern, flags, array("I", code).tolist(), *rest)
    return made


def _read(file: Path) -> dict[_Asked, _Given]:
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        noted = file.read_bytes()
        if zlib.crc32(noted[4:]) == int.from_bytes(noted[:4], "big"):
            version, known = marshal.loads(noted[4:])  # noqa: S302 - written by this program for itself
            if version == sys.version:
                return dict(known)
    return {}


def _write(file: Path, known: dict[_Asked, _Given]) -> None:
    """Write the file whole or not at all."""
    noted = marshal.dumps((sys.version, known))
    draft = file.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError, ValueError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(zlib.crc32(noted).to_bytes(4, "big") + noted)
        draft.replace(file)
