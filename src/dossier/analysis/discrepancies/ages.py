"""How old somebody is, as the articles of an event say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from dossier.analysis.discrepancies.classes import of_people
from dossier.analysis.discrepancies.facts import Side, side
from dossier.analysis.discrepancies.finders import NUMBER
from dossier.analysis.discrepancies.numbers import Number
from dossier.analysis.discrepancies.sentence import Sentence, Sentences
from dossier.analysis.discrepancies.units import OLDEST, small
from dossier.analysis.discrepancies.view import View
from dossier.analysis.statements import Spellings
from dossier.analysis.union import groups
from dossier.lang import pattern, words
from dossier.model import Event, Reading, Span

_CHILD = 18
"""Years below which somebody without a noun is a child."""
_NOUNS = 3
"""Words behind "34-year-old" that say who it is."""
_BESIDE = 3
"""Words that two sentences share about people who are only called a man or a woman."""
_HOLDERS = 40
"""Ages of one noun or name that are compared with each other."""


class Age(NamedTuple):
    """How old one article says that somebody is."""

    years: int
    view: View
    side: Side
    name: str
    """The id of the name; empty where none is told."""
    nouns: frozenset[str]
    """Who it is: a driver, a boy."""
    words: frozenset[str]
    """What else the sentence tells."""

    @property
    def article(self) -> str:
        """Return the id of the article."""
        return self.side.passage.article


def find(
    event: Event, readings: Mapping[str, Reading], spellings: Spellings, inside: Sentences
) -> Iterator[tuple[str, list[Age]]]:
    """Yield whose age it is and what the articles say, where they do not agree on it.

    An article that gives two ages of what may be one and the same person says nothing of them.
    """
    told = {a: _ages(readings[a], spellings.get(a, ()), inside[a]) for a in event.reports}
    flat = [age for ages in told.values() for age in ages]
    pairs = [
        (m, n)
        for m, n in sorted(_candidates(flat))
        if _same(flat[m], flat[n])
        and _sure(flat[m], flat[n], told[flat[n].article])
        and _sure(flat[n], flat[m], told[flat[m].article])
    ]
    for members in groups(pairs):
        ages = [flat[n] for n in members]
        if len({age.years for age in ages}) > 1:
            yield _called(ages), ages


def _candidates(ages: Sequence[Age]) -> set[tuple[int, int]]:
    """Return the pairs of ages of different articles that have a name or a noun in common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, age in enumerate(ages):
        for key in {*age.nouns, age.name} - {""}:
            holders[key].append(number)
    return {
        (m, n)
        for held in holders.values()
        for m, n in combinations(held[:_HOLDERS], 2)
        if ages[m].article != ages[n].article
    }


def _sure(own: Age, other: Age, ages: Sequence[Age]) -> bool:
    """Say whether nobody else in the other's article may be meant, nor has the same age there."""
    rest = [age for age in ages if age.years != other.years]
    return not any(_same(own, age) or age.years == own.years for age in rest)


def _called(ages: Sequence[Age]) -> str:
    """Return a word for whoever has the ages."""
    nouns = sorted(word for age in ages for word in age.nouns)
    return max(nouns, key=nouns.count, default="person")


def _same(x: Age, y: Age) -> bool:
    """Say whether two ages are of one person."""
    if x.name and y.name:
        return x.name == y.name
    shared = x.nouns & y.nouns
    if "child" in shared:
        children = words(x.view.language, "children")
        called = (x.nouns | y.nouns) - {"child"}
        return len(called) <= 1 and called <= children and not (x.name or y.name)
    anybody = words(x.view.language, "measured_anyone") | words(x.view.language, "kin")
    if shared - anybody:
        return True
    nameless = not x.name and not y.name
    return bool(shared) and nameless and len((x.words & y.words) - shared) >= _BESIDE


def _ages(
    reading: Reading, named: Sequence[tuple[Span, str]], inside: Sequence[Sentence]
) -> list[Age]:
    """Return the ages in the running text of an article."""
    aged = [_may_age(sentence) for sentence in inside]
    if not any(aged):
        return []
    people = _people(reading, named)
    found: list[Age] = []
    subject = ""
    for sentence, may in zip(inside, aged, strict=True):
        first, last = (
            bisect_left(people, (at,)) for at in (sentence.span.start, sentence.span.end)
        )
        mentions = {start: (end, name) for start, end, name in people[first:last]}
        if may and not sentence.is_past:
            found += _in_sentence(sentence.view, sentence.numbers, mentions, subject)
        subject = next((name for _, name in mentions.values()), subject)
    return found


def _may_age(sentence: Sentence) -> bool:
    """Say whether a sentence may say how old somebody is, before it is taken apart."""
    article, span = sentence.reading.article, sentence.span
    might = pattern(article.language, "number_rules", "may-be-age")
    return NUMBER in sentence.kinds and bool(might.search(article.text, span.start, span.end))


def _people(reading: Reading, named: Sequence[tuple[Span, str]]) -> list[tuple[int, int, str]]:
    """Return where an article names people, in order, and whom."""
    spans = {m.span for name in reading.study.names if name.kind == "person" for m in name.mentions}
    return sorted((p.start, p.end, name) for p, name in named if p in spans)


People = Mapping[int, tuple[int, str]]
"""The people in a sentence, by where their names begin: where these end, and whom they name."""


def _in_sentence(
    sentence: View, numbers: Sequence[Number], people: People, subject: str
) -> Iterator[Age]:
    """Yield the ages in a sentence; one without any word for its holder is the subject's before it."""
    for number in numbers:
        years = int(number.value)
        if number.thing.measure != "age" or not 0 < years <= OLDEST:
            continue
        first, last = number.first, number.last
        glued = pattern(sentence.language, "number_rules", "age").match(
            sentence.text, sentence.found.ends[last]
        )
        name, nouns = (
            _behind(sentence, last + 2, people) if glued else _before(sentence, first, people)
        )
        name = name or (_beside(sentence, first, people) if glued else "")
        alone = glued and not name and not nouns and _opens(sentence, first)
        if alone and _acts(sentence, last + 3):
            name = subject
        if years < _CHILD and not name:
            nouns |= {"child"}
        if name or nouns:
            told = side(sentence, first, last + 2 if glued else last)
            yield Age(years, sentence, told, name, nouns, _matter(sentence))


def _beside(sentence: View, first: int, people: People) -> str:
    """Return whose name stands before "34-year-old" in an apposition: "Ada Quill, a 34-year-old pilot"."""
    is_set_apart = (
        first > 1 and sentence.gap(first - 2) == ", " and not sentence.is_plain(first - 1)
    )
    end = sentence.found.ends[first - 2] if is_set_apart else -1
    return next((name for last, name in people.values() if last == end), "")


def _opens(sentence: View, first: int) -> bool:
    """Say whether "the 34-year-old" begins a sentence, or stands right behind a quote."""
    return first == 1 or (first > 1 and _QUOTED.search(sentence.gap(first - 2)) is not None)


_QUOTED = re.compile(r"[”\"’'»]\s?$")


def _acts(sentence: View, n: int) -> bool:
    """Say whether a word tells what somebody does: "The 68-year-old was", "The 68-year-old denied"."""
    word = "".join(sentence.found.words[n : n + 1])
    is_verb = word.endswith(small(sentence, "done-ending")) or word in words(
        sentence.language, "speech_verbs"
    )
    return is_verb or not (word and sentence.is_plain(n))


def _matter(sentence: View) -> frozenset[str]:
    return frozenset(word for n, word in enumerate(sentence.stems) if sentence.is_plain(n))


def _behind(sentence: View, last: int, people: People) -> tuple[str, frozenset[str]]:
    """Return who stands behind "34-year-old", by name and by noun."""
    places: list[int] = []
    starts = sentence.found.starts
    for n in range(last + 1, min(len(starts), last + 2 + _NOUNS)):
        if starts[n] in people and sentence.gap(n - 1) in {" ", ", "}:
            return people[starts[n]][1], of_people(sentence, places)
        if sentence.gap(n - 1).strip(" -") or not sentence.is_plain(n):
            break
        places.append(n)
    return "", of_people(sentence, places)


def _before(sentence: View, first: int, people: People) -> tuple[str, frozenset[str]]:
    """Return who stands before an age that is set apart, and what is said of him before and behind."""
    end = sentence.found.ends[first - 1]
    name, start = next(((n, at) for at, (last, n) in people.items() if last == end), ("", -1))
    at = next((n for n in range(first) if sentence.found.starts[n] == start), first)
    near = [n for n in range(max(0, at - 2), at) if sentence.is_plain(n)]
    return name, of_people(sentence, near)
