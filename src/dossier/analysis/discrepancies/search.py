"""Look for what differs in the sentences of an event that tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from dossier.analysis.discrepancies import people, spoken
from dossier.analysis.discrepancies.counted import another, names_year, orders
from dossier.analysis.discrepancies.facts import Contrast
from dossier.analysis.discrepancies.finders import FINDERS, About, Finder, Outline, outline
from dossier.analysis.discrepancies.numbers import Number, Sentences
from dossier.analysis.discrepancies.stated import beyond, claim, stated
from dossier.analysis.discrepancies.view import View, view
from dossier.analysis.statements import Statement, Told, running, spelled, told
from dossier.model import (
    Discrepancy,
    Event,
    Evidence,
    Name,
    Passage,
    Point,
    QuoteRecord,
    Reading,
)
from dossier.text import stable_digest

_LEAST = min(finder.least for finder in FINDERS)
_NUMBER = next(n for n, finder in enumerate(FINDERS) if finder.about == "number")
_BESIDE = 4
"""Further sentences of a point that are looked at, once a difference was found."""
_NEEDED = ((0.3, 1), (0.12, 2), (0.0, 3))
"""Signs that two numbers are of the same thing, by the likeness of the sentences."""
_RECALLED = 0.18
"""How alike two sentences have to be that both tell what was long before."""
_NEARLY, _DATED = 0.2, 2
"""Likeness and signs from which two times are of one happening, where sentences are less alike."""
_CERTAIN = 5
"""Signs that leave no doubt."""
_ALONE = 2
"""Signs for which it counts that neither article counts anything else by the same word."""
_RANK = 2
"""A sentence is compared with as many of the nearest ones of each other article."""


def find(
    readings: Sequence[Reading],
    events: Sequence[Event],
    points: Sequence[Point],
    names: Sequence[Name],
    quotes: Sequence[QuoteRecord],
) -> tuple[Discrepancy, ...]:
    """Return what differs, in the order of the events.

    Args:
        readings: all articles.
        events: the events with the articles that report them.
        points: what the articles report, sentence by sentence.
        names: people, bodies and places across the articles.
        quotes: the quotes with their families.
    """
    by_id = {reading.article.id: reading for reading in readings}
    spellings = spelled(names)
    reported: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        reported[point.event].append(point)
    compared = (told(event, by_id, spellings) for event in events)
    found = [d for one in compared for d in of_event(one, by_id, reported[one.event.id])]
    others = spoken.find(by_id, events, names, quotes), people.find(by_id, events, names)
    return (*found, *others[0], *others[1])


def of_event(
    compared: Told, readings: Mapping[str, Reading], points: Sequence[Point]
) -> list[Discrepancy]:
    """Return in what the statements of one event's articles differ.

    Args:
        compared: the statements.
        readings: the articles by their ids.
        points: what the articles report of the event.
    """
    if len(compared.event.reports) < 2:  # noqa: PLR2004 - one article cannot differ from itself
        return []
    by_id = {point.id: point for point in points}
    home = {(p.article, p.span.start): point.id for point in points for p in point.passages}
    outlines = {article: outline(readings[article]) for article in compared.event.reports}
    scene = Scene(compared.event, readings, by_id, home, outlines, {}, {}, {})
    counted = stated(compared, readings, Sentences(scene.view, scene.numbers), scene.point)
    found = _once(_discrepancy(scene, row) for row in _rows(scene, compared))
    return counted + beyond(counted, found)


class Scene(NamedTuple):
    """One event while its sentences are compared."""

    event: Event
    readings: Mapping[str, Reading]
    points: dict[str, Point]
    home: dict[tuple[str, int], str]
    """For each sentence, by its article and its start, the point that it reports."""
    outlines: dict[str, Outline]
    """The articles of the event by their ids."""
    views: dict[Passage, View]
    """Sentences that were looked at already."""
    orders: dict[Passage, list[tuple[str, str]]]
    """Their words that tell one thing from another of its kind."""
    facts: dict[Passage, list[Any]]
    """What each finder read from them; ``None``: not read yet."""

    def view(self, passage: Passage) -> View:
        """Return a sentence, word by word."""
        if passage not in self.views:
            self.views[passage] = view(self.readings[passage.article], passage.span)
        return self.views[passage]

    def recalls(self, statement: Statement) -> bool:
        """Say whether a sentence tells what was long before, or in a year that it names."""
        return statement.back or names_year(self.view(statement.passage))

    def read(self, finder: int, passage: Passage) -> Any:
        """Return the facts of one kind in a sentence."""
        facts = self.facts.get(passage)
        if facts is None:
            facts = self.facts[passage] = [None] * len(FINDERS)
        if facts[finder] is None:
            facts[finder] = FINDERS[finder].read(self.view(passage)) or ()
        return facts[finder]

    def compare(self, finder: int, a: Passage, b: Passage) -> list[Contrast]:
        """Return the facts of one kind in which two sentences differ."""
        first = self.read(finder, a)
        second = first and self.read(finder, b)
        if not second or self._another(a, b) or self._another(b, a):
            return []
        return list(FINDERS[finder].contrasts(self.view(a), first, self.view(b), second))

    def _another(self, a: Passage, b: Passage) -> bool:
        """Say whether one sentence tells of another thing of a kind that both name."""
        if a not in self.orders:
            self.orders[a] = orders(self.view(a))
        return another(self.orders[a], self.view(b))

    def holds(self, finder: Finder, value: float, contrast: Contrast, *, firm: bool) -> bool:
        """Say whether two sentences are alike enough for what they differ in.

        Args:
            finder: what found the difference.
            value: how alike the sentences are.
            contrast: what they differ in.
            firm: whether nothing in the other's article is nearer to either of them.
        """
        if contrast.kind == "other scope":
            return True
        if finder.about == "date":
            dated = firm and contrast.signs >= _DATED and value >= _NEARLY
            return value >= finder.sure or dated
        if finder.about != "number":
            return value >= finder.sure
        needed = next(signs for least, signs in _NEEDED if value >= least)
        if contrast.signs >= needed and (firm or value >= finder.sure):
            return True
        is_told = firm or contrast.signs >= needed
        return contrast.signs + _ALONE >= needed and is_told and self._alone(contrast)

    def _alone(self, contrast: Contrast) -> bool:
        """Say whether neither article counts anything else by the same word."""
        return bool(contrast.counted) and all(
            self._counts(told.passage.article, contrast.counted) == 1
            for told in (contrast.a, contrast.b)
        )

    def _counts(self, article: str, nouns: frozenset[str]) -> int:
        """Return how many different numbers an article has of what some words name."""
        found = [
            one
            for span in running(self.readings[article])
            if _NUMBER in self.outlines[article].may_hold(span)
            for one in self.numbers(Passage(article, span))
            if one.thing.nouns & nouns
        ]
        return len({one.value for one in found})

    def numbers(self, passage: Passage) -> Sequence[Number]:
        """Return the numbers of a sentence."""
        counts = self.read(_NUMBER, passage)
        return counts.numbers if counts else ()

    def point(self, passage: Passage) -> str | None:
        """Return the id of the point that a sentence reports."""
        return self.home.get((passage.article, passage.span.start))

    def beside(self, a: Passage, b: Passage) -> list[Passage]:
        """Return what other articles have in place of ``a``: the passages of its point."""
        point = self.points.get(self.point(a) or "")
        passages = point.passages if point else ()
        return [p for p in passages if p.article not in {a.article, b.article}][:_BESIDE]


class Row(NamedTuple):
    """A difference between two sentences."""

    about: About
    likeness: float
    a: View
    b: View
    contrast: Contrast


def _rows(scene: Scene, compared: Told) -> Iterator[Row]:
    """Yield what differs between two sentences that tell the same, and who else says so."""
    inside = compared.statements
    holds = [scene.outlines[s.passage.article].may_hold(s.passage.span) for s in inside]
    for (m, n), value, firm in _nearest(compared.alike, [s.passage.article for s in inside]):
        a, b = inside[m].passage, inside[n].passage
        old = value < _RECALLED and all(scene.recalls(inside[k]) for k in (m, n))
        for number in sorted(holds[m] & holds[n]):
            finder = FINDERS[number]
            if old and finder.about == "number":
                continue
            found = scene.compare(number, a, b) if value >= finder.least else []
            found = [c for c in found if scene.holds(finder, value, c, firm=firm)]
            if not found:
                continue
            yield from (Row(finder.about, value, scene.view(a), scene.view(b), c) for c in found)
            others = [(p, b) for p in scene.beside(a, b)] + [(a, p) for p in scene.beside(b, a)]
            for x, y in others:
                both = scene.view(x), scene.view(y)
                yield from (Row(finder.about, value, *both, c) for c in scene.compare(number, x, y))


def _nearest(
    alike: dict[tuple[int, int], float], articles: Sequence[str]
) -> list[tuple[tuple[int, int], float, bool]]:
    """Return the pairs in which each sentence is among the nearest to the other in that article.

    With each pair stands its likeness, and whether each is the very nearest.
    """
    ranks: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    alike = {pair: value for pair, value in alike.items() if value >= _LEAST}
    for (a, b), value in alike.items():
        ranks[a, articles[b]].append((-value, b))
        ranks[b, articles[a]].append((-value, a))
    best = {key: [n for _, n in sorted(rows)[:_RANK]] for key, rows in ranks.items()}
    kept = [
        ((a, b), value, best[a, articles[b]][0] == b and best[b, articles[a]][0] == a)
        for (a, b), value in alike.items()
        if b in best[a, articles[b]] and a in best[b, articles[a]]
    ]
    return sorted(kept, key=lambda row: (-row[1], row[0]))


def _discrepancy(scene: Scene, row: Row) -> Discrepancy:
    contrast = row.contrast
    sides = (contrast.a.passage, contrast.b.passage)
    name = stable_digest(scene.event.id, row.about, *(f"{p.article}:{p.span.start}" for p in sides))
    return Discrepancy(
        id=f"d{name}",
        event=scene.event.id,
        point=scene.point(row.a.passage) or scene.point(row.b.passage),
        kind=contrast.kind,
        about=row.about,
        claims=(claim(row.a, contrast.a), claim(row.b, contrast.b)),
        why=(
            Evidence("likeness", round(row.likeness, 3), "the two sentences tell the same"),
            *_signs(contrast),
            Evidence("contrast", 1.0, contrast.detail),
        ),
    )


def _signs(contrast: Contrast) -> tuple[Evidence, ...]:
    """Return by what is told beside two values that they are of one thing."""
    if not contrast.signs:
        return ()
    counted = f", which count {', '.join(sorted(contrast.counted))}" if contrast.counted else ""
    detail = (
        f"{contrast.signs} signs beside the two values{counted}, say that they are of one thing"
    )
    return (Evidence("signs", round(min(1.0, contrast.signs / _CERTAIN), 3), detail),)


def _once(found: Iterator[Discrepancy]) -> list[Discrepancy]:
    """Join what differs in the same way: one discrepancy with a claim for each sentence."""
    kept: dict[tuple[str, frozenset[str]], Discrepancy] = {}
    for one in found:
        key = (one.about, frozenset(claim.value.casefold() for claim in one.claims))
        first = kept.get(key)
        if first is None:
            kept[key] = one
        else:
            more = tuple(claim for claim in one.claims if claim not in first.claims)
            kept[key] = msgspec.structs.replace(first, claims=(*first.claims, *more))
    return list(kept.values())
