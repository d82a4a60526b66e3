"""Offices that differ in what they are an office of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.discrepancies.facts import Contrast, Contrasts, side
from dossier.analysis.discrepancies.view import View
from dossier.analysis.tokens import stopwords
from dossier.lang import words

_LONGEST = 6
"""Words of what an office is of."""


class Office(NamedTuple):
    """An office in a sentence ("deputy minister of finance")."""

    head: str
    of: frozenset[str]
    first: int
    last: int


def cues(language: str) -> frozenset[str]:
    """Return the words of which one names an office."""
    return words(language, "offices")


def contrasts(
    a: View, offices_a: Sequence[Office], b: View, offices_b: Sequence[Office]
) -> Contrasts:
    """Yield the offices of one kind that are offices of different things, all in one contrast."""
    found = [
        (x, y)
        for x in offices_a
        for y in offices_b
        if x.head == y.head
        and _is_subject(x) == _is_subject(y)
        and _apart(x, y)
        and not _elsewhere(a, y, x)
        and not _elsewhere(b, x, y)
    ]
    if not found:
        return
    first = [x for x, _ in found]
    second = [y for _, y in found]
    yield Contrast(
        "conflict",
        side(a, min(x.first for x in first), max(x.last for x in first)),
        side(b, min(y.first for y in second), max(y.last for y in second)),
        ", ".join(dict.fromkeys(x.head for x in first)),
    )


def _is_subject(office: Office) -> bool:
    """Say whether a sentence begins with an office: its holder acts, and is not acted upon."""
    return office.first <= 1


def _apart(x: Office, y: Office) -> bool:
    return bool(x.of - y.of) and bool(y.of - x.of)


def _elsewhere(view: View, office: Office, own: Office) -> bool:
    """Say whether a sentence names what another has an office of, outside its own office."""
    rest = [s for n, s in enumerate(view.stems) if not own.first <= n <= own.last]
    return any(word in rest for word in office.of - own.of)


def read(view: View) -> list[Office]:
    """Return the offices that a sentence names together with what they are of."""
    heads = words(view.language, "offices")
    return [
        office
        for n, word in enumerate(view.found.words)
        if word in heads and (office := _office(view, n)) is not None
    ]


def _office(view: View, n: int) -> Office | None:
    if n + 2 >= len(view.stems) or view.found.words[n + 1] not in words(
        view.language, "office_joints"
    ):
        return None
    first = n - 1 if n and view.found.words[n - 1] in words(view.language, "role_ranks") else n
    last = n + 1
    ignore = words(view.language, "office_joints") | words(view.language, "office_fillers")
    stop = stopwords(view.language) - ignore
    while last + 1 < min(len(view.stems), n + 2 + _LONGEST) and view.gap(last).strip(" -'’") == "":
        if view.found.words[last + 1] in stop:
            break
        last += 1
    of = frozenset(
        view.stems[m] for m in range(n + 2, last + 1) if view.found.words[m] not in ignore
    )
    return Office(" ".join(view.found.words[first : n + 1]), of, first, last) if of else None
