"""How many differences are found in whole articles, and how many of those found are real."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.evaluation._folders import Folder, folders
from tests.evaluation.report import Figure, Report

from dossier import analysis
from dossier.model import Discrepancy, Passage, Reading, Settings, Span


class Score(NamedTuple):
    """What was found in one folder."""

    name: str
    wanted: list[list[str]]
    found: list[tuple[Discrepancy, list[str] | None]]
    """Each difference that was found, and what it is of those wanted."""
    texts: dict[str, str]

    @property
    def right(self) -> int:
        """Return how many of those found are wanted."""
        return sum(row is not None for _, row in self.found)

    @property
    def met(self) -> int:
        """Return how many of those wanted were found."""
        return sum(any(row is own for _, row in self.found) for own in self.wanted)

    @property
    def of_kind(self) -> int:
        """Return how many of the right ones are said to be of the right kind."""
        return sum(row is not None and row[1] == one.kind for one, row in self.found)


def score(folder: Folder) -> Score:
    """Compare the articles of a folder, and what was found with what is wanted."""
    result, _ = analysis.compare(folder.readings, Settings())
    texts = {reading.article.id: reading.article.text for reading in folder.readings}
    found = [(one, _wanted(one, folder)) for one in result.discrepancies]
    return Score(folder.name, folder.differences, found, texts)


def _wanted(one: Discrepancy, folder: Folder) -> list[str] | None:
    """Return which of the differences that are wanted has two sides that were found."""
    for row in folder.differences:
        sides = [place for words in row[2:] for place in _places(words, folder.readings)]
        held = [sum(_meets(c.sentence, p) for c in one.claims) for p in sides]
        if row[0] == one.about and sum(map(bool, held)) > 1 and _is_told(one, row):
            return row
    return None


def _is_told(one: Discrepancy, row: Sequence[str]) -> bool:
    """Say whether numbers that were found stand in the words that are wanted."""
    if row[0] != "number":
        return True
    words = " ".join(row[2:]).casefold()
    told = [c.value.casefold().split() for c in one.claims]
    return sum(any(w.strip(".,") in words for w in value) for value in told) > 1


def _places(words: str, readings: Sequence[Reading]) -> Iterator[Passage]:
    """Yield where the words stand that tell one side."""
    articles = (reading.article for reading in readings if words in reading.article.text)
    article = next(articles, None)
    if article is None:
        raise ValueError(f"no article has the words {words!r}")
    at = article.text.index(words)
    yield Passage(article.id, Span(at, at + len(words)))


def _meets(sentence: Passage, place: Passage) -> bool:
    return sentence.article == place.article and sentence.span.meets(place.span)


def run() -> Report:
    """Measure on folders of whole articles in which most of what differs is no difference."""
    scores = [score(folder) for folder in folders("whole")]
    held = [s for s in scores if s.name.startswith("held-")]
    tuned = [s for s in scores if s not in held]
    figures = [
        Figure(f"whole articles{name}: {what}", value, floor)
        for name, rows, floors in (("", tuned, (0.93, 0.64)), (", held out", held, (0.94, 0.42)))
        for what, value, floor in zip(("precision", "recall"), _figures(rows), floors, strict=True)
    ]
    return Report(tuple(figures), tuple(line for one in tuned for line in _errors(one)))


def _figures(scores: Sequence[Score]) -> tuple[float, float]:
    found, wanted = (sum(len(s[n]) for s in scores) for n in (2, 1))
    right, met = sum(s.right for s in scores), sum(s.met for s in scores)
    return right / max(1, found), met / wanted


def _errors(one: Score) -> Iterator[str]:
    for found, row in one.found:
        if row is None:
            sides = (
                f"[{c.value}] {c.sentence.span.of(one.texts[c.sentence.article])}"
                for c in found.claims
            )
            yield f"{one.name}: false {found.about}: " + " / ".join(sides)
        elif row[1] != found.kind:
            yield f"{one.name}: {found.kind}, not {row[1]}: " + " / ".join(row[2:])
    for row in one.wanted:
        if not any(own is row for _, own in one.found):
            yield f"{one.name}: missed {row[0]}: " + " / ".join(row[2:])
