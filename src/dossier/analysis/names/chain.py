"""Within one article: which mentions are of the same name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from dossier import lang
from dossier.analysis.names.bearers import (
    addressed_as,
    is_of_another,
    is_relative,
    is_titled,
    named_as,
)
from dossier.analysis.names.forms import (
    agrees,
    bare,
    core,
    generation,
    one_letter_less,
)
from dossier.analysis.names.groups import Group, only, principal
from dossier.analysis.names.sighting import Sighting

USUAL = 3
"""Mentions by surname alone after which it means the one who is never named in full."""
NEAR = 250
"""Code points within which a full name claims a bare surname that several people bear."""


Addresses = dict[str, set[str]]
"""For each surname whether the text addresses a man, a woman or both by it."""


def chain_people(text: str, sightings: Sequence[Sighting]) -> list[Group]:
    """Return the people of an article, each with its mentions in order."""
    certain = [s for s in sightings if not s.doubtful]
    groups = _full(text, certain)
    for group in groups:
        group.relative = is_relative(text, group.sightings)
    _attach(text, certain + _named_in_headings(sightings, groups), groups)
    for group in groups:
        group.sightings.sort(key=lambda s: s.start)
    return groups


_WORD = re.compile(r"\S+?(?=['’]s?(?:\s|$)|\s|$)")


def _named_in_headings(sightings: Sequence[Sighting], groups: list[Group]) -> list[Sighting]:
    """Return the surnames, and add the full names, that stand in lines in title case."""
    by_last = {g.parts[-1]: g for g in groups}
    found: list[Sighting] = []
    for seen in sightings:
        words = list(_WORD.finditer(seen.form)) if seen.doubtful else []
        for number, word in enumerate(words):
            group = by_last.get(bare(word[0]))
            if group is None:
                continue
            full = number > 0 and bare(words[number - 1][0]) == group.parts[0]
            first = words[number - 1] if full else word
            form = seen.form[first.start() : word.end()]
            start = seen.start + first.start()
            here = replace(seen, start=start, end=start + len(form), form=form, addressed=False)
            if full:
                group.sightings.append(here)
            else:
                found.append(here)
    return found


def _full(text: str, sightings: Sequence[Sighting]) -> list[Group]:
    """Return one group for each person of whom more than one word is given."""
    groups: list[Group] = []
    by_last: dict[str, list[Group]] = defaultdict(list)
    short: list[tuple[Sighting, tuple[str, ...]]] = []
    found = _candidates(sightings)
    openings = {parts[:n] for _, parts in found for n in range(2, len(parts))}
    for seen, parts in found:
        same = next((g for g in by_last[parts[-1]] if _is_same(text, g, seen, parts)), None)
        if same is None and parts in openings:
            short.append((seen, parts))
            continue
        if same is None:
            same = Group("person", parts)
            groups.append(same)
            by_last[parts[-1]].append(same)
        elif len(parts) > len(same.parts):
            same.parts = parts
        same.generation = same.generation or generation(seen.form)
        same.sightings.append(seen)
    groups += _opened(short, groups)
    return groups


def _opened(
    short: Sequence[tuple[Sighting, tuple[str, ...]]], groups: Sequence[Group]
) -> list[Group]:
    """Add names without their surname to whom they begin: "Sergei Ivanovich" to "… Sokolov".

    Returns:
        New groups for those that several begin with.
    """
    others: dict[tuple[str, ...], Group] = {}
    for seen, parts in short:
        whole = only([g for g in groups if g.parts[: len(parts)] == parts])
        group = whole or others.setdefault(parts, Group("person", parts))
        group.sightings.append(seen)
    return list(others.values())


def _is_same(text: str, group: Group, seen: Sighting, parts: tuple[str, ...]) -> bool:
    """Say whether a full name is that of a group, and not of the father or the son."""
    mine = generation(seen.form)
    if mine != group.generation:
        apart = bool(mine and group.generation) or is_relative(text, (seen, *group.sightings))
        if apart:
            return False
    return agrees(group.parts, parts)


def _candidates(sightings: Sequence[Sighting]) -> list[tuple[Sighting, tuple[str, ...]]]:
    """Return the sightings by several words that are sure, or that the rest of the article makes so.

    A surname that is used alone afterwards, and a full name that is sure elsewhere, are evidence.
    """
    several = [(s, core(s)) for s in sightings if s.kind in {None, "person"}]
    alone = Counter(p[0] for _, p in several if len(p) == 1)
    several = [(s, p) for s, p in several if len(p) > 1]
    certain = {p for s, p in several if s.sure}
    certain |= {
        p for whole in certain for n in range(2, len(whole)) for p in (whole[:n], whole[-n:])
    }
    return [
        (s, p)
        for s, p in several
        if s.sure or p in certain or s.score + _used_alone(s, alone[p[-1]]) >= 1
    ]


def _used_alone(sighting: Sighting, count: int) -> float:
    if count == 0:
        return 0.0
    return 0.6 if sighting.plain else 1.0


def _attach(text: str, sightings: Sequence[Sighting], groups: list[Group]) -> None:
    """Add the mentions by one word: surname, or given name where only one person has it."""
    by_last: dict[str, list[Group]] = defaultdict(list)
    by_first: dict[str, list[Group]] = defaultdict(list)
    by_second_last = _by_second_last(groups)
    for group in groups:
        by_last[group.parts[-1]].append(group)
        for first in {group.parts[0], *(core(s)[0] for s in group.sightings)}:
            by_first[first].append(group)
    certain = _addresses(sightings)
    alone = _by_surname_only(text, sightings, by_last, certain)
    for word, group in alone.items():
        by_last[word].append(group)
    for seen in sightings:
        parts = core(seen)
        if seen.kind not in {None, "person"} or len(parts) != 1 or len(parts[0]) == 1:
            continue
        word, least = parts[0], 5 if seen.addressed else 6
        bearers = [g for g in by_last[word] if _may_be(text, g, seen, certain)]
        found = (
            (None if seen.royal else _of_generation(text, bearers, seen) or _nearest(bearers, seen))
            or only(by_first[word])
            or only([g for g in by_second_last[word] if _may_be(text, g, seen, certain)])
            or alone.get(word)
            or _misspelt(word, [] if seen.plain else groups, least)
        )
        if found is None and seen.sure:
            found = alone[word] = Group("person", parts)
        if found is not None:
            found.sightings.append(seen)
    groups.extend(group for group in alone.values() if group.sightings)


def _by_second_last(groups: Sequence[Group]) -> dict[str, list[Group]]:
    """Return people by the first of two surnames: "Rojas" of "María Fernanda Rojas Quispe"."""
    given = lang.anywhere("given_names")
    found: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if len(group.parts) > 2 and (group.parts[-2] not in given or len(group.parts) > 3):  # noqa: PLR2004 - with two surnames
            found[group.parts[-2]].append(group)
    return found


def _of_generation(text: str, bearers: list[Group], seen: Sighting) -> Group | None:
    """Return whom "Vole Jr." or "the younger Vole" means, of a father and a son of one name."""
    if len(bearers) < 2 or len({g.parts for g in bearers}) > 1:  # noqa: PLR2004 - father and son
        return None
    before = text[max(0, seen.start - LONGEST_WORD) : seen.start].split()[-1:]
    rows = lang.table_anywhere("generation_words")
    said = generation(seen.form) or next((g for g, ws in rows.items() if {*before} & {*ws}), "")
    named = [g for g in bearers if g.generation == said]
    unnamed = [g for g in bearers if not g.generation]
    return only(named or unnamed) if said else None


LONGEST_WORD = 12
"""Code points before a name in which "younger" stands."""


def _by_surname_only(
    text: str, sightings: Sequence[Sighting], by_last: dict[str, list[Group]], certain: Addresses
) -> dict[str, Group]:
    """Return those whom a text knows by surname alone beside relatives whom it names in full."""
    found: dict[str, Group] = {}
    for seen in sightings:
        parts = core(seen)
        if len(parts) != 1 or not seen.sure or not by_last[parts[0]]:
            continue
        if not any(_may_be(text, group, seen, certain) for group in by_last[parts[0]]):
            found.setdefault(parts[0], Group("person", parts))
    return found


def _may_be(text: str, group: Group, seen: Sighting, addresses: Addresses) -> bool:
    """Say whether a surname with what stands before it may be somebody who is named in full."""
    if is_titled(seen) and (group.relative or is_of_another(text, seen, group.sightings)):
        return False
    wanted, known = addressed_as(seen), named_as(group.parts[0])
    if wanted and known and len(group.parts) > 1 and wanted != known:
        return False
    return _may_be_addressed(group, seen, addresses)


def _addresses(sightings: Sequence[Sighting]) -> Addresses:
    found: Addresses = defaultdict(set)
    for seen in sightings:
        if addressed_as(seen):
            found[core(seen)[-1]].add(addressed_as(seen))
    return found


def _may_be_addressed(group: Group, seen: Sighting, addresses: Addresses) -> bool:
    """Say whether a form of address fits a person: "Mrs. Trump" is not who is "Mr. Trump" elsewhere.

    Where a text addresses a man and a woman by one surname and names one of them in full, a form of
    address is theirs only if the full name stands with one of the same kind, or comes first.
    """
    wanted = addressed_as(seen)
    if not wanted or len(addresses[group.parts[-1]]) < 2:  # noqa: PLR2004 - a man and a woman
        return True
    shown = {addressed_as(s) for s in group.sightings} - {""}
    return not shown or wanted in shown


def _nearest(groups: list[Group], seen: Sighting) -> Group | None:
    """Return, of several with the same surname, the one just named or else the one named most."""
    if not groups or groups[1:] == []:
        return only(groups)
    wanted = addressed_as(seen)
    known = [g for g in groups if len(g.parts) == 1]
    fitting = [g for g in groups if wanted and named_as(g.parts[0]) == wanted]
    groups = fitting or ([g for g in groups if not g.relative] if known else groups)
    close = [
        (s.start, index)
        for index, g in enumerate(groups)
        for s in g.sightings
        if seen.start - NEAR < s.start < seen.start and len(s.form.split()) > 1
    ]
    if known and not fitting and (not close or len(known[0].sightings) >= USUAL):
        return known[0]
    if close:
        return principal(groups) or groups[max(close)[1]]
    return max(groups, key=lambda g: (not g.relative, len(g.sightings)))


def _misspelt(word: str, groups: list[Group], least: int) -> Group | None:
    """Return the one person whose surname is the same word with a letter left out, or one of the same sound."""
    if len(word) < least:
        return None
    near = [g for g in groups if g.parts[-1][0] == word[0] and len(g.parts) > 1]
    found = [
        g
        for g in near
        if one_letter_less(word, g.parts[-1], least)
        or (word != g.parts[-1] and word.translate(_SOUNDS) == g.parts[-1].translate(_SOUNDS))
    ]
    return only(found)


_SOUNDS = str.maketrans("yjw", "iiv")
"""Letters that stand for one sound in names from other scripts: "Kraslowski", "Kraslovski"."""
