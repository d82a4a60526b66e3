"""Within one article: the mentions of a place or a body, and the abbreviations introduced for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.analysis.names.groups import Group
from dossier.analysis.names.lexicon import Lexicon
from dossier.analysis.names.sighting import Sighting
from dossier.model import NameKind
from dossier.text import fold

SHORTEST = 3
"""Letters of an abbreviation that is known by its initials alone."""


def bodies_and_places(
    text: str, sightings: Sequence[Sighting], synonyms: dict[str, str], words: Lexicon
) -> list[Group]:
    """Return the places and bodies of an article, each with its mentions in order."""
    groups: dict[tuple[NameKind, str], Group] = {}
    for seen in sightings:
        if seen.kind in {None, "person"} or seen.kind is None:
            continue
        form = without_article(seen.form, words)
        plain = form.replace(".", "") if form.isupper() else form
        key = (seen.kind, fold(synonyms.get(form) or synonyms.get(plain, plain)))
        groups.setdefault(key, Group(seen.kind, (key[1],))).sightings.append(seen)
    found = list(groups.values())
    found += _brands(sightings)
    _introduce(text, found, words)
    _shortened(found, sightings, words)
    found = _with_abbreviations(found, sightings, words)
    for group in found:
        group.sightings.sort(key=lambda s: s.start)
    return found


def _shortened(groups: list[Group], sightings: Sequence[Sighting], words: Lexicon) -> None:
    """Add the mentions of a company or a team by its own word: "Corvane" of "Corvane Industries"."""
    owners = _owners(groups, sightings, words)
    first = _first_named(sightings)
    for seen in sightings:
        group = owners.get(seen.form)
        if seen.kind is not None or group is None or seen.doubtful:
            continue
        if seen.start < first.get(seen.form, seen.end):
            group.sightings.append(seen)


def _first_named(sightings: Sequence[Sighting]) -> dict[str, int]:
    """Return for each surname where its bearer is first named in full; before, it is the company's."""
    found: dict[str, int] = {}
    for seen in sightings:
        if seen.kind == "person":
            start = seen.start if " " in seen.form else 0
            found.setdefault(seen.form.split()[-1], start)
    return found


def _owners(
    groups: list[Group], sightings: Sequence[Sighting], lexicon: Lexicon
) -> dict[str, Group | None]:
    """Return the bodies by the word that is theirs alone; none for a word that several have."""
    people = {w for s in sightings if s.kind == "person" for w in s.form.split()[:-1]}
    plain = {s.form for s in sightings if s.plain and not s.doubtful}
    teams = lexicon.teams
    tails = lexicon.tails
    found: dict[str, Group | None] = {}
    for group in groups:
        words = without_article(group.sightings[0].form, lexicon).split()
        if group.kind != "organisation" or len(words) < 2:  # noqa: PLR2004 - a name that can be shortened
            continue
        own = words[0] if words[-1] in tails or words[-1].rstrip(".") in tails else ""
        is_led = len(words) == 2 and lexicon.has("leading-head", words[0].lower())  # noqa: PLR2004 - head and name
        own = words[-1] if is_led or words[-1] in teams else own
        if own and own not in people | plain:
            found[own] = None if own in found else group
    return found


_CAMEL = re.compile(r"(?!Mac|Van|Fitz|Mc)[A-Z][a-z]{2,}[A-Z][a-z]+$")


def _brands(sightings: Sequence[Sighting]) -> list[Group]:
    """Return the companies that are known by a capital inside their name and named repeatedly."""
    groups: dict[str, Group] = {}
    for seen in sightings:
        if seen.kind is None and _CAMEL.match(seen.form):
            groups.setdefault(seen.form, Group("organisation", (fold(seen.form),)))
            groups[seen.form].sightings.append(seen)
    return [g for g in groups.values() if len(g.sightings) > 1]


def without_article(form: str, words: Lexicon) -> str:
    """Return a form without "the" before it, in one line."""
    article = words.rules["article"].match(form)
    return " ".join(form[article.end() if article else 0 :].split())


def _introduce(text: str, groups: list[Group], words: Lexicon) -> None:
    """Note the abbreviations that follow a name in brackets."""
    for group in groups:
        for seen in group.sightings:
            match = words.rules["abbreviation"].match(text, seen.end)
            if match is None:
                continue
            is_short = is_abbreviation(match[1], seen.form, words)
            if is_short or _is_own_letters(group, match[1], words):
                group.short = match[1]


def _is_own_letters(group: Group, short: str, words: Lexicon) -> bool:
    """Say whether capitals in brackets behind a body are its abbreviation in another language.

    Those of an agency are whose picture it is.
    """
    if short in words.known or short.capitalize() in words.known:
        return False
    return group.kind == "organisation" and len(short) >= SHORTEST and short.isupper()


def is_abbreviation(short: str, form: str, lexicon: Lexicon) -> bool:
    """Say whether the letters of an abbreviation are the initials of a name, in order."""
    letters = re.sub(r"[^A-Za-z]", "", short).upper()
    words = without_article(form, lexicon).replace("-", " ").split()
    every = "".join(w[0] for w in words).upper()
    main = "".join(w[0] for w in words if not lexicon.rules["small"].fullmatch(w)).upper()
    return len(letters) > 1 and (letters in {every, main} or _in_order(letters, every))


def _in_order(letters: str, initials: str) -> bool:
    """Say whether letters are initials in order, with some left out ("KDPI" keeps all)."""
    rest = iter(initials)
    return (
        len(letters) >= SHORTEST
        and len(letters) >= len(initials) - 1
        and all(c in rest for c in letters)
    )


def _with_abbreviations(
    groups: list[Group], sightings: Sequence[Sighting], words: Lexicon
) -> list[Group]:
    """Add the mentions of a body by the abbreviation that was introduced, or by its initials."""
    by_short: dict[str, Group] = {}
    for group in groups:
        if group.kind != "organisation":
            continue
        form = group.sightings[0].form
        own = form if form.isupper() and form.isalpha() else ""
        for short in {group.short, _initials(form, words), own} - {None, ""}:
            by_short.setdefault(str(short), group)
    merged: list[Group] = []
    for group in groups:
        target = by_short.get(group.sightings[0].form)
        if target is None or target is group:
            merged.append(group)
            continue
        target.sightings.extend(group.sightings)
        target.short = target.short or group.sightings[0].form
    for seen in sightings:
        if seen.kind is None and seen.form in by_short:
            by_short[seen.form].sightings.append(seen)
            by_short[seen.form].short = seen.form
    return merged


def _initials(form: str, lexicon: Lexicon) -> str:
    words = [
        w for w in without_article(form, lexicon).split() if not lexicon.rules["small"].fullmatch(w)
    ]
    initials = "".join(w[0] for w in words)
    return initials if len(initials) >= SHORTEST and initials.isupper() else ""
