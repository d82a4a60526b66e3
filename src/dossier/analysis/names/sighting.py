"""What one look at a sentence gives: stretches of it that may be names."""

from __future__ import annotations

from typing import NamedTuple

from dossier.model import NameKind


class Sighting(NamedTuple):
    """A stretch of text that is, or may be, a mention of a name."""

    kind: NameKind | None
    """``None``: a capitalised word that is a name only if the article says so elsewhere."""
    start: int
    end: int
    form: str
    sure: bool
    """Whether it is a name without other evidence."""
    opens: bool = False
    """Whether it begins a sentence."""
    addressed: bool = False
    """Whether a form of address stands before it ("Mr.")."""
    owner: str = ""
    """The word that stands before it with a possessive ending, or a demonym: "Iran’s …"."""
