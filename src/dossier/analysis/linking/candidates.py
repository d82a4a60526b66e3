"""Which clusters a spelling is compared with: few, found by the bones of its words."""

from __future__ import annotations

from collections import defaultdict

from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.letters import skeleton
from dossier.analysis.linking.variants import Variant

MOST = 48
"""Clusters under one key beyond which the later ones are not looked at."""


class Index:
    """Clusters by the consonants of their words."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)

    def enter(self, variant: Variant, cluster: Cluster) -> None:
        """Make a cluster findable by one more spelling."""
        for key in _keys(variant):
            bucket = self._found[key]
            if len(bucket) < MOST and cluster not in bucket:
                bucket.append(cluster)

    def near(self, variant: Variant) -> list[Cluster]:
        """Return the clusters that share a key with a spelling, each once, in order of entry."""
        seen: dict[int, Cluster] = {}
        for key in _keys(variant):
            for cluster in self._found.get(key, ()):
                seen.setdefault(id(cluster), cluster)
        return list(seen.values())


def _keys(variant: Variant) -> list[tuple[str, ...]]:
    words, kind = variant.words, variant.kind
    bones = [skeleton(w).removeprefix("a") or w for w in words]
    keys = [(kind, "last", bones[-1]), (kind, "all", *sorted(bones))]
    if len(words) > 1:
        keys.append((kind, "first", bones[0], bones[-1][:1]))
        keys.append((kind, "two", bones[0], bones[1]))
    if kind == "person":
        keys.append((kind, "joined", "".join(bones)))
    if kind == "organisation":
        initials = words[0] if len(words) == 1 else "".join(w[0] for w in words)
        keys.append((kind, "initials", initials))
    return keys
