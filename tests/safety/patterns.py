"""Every pattern of the program, and texts that would make a careless one backtrack."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import dossier

SIZES = (20, 300, 4_000)
"""Characters: at the first, backtracking that doubles with each sign is seen; at the second, what grows
with the cube; at the third, what grows with the square."""
BUDGET = 0.02
"""Seconds at each size: what grows with the size takes less than 2 ms, with the square more than 40."""
GROWTH = 2.8
"""Times as long that twice a text may take."""

UNITS = (
    " ", "\t", "\n", "\u00a0", "a", "A", "Aa ", "aA", "1", "1,", "1.", "12 ", ".", ",", "-", "- ", "'", "’", '"', "“", "”", "(", ")", "[", "]", "<", ">",
    "<a", "</a>", "<!--", "&", "&a", "&#1;", "*", "**", "_", "#", "/", "//", "\\", ":", ": ", ";", "@", "a@", "a.", "A. ", "A.", "a-", "Al-", "of ", "the ",
    "and ", "By ", "Mr. ", "Aa, ", "Aa and ", "March 1, ", "20 ", "2031-", "http://", "www.a", "é", "ß", "\u0301", "م ", "字", "\x00", "%", "=", "a=", '="', "|", "~", "{", "}", "$", "+", "—", "–", "…", "\r", "\r\n", " \n", "\n ", ". ", "said ", "\u2028", "\u200b",
)  # fmt: skip

Trap = tuple[str, str, str]
Named = tuple[str, re.Pattern[str] | re.Pattern[bytes], bool]


def found() -> Iterator[Named]:
    """Yield (where, pattern, whether it is looked for anywhere in a text) of every pattern."""
    for info in pkgutil.walk_packages(dossier.__path__, "dossier."):
        if info.name == "dossier.__main__":
            continue
        module = importlib.import_module(info.name)
        source = inspect.getsource(module)
        for name, value in vars(module).items():
            if inspect.isroutine(value) and value.__module__ != info.name:
                continue
            for pattern in _inside(_called(value), 3):
                yield f"{info.name}.{name}", pattern, _is_searched(name, source)


def _is_searched(name: str, source: str) -> bool:
    uses = set(re.findall(rf"\b{re.escape(name)}(?:\(\))?\.(\w+)", source))
    uses |= {
        how
        for _, how in re.findall(
            rf"(\w+)\.(\w+)\([^\n]* for \1 in \([^\n]*\b{re.escape(name)}\b", source
        )
    }
    # used nowhere here by its name: then in any way
    return not uses or bool(uses - {"match", "fullmatch", "pattern"})


def _called(value: Any) -> Any:
    """Return what a function gives that makes a pattern when it is first needed."""
    if not callable(value) or not hasattr(value, "cache_info"):
        return value
    signature = inspect.signature(value)
    if "Pattern" not in str(signature.return_annotation):
        return None
    needed = [p for p in signature.parameters.values() if p.default is p.empty]
    return value(*("en" for _ in needed))


def _inside(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, dict):
        for inner in value.values():
            yield from _inside(inner, depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from _inside(inner, depth - 1)


def traps(pattern: re.Pattern[Any]) -> Iterator[Trap]:
    """Yield (beginning, what is repeated, end) of texts for a pattern."""
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    text = (
        pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    )
    tree = parser.parse(text, flags & ~re.DEBUG)
    yield from dict.fromkeys(_repeats(list(tree), ""))
    yield from (("", unit, "\x00") for unit in UNITS)


def _repeats(items: list[Any], before: str) -> Iterator[Trap]:
    """Yield a text for each repetition in a pattern: what stands before it, and itself."""
    for at, (code, given) in enumerate(items):
        begun = before + _example(items[:at])
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
            inner = list(given[2])
            if unit := _example(inner):
                yield from ((begun, unit, end) for end in ("\x00", "!"))
            yield from _repeats(inner, begun)
        elif code is codes.SUBPATTERN:
            yield from _repeats(list(given[-1]), begun)
        elif code is codes.BRANCH:
            for branch in given[1]:
                yield from _repeats(list(branch), begun)


def _example(items: list[Any]) -> str:
    """Return a text that a part of a pattern takes, as far as it is easily found."""
    return "".join(_sign(code, given) for code, given in items)


def _sign(code: Any, given: Any) -> str:
    if code is codes.LITERAL:
        return chr(int(given))
    if code is codes.IN:
        return _of_set(given)
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return _example(list(given[2])) * max(1, min(given[0], 3))  # type: ignore[no-any-return]
    if code is codes.SUBPATTERN:
        return _example(list(given[-1]))
    if code is codes.BRANCH:
        return _example(list(given[1][0]))
    return "a" if code in {codes.NOT_LITERAL, codes.ANY} else ""


_CLASSES = {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a"}


def _of_set(given: Any) -> str:
    code, value = given[0]
    if code is codes.NEGATE:
        return next((c for c in "aA1 -.\n" if not _holds(given[1:], c)), "a")
    return chr(value if code is codes.LITERAL else value[0]) if code in {codes.LITERAL, codes.RANGE} else _CLASSES.get(value, "-")  # fmt: skip


def _holds(items: Any, sign: str) -> bool:
    return any(
        (code is codes.LITERAL and value == ord(sign))
        or (code is codes.RANGE and value[0] <= ord(sign) <= value[1])
        or (code is codes.CATEGORY and _CLASSES.get(value) == sign)
        for code, value in items
    )


def stalled(
    pattern: re.Pattern[Any], *, anywhere: bool, patience: float
) -> tuple[float, Trap] | None:
    """Return the first text that a pattern takes too long for, with the seconds it takes.

    Args:
        pattern: to be tried.
        anywhere: whether it is looked for in the whole of a text.
        patience: seconds of work after which no other text is tried.
    """
    end_at = time.thread_time() + patience
    for trap in traps(pattern):
        if time.thread_time() > end_at:
            break
        if spent := _stalls(pattern, trap, anywhere=anywhere):
            return spent, trap
    return None


def _stalls(pattern: re.Pattern[Any], trap: Trap, *, anywhere: bool) -> float:
    """Return the seconds that a text takes which takes too long; else none."""
    for size in SIZES:
        spent = _seconds(pattern, _text(pattern, trap, size), anywhere=anywhere)
        if spent > BUDGET:
            if size < SIZES[-1]:
                return spent
            twice = _seconds(pattern, _text(pattern, trap, 2 * size), anywhere=anywhere)
            return spent if twice > GROWTH * spent else 0.0
    return 0.0


def _text(pattern: re.Pattern[Any], trap: Trap, size: int) -> Any:
    begun, unit, end = trap
    text = begun + unit * (size // len(unit)) + end
    return text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text


def _seconds(pattern: re.Pattern[Any], text: Any, *, anywhere: bool) -> float:
    look: Callable[[Any], Any] = pattern.search if anywhere else pattern.match
    start = time.thread_time()
    if anywhere:
        for _ in pattern.finditer(text):
            pass
    else:
        look(text)
        pattern.fullmatch(text)
    return time.thread_time() - start
