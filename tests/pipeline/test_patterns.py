"""Patterns are compiled once for an installation, and behave the same wherever they come from."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from dossier import patterns

_MADE = [(rf"(?P<word>n{n}[a-zé]+)(?:-(?P=word))?\b", re.IGNORECASE) for n in range(40)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def _compiled(file: Path) -> list[re.Pattern[str]]:
    re.purge()
    with patterns.kept(file):
        return [re.compile(pattern, flags) for pattern, flags in _MADE]


def test_a_pattern_that_was_kept_finds_what_a_new_one_finds(file: Path) -> None:
    new, kept = _compiled(file), _compiled(file)
    for one, other in zip(new, kept, strict=True):
        text = one.pattern[9:11] + "bcÉ-" + one.pattern[9:11] + "BCé"
        assert one == other
        assert one.groupindex == other.groupindex
        assert [m.span() for m in one.finditer(text)] == [m.span() for m in other.finditer(text)]


def test_a_pattern_that_was_kept_is_not_compiled(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _compiled(file)
    monkeypatch.setattr("re._compiler.compile", None)
    assert len(_compiled(file)) == len(_MADE)


def test_a_file_that_is_damaged_old_or_of_another_python_is_replaced(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _compiled(file)
    whole = file.read_bytes()
    for damage in (b"", b"no", whole[:-1], whole[:90] + b"x" + whole[91:]):
        file.write_bytes(damage)
        assert _compiled(file)[0].fullmatch("n0a-N0A")
        assert file.read_bytes() == whole
    monkeypatch.setattr("sys.version", "another")
    _compiled(file)
    assert file.read_bytes() != whole


def test_a_mistake_in_a_pattern_is_told_as_ever_and_the_engine_is_left_as_it_was(
    file: Path,
) -> None:
    before = sys.modules["re._compiler"].compile
    with pytest.raises(re.error, match="unterminated"), patterns.kept(file):
        re.compile("(never closed")
    assert sys.modules["re._compiler"].compile is before


def test_where_nothing_can_be_written_patterns_are_compiled(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert _compiled(tmp_path / "file" / "kept")[1].fullmatch("n1a")
