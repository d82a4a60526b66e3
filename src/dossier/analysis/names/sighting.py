"""What one look at a sentence gives: stretches of it that may be names."""

from __future__ import annotations

from dossier.model import NameKind, Record


class Sighting(Record, frozen=True):
    """A stretch of text that is, or may be, a mention of a name."""

    kind: NameKind | None
    """``None``: capitalised words that are a name only if the article says so elsewhere."""
    start: int
    end: int
    form: str
    score: float
    """Evidence that it is a name of this kind; one or more is enough."""
    addressed: bool = False
    """Whether its first word is a form of address ("Mr.")."""
    plain: bool = False
    """Whether it is most likely made of ordinary words."""

    royal: bool = False
    """Whether the form of address is one that stands before a given name ("Prince")."""
    framed: bool = False
    """Whether only the words around it say what it is."""
    doubtful: bool = False
    """Whether its capitals mean nothing, since its whole line is in title case."""

    @property
    def sure(self) -> bool:
        """Whether it needs no other evidence."""
        return self.score >= 1
