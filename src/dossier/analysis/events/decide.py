"""The editor's word on which articles belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.model import Article, EventDecision, Issue, Reading
from dossier.stowed import articles_of

Members = tuple[int, ...]


class Decided(NamedTuple):
    """The groups after the editor's decisions, each with the decision that made it."""

    groups: tuple[tuple[Members, EventDecision | None], ...]
    issues: tuple[Issue, ...]


def decide(
    found: Sequence[Members], readings: Sequence[Reading], decisions: Sequence[EventDecision]
) -> Decided:
    """Return the groups as the editor wants them.

    Args:
        found: the groups that the machine found.
        readings: all articles.
        decisions: the editor's decisions, in the order of the file.
    """
    places = _places(articles_of(readings)) if decisions else {}
    groups: list[tuple[Members, EventDecision | None]] = [(members, None) for members in found]
    issues: list[Issue] = []
    for decision in decisions:
        named = [n for name in decision.articles for n in places.get(name, ())]
        issues.extend(
            _unknown(name, decision, places) for name in decision.articles if name not in places
        )
        if named:
            groups = _apply(groups, tuple(dict.fromkeys(named)), decision)
    return Decided(tuple(sorted(groups, key=lambda row: row[0])), tuple(issues))


def _places(articles: Sequence[Article]) -> dict[str, list[int]]:
    """Return the articles by id, by path and by file name."""
    places: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        for name in dict.fromkeys((article.id, article.file, article.file.rpartition("/")[2])):
            places.setdefault(name, []).append(number)
    return places


def _apply(
    groups: list[tuple[Members, EventDecision | None]], named: Members, decision: EventDecision
) -> list[tuple[Members, EventDecision | None]]:
    """Move the named articles into one group: the one that holds most of them, or one of their own."""
    host = max(groups, key=lambda row: (len(set(row[0]) & set(named)), -row[0][0]))[0]
    rest = [
        (tuple(n for n in members if n not in named), other)
        for members, other in groups
        if members != host
    ]
    kept = () if decision.only else tuple(n for n in host if n not in named)
    moved = [((n,), None) for n in host if decision.only and n not in named]
    made = (tuple(sorted({*kept, *named})), decision)
    return [row for row in (*rest, *moved) if row[0]] + [made]


def _unknown(name: str, decision: EventDecision, places: dict[str, list[int]]) -> Issue:
    from rapidfuzz import process  # noqa: PLC0415 - few dossiers need it

    near = process.extractOne(name, sorted(places), score_cutoff=60)
    hint = f"; did you mean {near[0]}?" if near else "; take it out, or name one that is there."
    return Issue(
        "event-decision-unmet",
        "warning",
        f"dossier.yaml:{decision.line}",
        f"dossier.yaml, line {decision.line}: there is no article {name!r}{hint}",
    )
