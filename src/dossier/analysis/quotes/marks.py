"""Which words stand in quotation marks."""

from __future__ import annotations

import re

from dossier.model import Record, Span
from dossier.text import trim

_ANY = re.compile(r"''|``|[“”„«»\"‘’']")
_CLOSERS: dict[str, tuple[str, ...]] = {
    "“": ("”", '"'),
    "”": ("”", '"'),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”"),
    "``": ("''",),
    "''": ("''",),
    "‘": ("’",),
    "'": ("'",),
}
_SINGLE = "‘'"
_LONGEST_SINGLE = 400
"""Characters beyond which a single mark is taken for an apostrophe."""


class Marked(Record, frozen=True):
    """A stretch in quotation marks."""

    words: Span
    """Without the marks."""
    outer: Span
    """With them."""
    is_closed: bool
    """Whether the closing mark is there; without it the stretch runs to the end of its block."""
    is_plain: bool = False
    """Whether the marks are two pairs of apostrophes, as old databases write them. They are read as
    marks, but what they hold is listed as reported speech with the apostrophes left in."""


def marked(text: str, block: Span) -> tuple[Marked, ...]:
    """Return the outermost stretches in marks of a block, in reading order."""
    found: list[Marked] = []
    signs = list(_ANY.finditer(text, block.start, block.end))
    at = 0
    while at < len(signs):
        step = at + 1
        if _opens(text, signs[at], block):
            last = _closing(text, signs, at, block)
            anew = _anew(text, signs, at, last, block)
            stretch = _until(text, signs, at, anew) or _stretch(text, signs, at, last, block)
            if stretch:
                found.append(stretch)
                step = anew or (len(signs) if last is None else last + 1)
        at = step
    return tuple(found)


_PARAGRAPH_ENDS = re.compile(r"[.?!…]\s+$")


def _anew(
    text: str, signs: list[re.Match[str]], first: int, last: int | None, block: Span
) -> int | None:
    """Return the index of a mark that opens again before the quote is closed.

    So do quotes of several paragraphs whose line breaks are lost: each paragraph opens with a mark.
    """
    if signs[first][0] not in {"“", '"', "``"}:
        return None
    for index in range(first + 1, len(signs) if last is None else last):
        sign = signs[index]
        if sign[0] != signs[first][0] or not _opens(text, sign, block):
            continue
        ended = _PARAGRAPH_ENDS.search(
            text, max(signs[first].end(), sign.start() - 3), sign.start()
        )
        if ended and text[sign.end() : sign.end() + 1].isupper():
            return index
    return None


def _until(text: str, signs: list[re.Match[str]], first: int, anew: int | None) -> Marked | None:
    """Return what stands between a mark and the one that opens again."""
    if anew is None:
        return None
    words = trim(text, Span(signs[first].end(), signs[anew].start()))
    return (
        Marked(words, Span(signs[first].start(), words.end), is_closed=False)
        if len(words)
        else None
    )


def _stretch(
    text: str, signs: list[re.Match[str]], first: int, last: int | None, block: Span
) -> Marked | None:
    """Return what stands between two marks; to the end of the block where the second is missing."""
    sign = signs[first]
    end = block.end if last is None else signs[last].start()
    if last is None and not _may_run_on(text, sign, block):
        return None
    words = trim(text, Span(sign.end(), end))
    if len(words) == 0 or _is_nickname(text, words, end):
        return None
    outer_end = block.end if last is None else signs[last].end()
    is_plain = sign[0] == "''"
    return Marked(words, Span(sign.start(), outer_end), last is not None, is_plain)


def _is_nickname(text: str, words: Span, end: int) -> bool:
    """Say whether marks stand within a name: Marcia "Cia" Price."""
    before, after = text[: words.start - 1].rstrip()[-24:].split(), text[end + 1 : end + 3]
    is_one = words.of(text).isalpha() and words.of(text)[0].isupper()
    return (
        is_one
        and bool(before)
        and before[-1][0].isupper()
        and after[:1] == " "
        and after[1:].isupper()
    )


def _may_run_on(text: str, sign: re.Match[str], block: Span) -> bool:
    """Say whether a mark that is not closed can begin a quote of several paragraphs."""
    before = text[block.start : sign.start()].rstrip()
    if sign[0] in _SINGLE:
        follows = text[block.end : block.end + 4].lstrip()
        return follows.startswith(sign[0]) and (before == "" or before[-1] in ",:")
    return before == "" or before[-1] in ',:;.!?”"' or before[-1].isalpha()


def _opens(text: str, sign: re.Match[str], block: Span) -> bool:
    """Say whether a mark can begin a quote where it stands."""
    before = text[sign.start() - 1] if sign.start() > block.start else " "
    after = text[sign.end()] if sign.end() < block.end else " "
    mark = sign[0]
    if mark == "’":
        return False
    if mark == "”":  # typed the wrong way round
        return before.isspace() and (not after.isspace() or sign.start() == block.start)
    if mark in {"“", "„", "«", "``"}:
        return True
    if mark in _SINGLE:
        return not before.isalnum() and before not in ".," and (after.isupper() or after.islower())
    return not before.isalnum() and (not after.isspace() or before.isspace())


def _closing(text: str, signs: list[re.Match[str]], first: int, block: Span) -> int | None:
    """Return the index of the mark that closes the one at ``first``."""
    mark = signs[first][0]
    closers = _CLOSERS[mark]
    depth, inner = 1, 0
    for index in range(first + 1, len(signs)):
        sign = signs[index]
        if mark in _SINGLE and sign.start() - signs[first].start() > _LONGEST_SINGLE:
            return None
        if sign[0] == mark and mark not in closers and mark not in _SINGLE:
            depth += 1
        elif mark == '"' and sign[0] == "“":
            inner += 1
        elif mark == '"' and sign[0] == "”" and inner:
            inner -= 1
        elif sign[0] in closers and _closes(text, sign, mark, block):
            depth -= 1
        if depth == 0:
            return index
    return _first_closer(text, signs, first, block) if depth > 1 else None


def _first_closer(text: str, signs: list[re.Match[str]], first: int, block: Span) -> int | None:
    """Return the first closing mark, where there are too few of them: the damage stays small."""
    closers = _CLOSERS[signs[first][0]]
    for index in range(first + 1, len(signs)):
        if signs[index][0] in closers and _closes(text, signs[index], signs[first][0], block):
            return index
    return None


def _closes(text: str, sign: re.Match[str], mark: str, block: Span) -> bool:
    """Say whether a mark can end a quote; a single one must not be an apostrophe."""
    before = text[sign.start() - 1]
    after = text[sign.end()] if sign.end() < block.end else " "
    if mark in {'"', "''"}:
        return not before.isspace() or not after.isalnum()
    if mark not in _SINGLE:
        return True
    if after.isalnum() or before.isspace():
        return False
    return before in ",.!?…" or before != "s" or not after.isspace()
