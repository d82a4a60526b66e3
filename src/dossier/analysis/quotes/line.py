"""One sentence on its way to being understood, and small readings of it."""

from __future__ import annotations

import re

from dossier.analysis.quotes.lexicon import Cue, Lexicon
from dossier.analysis.quotes.units import Unit, Word, words
from dossier.model import Record, Span

_GAP = re.compile(r"[\s,:]*")
_HEAD = re.compile(r"[\w’']+")


class Line(Record, frozen=True):
    """A sentence with what is needed to read it."""

    lexicon: Lexicon
    masked: str
    """The article's text with all quotes blotted out."""
    span: Span
    words: list[Word]
    at: list[int]
    """The indices of those that are forms of verbs that report."""
    may_accord: bool
    """Whether it has the words "according to"."""
    may_pass: bool
    """Whether it has a word by which somebody's words are passed on: "quoted"."""

    @property
    def cues(self) -> list[Word]:
        """The words that are forms of verbs that report."""
        return [self.words[i] for i in self.at]

    def has(self, name: str, word: str) -> bool:
        """Say whether a word in lower case belongs to a list of the language."""
        return self.lexicon.has(name, word)

    def is_past(self, word: str) -> bool:
        """Say whether a word can be a verb in the past."""
        return self.ends("past-ending", word) or self.has("past-forms", word)

    def ends(self, name: str, word: str) -> bool:
        """Say whether a word in lower case ends as a list of the language says."""
        return self.lexicon.ends(name, word)

    def has_cue(self, word: str) -> bool:
        """Say whether a word in lower case is a form of a verb that reports."""
        return word in self.lexicon.cues

    def cue(self, word: Word) -> Cue:
        """Return what a word reports."""
        return self.lexicon.cues[word.lower]

    def has_verb(self, span: Span) -> bool:
        """Say whether a stretch holds what is certainly a verb."""
        return self.lexicon.finite.search(self.masked, span.start, span.end) is not None

    def past_occasion(self, start: int) -> int:
        """Return where "on Sunday" or "in a statement" ends, if it stands there."""
        found = self.lexicon.when.match(self.masked, start, self.span.end)
        return found.end() if found else start

    def past_recipient(self, word: Word) -> int:
        """Return where those end to whom something is told."""
        if not self.has("told-somebody", self.cue(word).lemma):
            return word.end
        to = self.lexicon.recipient.match(self.masked, word.end, self.span.end)
        return to.end() if to else word.end

    def past_gap(self, start: int) -> int:
        """Return where the blanks, commas and colons end."""
        gap = _GAP.match(self.masked, start, self.span.end)
        return gap.end() if gap else start

    def last(self, end: int) -> str:
        """Return the last character before an offset that is no blank."""
        return self.masked[max(self.span.start, end - 4) : end].rstrip(" ")[-1:]

    def last_but_comma(self, end: int) -> str:
        """Return the last character before an offset that is neither a blank nor a comma."""
        return self.masked[max(self.span.start, end - 4) : end].rstrip(" ,")[-1:]

    def head(self, start: int) -> str:
        """Return the word that begins at an offset, in lower case."""
        found = _HEAD.match(self.masked, start, self.span.end)
        return found[0].lower() if found else ""


def line(lexicon: Lexicon, masked: str, unit: Unit) -> Line:
    """Return a sentence with its words."""
    lower = unit.span.of(masked).lower()
    may_accord, may_pass = (
        any(map(lower.__contains__, lexicon.words.get(name, ())))
        for name in ("according", "passed-on")
    )
    found = words(masked, unit.span)
    cues = lexicon.cues
    at = [i for i, word in enumerate(found) if word.lower in cues]
    return Line(lexicon, masked, unit.span, found, at, may_accord, may_pass)


def tidy(masked: str, span: Span) -> Span | None:
    """Return a stretch without the punctuation around it, ``None`` where nothing is left."""
    start, end = span.start, span.end
    while start < end and masked[start] in " ,;:–—-\u00a0.":
        start += 1
    while end > start and masked[end - 1] in " ,;:.–—-\u00a0?!":
        end -= 1
    return Span(start, end) if end > start else None
