"""The ways in which names are written, gathered over all articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.linking.words import body_words, person_words, standard
from dossier.model import LocalName, NameKind, Reading
from dossier.text import fold


class Local(NamedTuple):
    """Where a name of one article is found."""

    reading: int
    name: int


class Variant(NamedTuple):
    """One way of writing a name, and the articles' names that are written so."""

    kind: NameKind
    words: tuple[str, ...]
    form: str
    """As first written."""
    locals: tuple[Local, ...]
    shorts: frozenset[str] = frozenset()
    """Abbreviations that articles introduce for it."""

    @property
    def is_full(self) -> bool:
        """Whether it can stand for a person by itself: given name and surname."""
        return self.kind != "person" or len(self.words) > 1


def variants(readings: Sequence[Reading]) -> tuple[Variant, ...]:
    """Return all ways of writing, the most frequent and fullest first."""
    kinds = _kinds(readings)
    found: dict[tuple[NameKind, tuple[str, ...]], list[Local]] = defaultdict(list)
    forms: dict[tuple[NameKind, tuple[str, ...]], str] = {}
    shorts: dict[tuple[NameKind, tuple[str, ...]], set[str]] = defaultdict(set)
    for r, reading in enumerate(readings):
        for n, local in enumerate(reading.study.names):
            kind = kinds.get(fold(local.label), local.kind)
            key = (kind, words_of(local.label, kind))
            found[key].append(Local(r, n))
            forms.setdefault(key, local.label)
            shorts[key] |= {local.short} if local.short else set()
    made = [
        Variant(*key, forms[key], tuple(locals_), frozenset(shorts[key]))
        for key, locals_ in found.items()
        if key[1]
    ]
    return tuple(sorted(made, key=_rank))


def _rank(variant: Variant) -> tuple[bool, int, int, Local]:
    return not variant.is_full, -len(variant.locals), -len(variant.words), variant.locals[0]


def _kinds(readings: Sequence[Reading]) -> dict[str, NameKind]:
    """Return for each form the kind that most articles give it."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for reading in readings:
        for local in reading.study.names:
            if " " in local.label:
                votes[fold(local.label)][local.kind] += len(local.mentions)
    return {form: max(sorted(count), key=lambda k: count[k]) for form, count in votes.items()}


def words_of(form: str, kind: NameKind) -> tuple[str, ...]:
    """Return the words by which forms of a kind are compared."""
    return person_words(form) if kind == "person" else body_words(standard(form))


def all_forms(local: LocalName) -> set[str]:
    """Return every form of a local name, folded word by word."""
    return {folded(m.form) for m in local.mentions} | {folded(local.label)}


def folded(form: str) -> str:
    """Return a form for looking it up: without case, accents and superfluous space."""
    return " ".join(fold(word) for word in form.split())
