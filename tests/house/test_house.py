"""The order of the house: a room imports only from the floors below it, and no room grows fat."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "src/dossier"

FLOORS = (
    {"__init__", "model", "errors", "lang", "layout", "alternatives", "shelf"},
    {"text", "workers", "garbage", "fresh", "patterns", "outlets", "stowed"},
    {"cache", "gathered"},
    {"settings", "memo"},
    {"decisions", "loader", "analysis"},
    {"builder"},
    {"intake", "withholding"},
    {"edition", "checks"},
    {"explain", "composing"},
    {"building", "scaffold", "add"},
    {"terminal"},
    {"serve", "telling"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
"""Rooms from the ground up; rooms of one floor do not know each other."""

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in FILES]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor_of(room: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported_rooms(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module == "dossier":
            yield from (
                alias.name
                for alias in node.names
                if (PACKAGE / alias.name).exists() or (PACKAGE / f"{alias.name}.py").exists()
            )
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dossier."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (a.name.split(".")[1] for a in node.names if a.name.startswith("dossier."))


def wrong_imports(path: Path) -> list[str]:
    room = room_of(path)
    return sorted(
        {
            other
            for other in imported_rooms(path)
            if other != room and floor_of(other) >= floor_of(room)
        }
    )


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_room_imports_only_from_the_floors_below_it(path: Path) -> None:
    assert wrong_imports(path) == []


def test_an_import_from_above_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    (tmp_path / "cli.py").touch()
    (tmp_path / "text.py").write_text("from dossier import cli\n")
    assert wrong_imports(tmp_path / "text.py") == ["cli"]


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_file_grows_fat(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_function_grows_long(path: Path) -> None:
    long = [
        f.name for f in functions_of(path) if (f.end_lineno or 0) - f.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_analysis_imports_the_command_line_and_only_analysis_knows_their_order() -> None:
    parts = {p.name.removesuffix(".py") for p in (PACKAGE / "analysis").iterdir()}
    knowing = [
        path.relative_to(PACKAGE).as_posix()
        for path in FILES
        if room_of(path) != "analysis"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("dossier.analysis.")
        and str(node.module).split(".")[2] in parts
    ]
    assert knowing == []
