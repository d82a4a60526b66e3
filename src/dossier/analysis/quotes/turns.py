"""Turns of transcripts and interviews: paragraphs that begin with who speaks, and a colon."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from msgspec.structs import replace

from dossier.analysis.quotes.labelled import Labelled
from dossier.analysis.quotes.lexicon import Lexicon
from dossier.analysis.quotes.speakers import Called
from dossier.model import Article, LocalName, Span
from dossier.text import trim

_WHAT = r"(?: \([^():\n\d]{1,40}\))?(?:, [^:\n]{2,50})?:\s+(?=\S)"
"""What may stand between a name and the words: " (R), HOST:"; a number in brackets is a result."""
_CAPITAL = r"[A-Z][A-Z.'’-]{1,30}+"
_WORD = r"[^\W\d_a-zß-ÿ][\w.'’-]{0,30}+"
_IN_CAPITALS = re.compile(rf"[“\"‘']?(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}}+){_WHAT}")
_AS_NAMES = re.compile(
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,3}}+){_WHAT}|(?P<letter>[A-Z])\.\s+(?=\S)"
)
_FEWEST = 3
"""Paragraphs with a label that make an article a transcript; one or two are "WATCH:" or "UPDATE:"."""
_TWICE = 2
"""Turns of each of two speakers who are not written in capitals; "Price:" and "Date:" stand once."""
_READ = frozenset({"headline", "paragraph", "subheading"})
"""Kinds of blocks that can be turns; the first turn and short questions may be read as headings."""
_OPENS = re.compile(r"[“\"]\s?(?=\S)")

Turns = dict[int, Labelled | None]
"""The turns by the index of their block; a question of nobody who is named is nobody's."""


class _Label(NamedTuple):
    """Who speaks in a paragraph, and where their words begin."""

    span: Span
    start: int


_Labels = dict[int, _Label]
"""By the index of their block."""


def turns(lexicon: Lexicon, article: Article, names: tuple[LocalName, ...]) -> Turns:
    """Return the turns of a transcript or an interview, none where an article is neither."""
    labels = _in_capitals(article) or _as_names(article)
    if not labels:
        return {}
    written = sorted({label.span.of(article.text) for label in labels.values()}, key=len)
    called = {name: _called(name, written, names) for name in written}
    answering = _answering(article, min(labels), names)
    made: Turns = {}
    for number, label in labels.items():
        name = label.span.of(article.text)
        whom = answering if lexicon.has("answers", name.lower()) and answering else called[name]
        is_question = lexicon.has("asks", name.lower())
        made[number] = None if is_question else _turn(article, number, label, whom)
    return made | _continued(article, made)


def _labels(article: Article, pattern: re.Pattern[str]) -> _Labels:
    """Return the paragraphs that begin with a label."""
    found: _Labels = {}
    for number, block in enumerate(article.blocks):
        match = pattern.match(article.text, block.span.start, block.span.end)
        if match and block.kind in _READ:
            found[number] = _Label(Span(*match.span(match.lastgroup or 0)), match.end())
    return found


def _in_capitals(article: Article) -> _Labels:
    found = _labels(article, _IN_CAPITALS)
    is_one = len({label.span.of(article.text) for label in found.values()}) == 1
    return {} if is_one or len(found) < _FEWEST else found


def _as_names(article: Article) -> _Labels:
    """Return the turns of those who have several of them: "Ada Quill:", "Q:"."""
    found = _labels(article, _AS_NAMES)
    count = Counter(label.span.of(article.text) for label in found.values())
    often = {name for name, turns in count.items() if turns >= _TWICE}
    kept = {n: label for n, label in found.items() if label.span.of(article.text) in often}
    return kept if len(often) > 1 else {}


def _called(label: str, written: list[str], names: tuple[LocalName, ...]) -> Called:
    """Return the person whose name ends as a label does, or else the longest label that does."""
    last = label.rsplit(maxsplit=1)[-1].lower()
    same = [i for i, n in enumerate(names) if n.kind == "person" and n.label.lower().endswith(last)]
    if len(same) == 1:
        return Called(names[same[0]].label, same[0])
    return Called([w for w in written if w.rsplit(maxsplit=1)[-1].lower() == last][-1], None)


def _answering(article: Article, first: int, names: tuple[LocalName, ...]) -> Called | None:
    """Return who answers in an interview: the person named most before its first question."""
    limit = article.blocks[first].span.start
    before = [
        (sum(m.span.end <= limit for m in name.mentions), -index)
        for index, name in enumerate(names)
        if name.kind == "person"
    ]
    most, index = max(before, default=(0, 0))
    return Called(names[-index].label, -index) if most else None


def _turn(article: Article, number: int, label: _Label, whom: Called) -> Labelled:
    words = trim(article.text, Span(label.start, article.blocks[number].span.end))
    sign = article.text.rfind(":", label.span.end, label.start)
    at = label.span.end if sign < 0 else sign  # "Q." has a stop
    return Labelled(label.span, Span(at, at + 1), words, whom)


def _continued(article: Article, made: Turns) -> Turns:
    """Return the paragraphs that go on with the turn before them.

    They open with a mark, as that turn does, or stand without one between two turns.
    """
    more: Turns = {}
    turn: Labelled | None = None
    is_quoted = False
    for number, block in enumerate(article.blocks):
        opening = _OPENS.match(article.text, block.span.start, block.span.end)
        if number in made:
            turn, is_quoted = made[number], opening is not None
        elif block.kind == "caption" or turn is None:
            continue
        elif is_quoted and opening:
            more[number] = replace(
                turn, words=trim(article.text, Span(opening.end(), block.span.end))
            )
        elif is_quoted or number > max(made) or not _is_speech(article, block.span):
            turn = None
        else:
            more[number] = replace(turn, words=block.span)
    return more


def _is_speech(article: Article, span: Span) -> bool:
    """Say whether a paragraph between two turns is spoken, and no direction: "(APPLAUSE)"."""
    return article.text[span.start] not in "([*" and article.text[span.end - 1] not in ")]*"
