"""From spellings to names: each joins the one cluster that it fits, or begins its own."""

from __future__ import annotations

from collections.abc import Sequence

from dossier import lang
from dossier.analysis.linking.align import alike
from dossier.analysis.linking.candidates import Index, surname
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.given import Titled, by_given_name
from dossier.analysis.linking.likeliest import Chooser
from dossier.analysis.linking.same import THRESHOLD, Match, generations, same_name
from dossier.analysis.linking.variants import Variant
from dossier.analysis.linking.words import bears_given_name, mononyms
from dossier.model import Evidence

STRICT = 0.9
"""Score that places and bodies need, and people who stand beside each other in one article."""
SURNAME = 0.95
"""Likeness that a surname used alone in a whole article needs."""
MOST_COMPARED = 8
"""Spellings of a cluster that a new one must agree with."""
TIE = 0.03
"""Difference of scores below which two clusters fit equally well."""


def group(
    variants: Sequence[Variant],
    forbidden: set[tuple[Variant, Variant]],
    choose: Chooser,
    titled: Titled,
) -> list[Cluster]:
    """Return the names.

    Args:
        variants: full spellings first.
        forbidden: pairs that the editor keeps apart, both ways round.
        choose: which of several people bears a surname that stands alone.
        titled: the offices and forms of address of a spelling.
    """
    clusters: list[Cluster] = []
    index = Index()
    for variant in variants:
        near = index.near(variant)
        fits = _full_fits if variant.is_full else _short_fits
        allowed = [f for f in fits(variant, near, titled) if _allowed(variant, f[1], forbidden)]
        fit = _best(allowed)
        rest = variant if fit or variant.is_full else _parted(variant, allowed, choose)
        if rest is None:
            continue
        if fit is None and not rest.is_full:
            fit = _chosen(rest, allowed, choose)
        if fit is None:
            cluster = Cluster(rest)
            clusters.append(cluster)
            _note_lookalikes(cluster, rest, index.namesakes(rest))
        else:
            cluster = fit[1]
            cluster.join(rest, fit[2])
        index.enter(rest, cluster)
    return clusters


Fit = tuple[float, Cluster, tuple[Evidence, ...]]


def _best(fits: list[Fit]) -> Fit | None:
    """Return the best fit, none where two clusters fit equally well."""
    ranked = sorted(fits, key=lambda fit: -fit[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < TIE:
        return None
    return ranked[0] if ranked else None


def _chosen(variant: Variant, fits: list[Fit], choose: Chooser) -> Fit | None:
    """Return the fit of the one person whom a surname means that several bear equally."""
    best = max((fit[0] for fit in fits), default=0.0)
    equal = {id(fit[1]): fit for fit in fits if best - fit[0] < TIE}
    choice = choose(variant, [fit[1] for fit in equal.values()]) if len(equal) > 1 else None
    if choice is None:
        return None
    score, cluster, why = equal[id(choice[0])]
    return score, cluster, (*why, choice[1])


def _parted(variant: Variant, fits: list[Fit], choose: Chooser) -> Variant | None:
    """Give each of several people the articles of a surname that tell whose it is; return the rest."""
    if len(fits) < 2 or len(variant.locals) < 2:  # noqa: PLR2004 - people, and articles
        return variant
    each = [variant._replace(locals=(local,)) for local in variant.locals]
    chosen = [(one, _chosen(one, fits, choose)) for one in each]
    told = {one.locals[0]: (one, fit) for one, fit in chosen if fit and _is_told(fit)}
    for one, (_, cluster, why) in told.values():
        cluster.join(one, why)
    left = tuple(local for local in variant.locals if local not in told)
    return variant._replace(locals=left) if left else None


def _is_told(fit: Fit) -> bool:
    """Say whether an article tells by itself whom it means, and not how often others name somebody."""
    return fit[2][-1].feature != "named-most"


def _allowed(variant: Variant, cluster: Cluster, forbidden: set[tuple[Variant, Variant]]) -> bool:
    return not forbidden or all((variant, other) not in forbidden for other in cluster.variants)


def _full_fits(variant: Variant, near: list[Cluster], titled: Titled) -> list[Fit]:
    """Return the clusters all of whose spellings a full name agrees with."""
    fits: list[Fit] = []
    for cluster in near:
        matches = _agreeing(variant, cluster, titled)
        best = max(matches, key=lambda m: m.score, default=None)
        if best is None or best.score < _needed(variant, cluster):
            continue
        if _introduced(best, variant, cluster):
            fits.append((best.score, cluster, _evidence(best)))
    return fits


def _agreeing(variant: Variant, cluster: Cluster, titled: Titled) -> list[Match]:
    """Return how a full name matches the full names of a cluster; nothing if it contradicts one."""
    found: list[Match] = []
    for other in cluster.variants[:MOST_COMPARED]:
        if other.is_full:
            match = _matched(variant, other, titled)
            if match.score == 0:
                return []
            found.append(match)
    return found


def _matched(one: Variant, other: Variant, titled: Titled) -> Match:
    """Compare two full names; "Jr." tells nobody apart who holds the same office without it."""
    if generations(one.words) == generations(other.words) or not _may_be_one(one, other, titled):
        return same_name(one.form, other.form, one.kind)
    return same_name(_ungenerated(one), _ungenerated(other), one.kind)


def _may_be_one(one: Variant, other: Variant, titled: Titled) -> bool:
    together = {a.reading for a in one.locals} & {b.reading for b in other.locals}
    only_one = not (generations(one.words) and generations(other.words))
    apart = together or titled.far(one, other)
    return only_one and not apart and bool(titled(one) & titled(other))


def _ungenerated(variant: Variant) -> str:
    """Return a form without "Jr." behind it."""
    return variant.form.rpartition(" ")[0] if generations(variant.words) else variant.form


def _needed(variant: Variant, cluster: Cluster) -> float:
    """Return the score that is enough: more for people whom one article tells apart."""
    if variant.kind != "person":
        return STRICT
    together = {local.reading for local in variant.locals} & cluster.readings
    return STRICT if together else THRESHOLD


def _introduced(match: Match, variant: Variant, cluster: Cluster) -> bool:
    """Say whether an abbreviation is known to stand for the name that it fits."""
    if match.evidence[0].feature != "abbreviation":
        return True
    both = (variant, *cluster.variants)
    shorts = {short for v in both for short in v.shorts}
    return any(v.form in shorts for v in both)


def _evidence(match: Match) -> tuple[Evidence, ...]:
    return tuple(e for e in match.evidence if e.score == match.score)[:1]


def _short_fits(variant: Variant, near: list[Cluster], titled: Titled) -> list[Fit]:
    """Return the people whom a single word names: by their surname, or by given name and office."""
    by_given = [(c, by_given_name(variant, c, titled)) for c in near]
    fits: list[Fit] = [(why.score, c, (why,)) for c, why in by_given if why]
    if fits or bears_given_name(variant.form):
        return fits
    for cluster in near:
        if _beside(variant, cluster):
            continue
        score = max((_as_surname(variant.words[0], v) for v in cluster.variants), default=0.0)
        if score >= SURNAME:
            said = f"“{variant.form}” is the surname in “{cluster.variants[0].form}”"
            fits.append((score, cluster, (Evidence("surname", score, said),)))
    return fits


def _beside(variant: Variant, cluster: Cluster) -> bool:
    """Say whether an article names somebody by surname alone beside a bearer whom it names in full."""
    here = {local.reading for local in variant.locals}
    return any(local.reading in here for v in cluster.variants if v.is_full for local in v.locals)


SECOND = 0.96
"""Likeness of the first of two surnames, and of one before the given name, so that a last one comes before."""


def _as_surname(word: str, full: Variant) -> float:
    """Return how far a word is the surname of a full name, or the first of its two surnames."""
    if not full.is_full:
        return 0.0
    two = len(full.words) > 2 and full.words[-2] not in lang.anywhere("given_names")  # noqa: PLR2004 - given name and two surnames
    first = SECOND * alike(word, full.words[-2]) if two else 0.0
    last = surname(full.words)
    if word == full.words[0] and word in lang.anywhere("surnames_first"):
        return SECOND
    if word != last and (len(word) < SHORT or word in mononyms()):
        return first if word == full.words[-2] else 0.0
    return max(alike(word, last), first)


SHORT = 5
"""Letters below which a surname alone has to be written the same."""


def _note_lookalikes(cluster: Cluster, variant: Variant, near: list[Cluster]) -> None:
    """Note the people with the same surname whose given name is another."""
    if variant.kind != "person" or not variant.is_full:
        return
    for other in near[:MOST_COMPARED]:
        if any(v.is_full and surname(v.words) == surname(variant.words) for v in other.variants):
            cluster.keep_apart(other)
