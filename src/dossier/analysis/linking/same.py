"""Whether two spellings are of one name: a table of small named features."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import OSA

from dossier.analysis.linking.letters import skeleton
from dossier.model import Evidence, NameKind
from dossier.text import fold

THRESHOLD = 0.75
"""Score from which two spellings are taken for one name."""


class Match(NamedTuple):
    """How far two spellings are of one name, and why."""

    score: float
    evidence: tuple[Evidence, ...]


def same_name(one: str, other: str, kind: NameKind) -> Match:
    """Compare two spellings."""
    a, b = parts(one), parts(other)
    if a == b:
        return Match(1.0, (Evidence("same-letters", 1.0, f"{one} = {other}"),))
    if kind != "person" or not a or not b:
        return Match(0.0, ())
    short, long = sorted((a, b), key=len)
    surname = alike(short[-1], long[-1])
    given = alike(short[0], long[0])
    middle = min((max(alike(p, q) for q in long) for p in short[1:-1]), default=1.0)
    score = min(surname, given, middle)
    return Match(score, (Evidence("spelling", score, f"{one} ~ {other}"),))


def parts(form: str) -> tuple[str, ...]:
    """Return the folded words of a form, without articles."""
    words = form.replace("- ", "-").replace(",", " ").split()
    return tuple(w for w in (_bare(fold(word)) for word in words) if w)


def _bare(word: str) -> str:
    word = word.strip(".")
    if word[:3] in {"al-", "el-", "ad-", "as-", "ar-", "an-", "at-", "az-"} and len(word) > 5:
        return word[3:]
    return "" if word in {"al", "el", "mr", "mrs", "ms", "dr"} else word


def alike(a: str, b: str) -> float:
    """Return how much two folded words look like spellings of one name, 0 to 1."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.8 if a[0] == b[0] else 0.0
    bones = skeleton(a) == skeleton(b)
    distance = OSA.distance(a, b, score_cutoff=2)
    if bones and distance <= 2 and a[0] == b[0]:
        return 0.9
    return 0.8 if distance == 1 and min(len(a), len(b)) >= 5 else 0.0
