"""Every pattern that the program compiles, with the place that does it, seen while the program works.

``python -m tests.safety.patterns DIR`` imports all of the program, builds and checks the dossier in DIR, and
prints as JSON each pattern and each place of the source that asked for one.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import io
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

SOURCE = Path(__file__).resolve().parents[2] / "src/dossier"
_ANCHORED = frozenset({"match", "fullmatch"})
_USES = frozenset(
    {"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile"}
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A pattern and the place that compiles it.

    Attributes:
        file: below the source of the program.
        line: first of the call that was made.
        name: of the variable or the function that holds it.
        pattern: as written; of bytes as Latin-1.
        flags: of :mod:`re`.
        is_text: whether it is looked for in text, and not in bytes.
        uses: how it is asked for: "search", or "match" and "fullmatch" at one place of a text alone.
    """

    file: str
    line: int
    name: str
    pattern: str
    flags: int
    is_text: bool
    uses: list[str]

    def compiled(self) -> re.Pattern[Any]:
        """Return the pattern."""
        raw = self.pattern if self.is_text else self.pattern.encode("latin-1")
        return re.compile(raw, self.flags)


def seen(dossier: Path) -> list[Seen]:
    """Return what another process compiles that works on a dossier."""
    command = [sys.executable, "-m", "tests.safety.patterns", str(dossier)]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()[-2_000:]
    return [Seen(*row) for row in json.loads(ended.stdout)]


# Where the source asks for a pattern


def places() -> dict[tuple[str, int], ast.Call]:
    """Return each call of :mod:`re` in the source that takes a pattern, by file and line."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and _asked_of(node.func) in _USES:
                found[path.relative_to(SOURCE).as_posix(), node.lineno] = node
    return found


def written_out() -> Iterator[Seen]:
    """Yield what stands in the source as it is, whether a build comes there or not."""
    for (file, line), call in places().items():
        text, flags = _written(call.args[0], file), call.args[1:] + [k.value for k in call.keywords]
        if text is not None:
            is_text = isinstance(text, str)
            plain = text if isinstance(text, str) else text.decode("latin-1")
            said = _flags(flags) if _asked_of(call.func) not in {"sub", "split"} else re.NOFLAG
            yield Seen(file, line, _name(SOURCE / file, call), plain, int(said), is_text, _asked_for(SOURCE / file, call))  # fmt: skip


def _written(node: ast.expr, file: str) -> str | bytes | None:
    """Return the text of an expression: a constant, a name of its module, or a text made of these."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str | bytes) else None
    if isinstance(node, ast.Name):
        module = importlib.import_module("dossier." + file.removesuffix(".py").replace("/", "."))
        found = vars(module).get(node.id)
        return found if isinstance(found, str) else None
    if isinstance(node, ast.FormattedValue):
        is_plain = isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "re.escape"
        return "x" if is_plain else _written(node.value, file)
    parts = [_written(part, file) for part in node.values] if isinstance(node, ast.JoinedStr) else [None]  # fmt: skip
    return "".join(map(str, parts)) if None not in parts else None


def _flags(given: list[ast.expr]) -> re.RegexFlag:
    """Return the flags that a call names."""
    names = {n.attr for one in given for n in ast.walk(one) if isinstance(n, ast.Attribute)}
    return re.RegexFlag(sum(getattr(re, name) for name in names if name.isupper()))


def _asked_of(called: ast.expr) -> str | None:
    """Return the name of a function of :mod:`re`."""
    is_ours = isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name)
    return called.attr if is_ours and called.value.id == "re" else None  # type: ignore[attr-defined]


def _asked_for(path: Path, call: ast.Call) -> list[str]:
    """Return how what a call gives is asked for."""
    how, name = _asked_of(call.func) or "", _name(path, call)
    if how == "compile":
        used = _uses(path.read_text("utf-8"), name) if name != "?" else {"?"}
    else:
        used = {how}
    return sorted(used) if used and used <= _ANCHORED else ["search"]


def _name(path: Path, call: ast.Call) -> str:
    """Return the name of the variable or the function of a module in which a call stands."""
    lines = path.read_text("utf-8").splitlines()[: call.lineno]
    found = (re.match(r"(?:def )?(\w+)(?:: .*)? ?(?:= |\()", line) for line in reversed(lines))
    return next((match[1] for match in found if match), "?")


def _uses(text: str, name: str) -> set[str]:
    """Return by which functions a pattern of a module is used; by ``?`` where that is not seen."""
    if not name.isidentifier():
        return {"?"}
    looped = rf"\b(\w+)\.(\w+)\([^\n]* for \1 in \([^\n]*\b{name}\b"
    others = {m[2] for m in re.finditer(looped, text)}
    rest = re.sub(rf"^[^\n]* for \w+ in \([^\n]*\b{name}\b.*", "", text, flags=re.MULTILINE)
    named = re.findall(rf"(?<!^)(?<!^def )\b{name}\b(?:\([^()\n]*\))?(\.\w+)?", rest, re.MULTILINE)  # fmt: skip
    return (others | {use.removeprefix(".") or "?" for use in named}) - {"pattern"}


def at_one_place(rules: dict[str, re.Pattern[str]]) -> set[str]:
    """Return the patterns of a language that are asked for by ``match`` and ``fullmatch`` alone."""
    asked: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*.py"):
        for name, use in _RULE.findall(path.read_text("utf-8")):
            asked.setdefault(name, set()).add(use)
    anchored = tuple(name for name, uses in asked.items() if uses <= _ANCHORED)
    return {
        pattern.pattern
        for name, pattern in rules.items()
        if name in anchored or name.partition("-")[0] + "-" in anchored
    }


_RULE = re.compile(r'(?:rules\[|sign\()\s*f?"([\w-]+)(?:{\w+})?"\s*[\])]\s*\.(\w+)')
"""A rule of a language by its name, or by the beginning of its name, and how it is asked for."""


# In the process that is watched


class Watch:
    """Stands in for the compiler of :mod:`re` and remembers what the program asked it for."""

    def __init__(self) -> None:
        self.calls: set[tuple[str, int, str, int, bool]] = set()
        self._compile: Any = re._compile  # type: ignore[attr-defined] # noqa: SLF001 - the one door

    def __call__(self, pattern: Any, flags: int) -> Any:
        compiled = self._compile(pattern, flags)
        if not isinstance(pattern, re.Pattern) and (at := _outside(sys._getframe(1))):  # noqa: SLF001
            is_text = isinstance(pattern, str)
            written = pattern if is_text else pattern.decode("latin-1")
            self.calls.add((*at, written, compiled.flags, is_text))
        return compiled


def _outside(frame: FrameType | None) -> tuple[str, int] | None:
    """Return the file and the line of the program that called :mod:`re`, if it was the program."""
    while frame and frame.f_code.co_filename.endswith("re/__init__.py"):
        frame = frame.f_back
    path = Path(frame.f_code.co_filename) if frame else Path()
    return (str(path.relative_to(SOURCE)), frame.f_lineno) if frame and path.is_relative_to(SOURCE) else None  # fmt: skip


def _modules() -> Iterator[Any]:
    import dossier  # noqa: PLC0415 - only once it is watched

    for info in pkgutil.walk_packages(dossier.__path__, "dossier."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _make_lazy_ones(module: Any) -> None:
    """Call what makes patterns when they are first needed."""
    for value in list(vars(module).values()):
        if hasattr(value, "cache_info") and "Pattern" in str(inspect.signature(value).return_annotation):  # fmt: skip
            needed = [p for p in inspect.signature(value).parameters.values() if p.default is p.empty]  # fmt: skip
            value(*("en" for _ in needed))


def _work(folder: Path) -> None:
    from dossier import cli  # noqa: PLC0415 - only once it is watched

    for given in (["build", str(folder), "--no-cache", "--jobs", "1"], ["check", str(folder)]):
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            cli.run(given)


def main(folder: Path) -> None:
    """Work, and print what was compiled."""
    watch = Watch()
    re._compile = watch  # type: ignore[attr-defined] # noqa: SLF001
    for module in list(_modules()):
        _make_lazy_ones(module)
    _work(folder)
    found, rows = places(), []
    for file, line, *rest in sorted(watch.calls):
        calls = [(n.lineno, n) for (f, _), n in found.items() if f == file and n.lineno <= line <= (n.end_lineno or 0)]  # fmt: skip
        if calls:
            first, call = max(calls, key=lambda one: one[0])
            path = SOURCE / file
            rows.append([file, first, _name(path, call), *rest, _asked_for(path, call)])
    sys.stdout.write(json.dumps(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
