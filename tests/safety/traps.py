"""Texts that would make a careless pattern backtrack, made from the pattern itself, and how long it takes for them.

Of each repetition in a pattern is written what leads to it, then again and again what it repeats, then a sign
at which it fails; and again and again what leads to it, so that each place of the text is a beginning.
"""

from __future__ import annotations

import random
import re
import signal
import string
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any

LENGTH = 1_500
"""Signs of the shorter text; what backtracks takes a hundred times as long for it as what does not."""
LONGER = 4
GROWTH = 7.5
"""Times as long that a text may take which is `LONGER` times as long; with the square it would be 16."""
SUSPECT = 0.0008
"""Seconds for the shorter text under which nothing needs to be measured twice."""
STALLED = 0.4
"""Seconds of work after which a text is given up."""
ENDS = ("\x00", "\n\n", "!", "")
COMMON = "aA1 .,-\n’"

Trap = tuple[str, str, str]
Pattern = re.Pattern[Any]
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
_SETS = {codes.IN, codes.ANY, codes.NOT_LITERAL, codes.LITERAL}
_MANY = 9
"""Times from which on a repetition is one that may take long."""


def traps(pattern: Pattern, units: int = 8, ends: int = len(ENDS)) -> list[Trap]:
    """Return (beginning, what is repeated, end) of texts for a pattern.

    Args:
        pattern: whose parse tree is read.
        units: ways at most in which one repetition is filled.
        ends: signs at most that are tried at the end.
    """
    tree = list(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG))
    pool = "".join(dict.fromkeys([*COMMON, *_literals(tree)]))[:40]
    found: dict[Trap, None] = {}
    for begun, unit in _repeats(tree, "", pool, units):
        for shape in ((begun, unit), ("", begun + unit), ("", begun), (unit * 20, begun + unit)):
            if shape[1]:
                found |= dict.fromkeys((*shape, end) for end in ENDS[:ends])
    return list(found)


def few(pattern: Pattern, number: int = 6) -> list[Trap]:
    """Return some of the texts for a pattern: the same ones each time."""
    tried = traps(pattern, units=3, ends=1)
    return tried[:4] + random.Random(number).sample(tried[4:], min(number, len(tried[4:])))  # noqa: S311 - no secret


def _repeats(items: list[Any], before: str, pool: str, units: int) -> Iterator[tuple[str, str]]:
    """Yield for each repetition what leads to it and what it may repeat."""
    for at, (code, given) in enumerate(items):
        begun = before + _example(items[:at])
        if code in _REPEATS:
            inner = list(given[2])
            if given[1] >= _MANY:
                yield from ((begun, unit) for unit in _units(inner, pool)[:units])
            yield from _repeats(inner, begun, pool, units)
        for inner in _parts(code, given):
            yield from _repeats(inner, begun, pool, units)


def _parts(code: Any, given: Any) -> list[list[Any]]:
    """Return the patterns inside a group, an alternative or a condition."""
    if code is codes.SUBPATTERN:
        return [list(given[-1])]
    if code is codes.ATOMIC_GROUP:
        return [list(given)]
    if code is codes.BRANCH:
        return [list(branch) for branch in given[1]]
    return [list(given[1])] if code in {codes.ASSERT, codes.ASSERT_NOT} else []


def _units(inner: list[Any], pool: str) -> list[str]:
    """Return texts that a repetition takes once."""
    if len(inner) == 1 and inner[0][0] in _SETS:
        code, given = inner[0]
        return [sign for sign in pool if _takes(code, given, sign)] or [_example(inner)]
    branches = [b for code, given in inner[:1] for b in _parts(code, given)] if len(inner) == 1 else []  # fmt: skip
    made = [_example(inner), *(_example(branch) for branch in branches)]
    is_set = bool(inner) and inner[0][0] in _SETS
    firsts = [s for s in pool if is_set and _takes(inner[0][0], inner[0][1], s)][:3]
    return [text for text in [*made, *(s + _example(inner[1:]) for s in firsts)] if text]


def _example(items: list[Any]) -> str:
    """Return a text that a part of a pattern takes, as far as it is easily found."""
    return "".join(_sign(code, given) for code, given in items)


def _sign(code: Any, given: Any) -> str:
    if code is codes.LITERAL:
        return chr(given)
    if code in _SETS:
        tried = chain(COMMON, string.printable, _literals([(code, given)]))
        return next((sign for sign in tried if _takes(code, given, sign)), "")
    if code in _REPEATS:
        return _example(list(given[2])) * max(1, min(given[0], 3))  # type: ignore[no-any-return]
    parts = _parts(code, given) if code not in {codes.ASSERT, codes.ASSERT_NOT} else []
    return _example(parts[0]) if parts else ""


def _literals(items: Any) -> Iterator[str]:
    """Yield the signs that are written in a pattern."""
    for one in items if isinstance(items, list | tuple | parser.SubPattern) else ():
        kind = one[0] if isinstance(one, tuple) and one else None
        if kind is codes.LITERAL or kind is codes.NOT_LITERAL:
            yield chr(one[1])
        elif kind is codes.RANGE:
            yield from map(chr, one[1])
        else:
            yield from _literals(one)


_CLASSES: dict[Any, Callable[[str], bool]] = {
    codes.CATEGORY_DIGIT: str.isdecimal,
    codes.CATEGORY_NOT_DIGIT: lambda s: not s.isdecimal(),
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_NOT_SPACE: lambda s: not s.isspace(),
    codes.CATEGORY_WORD: lambda s: s.isalnum() or s == "_",
    codes.CATEGORY_NOT_WORD: lambda s: not (s.isalnum() or s == "_"),
}


def _takes(code: Any, given: Any, sign: str) -> bool:
    """Say whether a part of a pattern that takes one sign takes this one."""
    if code is codes.ANY:
        return sign != "\n"
    if code is codes.LITERAL:
        return bool(given == ord(sign))
    if code is codes.NOT_LITERAL:
        return bool(given != ord(sign))
    if code is codes.RANGE:
        return bool(given[0] <= ord(sign) <= given[1])
    if code is codes.CATEGORY:
        return _CLASSES[given](sign)
    negated = given[0][0] is codes.NEGATE
    return negated != any(_takes(c, g, sign) for c, g in given[negated:])


# How long it takes


class StalledError(Exception):
    """A text took too long."""


def _give_up(_signal: int, _frame: FrameType | None) -> None:
    raise StalledError


def stalled(
    pattern: Pattern, tried: list[Trap], *, uses: Sequence[str], length: int = LENGTH
) -> Trap | None:
    """Return the first text for which the time grows by more than the length of the text.

    Args:
        pattern: to be tried.
        tried: texts for it.
        uses: how it is asked for: "search", "match", "fullmatch".
        length: signs of the shorter of two texts.
    """
    earlier = signal.signal(signal.SIGVTALRM, _give_up)
    try:
        return next((t for t in tried if _stalls(pattern, t, length, uses=uses)), None)
    finally:
        signal.signal(signal.SIGVTALRM, earlier)


def _stalls(pattern: Pattern, trap: Trap, length: int, *, uses: Sequence[str]) -> bool:
    try:
        short = _seconds(pattern, _text(pattern, trap, length), uses=uses)
        if short < SUSPECT * length / LENGTH:
            return False
        sizes = (length * LONGER, length * LONGER * LONGER)
        texts = (_text(pattern, trap, size) for size in sizes)
        once, more = (min(_seconds(pattern, t, uses=uses) for _ in range(2)) for t in texts)
    except StalledError:
        return True
    return more > GROWTH * once


def _text(pattern: Pattern, trap: Trap, length: int) -> Any:
    begun, unit, end = trap
    text = begun + unit * (length // len(unit)) + end
    return text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text


_DONE: dict[str, Callable[[Pattern, Any], Iterable[Any]]] = {
    "search": lambda pattern, text: pattern.finditer(text),
    "match": lambda pattern, text: (pattern.match(text),),
    "fullmatch": lambda pattern, text: (pattern.fullmatch(text),),
}


def _seconds(pattern: Pattern, text: Any, *, uses: Sequence[str]) -> float:
    """Return the seconds of work of all that is found in a text."""
    signal.setitimer(signal.ITIMER_VIRTUAL, STALLED)
    start = time.thread_time()
    try:
        for use in uses:
            for _ in _DONE[use](pattern, text):
                pass
        return time.thread_time() - start
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
