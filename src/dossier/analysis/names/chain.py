"""Within one article: which mentions are of the same name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dossier.analysis.names.sighting import Sighting
from dossier.model import NameKind
from dossier.text import fold

ARTICLES = ("al-", "el-", "al ", "el ", "ash-", "as-", "at-", "an-", "ad-", "az-", "ar-")


class Group:
    """The mentions of one name, while they are being gathered."""

    def __init__(self, kind: NameKind, parts: tuple[str, ...]) -> None:
        self.kind = kind
        self.parts = parts
        """Folded words of its fullest form, without forms of address."""
        self.sightings: list[Sighting] = []


def core(sighting: Sighting) -> tuple[str, ...]:
    """Return the folded words of a person's name without form of address and without articles."""
    words = sighting.form.replace("- ", "-").split()
    return tuple(bare(word) for word in (words[1:] if sighting.addressed else words))


def bare(word: str) -> str:
    """Return a folded word without the Arabic article."""
    folded = fold(word).strip(".")
    for article in ARTICLES:
        if folded.startswith(article) and len(folded) > len(article) + 2:
            return folded[len(article) :]
    return folded


def chain(sightings: Sequence[Sighting], synonyms: dict[str, str]) -> list[Group]:
    """Return the names of an article, in the order of their first mention."""
    groups = _bodies_and_places(sightings, synonyms)
    people = _people(sightings)
    _attach(sightings, people)
    everyone = [*groups, *people]
    for group in everyone:
        group.sightings.sort(key=lambda s: s.start)
    return sorted(everyone, key=lambda g: g.sightings[0].start)


def _bodies_and_places(sightings: Sequence[Sighting], synonyms: dict[str, str]) -> list[Group]:
    groups: dict[tuple[NameKind, str], Group] = {}
    for seen in sightings:
        if seen.kind is None or (seen.kind == "person"):
            continue
        form = seen.form.removeprefix("the ").removeprefix("The ")
        key = (seen.kind, fold(synonyms.get(form, form)))
        group = groups.setdefault(key, Group(seen.kind, (key[1],)))
        group.sightings.append(seen)
    return list(groups.values())


def _people(sightings: Sequence[Sighting]) -> list[Group]:
    """Return one group for each person whose full name is given."""
    groups: list[Group] = []
    by_last: dict[str, list[Group]] = defaultdict(list)
    for seen in sightings:
        if seen.kind != "person":
            continue
        parts = core(seen)
        if len(parts) < 2:
            continue
        same = next((g for g in by_last[parts[-1]] if _agrees(g.parts, parts)), None)
        if same is None:
            same = Group("person", parts)
            groups.append(same)
            by_last[parts[-1]].append(same)
        elif len(parts) > len(same.parts):
            same.parts = parts
        same.sightings.append(seen)
    return groups


def _agrees(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two full names of one article with the same surname are one person."""
    short, long = sorted((one, other), key=len)
    first, second = short[0], long[0]
    if first != second and not (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return False
    return set(short[1:]) <= set(long) or any(len(p) == 1 for p in short[1:-1])


def _attach(sightings: Sequence[Sighting], people: list[Group]) -> None:
    """Add the mentions by one word: surname, or given name where only one person has it."""
    by_last: dict[str, list[Group]] = defaultdict(list)
    by_first: dict[str, list[Group]] = defaultdict(list)
    for group in people:
        by_last[group.parts[-1]].append(group)
        by_first[group.parts[0]].append(group)
    alone: dict[str, Group] = {}
    for seen in sightings:
        parts = core(seen)
        if seen.kind not in {None, "person"} or len(parts) != 1:
            continue
        group = _nearest(by_last[parts[0]], seen) or _only(by_first[parts[0]])
        if group is None and seen.sure:
            group = alone.setdefault(parts[0], Group("person", parts))
        if group is None:
            group = alone.get(parts[0])
        if group is not None:
            group.sightings.append(seen)
    people.extend(alone.values())


def _nearest(groups: list[Group], seen: Sighting) -> Group | None:
    """Return, of several with the same surname, the one named last before."""
    if len(groups) < 2:
        return groups[0] if groups else None
    before = [
        (max((s.start for s in g.sightings if s.start < seen.start), default=-1), g) for g in groups
    ]
    return max(before, key=lambda pair: pair[0])[1]


def _only(groups: list[Group]) -> Group | None:
    return groups[0] if len(groups) == 1 else None
