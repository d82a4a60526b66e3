"""The record of a name: label, id, spellings, roles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.words import is_standard, is_title
from dossier.model import ArticleMention, Name, NameRole, Passage, Reading, Spelling
from dossier.text import slug


def names(clusters: list[Cluster], readings: Sequence[Reading]) -> tuple[Name, ...]:
    """Return the records, in the order in which the names first occur."""
    ordered = sorted(clusters, key=lambda c: c.locals[0])
    spellings = [_spellings(c, readings) for c in ordered]
    ids = _ids(ordered, spellings, readings)
    by_cluster = {id(c): name for c, name in zip(ordered, ids, strict=True)}
    return tuple(
        Name(
            id=name,
            kind=cluster.kind,
            label=cluster.label or label(cluster.kind, found),
            spellings=_with_elsewhere(found, cluster),
            roles=_roles(cluster, readings),
            locals=tuple((readings[r].article.id, n) for r, n in cluster.locals),
            apart=tuple(sorted({by_cluster[id(c)] for c in cluster.apart if id(c) in by_cluster})),
            why=tuple(cluster.why),
        )
        for cluster, found, name in zip(ordered, spellings, ids, strict=True)
    )


def _spellings(cluster: Cluster, readings: Sequence[Reading]) -> tuple[Spelling, ...]:
    found: dict[str, list[ArticleMention]] = defaultdict(list)
    for r, n in cluster.locals:
        article = readings[r].article.id
        for mention in readings[r].study.names[n].mentions:
            found[_on_one_line(mention.form)].append(ArticleMention(article, mention.span))
    return _ranked(found)


@lru_cache(4_096)
def _on_one_line(form: str) -> str:
    """Return a form with single spaces; few are written in more than one way."""
    return " ".join(form.split())


def _ranked(found: dict[str, list[ArticleMention]]) -> tuple[Spelling, ...]:
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), -len(pair[0]), pair[0]))
    return tuple(Spelling(form, tuple(where)) for form, where in ranked)


def _with_elsewhere(found: tuple[Spelling, ...], cluster: Cluster) -> tuple[Spelling, ...]:
    """Return the spellings with those of articles in other scripts, which give no label and no address."""
    forms: dict[str, list[ArticleMention]] = {s.form: list(s.mentions) for s in found}
    for article, mention in cluster.elsewhere:
        forms.setdefault(mention.form, []).append(ArticleMention(article, mention.span))
    return _ranked(forms)


def _roles(cluster: Cluster, readings: Sequence[Reading]) -> tuple[NameRole, ...]:
    return tuple(
        NameRole(role.text, Passage(readings[r].article.id, role.span))
        for r, n in cluster.locals
        for role in readings[r].study.names[n].roles
    )


def label(kind: str, spellings: Sequence[Spelling]) -> str:
    """Return the most frequent full form, the longer of two that are equally frequent."""
    full = [s for s in spellings if _is_full(kind, s.form)] or list(spellings)
    listed = [s for s in full if kind == "place" and is_standard(s.form)]
    best = max(listed or full, key=lambda s: (not s.form.isupper(), len(s.mentions), len(s.form)))
    return best.form.removeprefix("the ")


def _is_full(kind: str, form: str) -> bool:
    """Say whether a form is no abbreviation, no bare surname and no form of address."""
    if kind == "person":
        words = form.replace("- ", "-").split()
        return len(words) > 1 and not is_title(words[0])
    return not form.replace(".", "").isupper()


def _ids(
    clusters: list[Cluster], spellings: list[tuple[Spelling, ...]], readings: Sequence[Reading]
) -> list[str]:
    """Return an address for each name, made from the earliest full form and so unchanged later."""
    taken: Counter[str] = Counter()
    found: list[str] = []
    order = {reading.article.id: r for r, reading in enumerate(readings)}
    for cluster, forms in zip(clusters, spellings, strict=True):
        words = _slug(_earliest(cluster.kind, forms, order)) or cluster.kind
        name = words if not taken[words] else f"{words}-{cluster.kind}"
        while taken[name]:
            taken[words] += 1
            name = f"{words}-{taken[words]}"
        taken[name] += 1
        found.append(name)
    return found


def _earliest(kind: str, spellings: Sequence[Spelling], order: dict[str, int]) -> str:
    full = [s for s in spellings if _is_full(kind, s.form)] or list(spellings)
    return min(full, key=lambda s: min((order[m.article], m.span.start) for m in s.mentions)).form


def _slug(form: str) -> str:
    return slug(anyascii(form.replace("’", "'")), 80)
