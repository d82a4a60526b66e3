"""The phrases of all articles, and which of them stand in more than one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from dossier.analysis import phrases
from dossier.analysis.phrases import Phrase
from dossier.memo import Means
from dossier.model import Reading, Record
from dossier.stowed import ids_of

_ENCODE = msgspec.msgpack.Encoder().encode
_PHRASES = msgspec.msgpack.Decoder(tuple[Phrase, ...]).decode

Place = tuple[int, int]
"""An article, and which of its phrases."""


class Told(Record, frozen=True, array_like=True):
    """The phrases of an article, of which no more is decoded than by what they are known again."""

    stems: str
    """The stems of each, one phrase a line."""
    acts: bytes
    """1 for each that tells what somebody does, else 0."""
    phrases: msgspec.Raw
    """All that is known of them."""

    @classmethod
    def of(cls, found: Sequence[Phrase]) -> Told:
        """Take phrases down."""
        stems = "\n".join(" ".join(phrase.stems) for phrase in found)
        return cls(stems, bytes(phrase.acts for phrase in found), msgspec.Raw(_ENCODE(found)))

    def lines(self) -> list[str]:
        """Return the stems of each."""
        return self.stems.split("\n") if self.stems else []


class Phrases(dict[int, tuple[Phrase, ...]]):
    """The phrases of articles, decoded when they are asked for."""

    def __init__(self, articles: Sequence[str], told: Sequence[Told]) -> None:
        super().__init__()
        self.articles = articles
        self.told = told

    def __missing__(self, number: int) -> tuple[Phrase, ...]:
        """Decode the phrases of an article."""
        found = self[number] = _PHRASES(self.told[number].phrases)
        return found


def of_all(readings: Sequence[Reading], means: Means) -> Phrases:
    """Return the phrases of all articles."""

    def make(wanted: Sequence[int]) -> list[Told]:
        return [Told.of(tuple(phrases.find(readings[n]))) for n in wanted]

    return Phrases(ids_of(readings), means.memo.each("phrases", Told, means.digests, make))


def places(told: Sequence[Told]) -> dict[str, list[Place]]:
    """Return where the phrases that recur stand, by their stems."""
    again = _recurring(told)
    found: dict[str, list[Place]] = defaultdict(list)
    for number, row in enumerate(told):
        for at, stems in enumerate(row.lines()):
            if stems in again:
                found[stems].append((number, at))
    return found


def _recurring(told: Sequence[Told]) -> set[str]:
    """Return the phrases that stand in more than one article: most don't, and none of those is held."""
    seen: set[str] = set()
    again: set[str] = set()
    for row in told:
        own = {*row.lines()}
        again |= own & seen
        seen |= own
    return again
