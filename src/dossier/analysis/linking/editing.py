"""What the editor says of names: joined, kept apart, labelled."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.foreign.forms import Form, is_foreign, words_of
from dossier.analysis.linking.variants import Variant, all_forms, folded
from dossier.model import Evidence, Issue, NameDecision, Reading

Found = dict[str, list[Variant]]


def by_form(variants: Sequence[Variant], readings: Sequence[Reading]) -> Found:
    """Return the spellings that stand behind each folded form."""
    found: Found = {}
    for variant in variants:
        for local in variant.locals:
            for form in sorted(all_forms(readings[local.reading].study.names[local.name])):
                here = found.setdefault(form, [])
                if variant not in here:
                    here.append(variant)
    return found


def forbidden(decisions: Sequence[NameDecision], found: Found) -> set[tuple[Variant, Variant]]:
    """Return the pairs of spellings that the editor keeps apart, both ways round."""
    pairs: set[tuple[Variant, Variant]] = set()
    for decision in decisions:
        if decision.same:
            continue
        sides = [found.get(folded(form), []) for form in decision.forms]
        for i, side in enumerate(sides):
            others = [v for j, other in enumerate(sides) if j != i for v in other]
            pairs |= {(a, b) for a in side for b in others if a is not b}
    return pairs


def apply(
    clusters: list[Cluster], decisions: Sequence[NameDecision], found: Found
) -> list[Cluster]:
    """Join what the editor joins, and give the labels and kinds that the editor gives."""
    for decision in decisions:
        chosen = _chosen(clusters, decision, found)
        if not chosen:
            continue
        if not decision.same:
            for other in chosen[1:]:
                chosen[0].keep_apart(other)
            continue
        first = chosen[0]
        said = decision.reason or "the editor says so"
        for other in chosen[1:]:
            first.absorb(other, (Evidence("editor", 1.0, said),))
            clusters = [c for c in clusters if c is not other]
        first.label = decision.label or first.label
        first.kind = decision.kind or first.kind
    return clusters


def _chosen(clusters: list[Cluster], decision: NameDecision, found: Found) -> list[Cluster]:
    wanted = [v for form in decision.forms for v in found.get(folded(form), [])]
    return [c for c in clusters if any(v in c.variants for v in wanted)]


def meant(decisions: Sequence[NameDecision], found: Found) -> frozenset[Variant]:
    """Return the spellings of which the editor speaks."""
    forms = (folded(form) for decision in decisions for form in decision.forms)
    return frozenset(variant for form in forms for variant in found.get(form, ()))


def alone(
    clusters: list[Cluster], decisions: Sequence[NameDecision], found: Found
) -> dict[str, Cluster]:
    """Return whom the editor means by forms that no article gives as a name of its own, folded."""
    joined = [(_chosen(clusters, d, found), d) for d in decisions if d.same]
    rows = [(map(folded, decision.forms), chosen[0]) for chosen, decision in joined if chosen]
    return {form: cluster for forms, cluster in rows for form in forms if form not in found}


def in_other_scripts(
    clusters: list[Cluster], decisions: Sequence[NameDecision], found: Found
) -> list[Form]:
    """Return the forms in other scripts that the editor joins with a name."""
    given: list[Form] = []
    for decision in decisions:
        forms = [form for form in decision.forms if decision.same and is_foreign(form)]
        chosen = _chosen(clusters, decision, found) if forms else []
        said = Evidence("editor", 1.0, decision.reason or "the editor says so")
        given += [Form(words_of(form), chosen[0], said) for form in forms if chosen]
    return given


def refuse(clusters: list[Cluster], decisions: Sequence[NameDecision], found: Found) -> None:
    """Note with names the forms kept apart from them that no article gives as a name of its own."""
    for decision in decisions:
        forms = [folded(f) for f in decision.forms if not decision.same and folded(f) not in found]
        for cluster in _chosen(clusters, decision, found) if forms else ():
            cluster.refused |= dict.fromkeys(forms, False)


def unmatched(
    decisions: Sequence[NameDecision], found: Found, clusters: list[Cluster]
) -> tuple[Issue, ...]:
    """Return an issue for every form that stands in no article."""
    abroad = {folded(mention.form) for c in clusters for _, mention in c.elsewhere}
    abroad |= {form for c in clusters for form, is_met in c.refused.items() if is_met}
    known = sorted(found.keys() | abroad)
    return tuple(
        Issue(
            "name-decision-without-name",
            "warning",
            f"dossier.yaml, line {decision.line}",
            f"“{form}” is not a name in any article{_suggestion(form, known)}.",
        )
        for decision in decisions
        for form in decision.forms
        if folded(form) not in known
    )


def _suggestion(form: str, known: Sequence[str]) -> str:
    best = process.extractOne(folded(form), known, scorer=JaroWinkler.similarity, score_cutoff=0.8)
    return f": did you mean “{best[0]}”?" if best else ": remove it or correct the spelling"
