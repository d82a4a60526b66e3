"""People whose given name is misspelt in one source, known by what is told of them.

"Mahsa" and "Mahshi" may be two people. With the same surname, in sentences that share most of what they
tell, they are one whose name somebody wrote down wrongly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from dossier import lang
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.words import LANGUAGE
from dossier.model import Evidence, Reading, Span
from dossier.text import content_words

LEAST_SHARED = 4
"""Content words, beside the name, that sentences about both must share."""
MOST_SLIPS = 2
"""Letters that the two given names may differ by."""
SAME_START = 3
"""Letters with which both given names begin."""
MOST_SENTENCES = 6
"""Sentences of a name that are looked at."""


def merge(clusters: list[Cluster], readings: Sequence[Reading]) -> list[Cluster]:
    """Join people with one surname and nearly one given name of whom the same is told."""
    bearers: dict[str, list[Cluster]] = defaultdict(list)
    gone: set[int] = set()
    for cluster in clusters:
        if cluster.kind != "person" or len(cluster.variants[0].words) != 2:  # noqa: PLR2004 - given name and surname
            continue
        bucket = bearers[cluster.variants[0].words[1]]
        other = next((c for c in bucket if _misspelt(c, cluster, readings)), None)
        if other is None:
            bucket.append(cluster)
        else:
            other.absorb(cluster, (_evidence(other, cluster),))
            gone.add(id(cluster))
    for cluster in clusters:
        cluster.apart = [c for c in cluster.apart if id(c) not in gone and c is not cluster]
    return [c for c in clusters if id(c) not in gone]


def _misspelt(one: Cluster, other: Cluster, readings: Sequence[Reading]) -> bool:
    if one.readings & other.readings:
        return False
    a, b = one.variants[0].words[0], other.variants[0].words[0]
    known = lang.words(LANGUAGE, "given_names")
    if a[:SAME_START] != b[:SAME_START] or (a in known and b in known):
        return False
    if OSA.distance(a, b) > MOST_SLIPS:
        return False
    told = list(_told(other, readings))
    return any(len(here & there) >= LEAST_SHARED for here in _told(one, readings) for there in told)


def _told(cluster: Cluster, readings: Sequence[Reading]) -> Iterator[frozenset[str]]:
    """Yield the content words of each sentence that names somebody, without the name itself."""
    own = {word for variant in cluster.variants for word in variant.words}
    for local in cluster.locals[:MOST_SENTENCES]:
        reading = readings[local.reading]
        mention = reading.study.names[local.name].mentions[0].span
        for sentence in reading.study.sentences:
            if sentence.span.holds(mention):
                yield frozenset(_words(reading, sentence.span)) - own


def _words(reading: Reading, span: Span) -> Iterator[str]:
    article = reading.article
    for word in content_words(article.text, span, article.language):
        yield from word.split("-")


def _evidence(one: Cluster, other: Cluster) -> Evidence:
    a, b = one.variants[0].form, other.variants[0].form
    return Evidence("same-told", 0.8, f"“{a}” and “{b}”: one surname, and the same is told of both")
