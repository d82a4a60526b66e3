"""Who somebody is: one office under two names, and one person in two offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from operator import attrgetter
from typing import Literal, NamedTuple

from dossier.analysis.discrepancies.facts import around
from dossier.analysis.stems import stem
from dossier.analysis.tokens import folded, peoples
from dossier.lang import primary, words
from dossier.model import (
    Claim,
    Discrepancy,
    Event,
    Evidence,
    Name,
    NameRole,
    Passage,
    Reading,
)
from dossier.text import stable_digest

_HOLDERS = 12
"""People of one office in one event who are compared with each other."""
_LIKE = 55.0
"""Likeness, of 100, of two parts of names that may be one."""


class Holder(NamedTuple):
    """Somebody of whom the articles of an event say what he is."""

    name: Name
    roles: tuple[NameRole, ...]
    articles: frozenset[str]
    """The articles of the event that name him."""
    first: tuple[str, int]
    """Where they do so first."""


def find(
    readings: Mapping[str, Reading], events: Sequence[Event], names: Sequence[Name]
) -> list[Discrepancy]:
    """Return whom articles of one event name differently, and of whom they say different offices.

    Args:
        readings: the articles by their ids.
        events: the events with the articles that report them.
        names: people across the articles.
    """
    home = {article: event.id for event in events for article in event.reports}
    inside: dict[str, list[Holder]] = defaultdict(list)
    for name in names:
        if name.kind == "person":
            for event, holder in _holders(name, home).items():
                inside[event].append(holder)
    for holders in inside.values():  # in an order that does not depend on articles of other events
        holders.sort(key=attrgetter("first", "name.id"))
    return [
        found
        for event in events
        for found in (
            *_names(readings, event.id, inside[event.id]),
            *_offices(readings, event.id, inside[event.id]),
        )
    ]


def _holders(name: Name, home: Mapping[str, str]) -> dict[str, Holder]:
    """Return somebody once for each event whose articles name him."""
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for spelling in name.spellings:
        for mention in spelling.mentions:
            if mention.article in home:
                places[home[mention.article]].append((mention.article, mention.span.start))
    return {event: _holder(name, found) for event, found in places.items()}


def _holder(name: Name, places: Sequence[tuple[str, int]]) -> Holder:
    held = frozenset([article for article, _ in places])
    roles = tuple(role for role in name.roles if role.passage.article in held)
    return Holder(name, roles, held, min(places))


def _names(
    readings: Mapping[str, Reading], event: str, holders: Sequence[Holder]
) -> Iterator[Discrepancy]:
    """Yield the people who hold one office under names that are nearly the same."""
    by_role: dict[str, list[tuple[Holder, NameRole]]] = defaultdict(list)
    for holder in holders:
        for role in {_head(r.text): r for r in reversed(holder.roles)}.values():
            by_role[_head(role.text)].append((holder, role))
    seen: set[tuple[str, str]] = set()
    for head, rows in sorted(by_role.items()):
        for (x, _), (y, _) in combinations(rows[:_HOLDERS], 2):
            pair = (x.name.id, y.name.id)
            if not x.articles & y.articles and pair not in seen and _near(x.name, y.name):
                seen.add(pair)
                claims = tuple(_named(readings, one) for one in (x, y))
                yield _discrepancy(event, "name", claims, f"what the {head} is called")


def _head(role: str) -> str:
    """Return the word for an office, without what it is an office of."""
    found = folded(role.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0])
    return found[-1] if found else ""


def _near(a: Name, b: Name) -> bool:
    """Say whether two full names are nearly the same, part by part."""
    first, second = folded(a.label), folded(b.label)
    if len(first) < 2 or len(first) != len(second):  # noqa: PLR2004 - a given name and a surname
        return False
    return all(x == y or _alike(x, y) for x, y in zip(first, second, strict=True))


def _alike(x: str, y: str) -> bool:
    """Say whether two parts of names begin alike or have most letters in common."""
    # 20 ms to import, and only needed where two people hold one office.
    from rapidfuzz import fuzz  # noqa: PLC0415

    return x[0] == y[0] or fuzz.ratio(x, y) >= _LIKE


def _named(readings: Mapping[str, Reading], holder: Holder) -> Claim:
    """Return where an article of the event first names somebody in full."""
    mentions = [
        (mention.article, mention.span)
        for spelling in holder.name.spellings
        for mention in spelling.mentions
        if mention.article in holder.articles
        if spelling.form == holder.name.label or " " in spelling.form
    ]
    article, span = min(mentions)
    return _claim(readings, Passage(article, span))


def _claim(readings: Mapping[str, Reading], passage: Passage) -> Claim:
    reading = readings[passage.article]
    sentence = Passage(passage.article, around(reading.study, passage.span))
    return Claim(passage, sentence, passage.span.of(reading.article.text))


def _offices(
    readings: Mapping[str, Reading], event: str, holders: Sequence[Holder]
) -> Iterator[Discrepancy]:
    """Yield the people of whom two articles say that they hold different offices."""
    for holder in holders:
        by_article: dict[str, list[NameRole]] = defaultdict(list)
        for role in holder.roles:
            by_article[role.passage.article].append(role)
        pairs = combinations(sorted(by_article), 2) if len(by_article) <= _HOLDERS else ()
        found = next(
            (
                (first[0], second[0])
                for a, b in pairs
                for first, second in [(by_article[a], by_article[b])]
                if all(_differ(readings, x, y) for x in first for y in second)
            ),
            None,
        )
        if found:
            claims = tuple(_claim(readings, role.passage) for role in found)
            yield _discrepancy(event, "role", claims, f"what {holder.name.label} is")


def _differ(readings: Mapping[str, Reading], x: NameRole, y: NameRole) -> bool:
    """Say whether nobody holds two offices at one time."""
    language = primary(readings[x.passage.article].article.language)
    first, second = _office(x.text, language), _office(y.text, language)
    if not first or not second or any(_is_joined(readings, role) for role in (x, y)):
        return False
    if first[0] == second[0]:
        return bool(first[1] and second[1]) and not first[1] & second[1]
    return True


def _is_joined(readings: Mapping[str, Reading], role: NameRole) -> bool:
    """Say whether an office is told together with another: "Fire and Rescue Chief"."""
    text, start = readings[role.passage.article].article.text, role.passage.span.start
    before = text[max(0, start - 6) : start].lower().split()
    language = primary(readings[role.passage.article].article.language)
    return bool(before) and (before[-1] == "&" or before[-1] in words(language, "office_ands"))


@lru_cache(maxsize=4_096)
def _office(role: str, language: str) -> tuple[str, frozenset[str]] | None:
    """Return an office that leaves room for no other, and what it is an office of."""
    before, _, behind = role.partition(" of ")
    found = folded(before)
    ignored = words(language, "office_fillers") | peoples(language)
    ranks = words(language, "role_ranks")
    if not found or found[-1] not in words(language, "offices_alone") or ranks & set(found):
        return None
    of = frozenset(found[:-1]) | frozenset(folded(behind))
    return found[-1], frozenset(stem(word, language) for word in of - ignored)


def _discrepancy(
    event: str, about: Literal["name", "role"], claims: tuple[Claim, ...], detail: str
) -> Discrepancy:
    name = stable_digest(
        event, about, *(f"{c.passage.article}:{c.passage.span.start}" for c in claims)
    )
    return Discrepancy(
        id=f"d{name}",
        event=event,
        point=None,
        kind="conflict",
        about=about,
        claims=claims,
        why=(Evidence("contrast", 1.0, detail),),
    )
