"""Why articles are together, and which one nearly belonged to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dossier.analysis.events.joining import required
from dossier.analysis.events.likeness import Likeness
from dossier.analysis.terms import BACK
from dossier.memo import Means
from dossier.model import Article, Evidence, Outsider, Reading, TextFamily
from dossier.stowed import articles_of, ids_of, studies_of

_SHOWN = 8
"""Words and names that are shown as evidence."""
_ARTICLES = 24
"""Articles of an event that are each said to belong to it."""
_TIES = 3
"""Pairs of words that are shown of two articles."""


class Ground(NamedTuple):
    """All that the records of events are made from."""

    ids: Sequence[str]
    """Of the articles."""
    articles: Sequence[Article]
    alike: Likeness
    near: Mapping[int, Sequence[int]]
    """For each article those with which it was compared."""
    ties: Mapping[int, Tie]
    """For articles that do not stand alone the one of their event that is most like them."""
    family: Mapping[str, str]
    """For each article that shares its text with others the id of the family."""
    labels: Mapping[str, tuple[str, ...]]
    """For each article the labels of the names in it."""


class Tie(NamedTuple):
    """What ties an article to its event."""

    place: int
    """The article of the event that is most like it."""
    words: str
    """The pairs of words that both share and that count most in both."""


class Near(NamedTuple):
    """The article outside an event that is nearest to it."""

    place: int
    outsider: Outsider
    """How like those inside it is; 0, where it only recalls them."""
    recalls: bool
    """Whether it or the event tells as background what the other reports."""
    days: int
    """How many days lie between what both report, where they are many."""


def ground(
    readings: Sequence[Reading],
    alike: Likeness,
    families: Sequence[TextFamily],
    labels: Mapping[str, tuple[str, ...]],
    ties: Mapping[int, Tie],
) -> Ground:
    """Return all that the records of events are made from."""
    near: dict[int, list[int]] = defaultdict(list)
    for a, b in alike.value:
        near[a].append(b)
        near[b].append(a)
    family = {article: row.id for row in families for article in row.articles}
    articles = articles_of(readings)
    return Ground(ids_of(readings), articles, alike, near, ties, family, labels)


def why(
    ground: Ground, members: Sequence[int], common: Sequence[Evidence], near: Near | None
) -> tuple[Evidence, ...]:
    """Return what the articles of an event have in common, or why one stands alone.

    Args:
        ground: what all records are made from.
        members: the articles, as places among the readings.
        common: what they have in common by themselves, whatever else there is.
        near: the article outside that is nearest.
    """
    if len(members) == 1:
        return (_outside(ground, "alone", near),) if near else ()
    found = (
        _likeness(ground, members),
        _names(ground, members),
        *common,
    )
    told = tuple(row for row in found if row)
    each = (_belongs(ground, n, members) for n in members[:_ARTICLES])
    return (*told, *each, *([_outside(ground, "next", near)] if near else []))


def _outside(ground: Ground, feature: str, near: Near) -> Evidence:
    """Return how near the nearest article outside is, and why it is outside."""
    title, outside = _called(ground.articles[near.place]), near.outsider
    if near.recalls:
        said = "reports what the other tells as background"
    elif near.days:
        said = f"reports what happened {near.days} days before or after"
    else:
        said = f"is {outside.score:.0%} alike, where {outside.threshold:.0%} are needed"
    return Evidence(feature, outside.score, f"the nearest article, {title}, {said}")


def _belongs(ground: Ground, n: int, members: Sequence[int]) -> Evidence:
    """Return what ties one article to the others of its event."""
    values = ground.alike.of(n, [other for other in members if other != n])
    mean, tie = sum(values) / len(values), ground.ties[n]
    (most,) = ground.alike.of(n, [tie.place])
    detail = (
        f"{_called(ground.articles[n])} is on average {mean:.0%} like the others,"
        f" most like {_called(ground.articles[tie.place])} ({most:.0%})"
    )
    return Evidence("article", round(mean, 3), f"{detail}: {tie.words}" if tie.words else detail)


def tied(
    readings: Sequence[Reading], alike: Likeness, groups: Iterable[Sequence[int]], means: Means
) -> dict[int, Tie]:
    """Return for articles that do not stand alone the one of their event that is most like them."""
    nearest = {
        n: -max(zip(alike.of(n, others), [-m for m in others], strict=True))[1]
        for members in groups
        for n in members[:_ARTICLES]
        if (others := [m for m in members if m != n])
    }
    pairs, studies = list(nearest.items()), studies_of(readings)

    def make(wanted: Sequence[int]) -> list[str]:
        return [_words(*(studies[n].terms.counted() for n in pairs[k])) for k in wanted]

    keys = [means.digests[a] + means.digests[b] for a, b in pairs]
    words = means.memo.each("ties", str, keys, make)
    return {n: Tie(m, shared) for (n, m), shared in zip(pairs, words, strict=True)}


def _words(first: Mapping[str, int], second: Mapping[str, int]) -> str:
    """Return the pairs of words that two articles share and that count most in both."""
    both = [term for term in first.keys() & second.keys() if " " in term and term[0] != BACK]
    best = sorted(both, key=lambda term: (-min(first[term], second[term]), term))
    return ", ".join(best[:_TIES])


def _called(article: Article) -> str:
    return f"“{article.headline.value}”" if article.headline else article.file


def _likeness(ground: Ground, members: Sequence[int]) -> Evidence:
    pairs = ground.alike.among(members)
    mean, least = sum(pairs) / len(pairs), min(pairs)
    detail = (
        f"{len(members)} articles, on average {mean:.0%} alike, the least alike two {least:.0%}"
    )
    return Evidence("likeness", round(mean, 3), detail)


def _names(ground: Ground, members: Sequence[int]) -> Evidence | None:
    return shared(
        "shared-names",
        Counter(label for n in members for label in ground.labels.get(ground.ids[n], ())),
        len(members),
    )


def shared(feature: str, counts: Counter[str], articles: int) -> Evidence | None:
    """Return what most of the articles share, in words."""
    most = sorted((-n, what) for what, n in counts.items() if n > 1 and 2 * n >= articles)[:_SHOWN]
    if not most:
        return None
    score = -sum(n for n, _ in most) / (len(most) * articles)
    return Evidence(
        feature, round(score, 3), ", ".join(f"{what} ({-n} of {articles})" for n, what in most)
    )


def nearest(ground: Ground, members: Sequence[int]) -> Near | None:
    """Return the article outside that is most like those inside, and what keeps it there."""
    inside = frozenset(members)
    scores: dict[int, float] = defaultdict(float)
    excess: dict[int, float] = defaultdict(float)
    days: dict[int, int] = {}
    for n in sorted(members):
        for other in ground.near.get(n, ()):
            if other not in inside:
                pair = (n, other) if n < other else (other, n)
                scores[other] += ground.alike.value[pair] / len(members)
                excess[other] += ground.alike.excess[pair] / len(members)
                between = ground.alike.days.get(pair, 0)
                days[other] = min(days.get(other, between), between)
    if not scores:
        return None
    place = min(scores, key=lambda n: (-scores[n], n))
    score = 0.0 if excess[place] > 0 else round(scores[place], 3)
    pairs = ground.alike.among(members)
    needed = round(required(len(members), sum(pairs)), 3)
    found = Outsider(ground.ids[place], score, needed)
    return Near(place, found, excess[place] > 0, days[place])
