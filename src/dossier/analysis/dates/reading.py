"""What a rule's pattern found, and what the article says around it."""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from dossier.analysis.dates.grammar import Grammar
from dossier.model import Interval, Record


class Around(Record, frozen=True):
    """What an expression is resolved against."""

    grammar: Grammar
    today: dt.date | None
    """The day on which the article was published."""
    before: Interval | None
    """What the expression before it means, where it stands near enough to be pointed back to."""
    year_before: int | None
    """The year that a full date written just before has named."""
    is_ahead: bool
    """Whether the words around it point forward."""
    day_first: bool | None
    """Whether 3/4 means the third of April, as other dates of the article show."""

    def turned(self, *, is_ahead: bool) -> Around:
        """Return the same, with the words around it pointing forward or back."""
        return replace(self, is_ahead=is_ahead)


class Expression(Record, frozen=True):
    """The words of one time expression."""

    match: re.Match[str]
    grammar: Grammar

    def word(self, group: str) -> str | None:
        """Return what stands in a group, ``None`` where the rule has no such group."""
        return self.match[group] if group in self.match.re.groupindex else None

    def number(self, group: str) -> int | None:
        """Return the digits of a group."""
        word = self.word(group)
        return int(word) if word else None

    def meaning(self, name: str, group: str | None = None) -> str | None:
        """Return what the word of a list means, such as ``last``, ``early`` or ``week``."""
        word = self.word(group or name)
        return self.grammar.meanings[name].get(word.lower()) if word else None

    def says(self, sign: str) -> bool:
        """Say whether the words have what a sign of the language looks for."""
        return self.grammar.sign(sign).search(self.match[0]) is not None

    def month(self, group: str = "month") -> int:
        """Return the number of the month."""
        return self.grammar.months[self.match[group]]

    def amount(self) -> int | None:
        """Return the number that is told in digits or words; ``None`` for "several"."""
        word = (self.word("number") or "").lower()
        count = int(word) if word.isdigit() else self.grammar.numbers.get(word)
        return count * 2 if count and self.says("fortnight") else count

    def ordinal(self) -> int | None:
        """Return the value of an ordinal word."""
        return self.grammar.ordinals.get((self.word("ordinal") or "").lower())
