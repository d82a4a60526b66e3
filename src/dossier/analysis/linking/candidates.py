"""Which clusters a spelling is compared with: few, found by the bones of its words."""

from __future__ import annotations

from collections import defaultdict

from dossier import lang
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.letters import skeleton
from dossier.analysis.linking.variants import Variant

MOST = 24
"""Clusters under one key beyond which the later ones are not looked at."""

Key = tuple[str, ...]


class Index:
    """Clusters by the consonants of their words."""

    def __init__(self) -> None:
        self._found: dict[Key, list[Cluster]] = defaultdict(list)

    def enter(self, variant: Variant, cluster: Cluster) -> None:
        """Make a cluster findable by one more spelling."""
        for key in (*_keys(variant), _surname(variant), *_parts_alone(variant)):
            bucket = self._found[key]
            if len(bucket) < MOST and cluster not in bucket:
                bucket.append(cluster)

    def near(self, variant: Variant) -> list[Cluster]:
        """Return the clusters that may be the same name, each once, in order of entry."""
        seen: dict[int, Cluster] = {}
        alone = (variant.kind, "alone", _bones(variant.words[-1]))
        for key in _keys(variant) if variant.is_full else [_surname(variant), alone]:
            for cluster in self._found.get(key, ()):
                seen.setdefault(id(cluster), cluster)
        return list(seen.values())

    def namesakes(self, variant: Variant) -> list[Cluster]:
        """Return the clusters with the same last word."""
        return self._found.get(_surname(variant), [])


def _surname(variant: Variant) -> Key:
    return (variant.kind, "last", _bones(surname(variant.words)))


def surname(words: tuple[str, ...]) -> str:
    """Return the last word of a name that is not "Jr."."""
    generations = lang.anywhere("generations")
    return next((w for w in reversed(words) if w not in generations), words[-1])


def _parts_alone(variant: Variant) -> list[Key]:
    """Return the words of a full name that stand for it alone where it is no surname that ends it."""
    if not variant.is_full:
        return []
    words = {variant.words[0], *variant.words[1:-1][-1:]}
    return [(variant.kind, "alone", _bones(word)) for word in sorted(words)]


def _bones(word: str) -> str:
    return skeleton(word).removeprefix("a") or word


def _keys(variant: Variant) -> list[Key]:
    """Return what two spellings of one name have in common, whichever of their words is misspelt."""
    generations = lang.anywhere("generations")
    words = [w for w in variant.words if w not in generations] or list(variant.words)
    bones, kind = [_bones(w) for w in words], variant.kind
    if kind != "person":
        return _keys_of_body(variant, bones)
    keys = [(kind, "all", *sorted(bones)), (kind, "joined", "".join(bones))]
    if len(bones) > 1:
        keys += [(kind, "given", bones[-1], letter) for letter in _letters(variant.words[0])]
        keys.append((kind, "first", bones[0], bones[-1][:2]))
        keys.append((kind, "two", bones[0], bones[1]))
        keys.append((kind, "ends", *bones[-2:]))
    return keys


def _letters(given: str) -> list[str]:
    """Return the first consonant of a given name, and of those for which it is short."""
    longer = lang.table_anywhere("nicknames").get(given, ())
    return sorted({_bones(word)[:1] for word in (given, *longer)})


def _keys_of_body(variant: Variant, bones: list[str]) -> list[Key]:
    kind, words = variant.kind, variant.words
    keys: list[Key] = [(kind, "all", *sorted(bones))]
    if len(words) > 1:
        keys.append((kind, "ends", bones[0], bones[-1]))
    if kind == "organisation":
        short = words[0] if len(words) == 1 else "".join(w[0] for w in words)
        keys.append((kind, "initials", short))
    return keys
