"""The running text of all articles as numbered words."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from dossier.analysis.stems import matter
from dossier.analysis.tokens import RUNNING, blocks_of, tokens
from dossier.model import Article, Reading, Span

_NUMBERS = "I"
"""Four bytes a number: no text has more characters."""

_KEPT = 3_000
"""Streams that are in memory at a time, 15 KB each."""


class Stream(NamedTuple):
    """The running text of one article; parallel lists, one entry a word."""

    words: list[int]
    """Numbers of the folded words, of 64 bits; the same in all streams, and in every build."""
    starts: array[int]
    ends: array[int]
    block: array[int]
    """Index of the block in which the word stands."""
    left: array[int]
    """How many words of its block stand from the word on."""
    matter: bytearray
    """1 where it is a content word that is not written as a name, else 0."""
    quoted: bytearray
    """1 where it stands inside a direct quote, else 0."""

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of text from one word to another, both included."""
        return Span(self.starts[first], self.ends[last])


class Streams(dict[int, Stream]):
    """The streams of articles by their places, each made when it is asked for; some are kept."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        super().__init__()
        self._readings = readings
        self._numbers = _Numbers()

    def __missing__(self, place: int) -> Stream:
        """Make a stream."""
        if len(self) >= _KEPT:
            self.clear()
        found = self[place] = _stream(self._readings[place], self._numbers)
        return found


class _Numbers(dict[str, int]):
    """The numbers of words: they stand for the words by themselves, whatever other words there are."""

    def __missing__(self, word: str) -> int:
        digest = blake2b(word.encode(), digest_size=8).digest()
        number = self[word] = int.from_bytes(digest, "big")
        return number


def _stream(reading: Reading, numbers: _Numbers) -> Stream:
    article = reading.article
    starts, ends, block, left = (array(_NUMBERS) for _ in range(4))
    stream = Stream([], starts, ends, block, left, bytearray(), bytearray())
    for index in blocks_of(article, RUNNING):
        _append(stream, article, index, numbers)
    for quote in reading.study.quotes:
        if quote.kind != "indirect":
            _mark_quotes(stream, quote.parts or (quote.span,))
    return stream


def _append(stream: Stream, article: Article, index: int, numbers: _Numbers) -> None:
    block, text = article.blocks[index], article.text
    found = tokens(text, block.span)
    size = len(found.words)
    stream.words.extend(map(numbers.__getitem__, found.words))
    stream.starts.extend(found.starts)
    stream.ends.extend(found.ends)
    stream.block.extend([index] * size)
    stream.left.extend(range(size, 0, -1))
    told = map(matter(article.language).__getitem__, found.words)
    places = zip(told, found.starts, strict=True)
    stream.matter.extend([told != "" and not text[start].isupper() for told, start in places])
    stream.quoted.extend(bytes(size))


def _mark_quotes(stream: Stream, spans: Sequence[Span]) -> None:
    for span in spans:
        first = bisect_left(stream.starts, span.start)
        last = bisect_left(stream.starts, span.end, first)
        stream.quoted[first:last] = b"\1" * (last - first)
