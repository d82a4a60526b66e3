"""Spellings that are one name."""

from __future__ import annotations

from dossier.analysis.linking.variants import Local, Variant, folded
from dossier.model import Evidence, Mention, NameKind

MOST_EVIDENCE = 12
"""Reasons that are kept for a name."""


class Cluster:
    """The spellings of one name, while they are being gathered."""

    def __init__(self, variant: Variant) -> None:
        self.kind: NameKind = variant.kind
        self.variants: list[Variant] = [variant]
        self.why: list[Evidence] = []
        self.apart: list[Cluster] = []
        self.label: str | None = None
        """The label that the editor gives."""
        self.elsewhere: list[tuple[str, Mention]] = []
        """Where articles name it that do not say by themselves whom they name, with their ids."""
        self.refused: dict[str, bool] = {}
        """Folded forms that no article gives as a name and the editor keeps apart; whether they were met."""

    def join(self, variant: Variant, why: tuple[Evidence, ...]) -> None:
        """Take one more spelling in."""
        self.variants.append(variant)
        self.note(why)

    def absorb(self, other: Cluster, why: tuple[Evidence, ...]) -> None:
        """Take all spellings of another cluster in."""
        self.variants += other.variants
        self.note((*other.why, *why))
        self.apart += [c for c in other.apart if c is not self]

    def note(self, why: tuple[Evidence, ...]) -> None:
        """Keep reasons for which spellings are one."""
        fresh = [e for e in why if e not in self.why]
        self.why += fresh[: MOST_EVIDENCE - len(self.why)]

    def keep_apart(self, other: Cluster) -> None:
        """Note that another cluster looks alike and is somebody else."""
        if other is not self and other not in self.apart:
            self.apart.append(other)
            other.apart.append(self)

    def meet(self, article: str, mention: Mention, why: Evidence) -> None:
        """Take in where an article names it without saying so, unless the editor says otherwise."""
        form = folded(mention.form)
        if form in self.refused:
            self.refused[form] = True
        elif (article, mention) not in self.elsewhere:
            self.elsewhere.append((article, mention))
            self.note((why,))

    @property
    def locals(self) -> list[Local]:
        """Every article's name in it, in order."""
        return sorted(local for variant in self.variants for local in variant.locals)

    @property
    def readings(self) -> set[int]:
        """Numbers of the articles that name it."""
        return {local.reading for variant in self.variants for local in variant.locals}
