"""A card as SVG, with its lines broken by the widths of its own fonts, and as PNG."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
WIDTH, HEIGHT, MARGIN = 1200, 630, 72
DRAWN_WIDTH = 800
"""Pixels: enough for every place where cards are shown, and half the time of 1,200."""
ROOM = WIDTH - 2 * MARGIN
ACCENT = "#8a1c1c"
SIZES = ((64, 3), (54, 4), (44, 5))
"""Sizes of a title and the lines that it may then have; the first that fits is taken."""
SMALL = 28
LEADING = 1.3

_DRAWN = re.compile(
    "[ -~\u00a0-\u024f\u0300-\u03ff\u0400-\u052f\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff"
    "\u1e00-\u1fff\u200c-\u200f\u2010-\u205e\u20a0-\u20bf\u2116\u2122\u2212\ufb00-\ufb04\ufb50-\ufdff\ufe70-\ufefc]*"
)
"""What the fonts can draw."""

_CLASSES = {
    0.36: " ',./\\:;-`|il!j’‘·،",
    0.48: '()IJ[]ft{}_“”sr"*؛',
    0.84: "DGNOQH&%w",
    1.08: "WMm@—…",
}
"""Widths in em of the letters that are far from the common ones, in the bold serif."""
_WIDTHS = {letter: width for width, letters in _CLASSES.items() for letter in letters}
_COMMON, _CAPITAL, _ARABIC = 0.64, 0.76, 0.5


def svg(title: str, above: str, facts: Sequence[str], accent: str | None) -> str:
    """Return a card; a line in a script that the fonts lack is left out.

    Args:
        title: what the page is about.
        above: the dossier.
        facts: short statements, such as a source and a date; empty ones are left out.
        accent: the editor's colour, ``#rrggbb``.
    """
    lines = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfaf7"/>',
        f'<rect width="{WIDTH}" height="14" fill="{accent or ACCENT}"/>',
        '<g font-family="Noto Sans" fill="#57534e">',
        _text(next(_lines(_known(above), SMALL, 1), ""), SMALL, 98),
        _text(_joined(facts), SMALL, HEIGHT - 62),
        '</g><g font-family="Noto Serif" font-weight="bold" fill="#1c1917">',
        *_title(_known(title) or _known(above)),
        "</g></svg>",
    )
    return "".join(lines)


def drawn(drawing: str) -> bytes:
    """Return a drawing as PNG, made with the fonts of the program and no other."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - only where cards are drawn

    return svg_to_bytes(
        svg_string=drawing, width=DRAWN_WIDTH, skip_system_fonts=True, font_files=_fonts()
    )


@cache
def _fonts() -> list[str]:
    return [str(path) for path in sorted(FONTS.glob("*.ttf"))]


def _known(text: str) -> str:
    """Return a text without what is no letter and cannot be drawn; nothing if letters are lacking."""
    kept = "".join(c for c in text if unicodedata.category(c)[0] not in "CS" or _DRAWN.fullmatch(c))
    line = " ".join(kept.split())
    return line if _DRAWN.fullmatch(line) else ""


def _joined(facts: Sequence[str]) -> str:
    """Return the facts as one line in which none reorders the others (FSI … PDI)."""
    known = (f"\u2068{line}\u2069" for fact in facts if (line := _known(fact)))
    return next(_lines(" · ".join(known), SMALL, 1), "")


def _title(title: str) -> Iterator[str]:
    """Yield the lines of the title, as large as they fit."""
    for size, most in SIZES:
        lines = list(_lines(title, size, most))
        if not lines or not lines[-1].endswith("…"):
            break
    for number, line in enumerate(lines):
        yield _text(line, size, 200 + int(number * size * LEADING))


def _lines(text: str, size: int, most: int) -> Iterator[str]:
    """Yield a text in at most so many lines, the last one cut with an ellipsis."""
    words = text.split()
    for number in range(1, most + 1):
        if not words:
            return
        fitting = _fitting(words, size)
        if number == most and fitting < len(words):
            yield " ".join(words[: max(1, fitting - 1)]) + " …"
            return
        yield " ".join(words[:fitting])
        words = words[fitting:]


def _fitting(words: Sequence[str], size: int) -> int:
    """Return how many words fit into a line, at least one."""
    room = ROOM / size
    for count, word in enumerate(words):
        room -= sum(map(_width, word)) + (_WIDTHS[" "] if count else 0)
        if room < 0:
            return max(1, count)
    return len(words)


def _width(letter: str) -> float:
    """Return the width of a letter in em, rather too much than too little."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in {"Mn", "Cf"}:  # marks and directions
        return 0
    if unicodedata.bidirectional(letter) == "AL":
        return _ARABIC
    return _CAPITAL if letter.isupper() else _COMMON


def _text(line: str, size: int, y: int) -> str:
    """Return a line of text, at the side from which it is read."""
    if not _is_right_to_left(line):
        return f'<text x="{MARGIN}" y="{y}" font-size="{size}">{escape(line, quote=False)}</text>'
    side = f'x="{WIDTH - MARGIN}" y="{y}" font-size="{size}" text-anchor="end"'
    return f"<text {side}>\u200f{escape(line, quote=False)}</text>"


def _is_right_to_left(line: str) -> bool:
    """Say whether a line is read from the right: its first letter outside of isolates is."""
    for letter in _ISOLATE.sub("", line):
        if (kind := unicodedata.bidirectional(letter)) in {"L", "R", "AL"}:
            return kind != "L"
    return False


_ISOLATE = re.compile("\u2068[^\u2068\u2069]*+\u2069")
