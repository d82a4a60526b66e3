"""Which statements of an event's articles are the same, and which only one article has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dossier.analysis.compared import Told, told
from dossier.analysis.named import spelled
from dossier.analysis.statements import Statement
from dossier.model import Event, Name, Pickup, Point, Reading, Span
from dossier.text import stable_digest

_SAME = 0.2
"""Likeness of two sentences that tell the same."""
_MEAN = 0.14
"""Mean likeness between two groups of sentences that tell the same."""
_LOOSE, _QUOTED = 0.3, 0.5
"""What a statement counts that names nobody, nothing and no number, and one that is somebody's words."""
_TAKEN = 0.5
"""Share of a sentence that a pickup covers for it to tell the same as the sentence it is in."""
_FADE = 12
"""Sentences after which a statement counts half as much as the first."""
_BACK = 0.5
"""What a statement counts that all of its articles tell as background."""


def align(
    readings: Sequence[Reading],
    events: Sequence[Event],
    names: Sequence[Name],
    pickups: Sequence[Pickup],
) -> tuple[Point, ...]:
    """Return the points of all events, in the order of the events, the weightiest first.

    Args:
        readings: all articles.
        events: the events with the articles that report them.
        names: people, bodies and places across the articles.
        pickups: the passages that articles share.
    """
    places = {reading.article.id: reading for reading in readings}
    spellings, taken = spelled(names), by_article(pickups)
    compared = (told(event, places, spellings) for event in events)
    return tuple(point for one in compared for point in of_event(one, taken))


Taken = dict[str, dict[str, list[Pickup]]]
"""The pickups by their first article and their second."""


def by_article(pickups: Sequence[Pickup]) -> Taken:
    """Return the pickups by their first article and their second."""
    found: Taken = {}
    for pickup in pickups:
        found.setdefault(pickup.a.article, {}).setdefault(pickup.b.article, []).append(pickup)
    return found


def of_event(compared: Told, taken: Taken) -> list[Point]:
    """Return the points of one event, the weightiest first."""
    found, alike = compared.statements, dict(compared.alike)
    _raise_taken(alike, found, taken)
    groups = _group(alike, _links({**compared.named, **alike}, len(found)))
    articles = len(compared.event.reports)
    points = [_point(compared.event, [found[n] for n in group], articles) for group in groups]
    return sorted(points, key=lambda point: (not point.firm, -point.weight, point.id))


def _raise_taken(
    alike: dict[tuple[int, int], float], found: Sequence[Statement], taken: Taken
) -> None:
    """Let sentences that hold the same picked-up passage tell the same."""
    own: dict[str, Sentences] = defaultdict(lambda: Sentences([], [], []))
    for n, statement in enumerate(found):
        own[statement.passage.article].add(n, statement.passage.span)
    pairs = [
        (own[a], own[b], rows) for a in own for b, rows in taken.get(a, {}).items() if b in own
    ]
    for a, b, pickups in pairs:
        for pickup in pickups:
            first, second = a.covered(pickup.a.span), b.covered(pickup.b.span)
            for pair in [(m, n) if m < n else (n, m) for m in first for n in second]:
                if alike.get(pair, 0.0) < pickup.share:
                    alike[pair] = pickup.share


class Sentences(NamedTuple):
    """The sentences of one article, in their order."""

    numbers: list[int]
    """Their places among the statements."""
    starts: list[int]
    ends: list[int]

    def add(self, number: int, span: Span) -> None:
        """Put a sentence behind the others."""
        self.numbers.append(number)
        self.starts.append(span.start)
        self.ends.append(span.end)

    def covered(self, pickup: Span) -> list[int]:
        """Return the numbers of the sentences that a passage covers."""
        first = bisect_right(self.ends, pickup.start)
        last = bisect_left(self.starts, pickup.end, first)
        return [self.numbers[n] for n in range(first, last) if self._covers(pickup, n)]

    def _covers(self, pickup: Span, n: int) -> bool:
        start, end = self.starts[n], self.ends[n]
        return min(pickup.end, end) - max(pickup.start, start) >= _TAKEN * (end - start)


def _group(alike: dict[tuple[int, int], float], links: list[dict[int, float]]) -> list[list[int]]:
    """Join the most alike sentences first; groups, only if they are alike on the whole.

    Args:
        alike: which sentences may join.
        links: for each sentence its likeness to others.
    """
    groups: dict[int, list[int]] = {n: [n] for n in range(len(links))}
    home = list(range(len(links)))
    best = sorted([(-value, pair) for pair, value in alike.items() if value >= _SAME])
    for _, (a, b) in best:
        one, other = home[a], home[b]
        if one == other:
            continue
        if (-len(links[one]), one) > (-len(links[other]), other):
            one, other = other, one
        if links[one].get(other, 0.0) >= _MEAN * len(groups[one]) * len(groups[other]):
            _join(links, one, other)
            for n in groups[other]:
                home[n] = one
            groups[one] += groups.pop(other)
    return list(groups.values())


def _links(alike: dict[tuple[int, int], float], size: int) -> list[dict[int, float]]:
    """Return for each sentence its likeness to others."""
    links: list[dict[int, float]] = [{} for _ in range(size)]
    for (a, b), score in alike.items():
        links[a][b] = links[b][a] = score
    return links


def _join(links: list[dict[int, float]], one: int, other: int) -> None:
    """Add up the likeness of two groups to each third; the first has more of them."""
    for third, score in links[other].items():
        del links[third][other]
        if third != one:
            links[one][third] = links[third][one] = links[one].get(third, 0.0) + score
    links[other] = {}


def _point(event: Event, members: Sequence[Statement], articles: int) -> Point:
    passages = [statement.passage for statement in sorted(members, key=_place)]
    told = len({passage.article for passage in passages}) / articles
    told *= _BACK if all(s.back for s in members) else 1
    quoted = all(s.quoted for s in members)
    firm = any(s.firm for s in members) and not quoted
    told *= (_QUOTED if quoted else 1) * (1 if firm else _LOOSE)
    weight = round(told * 0.5 ** (min(s.order for s in members) / _FADE), 3)
    name = stable_digest(event.id, passages[0].article, str(passages[0].span.start))
    return Point(f"pt{name}", event.id, tuple(passages), weight, firm)


def _place(statement: Statement) -> tuple[str, int, str, int]:
    """Return by what the passages of a point are in order: which article told it first, and where."""
    passage = statement.passage
    return statement.day, statement.order, passage.article, passage.span.start
