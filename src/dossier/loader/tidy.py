"""Making a line showable: white space as single blanks, nothing invisible, mojibake repaired."""

from __future__ import annotations

import re

from dossier.loader.draft import DraftBlock
from dossier.model import Run

INVISIBLE = "\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
_DROPPED = rf"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f{INVISIBLE}"
_ODD = re.compile(rf"[{_DROPPED}\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t]|  ")
_HALF = r"(?<=[\u00c2-\u00f4\u20ac])[\x80-\x84\x86-\x9f]"
"""A control sign that is a part of mojibake: the last third of a closing quotation mark."""
_PIECE = re.compile(
    rf"(?P<word>(?:[^\s{_DROPPED}]|{_HALF})+)|(?P<blank>\s+)|(?P<none>[{_DROPPED}]+)"
)


def tidy(line: str, offset: int) -> tuple[str, tuple[Run, ...]]:
    """Return the visible words of a line and where they stand.

    Args:
        line: any text without inner line breaks.
        offset: where it begins in the decoded clipping.

    Returns:
        The text, its words parted by single blanks, and its runs; each run is equal, character for
        character, to the stretch of the clipping it leads to.
    """
    start = len(line) - len(line.lstrip())
    inner = line.strip()
    if not inner:
        return "", ()
    is_plain = inner.isascii() and inner.isprintable() and "  " not in inner
    if is_plain or not _ODD.search(inner):
        return inner, (Run(0, len(inner), offset + start, offset + start + len(inner)),)
    return _rebuilt(inner, offset + start)


def _rebuilt(inner: str, offset: int) -> tuple[str, tuple[Run, ...]]:
    parts: list[str] = []
    runs: list[Run] = []
    at, blank = 0, False
    for match in _PIECE.finditer(inner):
        start = offset + match.start()
        if match.lastgroup == "word":
            word = match.group()
            if blank and runs:
                plain = inner[match.start() - 1] == " " and runs[-1].raw_end == start - 1
                runs += [Run(at, at + 1, start - 1, start)] if plain else []
                parts.append(" ")
                at += 1
            runs.append(Run(at, at + len(word), start, offset + match.end()))
            parts.append(word)
            at += len(word)
        blank = (blank and match.lastgroup == "none") or match.lastgroup == "blank"
    return "".join(parts), merged(runs)


def merged(runs: list[Run]) -> tuple[Run, ...]:
    """Join runs that touch on both sides."""
    out: list[Run] = []
    for run in runs:
        last = out[-1] if out else None
        if last and run.start == last.end and run.raw_start == last.raw_end:
            out[-1] = Run(last.start, run.end, last.raw_start, run.raw_end)
        else:
            out.append(run)
    return tuple(out)


_MOJIBAKE = re.compile(
    "[\u00c2\u00c3\u00c5\u00c4\u00ce\u00cf\u00d0\u00d1\u00d8\u00d9\u00db\u00e2\u0623\u201a]"
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122\u20ac]"
)
_CONTROL = re.compile(r"[\x80-\x84\x86-\x9f]")


def repaired(block: DraftBlock) -> DraftBlock:
    """Return the block with mojibake undone ("Iraqâ€™s"); its runs still lead to the original."""
    if block.text.isascii():
        return block
    if not _MOJIBAKE.search(block.text) and not _CONTROL.search(block.text):
        return block
    from ftfy import TextFixerConfig, fix_encoding  # noqa: PLC0415 - only broken files need it

    config = TextFixerConfig(
        uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False
    )
    parts, runs, at = list[str](), list[Run](), 0
    for match in re.finditer(r"\S+|\s+", block.text):
        word = match.group()
        fixed = fix_encoding(word, config) if _MOJIBAKE.search(word) else word
        fixed = fixed if len(fixed) < len(word) else word  # several signs that stand for one
        fixed = _CONTROL.sub("", fixed) or _CONTROL.sub("", word)  # no repair may lose a word
        runs += _moved(block.runs, match.start(), match.end(), at, len(fixed))
        parts.append(fixed)
        at += len(fixed)
    return DraftBlock(
        "".join(parts),
        merged(runs),
        block.hint,
        block.why,
        block.gap,
        block.indent,
        block.page,
        block.language,
    )


def _moved(runs: tuple[Run, ...], start: int, end: int, at: int, length: int) -> list[Run]:
    """Return the runs of one word of the old text as runs of the new one."""
    inside = cut(runs, start, end)
    if length == end - start:
        return [
            Run(r.start - start + at, r.end - start + at, r.raw_start, r.raw_end) for r in inside
        ]
    if not inside:
        return []
    return [Run(at, at + length, inside[0].raw_start, inside[-1].raw_end)]


def cut(runs: tuple[Run, ...], start: int, end: int) -> list[Run]:
    """Return the part of the runs between two offsets of the text."""
    inside = []
    for run in runs:
        a, b = max(run.start, start), min(run.end, end)
        if a >= b:
            continue
        if run.end - run.start != run.raw_end - run.raw_start:
            if a == run.start:  # the whole corresponds to the whole: it can stand in one part only
                inside.append(Run(a, b, run.raw_start, run.raw_end))
        else:
            shift = run.raw_start - run.start
            inside.append(Run(a, b, a + shift, b + shift))
    return inside
