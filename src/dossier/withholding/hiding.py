"""How a name is hidden, in every form in which a reader would read it.

A mask has as many signs as the words that it hides, so that every passage stays where it is. Hidden
are the forms that the editor gives, those in which other articles write the same name, slight
misspellings, and the last word of each form where it stands alone. Who shares that last word is
hidden too: rather one name too many than the one that must not be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dossier.model import Record
from dossier.text import fold
from dossier.withholding.seen import seen

MASK = "█"

_WORD = re.compile(r"[^\W_]+")
_BROKEN = re.compile(r"[-\u2010\u2011]\s{0,3}")
_WIDEST_GAP = 3
"""Signs between two words of one name ("Some-Body", "Some, Body", "Some%20Body")."""
_LONG = 6
"""Letters from which a word with one wrong letter is still taken for the name's."""
_SHORTEST = 3
"""Letters of a last word that is hidden where it stands alone."""
JOINED = 8
"""Letters from which a name is recognised without a space, as in an address."""


class Forms(Record, frozen=True):
    """The words of names that are hidden, folded."""

    whole: frozenset[tuple[str, ...]]
    alone: frozenset[str]
    """Last words, hidden where they begin with a capital letter."""
    joined: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Forms:
        """Return the forms of names as people write them."""
        whole = frozenset(words for name in names if (words := tuple(folded(name))))
        longer = [words for words in whole if len(words) > 1]
        alone = frozenset(words[-1] for words in longer if len(words[-1]) >= _SHORTEST)
        joined = frozenset("".join(words) for words in longer)
        return cls(whole, alone, frozenset(one for one in joined if len(one) >= JOINED))


def hide(text: str, forms: Forms) -> str:
    """Return the text with masks in the place of names, of the same length."""
    hidden = sorted({span for words in _ways(text) for span in _names(words, forms)})
    if not hidden:
        return text
    signs = list(text)
    for start, end in hidden:
        signs[start:end] = [MASK if not sign.isspace() else sign for sign in signs[start:end]]
    return hide("".join(signs), forms)


class _Word(NamedTuple):
    """A word of a text as it is read."""

    start: int
    end: int
    plain: str
    """Folded."""
    is_lower: bool
    """Whether it begins with a small letter."""
    gap: int
    """Signs between the word before it and this one."""
    is_broken: bool
    """Whether only a hyphen, and perhaps the end of a line, stands between it and the word before it."""


def _ways(text: str) -> Iterator[list[_Word]]:
    """Yield the words of a text; and where hyphens stand in it, without these, one of two and the other."""
    words = list(_words(text))
    yield words
    if any(word.is_broken for word in words):
        yield list(_rejoined(words, skipped=0))
        yield list(_rejoined(words, skipped=1))


def _words(text: str) -> Iterator[_Word]:
    plain, at = seen(text)
    before = 0
    for match in _WORD.finditer(plain):
        is_broken = _BROKEN.fullmatch(plain, before, match.start()) is not None
        is_lower = match[0][0].islower()
        gap = match.start() - before
        yield _Word(at[match.start()], at[match.end()], fold(match[0]), is_lower, gap, is_broken)
        before = match.end()


def _rejoined(words: Sequence[_Word], skipped: int) -> Iterator[_Word]:
    """Yield words, each second one of those between which hyphens stand put to the one before it."""
    waiting, left = words[0], skipped
    for word in words[1:]:
        if word.is_broken and left == 0:
            waiting = waiting._replace(end=word.end, plain=waiting.plain + word.plain)
            left = 1
            continue
        yield waiting
        left = max(0, left - 1) if word.is_broken else skipped
        waiting = word
    yield waiting


def _names(words: Sequence[_Word], forms: Forms) -> Iterator[tuple[int, int]]:
    yield from _whole(words, forms)
    yield from _single(words, forms)


def _whole(words: Sequence[_Word], forms: Forms) -> Iterator[tuple[int, int]]:
    """Yield where whole names stand."""
    by_last: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms.whole):
        by_last.setdefault(form[-1], []).append(form)
    lasts = tuple(sorted(by_last))
    for number, word in enumerate(words):
        for last in _likely(word.plain, lasts):
            for form in by_last[last]:
                run = words[max(0, number - len(form) + 1) : number + 1]
                if _is_form(run, form):
                    yield run[0].start, word.end


def _is_form(run: Sequence[_Word], form: tuple[str, ...]) -> bool:
    if len(run) != len(form):
        return False
    near = all(word.gap <= _WIDEST_GAP for word in run[1:])
    same = all(_alike(word.plain, wanted) for word, wanted in zip(run, form, strict=True))
    return near and same and (len(form) > 1 or not run[0].is_lower)


def _single(words: Sequence[_Word], forms: Forms) -> Iterator[tuple[int, int]]:
    """Yield where the last word of a name stands alone, and where a name is written as one word."""
    alone = tuple(sorted(forms.alone))
    for word in words:
        is_last = not word.is_lower and bool(_likely(word.plain, alone))
        if is_last or any(one in word.plain for one in forms.joined):
            yield word.start, word.end


@lru_cache(maxsize=65_536)
def _likely(word: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in wanted if _alike(word, one))


@lru_cache(maxsize=65_536)
def _alike(word: str, wanted: str) -> bool:
    if word == wanted:
        return True
    if min(len(word), len(wanted)) < _LONG:
        return False
    return Levenshtein.distance(word, wanted, score_cutoff=1) <= 1


def folded(name: str) -> Iterator[str]:
    """Yield the words of a name, folded."""
    for match in _WORD.finditer(seen(name)[0]):
        if word := fold(match[0]):
            yield word
