"""Look for what differs in the sentences of an event that tell the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from dossier.analysis.compared import Told, told
from dossier.analysis.discrepancies import who
from dossier.analysis.discrepancies.facts import Contrast
from dossier.analysis.discrepancies.finders import FINDERS, NUMBER, About, Finder
from dossier.analysis.discrepancies.sentence import Sentence, Sentences, compare, sentences
from dossier.analysis.discrepancies.stated import beyond, claim, stated
from dossier.analysis.discrepancies.view import View
from dossier.analysis.named import spelled
from dossier.analysis.statements import Statement
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
_SELDOM = frozenset({"length", "area", "mass", "volume", "magnitude", "heat"})
"""Measures of which an article has few, so that the only one of each of two is of one thing."""
_TIME = "time"
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
    said, named = who.differ(by_id, events, names, quotes)
    return (*found, *said, *named)


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
    own = [readings[article] for article in compared.event.reports]
    scene = Scene(compared.event, by_id, home, sentences(own, compared.lines))
    said = stated(compared, readings, scene.sentences, scene.point)
    found = _once(_discrepancy(scene, row) for row in _rows(scene, compared))
    return [*said.people, *said.things, *beyond(said, found)]


class Scene(NamedTuple):
    """One event while its sentences are compared."""

    event: Event
    points: dict[str, Point]
    home: dict[tuple[str, int], str]
    """For each sentence, by its article and its start, the point that it reports."""
    sentences: Sentences
    """Of the articles of the event."""

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
        is_told = contrast.signs >= needed
        if is_told and (firm or value >= finder.sure or contrast.led):
            return True
        is_near = (firm or is_told) and contrast.signs + _ALONE >= needed
        return is_near and self._alone(contrast, seldom=is_told)

    def _alone(self, contrast: Contrast, *, seldom: bool) -> bool:
        """Say whether neither article counts anything else by the same word, or has another length.

        Args:
            contrast: what they differ in.
            seldom: whether a time counts, of which most articles have several.
        """
        articles = [told.passage.article for told in (contrast.a, contrast.b)]
        if contrast.detail in _SELDOM or (seldom and contrast.detail == _TIME):
            return all(self._measures(article, contrast.detail) == 1 for article in articles)
        return bool(contrast.counted) and all(
            self._counts(article, contrast.counted) == 1 for article in articles
        )

    def _measures(self, article: str, measure: str) -> int:
        """Return how many different numbers an article has of what is measured so."""
        numbers = (one for sentence in self.sentences[article] for one in sentence.numbers)
        return len({one.value for one in numbers if one.thing.measure == measure})

    def _counts(self, article: str, nouns: frozenset[str]) -> int:
        """Return how many different numbers an article has of what some words name."""
        numbers = (one for sentence in self.sentences[article] for one in sentence.numbers)
        return len({one.value for one in numbers if one.thing.nouns & nouns})

    def point(self, passage: Passage) -> str | None:
        """Return the id of the point that a sentence reports."""
        return self.home.get((passage.article, passage.span.start))

    def beside(self, a: Passage, b: Passage) -> list[Sentence]:
        """Return what other articles have in place of ``a``: the sentences of its point."""
        point = self.points.get(self.point(a) or "")
        passages = point.passages if point else ()
        others = [p for p in passages if p.article not in {a.article, b.article}][:_BESIDE]
        return [one for p in others for one in self.sentences[p.article] if one.span == p.span]


class Row(NamedTuple):
    """A difference between two sentences."""

    about: About
    likeness: float
    a: View
    b: View
    contrast: Contrast


def _rows(scene: Scene, compared: Told) -> Iterator[Row]:
    """Yield what differs between two sentences that tell the same, and who else says so."""
    inside = [scene.sentences[s.passage.article][s.order] for s in compared.statements]
    back = [statement.back for statement in compared.statements]
    for m, n, value, firm in _nearest(compared.alike, compared.statements):
        a, b = inside[m], inside[n]
        for number in a.kinds:
            finder = FINDERS[number]
            if number not in b.kinds or value < finder.least:
                continue
            is_faint = number == NUMBER and value < _RECALLED
            if is_faint and (back[m] or a.names_year) and (back[n] or b.names_year):
                continue
            found = [c for c in compare(number, a, b) if scene.holds(finder, value, c, firm=firm)]
            if found:
                yield from (Row(finder.about, value, a.view, b.view, c) for c in found)
                yield from _besides(scene, number, value, a, b)


def _besides(scene: Scene, finder: int, value: float, a: Sentence, b: Sentence) -> Iterator[Row]:
    """Yield what differs between either of two sentences and what others have in place of the other."""
    others = [(other, b) for other in scene.beside(a.passage, b.passage)]
    others += [(a, other) for other in scene.beside(b.passage, a.passage)]
    for x, y in others:
        yield from (
            Row(FINDERS[finder].about, value, x.view, y.view, c) for c in compare(finder, x, y)
        )


def _nearest(
    alike: Mapping[tuple[int, int], float], told: Sequence[Statement]
) -> Iterator[tuple[int, int, float, bool]]:
    """Yield the pairs in which each sentence is among the nearest to the other in that article.

    The most alike come first. With each pair stands its likeness, and whether each is the very nearest.
    """
    articles = dict.fromkeys(statement.passage.article for statement in told)
    size = len(articles)
    places = dict(zip(articles, range(size), strict=True))
    home = [places[statement.passage.article] for statement in told]
    nearer: dict[int, int] = defaultdict(int)
    for value, (a, b) in sorted([(-value, pair) for pair, value in alike.items()]):
        here, there = a * size + home[b], b * size + home[a]
        before, behind = nearer[here], nearer[there]
        if before < _RANK and behind < _RANK:
            yield a, b, -value, not (before or behind)
        nearer[here], nearer[there] = before + 1, behind + 1


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
