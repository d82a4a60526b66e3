"""The words of a clause around a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from dossier.analysis.discrepancies.classes import same_things
from dossier.analysis.discrepancies.units import units
from dossier.analysis.discrepancies.view import View, breaks
from dossier.analysis.tokens import is_content
from dossier.lang import words

_OPENING = 4
"""The last of the words that can open a sentence."""
_APART = re.compile(r"[;:()—]| – |, ")


def after(view: View, end: int, reach: int) -> Iterator[int]:
    """Yield the words behind a number up to the end of its clause."""
    places = range(end + 1, min(len(view.stems), end + 1 + reach))
    return takewhile(lambda n: not _APART.search(view.gap(n - 1)), places)


def before(view: View, first: int, reach: int) -> Iterator[int]:
    """Yield the words before a number, the nearest first, back to the beginning of its clause."""
    places = range(first - 1, max(-1, first - 1 - reach), -1)
    return takewhile(lambda n: not _APART.search(view.gap(n)), places)


def plain_before(view: View, first: int, reach: int) -> Iterator[int]:
    """Yield the plain words before a number in its clause, or before a comma that sets it apart."""
    places = range(first - 1, max(-1, first - 1 - 3 * reach), -1)
    plain = (n for n in places if tells(view, n))
    for n in islice(plain, reach):
        if any(breaks(view.gap(m)) for m in range(n, first - 1)):
            return
        yield n


def plain_after(view: View, end: int, reach: int) -> Iterator[int]:
    """Yield the plain words after a number in its clause, or after a comma that sets it apart."""
    places = range(end + 1, min(len(view.stems), end + 1 + 3 * reach))
    plain = (n for n in places if tells(view, n))
    for n in islice(plain, reach):
        if any(breaks(view.gap(m)) for m in range(end + _opens(view, end), n)):
            return
        yield n


def _opens(view: View, end: int) -> bool:
    """Say whether a number ends words that open a sentence: "At 145 metres, the tower ..."."""
    return end <= _OPENING and view.gap(end) == ", "


def tells(view: View, n: int) -> bool:
    """Say whether a word tells what is measured: a plain one, no unit, stretch of time or order."""
    word = view.found.words[n]
    if word in units(view.language) or word in words(view.language, "number_asides"):
        return False
    if n == 0:
        stop = words(view.language, "stopwords")
        return word in same_things(view.language) or (
            word not in stop and word in words(view.language, "common_words")
        )
    return view.is_plain(n) or (
        word in same_things(view.language) and view.text[view.found.starts[n]].islower()
    )


def begins_with(view: View, n: int) -> bool:
    """Say whether a sentence begins with a word that carries matter."""
    return n == 0 and is_content(view.found.words[0], words(view.language, "stopwords"))
