"""The names of all articles, by the articles that have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from dossier.analysis.statements import Places, Spelled
from dossier.gathered import keyed
from dossier.model import Name, Span
from dossier.stowed import Stowed, digest, stow

_ENCODE = msgspec.msgpack.Encoder().encode
_NAME = "@"
"""Stands before the id of a name."""


class Named(NamedTuple):
    """The names of all articles."""

    names: Stowed[Name]
    spelled: Spelled
    """Where each article has them."""
    people: Mapping[str, bytes]
    """For each article what tells whom it names, how, and as what, from all else."""
    labels: Mapping[str, tuple[str, ...]]
    """For each article the labels of the names in it."""

    @classmethod
    def of(cls, names: Sequence[Name]) -> Named:
        """Return names with their places."""
        return cls(stow(names, Name), spelled(names), people(names), labels(names))


def spelled(names: Sequence[Name]) -> Spelled:
    """Return for each article where it names somebody or something, and the id of the name."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for name in names:
        marked = _NAME + name.id
        for spelling in name.spellings:
            for mention in spelling.mentions:
                found[mention.article].append((mention.span, marked))
    return keyed(
        {article: tuple(sorted(places, key=_place)) for article, places in found.items()}, Places
    )


def people(names: Sequence[Name]) -> dict[str, bytes]:
    """Return for each article what tells whom it names, how, and as what, from all else."""
    found: dict[str, list[object]] = defaultdict(list)
    for name in names:
        if name.kind == "person":
            for one in name.spellings:
                for at in one.mentions:
                    found[at.article].append((name.id, name.label, one.form, at.span))
            for role in name.roles:
                found[role.passage.article].append((name.id, role.text, role.passage.span))
    return {
        article: digest(b"".join(sorted(map(_ENCODE, rows)))) for article, rows in found.items()
    }


def labels(names: Sequence[Name]) -> dict[str, tuple[str, ...]]:
    """Return for each article the labels of the names in it."""
    found: dict[str, list[str]] = {}
    for name in names:
        for article in dict.fromkeys(m.article for s in name.spellings for m in s.mentions):
            found.setdefault(article, []).append(name.label)
    return {article: tuple(rows) for article, rows in found.items()}


def _place(row: tuple[Span, str]) -> tuple[int, int, str]:
    span, name = row
    return span.start, span.end, name
