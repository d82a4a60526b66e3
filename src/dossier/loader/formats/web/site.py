"""The outlet by the title of a page, where the page states it nowhere else."""

from __future__ import annotations

import re
from collections.abc import Collection

from dossier.loader.draft import Given
from dossier.loader.fields.sections import sections
from dossier.model import Basis, Span

_JOINT = re.compile(r"\s[|–—»«·•-]\s|\||:\s")
_MOST_WORDS = 5
_LONGEST = 40
_SHORTEST_TITLE = 16


def house_in_title(title: Given, lines: Collection[str]) -> Given | None:
    """Return the outlet that the title of a page names beside its headline.

    Args:
        title: of the page, as it is written.
        lines: the visible blocks of the page; headline and outlet must both be among them.
    """
    parts = [title.value[a:b].strip() for a, b in _parts(title.value)]
    if len(parts) < 2:  # noqa: PLR2004 - a headline and a name
        return None
    for name, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
        head = _joined(title.value, rest)
        is_told = len(head) >= _SHORTEST_TITLE and head in lines and len(head) > len(name)
        if is_told and name in lines and _may_be_house(name):
            return Given("source", name, Basis.METADATA, _where(title, name))
    return None


def _parts(value: str) -> list[tuple[int, int]]:
    ends = [match.span() for match in _JOINT.finditer(value)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(value)]
    return list(zip(starts, stops, strict=True))


def _joined(value: str, parts: list[str]) -> str:
    """Return the stretch of a title from its first part to its last, or the part next to the name."""
    start = value.find(parts[0])
    return value[start : value.rfind(parts[-1]) + len(parts[-1])]


def _may_be_house(name: str) -> bool:
    return (
        len(name) <= _LONGEST
        and len(name.split()) <= _MOST_WORDS
        and name[:1].isalpha()
        and not name[:1].islower()
        and name.casefold() not in sections()
    )


def _where(title: Given, name: str) -> Span | None:
    at = title.value.rfind(name)
    return title.part(at, at + len(name))
