"""One report of speech: a cue with its speaker and what is said."""

from __future__ import annotations

from dossier.analysis.quotes import subjects
from dossier.analysis.quotes.line import Line
from dossier.analysis.quotes.units import Word
from dossier.model import Record, Span


class Frame(Record, frozen=True):
    """One report of speech."""

    cue: Span
    speaker: Span
    content: tuple[Span, ...]
    is_according: bool = False
    is_speech: bool = True
    """Whether the cue is a verb of speech, and not one of thought or praise."""
    is_noun: bool = False
    """Whether the cue is a noun, so that the sentence is not about who is speaking."""
    through: Span | None = None
    """Who says that it was said: "the state agency" of "X called it “a farce”, the state agency said"."""


def framed(here: Line, word: Word, speaker: Span, pieces: tuple[Span, ...]) -> Frame:
    """Return the report of a verb."""
    cue = Span(word.start, word.end)
    is_speech = here.cue(word).kind == "speech"
    return Frame(cue, subjects.without_paper(here, speaker), pieces, is_speech=is_speech)
