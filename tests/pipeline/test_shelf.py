"""Many bytes wait on the disk as they would in memory, and in memory where the disk refuses them."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import NoReturn

import pytest

from dossier import shelf
from dossier.model import Span
from dossier.shelf import WORTH_A_FILE, Shelf, laid
from dossier.stowed import rest, stow
from dossier.workers import begun

MANY = memoryview(os.urandom(WORTH_A_FILE))
SPANS = tuple(Span(n, 3 * n) for n in range(1_000))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "WORTH_A_FILE", 1)


def test_bytes_on_the_disk_are_those_that_were_laid_down() -> None:
    waiting = laid(MANY)
    assert isinstance(waiting, Shelf)
    for part in (slice(None), slice(7, 1_000), slice(-3, None)):
        assert waiting[part] == bytes(MANY[part])
    assert (len(waiting), waiting[5:5]) == (len(MANY), b"")
    assert laid(waiting) is waiting


def test_few_bytes_stay_in_memory() -> None:
    few = MANY[:-1]
    assert laid(few) is few


def test_what_lies_on_the_disk_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    waiting = laid(MANY)
    assert isinstance(waiting, Shelf)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EMFILE])
def test_what_the_disk_refuses_stays_in_memory(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert laid(MANY) is MANY


@pytest.mark.usefixtures("small")
def test_records_on_the_disk_are_what_they_are_in_memory() -> None:
    waiting, plain = stow(SPANS, Span), stow(SPANS, Span)
    rest(waiting)
    assert [*waiting] == [*SPANS]
    assert waiting.some([3, 1]) == (SPANS[3], SPANS[1])
    assert waiting.sums() == plain.sums()
    assert [waiting.digest(n) for n in ([], [1, 2], [9, 4])] == [
        plain.digest(n) for n in ([], [1, 2], [9, 4])
    ]
    word = bytes(plain.row(700))
    assert [*waiting.naming([word])] == [*plain.naming([word])] != []


@pytest.mark.usefixtures("small")
def test_another_process_reads_records_on_the_disk_and_may_send_them() -> None:
    waiting = stow(SPANS, Span)
    rest(waiting)
    assert begun(lambda: (waiting[5], waiting), 2)() == (SPANS[5], waiting)
