"""Surnames and given names that stand alone in an article which does not say whose they are.

A reader who has the other articles of the story before them knows who "Pinchasin" is: nobody else of
that name is in the dossier, and another article of these days, about the same people and places,
names her in full.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier import lang
from dossier.analysis.linking.candidates import surname
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.given import Titled
from dossier.analysis.linking.times import NEAR
from dossier.analysis.linking.variants import Local, Variant, folded
from dossier.analysis.linking.words import person_words
from dossier.model import Evidence, Mention, Reading

LARGE = 12
"""Articles of a dossier in which what most articles name makes no two of them alike."""
ENOUGH = 2
"""Names that two articles share, beside a name that many people bear."""


def find(
    clusters: Sequence[Cluster],
    readings: Sequence[Reading],
    titles: Titled,
    given: Mapping[str, Cluster],
) -> None:
    """Add to people where an article calls them by a word that may be their name.

    Args:
        clusters: the names; they take the mentions in.
        readings: all articles.
        titles: on which days the articles appeared.
        given: the people whom the editor says that words mean, by the words as folded.
    """
    wanted = _words(readings)
    people = _bearers(clusters, wanted) if wanted else {}
    if not people and not given:
        return
    scene = _scene(clusters, readings)
    for word, where in wanted.items():
        for number, mentions in where.items():
            said = given.get(folded(mentions[0].form))
            if said is not None:
                _enter(said, readings[number], mentions, _EDITOR)
                continue
            bearers = people.get(word, []) if word not in scene.others else []
            found = _meant(word, number, bearers, scene, titles)
            if found is not None:
                _enter(found, readings[number], mentions, _why(mentions[0], found))


_EDITOR = Evidence("editor", 1.0, "the editor says so")


def _enter(cluster: Cluster, reading: Reading, mentions: Sequence[Mention], why: Evidence) -> None:
    for mention in mentions:
        cluster.meet(reading.article.id, mention, why)


def _why(mention: Mention, cluster: Cluster) -> Evidence:
    full = next(v.form for v in cluster.variants if v.is_full)
    said = f"“{mention.form}” is nobody else’s name in articles of these days that name “{full}” in full"
    return Evidence("nobody-else", 0.8, said)


Words = dict[str, dict[int, list[Mention]]]
"""Mentions by their word and by the number of their article."""


def _words(readings: Sequence[Reading]) -> Words:
    found: Words = defaultdict(dict)
    for number, reading in enumerate(readings):
        for mention in reading.study.unclaimed:
            word, *more = person_words(mention.form)
            if not more:
                found[word].setdefault(number, []).append(mention)
    return found


def _bearers(clusters: Sequence[Cluster], wanted: Words) -> dict[str, list[Cluster]]:
    """Return for each word all people of whose full name it is a part."""
    found: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.kind == "person":
            full = {word for v in cluster.variants if v.is_full for word in v.words}
            for word in sorted(full & wanted.keys()):
                found[word].append(cluster)
    return found


class _Scene(NamedTuple):
    """What the articles name, by which they are known to be of one story."""

    readings: Sequence[Reading]
    named: Mapping[int, frozenset[int]]
    """For each article the numbers of its names, but for those that most articles of many name."""
    people: frozenset[int]
    """Names of people."""
    numbers: Mapping[int, int]
    """Number of a name by the identity of its cluster."""
    others: frozenset[str]
    """Words that are the name of a place, of a body, or of somebody who has no other name."""


def _scene(clusters: Sequence[Cluster], readings: Sequence[Reading]) -> _Scene:
    named: dict[int, set[int]] = defaultdict(set)
    most = len(readings) / 2 if len(readings) > LARGE else len(readings)
    for number, cluster in enumerate(clusters):
        where = cluster.readings
        for reading in where if len(where) <= most else ():
            named[reading].add(number)
    single = (v.words[0] for c in clusters for v in c.variants if _is_alone(c, v))
    return _Scene(
        readings,
        {reading: frozenset(numbers) for reading, numbers in named.items()},
        frozenset(n for n, c in enumerate(clusters) if c.kind == "person"),
        {id(c): n for n, c in enumerate(clusters)},
        frozenset(single),
    )


def _is_alone(cluster: Cluster, variant: Variant) -> bool:
    """Say whether one word is the whole name of a place, a body, or somebody who has no other."""
    has_other = cluster.kind == "person" and any(v.is_full for v in cluster.variants)
    return len(variant.words) == 1 and not has_other


def _meant(
    word: str, number: int, bearers: Sequence[Cluster], scene: _Scene, titles: Titled
) -> Cluster | None:
    """Return whom a word means in an article, if only one person can be meant."""
    possible = [(c, _shared(number, c, scene, titles)) for c in bearers]
    near = [(c, shared) for c, shared in possible if shared is not None]
    if len(near) != 1 or not _is_called(word, near[0][0], scene.readings):
        return None
    cluster, shared = near[0]
    is_common = len(bearers) > 1 or word in lang.anywhere("surnames") | _given()
    if number in cluster.readings and len(bearers) == 1:
        return cluster
    is_close = bool(shared & scene.people) or len(shared) >= ENOUGH if is_common else bool(shared)
    return cluster if is_close else None


def _given() -> frozenset[str]:
    return lang.anywhere("given_names")


def _shared(number: int, cluster: Cluster, scene: _Scene, titles: Titled) -> frozenset[int] | None:
    """Return what an article has in common with those that name somebody in full; none if far in time."""
    day = titles.day(Local(number, 0))
    full = [local for v in cluster.variants if v.is_full for local in v.locals]
    near = [local.reading for local in full if _is_near(day, titles.day(local))]
    if not near:
        return None
    own, me = scene.named.get(number, frozenset()), scene.numbers[id(cluster)]
    return max((own & scene.named.get(n, frozenset()) - {me} for n in near), key=len)


def _is_near(day: int | None, other: int | None) -> bool:
    return day is None or other is None or abs(day - other) <= NEAR


def _is_called(word: str, cluster: Cluster, readings: Sequence[Reading]) -> bool:
    """Say whether a word is somebody's surname, or what articles call them that name them in full."""
    full = [v for v in cluster.variants if v.is_full]
    if any(word == surname(v.words) or _is_first(word, v) for v in full):
        return True
    return any(word in _calls(readings[local.reading], local) for v in full for local in v.locals)


def _is_first(word: str, full: Variant) -> bool:
    """Say whether a word is the surname of a name that begins with it."""
    return word == full.words[0] and word in lang.anywhere("surnames_first")


def _calls(reading: Reading, local: Local) -> Iterator[str]:
    """Yield the single words by which an article calls somebody."""
    for mention in reading.study.names[local.name].mentions:
        words = person_words(mention.form)
        if len(words) == 1:
            yield words[0]
