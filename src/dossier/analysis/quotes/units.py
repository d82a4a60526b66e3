"""Sentences as reported speech needs them: a quote never breaks one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from dossier.analysis.quotes.lexicon import Lexicon
from dossier.analysis.quotes.marks import Marked, marked
from dossier.model import Article, Record, Sentence, Span
from dossier.text import trim

MASK = "\x01"
"""Stands for every character in quotation marks, so that nothing is looked for inside them."""
_WORD = re.compile(r"[^\W\x01](?:[\w.’'&-]*\w)?")


class Word(Record, frozen=True):
    """A word outside quotation marks."""

    lower: str
    start: int
    end: int


class Unit(Record, frozen=True):
    """A sentence, or several that a quote holds together."""

    span: Span
    block: int
    marks: tuple[Marked, ...]


class Page(Record, frozen=True):
    """An article's text with the words in marks blotted out, and its units."""

    text: str
    masked: str
    folded: str
    """``masked`` in lower case, without the marks that cling to words."""
    units: tuple[Unit, ...]
    words: Lexicon


def page(article: Article, sentences: Sequence[Sentence], lexicon: Lexicon) -> Page:
    """Return the units of an article in reading order."""
    by_block: dict[int, list[Span]] = {}
    for sentence in sentences:
        span = _past_label(article.blocks[sentence.block].label, sentence.span)
        by_block.setdefault(sentence.block, []).append(trim(article.text, span))
    for number, block in enumerate(article.blocks):
        if block.kind == "headline":
            by_block[number] = [block.span]
    marks = {n: marked(article.text, article.blocks[n].span) for n in sorted(by_block)}
    units = tuple(
        unit
        for number in sorted(by_block)
        for unit in _units(lexicon, article.text, number, by_block[number], marks[number])
    )
    everything = [m for found in marks.values() for m in found]
    masked = _blotted(article.text, everything)
    return Page(article.text, masked, _folded(masked), units, lexicon)


def _past_label(label: Span | None, sentence: Span) -> Span:
    """Return a sentence without the run-in heading before it: "Why it matters:"."""
    is_first = label is not None and sentence.start < label.end < sentence.end
    return Span(label.end, sentence.end) if label and is_first else sentence


_PUNCTUATION = ",.:;!?()[]—–" + MASK


def _folded(masked: str) -> str:
    folded = masked.lower()
    for (
        sign
    ) in _PUNCTUATION:  # a dozen plain replacements take a tenth of the time of a translation
        folded = folded.replace(sign, " ")
    return folded


def _blotted(text: str, marks: Sequence[Marked]) -> str:
    parts, done = [], 0
    for mark in marks:
        parts += [text[done : mark.outer.start], MASK * len(mark.outer)]
        done = mark.outer.end
    return "".join((*parts, text[done:]))


def _units(
    lexicon: Lexicon, text: str, block: int, sentences: Sequence[Span], marks: Sequence[Marked]
) -> Iterator[Unit]:
    """Yield the sentences of a block, joined where a quote runs over their boundary."""
    joined: list[Span] = []
    starts = [m.outer.start for m in marks]
    for span in sentences:
        mark = _around(marks, starts, joined[-1].end) if joined else None
        if joined and _is_parted(lexicon, text, joined[-1], span, mark):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    is_astray = any(_ASTRAY.search(span.of(text)) for span in sentences)
    parted = _resplit(lexicon, text, joined, marks) if is_astray else joined
    for span in _cut(text, parted, marks):
        first = max(0, bisect_right(starts, span.start) - 1)
        last = bisect_left(starts, span.end)
        yield Unit(span, block, tuple(m for m in marks[first:last] if span.meets(m.outer)))


def _resplit(
    lexicon: Lexicon, text: str, spans: Sequence[Span], marks: Sequence[Marked]
) -> Iterator[Span]:
    """Yield the sentences of a block once more where a straight mark was taken for one of the other kind.

    A sentence that begins or ends with a lone mark shows it; what follows was not parted.
    """
    inside = [m.outer for m in marks]
    for span in spans:
        start = span.start
        for stop in _FULL_STOP.finditer(text, span.start, span.end):
            end = stop.start() + 1
            is_title = lexicon.rules["title"].search(text, max(start, end - _TITLE), end)
            if is_title is None and not any(m.start < end < m.end for m in inside):
                yield Span(start, end)
                start = stop.end()
        yield Span(start, span.end)


_ASTRAY = re.compile(r'^"\s|\s"$')
_FULL_STOP = re.compile(r"(?<=[a-z\d%)]{2})\.\s+(?=[A-Z][a-z])")
_TITLE = 6
"""Characters of a title with its full stop."""


def _cut(text: str, spans: Iterable[Span], marks: Sequence[Marked]) -> Iterator[Span]:
    """Yield the sentences, parted where a quote begins or ends one in the midst of a paragraph."""
    ends = sorted({end for mark in marks for end in _bounds(text, mark)})
    for span in spans:
        start = span.start
        for end in ends[bisect_right(ends, start) : bisect_left(ends, span.end)]:
            yield trim(text, Span(start, end))
            start = trim(text, Span(end, span.end)).start
        yield Span(start, span.end)


def _bounds(text: str, mark: Marked) -> Iterator[int]:
    """Yield where a quote shows that a sentence ends: behind it, or before it where it is one itself."""
    stop = text[mark.words.end - 1] == "."
    end = mark.outer.end if stop else mark.outer.end + text.startswith(".", mark.outer.end)
    if (stop or end > mark.outer.end) and _ANEW.match(text, end):
        yield end
    before = _STOPPED.search(text, max(0, mark.outer.start - _STOP), mark.outer.start)
    words = mark.words.of(text)
    is_statement = len(words.split()) >= _STATEMENT or words[-1] in ",.?!"
    if before and words[0].isupper() and is_statement:
        yield mark.outer.start


_ANEW = re.compile(r"\s+(?:[A-Z\d\[]|[“\"]\w)")
_STOPPED = re.compile(r"(?:[A-Za-z]{2}|[\d%)])[.?!]\s+$")
_STOP = 4
"""Characters before a quote in which the sentence before it ends."""
_STATEMENT = 5
"""Words in marks that are a sentence, and no title or name."""


def _around(marks: Sequence[Marked], starts: Sequence[int], at: int) -> Marked | None:
    """Return the last stretch in marks that begins before an offset."""
    index = bisect_left(starts, at) - 1
    return marks[index] if index >= 0 else None


def _is_parted(lexicon: Lexicon, text: str, before: Span, after: Span, mark: Marked | None) -> bool:
    """Say whether two sentences are one: a quote, a signature or a title stands on their boundary."""
    if mark and after.start < mark.outer.end:
        return True
    if text[after.start] in _DASHES or text[before.end - 1] in _DASHES:
        return True
    end = text[max(before.start, before.end - 8) : before.end]
    if _ASKED.search(end) and _is_cued(lexicon, text, after):
        return True
    return lexicon.rules["title"].search(end) is not None


_NAME_FIRST = re.compile(r"(?:[A-Z][\w.’'-]*,?\s){1,7}([a-z]+)\b")


def _is_cued(lexicon: Lexicon, text: str, after: Span) -> bool:
    """Say whether a sentence begins with who asked what stands in marks before it."""
    if lexicon.rules["short-cue"].match(text[after.start : min(after.end, after.start + 120)]):
        return True
    found = _NAME_FIRST.match(text, after.start, min(after.end, after.start + 120))
    return found is not None and found[1] in lexicon.after_quotes


_DASHES = "―—–-"
_ASKED = re.compile(r"[?!…–—-][”\"’']$")


def words(masked: str, span: Span) -> list[Word]:
    """Return the words of a stretch outside quotation marks."""
    lower = span.of(masked).lower()
    if len(lower) != len(span):  # a few capitals have small letters of two signs
        found = _WORD.finditer(masked, span.start, span.end)
        return [Word(m[0].lower(), *m.span()) for m in found]
    return list(_placed(_WORD.findall(lower), lower, span.start))


def _placed(words: Sequence[str], lower: str, start: int) -> Iterator[Word]:
    """Yield words of a text in small letters with their places, which takes half of the time of matches."""
    end = 0
    for word in words:
        at = lower.index(word, end)
        end = at + len(word)
        yield Word(word, start + at, start + end)
