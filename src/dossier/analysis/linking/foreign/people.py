"""People whose names in Latin letters are known, where a text in another script names them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from dossier import lang
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.foreign.sounds import keys, sounds_like
from dossier.analysis.linking.foreign.words import (
    FOREIGN,
    Word,
    openings,
    plain,
    romanised,
    stems,
    without_article,
)
from dossier.model import Span

LONGEST = 4
"""Words of a name in another script."""
LEAST_CONSONANTS = 3
"""Consonants of a name below which words agree by chance."""
LEAST_WRITTEN = 3
"""Letters of a word without short vowels, so that it is no small word ("from", "rise")."""
LEAST_ALONE = 4
"""Letters of a surname that stands alone."""
MOST = 24
"""People under one key beyond which the later ones are not looked at."""

Key = tuple[str, str]


class Seen(NamedTuple):
    """Where a text names somebody."""

    span: Span
    cluster: Cluster
    full: str
    """The spelling in Latin letters that the words sound like."""


class Known(NamedTuple):
    """Full names, by what the first and the last word sound like, and by the last alone."""

    full: dict[Key, list[tuple[Cluster, tuple[str, ...], str]]]
    last: dict[str, list[tuple[Cluster, tuple[str, ...], str]]]


def known(clusters: Iterable[Cluster]) -> Known:
    """Return the people who may be named in other scripts."""
    found = Known(defaultdict(list), defaultdict(list))
    for cluster in clusters:
        for variant in cluster.variants if cluster.kind == "person" else ():
            if not variant.is_full or FOREIGN.search(variant.form):
                continue
            entry = (cluster, variant.words, variant.form)
            for first, last in product(keys(variant.words[0]), keys(variant.words[-1])):
                _enter(found.full[first, last], entry)
            for last in keys(variant.words[-1]):
                _enter(found.last[last], entry)
    return found


def _enter(
    bucket: list[tuple[Cluster, tuple[str, ...], str]], entry: tuple[Cluster, tuple[str, ...], str]
) -> None:
    if len(bucket) < MOST:
        bucket.append(entry)


def find(text: str, words: Sequence[Word], people: Known) -> list[Seen]:
    """Return where a text names somebody: in full, by surname afterwards, by office and surname."""
    found: list[Seen] = []
    surnames: dict[str, Seen | None] = {}
    at = 0
    while at < len(words):
        seen = _full(text, words, at, people) or _alone(text, words, at, people, surnames)
        if seen is None:
            at += 1
            continue
        found.append(seen)
        while at < len(words) and words[at].span.start < seen.span.end:
            at += 1
        _remember(words[at - 1], seen, surnames)
    return found


def _remember(last: Word, seen: Seen, surnames: dict[str, Seen | None]) -> None:
    """Note a surname; one that several bear means nobody."""
    for stem in stems(without_article(last.text, last.language), last.language):
        other = surnames.setdefault(stem, seen)
        if other is not None and other.cluster is not seen.cluster:
            surnames[stem] = None


def _full(text: str, words: Sequence[Word], at: int, people: Known) -> Seen | None:
    """Return the full name that begins with a word, the longest first."""
    window = _window(text, words, at)
    for end in range(len(window), 1, -1):
        if not window[end - 1].is_name_like:
            continue
        for left_out, opening in openings(window[0].text, window[0].language):
            start = window[0].span.start + left_out
            fits = _fits(opening, window[:end], people)
            clusters = {id(cluster): (cluster, form) for cluster, form in fits}
            if len(clusters) == 1:
                return Seen(Span(start, window[end - 1].span.end), *next(iter(clusters.values())))
    return None


def _window(text: str, words: Sequence[Word], at: int) -> list[Word]:
    """Return the words that stand together from one on."""
    found = [words[at]]
    if not found[0].is_name_like:
        return found
    for word in words[at + 1 : at + LONGEST + 2]:
        if not found[-1].joined(word, text):
            break
        found.append(word)
    return found


def _fits(opening: str, window: Sequence[Word], people: Known) -> Iterator[tuple[Cluster, str]]:
    """Yield whom words name of which the first is ``opening``."""
    first, last = window[0], window[-1]
    if first.is_abjad and min(len(opening), len(last.text)) < LEAST_WRITTEN:
        return
    for given, surname in product(
        romanised(opening, first.language), _read(last.text, last.language)
    ):
        for key in product(keys(given), keys(surname)):
            if len(key[0]) + len(key[1]) < LEAST_CONSONANTS:
                continue
            for cluster, own, form in people.full.get(key, ()):
                ends = _likes(given, own[0], first) and _likes(surname, own[-1], last)
                if ends and _inner(window[1:-1], own[1:-1]):
                    yield cluster, form


def _read(word: str, language: str) -> tuple[str, ...]:
    """Return how a word that may have the Arabic article is written in Latin letters."""
    bare = without_article(word, language)
    return romanised(word, language) + (romanised(bare, language) if bare != word else ())


def _likes(foreign: str, latin: str, word: Word) -> bool:
    return sounds_like(foreign, latin, is_abjad=word.is_abjad)


def _inner(between: Sequence[Word], own: Sequence[str]) -> bool:
    """Say whether the words between given name and surname belong to the name; one may be more."""
    particles = lang.anywhere("particles_in_names")
    rest, strange = list(own), 0
    for word in between:
        if not word.is_name_like and romanised(word.text, word.language)[0] not in particles:
            return False
        readings = _read(word.text, word.language)
        if particles & set(readings):
            continue
        same = next((o for o in rest if any(_likes(r, o, word) for r in readings)), None)
        if same is not None:
            rest.remove(same)
        else:
            strange += 1
    return strange == 0 or (strange == 1 and not rest and not own)


def _alone(
    text: str, words: Sequence[Word], at: int, people: Known, surnames: dict[str, Seen | None]
) -> Seen | None:
    """Return whom a surname means: who was named in full before, or who holds the office before it."""
    word = words[at]
    if not word.is_name_like or _is_of_a_country(word):
        return _entitled(text, words, at, people)
    for left_out, rest in openings(word.text, word.language):
        for stem in stems(without_article(rest, word.language), word.language):
            seen = surnames.get(stem)
            if seen is not None and len(stem) >= LEAST_ALONE:
                return seen._replace(span=Span(word.span.start + left_out, word.span.end))
    return _entitled(text, words, at, people)


@cache
def _countries(language: str) -> frozenset[str]:
    """Return the names of places, folded, without their article."""
    forms = [form for forms in lang.table(language, "places").values() for form in forms]
    bare = [without_article(form, language) for form in forms]
    return frozenset(map(plain, (*forms, *bare)))


def _is_of_a_country(word: Word) -> bool:
    """Say whether a word that can be a surname also says of which country somebody is."""
    openings_ = (rest for _, rest in openings(word.text, word.language))
    rests = (without_article(rest, word.language) for rest in openings_)
    return word.is_abjad and any(
        stem[:-1] in _countries(word.language)
        for rest in rests
        for stem in stems(rest, word.language)
    )


def _entitled(text: str, words: Sequence[Word], at: int, people: Known) -> Seen | None:
    """Return the only one with a surname that stands behind an office."""
    word = words[at]
    if not word.is_name_like or not _has_title(text, words, at):
        return None
    found = {
        id(cluster): Seen(word.span, cluster, form)
        for reading in _read(word.text, word.language)
        for key in keys(reading)
        if len(key) >= LEAST_CONSONANTS
        for cluster, own, form in people.last.get(key, ())
        if _likes(reading, own[-1], word)
    }
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _titles(language: str) -> frozenset[str]:
    """Return titles and offices, folded, with what is written together before them."""
    titles = lang.words(language, "titles")
    before = ("", *lang.words(language, "name_prefixes"))
    return frozenset(plain(p + title) for p in before for title in titles)


def _has_title(text: str, words: Sequence[Word], at: int) -> bool:
    """Say whether a title or an office stands before a word."""
    said = ""
    for number in range(at - 1, max(-1, at - 5), -1):
        if not words[number].joined(words[number + 1], text):
            break
        said = f"{plain(words[number].text)} {said}".strip()
        if said in _titles(words[at].language):
            return True
    return False
