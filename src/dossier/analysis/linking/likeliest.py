"""Whom a surname means that several people of the dossier bear."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier import lang
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.given import office
from dossier.analysis.linking.variants import Local, Variant
from dossier.model import Evidence, LocalName, Reading
from dossier.text import fold

MORE = 4
"""Times as often as anybody else of that surname that make somebody its bearer."""

Choice = tuple[Cluster, Evidence]
Chooser = Callable[[Variant, Sequence[Cluster]], Choice | None]


class _Told(NamedTuple):
    """What articles tell of somebody, by which a surname that stands alone can be theirs."""

    kind: str
    offices: Counter[str]
    last: Counter[str]
    """The same by their last words, of those that stand directly before the name."""


def chooser(readings: Sequence[Reading]) -> Chooser:
    """Return what chooses, of the people who bear a surname, the one whom articles mean by it."""
    known: dict[tuple[int, int], _Told] = {}

    def told(cluster: Cluster) -> _Told:
        key = id(cluster), sum(len(v.locals) for v in cluster.variants)
        if key not in known:
            known[key] = _told([_name(local, readings) for local in cluster.locals])
        return known[key]

    def choose(variant: Variant, clusters: Sequence[Cluster]) -> Choice | None:
        mine = _told([_name(local, readings) for local in variant.locals])
        possible = [(c, told(c)) for c in clusters]
        possible = [(c, theirs) for c, theirs in possible if {mine.kind, theirs.kind} != _BOTH]
        if len(possible) == 1:
            return possible[0][0], Evidence("form-of-address", 0.9, "the form of address is theirs")
        return _by_role(mine, possible) or _by_articles([c for c, _ in possible])

    return choose


_BOTH = {"men", "women"}


def _told(names: Sequence[LocalName]) -> _Told:
    offices = Counter(office(role.text) for name in names for role in name.roles)
    return _Told(_kind(names), offices, Counter(word for name in names for word in _last(name)))


def _last(name: LocalName) -> Iterator[str]:
    """Yield the last words of the roles that stand directly before a name, folded."""
    for role in name.roles:
        if any(0 <= m.span.start - role.span.end <= 2 for m in name.mentions):  # noqa: PLR2004 - a space, a comma
            yield fold(role.text.rsplit(maxsplit=1)[-1])


def _name(local: Local, readings: Sequence[Reading]) -> LocalName:
    return readings[local.reading].study.names[local.name]


def can_be(mine: Iterable[LocalName], cluster: Cluster, readings: Sequence[Reading]) -> bool:
    """Say whether it is not so that a man is mostly spoken of here and a woman there, or the reverse."""
    theirs = _kind(_name(local, readings) for local in cluster.locals)
    return {_kind(mine), theirs} != _BOTH


def _kind(names: Iterable[LocalName]) -> str:
    """Return what the forms of address and the given names mostly say, empty where nothing."""
    words = Counter(m.form.split(maxsplit=1)[0] for name in names for m in name.mentions)
    count = {
        kind: sum(number for word, number in words.items() if _is_of(word, kind))
        for kind in ("men", "women")
    }
    few, many = sorted(count, key=lambda kind: count[kind])
    return many if count[many] >= max(1, MORE * count[few]) else ""


def _is_of(word: str, kind: str) -> bool:
    """Say whether a word is a form of address or a given name of men, or of women."""
    return word.rstrip(".") in lang.anywhere(f"honorifics_of_{kind}") or fold(
        word
    ) in lang.anywhere(f"given_names_of_{kind}")


def _by_role(mine: _Told, possible: Sequence[tuple[Cluster, _Told]]) -> Choice | None:
    """Return the one who holds elsewhere the office that stands most often with the surname here."""
    for wanted, held in (
        (mine.offices, [theirs.offices for _, theirs in possible]),
        (mine.last, [theirs.last for _, theirs in possible]),
    ):
        for role, _ in wanted.most_common(1):
            (most, number), *others = sorted(
                ((roles[role], number) for number, roles in enumerate(held)), reverse=True
            )
            if most > 0 and not any(MORE * count > most for count, _ in others):
                said = f"called “{role}” here and there"
                return possible[number][0], Evidence("same-office", 0.9, said)
    return None


def _by_articles(clusters: Sequence[Cluster]) -> Choice | None:
    """Return the one whom far more articles name in full than anybody else."""
    ranked = sorted(clusters, key=lambda c: -len(c.readings))
    if len(ranked) < 2 or len(ranked[0].readings) < MORE * len(ranked[1].readings):  # noqa: PLR2004 - a choice
        return None
    said = (
        f"{len(ranked[0].readings)} articles name them in full, {len(ranked[1].readings)} the next"
    )
    return ranked[0], Evidence("named-most", 0.8, said)
