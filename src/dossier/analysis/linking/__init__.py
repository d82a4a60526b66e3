"""One name across articles and spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from slugify import slugify

from dossier.analysis.linking.letters import skeleton
from dossier.analysis.linking.same import THRESHOLD, same_name
from dossier.analysis.linking.words import person_words as parts
from dossier.model import (
    ArticleMention,
    Evidence,
    Issue,
    LocalName,
    Name,
    NameDecision,
    NameRole,
    Passage,
    Reading,
    Spelling,
)


class _Cluster:
    """The local names of one name, while they are being gathered."""

    def __init__(self, local: LocalName) -> None:
        self.kind = local.kind
        self.forms: list[str] = [local.label]
        self.locals: list[tuple[int, int]] = []
        self.why: list[Evidence] = []


def link(
    readings: Sequence[Reading], decisions: Sequence[NameDecision]
) -> tuple[tuple[Name, ...], tuple[Issue, ...]]:
    """Join the names of all articles.

    Args:
        readings: the articles, each with its study.
        decisions: forms that the editor joins or keeps apart.
    """
    order = [(r, n) for r, reading in enumerate(readings) for n in range(len(reading.study.names))]
    order.sort(key=lambda rn: (-len(parts(readings[rn[0]].study.names[rn[1]].label)), rn))
    index: dict[str, list[_Cluster]] = defaultdict(list)
    clusters: list[_Cluster] = []
    for r, n in order:
        local = readings[r].study.names[n]
        cluster = _joined(local, index)
        if cluster is None:
            cluster = _Cluster(local)
            clusters.append(cluster)
        elif local.label not in cluster.forms:
            cluster.forms.append(local.label)
        _enter(cluster, local, index)
        cluster.locals.append((r, n))
    taken: Counter[str] = Counter()
    clusters.sort(key=lambda c: min(c.locals))
    return tuple(_name(c, readings, taken) for c in clusters), ()


def _keys(local: LocalName) -> list[str]:
    words = parts(local.label)
    if local.kind != "person":
        return [local.kind + " ".join(words)]
    return ["person" + skeleton(words[-1]), "person" + words[-1]] if words else []


def _enter(cluster: _Cluster, local: LocalName, index: dict[str, list[_Cluster]]) -> None:
    for key in _keys(local):
        if cluster not in index[key]:
            index[key].append(cluster)


def _joined(local: LocalName, index: dict[str, list[_Cluster]]) -> _Cluster | None:
    words = parts(local.label)
    near = {id(c): c for key in _keys(local) for c in index[key]}
    if len(words) == 1 and local.kind == "person":
        return next(iter(near.values())) if len(near) == 1 else None
    best: tuple[float, _Cluster | None] = (0.0, None)
    for cluster in near.values():
        match = same_name(local.label, cluster.forms[0], local.kind)
        if match.score >= THRESHOLD and match.score > best[0]:
            best = (match.score, cluster)
            if match.score < 1:
                cluster.why.extend(match.evidence)
    return best[1]


def _name(cluster: _Cluster, readings: Sequence[Reading], taken: Counter[str]) -> Name:
    mentions: dict[str, list[ArticleMention]] = defaultdict(list)
    roles: list[NameRole] = []
    for r, n in sorted(cluster.locals):
        article, local = readings[r].article, readings[r].study.names[n]
        for mention in local.mentions:
            mentions[mention.form].append(ArticleMention(article.id, mention.span))
        roles += [NameRole(role.text, Passage(article.id, role.span)) for role in local.roles]
    spellings = sorted(mentions.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    label = cluster.forms[0]
    slug = slugify(label) or "name"
    taken[slug] += 1
    unique = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
    return Name(
        id=unique,
        kind=cluster.kind,
        label=label,
        spellings=tuple(Spelling(form, tuple(where)) for form, where in spellings),
        roles=tuple(roles),
        locals=tuple((readings[r].article.id, n) for r, n in sorted(cluster.locals)),
        why=tuple(cluster.why),
    )
